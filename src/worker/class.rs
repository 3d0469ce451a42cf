//! The work of a class judged: in parts, algebra first, so that a table fills while the model is still at work.
//!
//! Between parts the job looks whether it was cancelled or overtaken, and if so ends without a word. What was found is
//! remembered, so that a review that goes on after a stop begins where it was left.

use super::job::{ModelState, Reviewer};
use crate::platform::yield_now;
use crate::protocol::{ClassWork, EngineState, FromWorker};
use crate::reading::{Solution, Work, split_one};
use crate::tutor::{Cuts, Findings, Learned, Standing, Verdicts, review};
use crate::words::Language;
use std::ops::Range;

/// Solutions that algebra checks before it says what it found.
const SOLUTIONS_PER_PART: usize = 20;

/// A class to be judged.
pub struct ClassRequest {
    pub rev: u64,
    pub class: Vec<ClassWork>,
    pub cuts: Option<Cuts>,
}

/// A class as far as it was read and checked.
#[derive(Default)]
struct Checked {
    works: Vec<Work>,
    solutions: Vec<Solution>,
    verdicts: Vec<Verdicts>,
}

impl Reviewer {
    /// Judges a class and posts what is found part by part. Ends early, posting no more, once `newer`.
    pub async fn review_class(&mut self, request: &ClassRequest, newer: &dyn Fn() -> bool, post: &dyn Fn(FromWorker)) {
        self.results.make_room(request.class.len());
        let absent = matches!(self.model, ModelState::Absent);
        let learned = if absent { Learned::Absent } else { Learned::Pending };
        let mut checked = Checked::default();
        for part in request.class.chunks(SOLUTIONS_PER_PART) {
            yield_now().await;
            if newer() {
                return;
            }
            let start = checked.works.len();
            let works = part.iter().map(|work| split_one(work.problem.as_deref(), &work.work));
            checked.works.extend(works);
            let solutions =
                checked.works[start..].iter().map(|work| work.solutions.first().cloned().unwrap_or_default());
            checked.solutions.extend(solutions);
            let Some(verdicts) = self.verdicts(&checked.solutions[start..], newer).await else { return };
            checked.verdicts.extend(verdicts);
            post(checked.standings(request.rev, start..checked.works.len(), learned));
        }
        self.score_class(request, &checked, newer, post).await;
    }

    /// The model on a class that algebra has checked.
    async fn score_class(
        &mut self,
        request: &ClassRequest,
        checked: &Checked,
        newer: &dyn Fn() -> bool,
        post: &dyn Fn(FromWorker),
    ) {
        let ModelState::Ready(model) = &mut self.model else { return };
        let cuts = request.cuts.unwrap_or_else(|| model.cuts());
        let mut rest = 0..checked.solutions.len();
        while !rest.is_empty() {
            let start = rest.start;
            yield_now().await;
            if newer() {
                return;
            }
            // Executors come and go.
            let part = start..rest.end.min(start + model.n_solutions_at_once());
            rest.start = part.end;
            let solutions = &checked.solutions[part.clone()];
            let unscored = self.results.unscored(solutions);
            if !unscored.is_empty() {
                match model.score(&unscored, newer).await {
                    Ok(None) => return,
                    Ok(Some(scored)) => {
                        if scored.moved {
                            post(FromWorker::Engine(EngineState::Running(model.engine())));
                        }
                        self.results.store_scores(&unscored, scored.rows);
                    }
                    Err(failure) => return post(FromWorker::Failed { rev: request.rev, failure }),
                }
            }
            let Some(scores) = self.results.all_scores(solutions) else { continue };
            post(checked.standings(request.rev, part, Learned::Scored { scores: &scores, cuts }));
        }
    }
}

impl Checked {
    /// The message that says how the solutions of `part` stand; scores are theirs alone.
    fn standings(&self, rev: u64, part: Range<usize>, learned: Learned) -> FromWorker {
        let start = part.start;
        let work = Work { solutions: self.solutions[part.clone()].to_vec(), ..Work::default() };
        // A standing holds no sentence, so any language does.
        let findings = Findings { learned, ..Findings::exact_only(&self.verdicts[part.clone()]) };
        let review = review(&work, &findings, Language::default());
        let cards = review.cards.iter().zip(&self.works[part]);
        let standings = cards.map(|(card, work)| Standing::of(card, work.notices.clone())).collect();
        FromWorker::Standings { rev, start, standings, judge: review.judge }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tutor::{Judge, Mark};
    use std::cell::{Cell, RefCell};

    fn class(n: usize) -> Vec<ClassWork> {
        let work = |i| ClassWork {
            problem: Some("Solve 2(x - 3) = x + 4".to_owned()),
            work: if i % 2 == 0 { String::new() } else { format!("2x - 3 = x + 4\nx = {i}") },
        };
        (0..n).map(work).collect()
    }

    /// What is posted for a class of `n`, cancelled once it has asked `n_asked` times.
    fn posted(n: usize, n_asked: usize) -> Vec<FromWorker> {
        let mut reviewer = Reviewer::default();
        reviewer.take_model(ModelState::Absent);
        let request = ClassRequest { rev: 3, class: class(n), cuts: None };
        let (asked, posts) = (Cell::new(0), RefCell::new(Vec::new()));
        let newer = || {
            asked.set(asked.get() + 1);
            asked.get() > n_asked
        };
        pollster::block_on(reviewer.review_class(&request, &newer, &|message| posts.borrow_mut().push(message)));
        posts.into_inner()
    }

    #[test]
    fn a_class_is_answered_part_by_part() {
        let n = SOLUTIONS_PER_PART + 5;
        let posts = posted(n, usize::MAX);
        let mut at = 0;
        for post in &posts {
            let FromWorker::Standings { rev: 3, start, standings, judge: Judge::Absent } = post else {
                panic!("wanted standings, found {post:?}")
            };
            assert_eq!(*start, at);
            for (i, standing) in standings.iter().enumerate() {
                let marks: Vec<Mark> = standing.lines.iter().map(|line| line.mark).collect();
                match (at + i) % 2 {
                    0 => assert_eq!((marks.len(), standing.first_unsound), (0, None)),
                    _ => assert_eq!((marks[0], standing.first_unsound), (Mark::Unsound, Some(0))),
                }
            }
            at += standings.len();
        }
        assert_eq!((at, posts.len()), (n, 2));
    }

    #[test]
    fn work_without_a_problem_says_so() {
        let mut reviewer = Reviewer::default();
        reviewer.take_model(ModelState::Absent);
        let work = |problem: Option<&str>| ClassWork { problem: problem.map(str::to_owned), work: "2x = 8".to_owned() };
        let class = vec![work(Some("2x + 1 = 9")), work(None)];
        let posts = RefCell::new(Vec::new());
        let request = ClassRequest { rev: 1, class, cuts: None };
        pollster::block_on(reviewer.review_class(&request, &|| false, &|message| posts.borrow_mut().push(message)));
        let posts = posts.into_inner();
        let [FromWorker::Standings { standings, .. }] = posts.as_slice() else { panic!("{posts:?}") };
        assert_eq!(standings.iter().map(|standing| standing.problem_unknown).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_cancelled_class_ends_without_a_word_more() {
        let n_posts = posted(3 * SOLUTIONS_PER_PART, 1 + SOLUTIONS_PER_PART).len();
        assert_eq!(n_posts, 1);
        assert_eq!(posted(5, 0), []);
    }
}
