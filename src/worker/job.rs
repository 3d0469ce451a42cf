//! One request judged: split, checked exactly, answered; then scored, and answered again.
//!
//! Between solutions, and between the network's layers, the job looks whether a newer request has come, and if so ends
//! without a word. What was found of a solution is cached, so that an edit costs one solution and another cut costs
//! none.

use super::faults;
use super::loaded_model::LoadedModel;
use super::next_step::NextSteps;
use super::result_cache::ResultCache;
use super::worked_problem::WorkedProblem;
use crate::engine::CpuEngine;
use crate::platform::{now_millis, yield_now};
use crate::protocol::{EngineState, Failure, FromWorker, SetSolution, WorkInput};
use crate::reading::{Solution, Work, from_lines, from_lines_and_notes, split, split_beside};
use crate::scoring::Scorer;
use crate::tutor::{Background, Cuts, Findings, Learned, Verdicts, review, witness};
use crate::words::Language;

/// Most solutions about which the outcome reward model is asked: a problem's candidates, not a class.
const MAX_OUTCOMES: usize = 8;

/// Exact checking gives way to waiting messages after this long.
const MAX_MILLIS_WITHOUT_PAUSE: f64 = 20.0;

/// The model, as far as it is there.
#[derive(Default)]
pub enum ModelState {
    /// Not asked for, or on its way.
    #[default]
    Loading,
    Ready(LoadedModel),
    /// No model can be used.
    Absent,
}

/// A request of the page, its text already split.
pub struct Request {
    rev: u64,
    work: Work,
    source: Source,
    cuts: Option<Cuts>,
    language: Language,
}

impl Request {
    /// Splits a paste, works out a problem; candidates come in lines already.
    pub fn new(rev: u64, input: WorkInput, cuts: Option<Cuts>, language: Language) -> Request {
        let mut source = Source::Reader;
        let work = match input {
            WorkInput::Paste { text, writing: None } => split(&text),
            WorkInput::Paste { text, writing: Some(writing) } => split_beside(&text, writing.row, !writing.at_end),
            WorkInput::Candidates { problem, candidates } => {
                let solutions = candidates.iter().map(|steps| from_lines(&problem, steps)).collect();
                Work { solutions, ..Work::default() }
            }
            WorkInput::Lines(set) => Work { solutions: set.iter().map(as_set).collect(), ..Work::default() },
            WorkInput::Problem { problem, small_steps, n_slipped, seed } => {
                let worked = WorkedProblem::new(&problem, small_steps, n_slipped, seed);
                let work = Work { solutions: worked.solutions.clone(), ..Work::default() };
                source = Source::WorkedOut(worked);
                work
            }
        };
        Request { rev, work, source, cuts, language }
    }

    /// The message that carries its review.
    fn reviewed(&self, verdicts: &[Verdicts], learned: Learned, outcomes: &[Option<f32>]) -> FromWorker {
        let background: &dyn Background = match &self.source {
            Source::WorkedOut(worked) => &worked.told_in(self.language),
            Source::Reader => &NextSteps::new(self.work.solutions.len(), self.language),
        };
        let findings = Findings { verdicts, learned, outcomes, background };
        FromWorker::Review { rev: self.rev, review: review(&self.work, &findings, self.language) }
    }

    /// The page's number for it.
    pub fn rev(&self) -> u64 {
        self.rev
    }
}

fn as_set(set: &SetSolution) -> Solution {
    let lines: Vec<_> = set.lines.iter().map(|line| (line.text.as_str(), line.is_note)).collect();
    from_lines_and_notes(&set.problem, &lines)
}

/// Where a request's solutions come from.
enum Source {
    /// They were handed in.
    Reader,
    /// They were worked out here.
    WorkedOut(WorkedProblem),
}

/// Both witnesses, with the cache of what they have found so far.
#[derive(Default)]
pub struct Reviewer {
    pub(super) model: ModelState,
    /// An outcome reward model, taught final answers only, once the page has asked for one.
    outcome: Option<Scorer<CpuEngine>>,
    pub(super) results: ResultCache,
}

impl Reviewer {
    /// A model is on its way.
    pub fn expect_model(&mut self) {
        self.take_model(ModelState::Loading);
    }

    /// Takes the model in, or that there will be none. Scores of an earlier model are dropped.
    pub fn take_model(&mut self, model: ModelState) {
        self.model = model;
        self.results.clear_scores();
    }

    /// Takes in an outcome reward model. It is small and seldom asked, so the CPU will do.
    pub fn take_outcome_model(&mut self, scorer: Scorer<CpuEngine>) {
        self.outcome = Some(scorer);
    }

    /// Judges a request and posts what is found, the exact part first. Ends early, posting no more, once `newer`.
    pub async fn review(&mut self, request: &Request, newer: &dyn Fn() -> bool, post: &dyn Fn(FromWorker)) {
        self.results.make_room(request.work.solutions.len());
        let Some(verdicts) = self.verdicts(&request.work.solutions, newer).await else { return };
        let scores = self.results.all_scores(&request.work.solutions);
        if scores.is_none() || !matches!(self.model, ModelState::Ready(_)) {
            let absent = matches!(self.model, ModelState::Absent);
            let learned = if absent { Learned::Absent } else { Learned::Pending };
            post(request.reviewed(&verdicts, learned, &[]));
        }
        match self.score(&request.work.solutions, newer, post).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(failure) => return post(FromWorker::Failed { rev: request.rev, failure }),
        }
        let scores = self.results.all_scores(&request.work.solutions);
        if let (Some(scores), ModelState::Ready(model)) = (scores, &self.model) {
            let cuts = request.cuts.unwrap_or_else(|| model.cuts());
            let outcomes = self.outcomes(&request.work.solutions).await.unwrap_or_else(|failure| {
                post(FromWorker::NoOutcome(failure));
                Vec::new()
            });
            post(request.reviewed(&verdicts, Learned::Scored { scores: &scores, cuts }, &outcomes));
        }
    }

    /// The model on every solution that it has not scored before, if there is a model. False once `newer`.
    pub(super) async fn score(
        &mut self,
        solutions: &[Solution],
        newer: &dyn Fn() -> bool,
        post: &dyn Fn(FromWorker),
    ) -> Result<bool, Failure> {
        let ModelState::Ready(model) = &mut self.model else { return Ok(true) };
        let unscored = self.results.unscored(solutions);
        for pass in unscored.chunks(model.n_solutions_at_once()) {
            yield_now().await;
            if newer() {
                return Ok(false);
            }
            let Some(scored) = model.score(pass, newer).await? else { return Ok(false) };
            if scored.moved {
                post(FromWorker::Engine(EngineState::Running(model.engine())));
            }
            self.results.store_scores(pass, scored.rows);
        }
        Ok(!newer())
    }

    /// P(the answer is right) for each of a problem's candidates. Empty where no outcome reward model was asked for.
    async fn outcomes(&mut self, solutions: &[Solution]) -> Result<Vec<Option<f32>>, Failure> {
        let Some(scorer) = self.outcome.as_mut().filter(|_| solutions.len() <= MAX_OUTCOMES) else {
            return Ok(Vec::new());
        };
        if let Some(outcomes) = self.results.all_outcomes(solutions) {
            return Ok(outcomes);
        }
        let rows = scorer.score(solutions).await.map_err(|error| Failure::Engine(faults::of_scoring(&error)))?;
        // Such a model has its say at the last line.
        let outcomes: Vec<Option<f32>> = rows.iter().map(|row| row.last().copied().flatten()).collect();
        self.results.store_outcomes(solutions, outcomes.clone());
        Ok(outcomes)
    }

    /// The exact witness on every solution. None once `newer`.
    pub(super) async fn verdicts(&mut self, solutions: &[Solution], newer: &dyn Fn() -> bool) -> Option<Vec<Verdicts>> {
        let mut paused = now_millis();
        let mut verdicts = Vec::with_capacity(solutions.len());
        for solution in solutions {
            if now_millis() - paused > MAX_MILLIS_WITHOUT_PAUSE {
                yield_now().await;
                paused = now_millis();
            }
            if newer() {
                return None;
            }
            verdicts.push(self.results.verdicts_or(solution, || witness(solution)));
        }
        Some(verdicts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Writing;
    use crate::tutor::{Judge, Mark, Review};
    use std::cell::{Cell, RefCell};

    const SLIP: &str = "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7";

    /// What is posted for `text`; a newer request comes when `newer` was asked for `n_asked` times.
    fn posted(reviewer: &mut Reviewer, text: &str, n_asked: usize) -> Vec<FromWorker> {
        let request = Request::new(7, WorkInput::Paste { text: text.to_owned(), writing: None }, None, Language::En);
        let (asked, posts) = (Cell::new(0), RefCell::new(Vec::new()));
        let newer = || {
            asked.set(asked.get() + 1);
            asked.get() > n_asked
        };
        pollster::block_on(reviewer.review(&request, &newer, &|message| posts.borrow_mut().push(message)));
        posts.into_inner()
    }

    fn only_review(posts: &[FromWorker]) -> &Review {
        match posts {
            [FromWorker::Review { rev: 7, review }] => review,
            other => panic!("wanted one review, found {other:?}"),
        }
    }

    #[test]
    fn without_a_model_the_exact_review_goes_out_and_says_so() {
        for (model, judge) in [(ModelState::Loading, Judge::Pending), (ModelState::Absent, Judge::Absent)] {
            let mut reviewer = Reviewer::default();
            reviewer.take_model(model);
            let posts = posted(&mut reviewer, SLIP, usize::MAX);
            let review = only_review(&posts);
            assert_eq!((review.judge, review.highlight), (judge, None));
            let marks: Vec<Mark> = review.cards[0].steps.iter().map(|step| step.mark).collect();
            assert_eq!(marks, [Mark::Unsound, Mark::Carried]);
        }
    }

    #[test]
    fn a_row_that_is_being_written_is_shown_and_not_judged() {
        let (text, row) = (format!("{SLIP}\nx = 8"), crate::text::Span::new(SLIP.len() + 1, SLIP.len() + 6));
        for (writing, wanted) in [
            (None, vec![Mark::Unsound, Mark::Carried, Mark::Unsound]),
            (Some(Writing { row, at_end: true }), vec![Mark::Unsound, Mark::Carried, Mark::Unchecked]),
        ] {
            for language in Language::ALL.iter().copied() {
                let input = WorkInput::Paste { text: text.clone(), writing };
                let request = Request::new(7, input, None, language);
                let posts = RefCell::new(Vec::new());
                let post = |message| posts.borrow_mut().push(message);
                pollster::block_on(Reviewer::default().review(&request, &|| false, &post));
                let posts = posts.into_inner();
                let steps = &only_review(&posts).cards[0].steps;
                let marks: Vec<Mark> = steps.iter().map(|step| step.mark).collect();
                assert_eq!((marks, steps[2].unfinished), (wanted.clone(), writing.is_some()));
                assert_eq!(steps[2].why == language.text("line.not-finished"), writing.is_some());
            }
        }
    }

    #[test]
    fn a_newer_request_ends_the_job_without_a_word() {
        assert_eq!(posted(&mut Reviewer::default(), SLIP, 0), []);
    }

    #[test]
    fn text_without_maths_is_answered_too() {
        for text in ["", "no maths here", "\0\0"] {
            let posts = posted(&mut Reviewer::default(), text, usize::MAX);
            assert!(!only_review(&posts).summary.is_empty(), "{text:?}");
        }
    }
}
