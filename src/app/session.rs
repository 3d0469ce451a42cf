//! The page's state and how every event changes it; a plain struct, so that it is tested without a browser.
//!
//! Each request carries a revision number. A review of an older revision than the last request is dropped; the same
//! revision may be answered twice (the exact-only review first, the scored one after it).

use crate::protocol::{ClassWork, Engine, EngineState, Failure, Fault, FromWorker, ToWorker, WorkInput};
use crate::tutor::{Cuts, Judge, Review};
use crate::words::Language;

/// What the page knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// What the reviews' sentences are asked for in.
    language: Language,
    /// Of the last request; the first one is 1.
    rev: u64,
    work: Option<WorkInput>,
    review: Option<Review>,
    /// The request that `review` answers, and the text that it was made of, where it was one text.
    review_rev: u64,
    reviewed: Option<String>,
    /// Whether the last request was answered.
    current: bool,
    /// Whether a worker listens.
    is_heard: bool,
    engine: EngineState,
    failure: Option<Failure>,
    outcome: OutcomeModel,
    /// The reader's own cut, an index into the model's operating points. None: the model's cuts.
    chosen_cut: Option<usize>,
}

/// The model of final answers, which is fetched when the reader first asks for the comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum OutcomeModel {
    #[default]
    NotAsked,
    Asked,
    Failed(Failure),
}

impl Default for Session {
    fn default() -> Session {
        Session {
            language: Language::default(),
            rev: 0,
            work: None,
            review: None,
            review_rev: 0,
            reviewed: None,
            current: false,
            is_heard: false,
            engine: EngineState::Idle,
            failure: None,
            outcome: OutcomeModel::default(),
            chosen_cut: None,
        }
    }
}

impl Session {
    /// Takes up other work: what was shown goes, and the answer is what to ask the worker.
    pub fn open(&mut self, work: WorkInput) -> ToWorker {
        self.review = None;
        self.revise(work)
    }

    /// Takes the work as edited: the last review stays in sight until the new one is in.
    pub fn revise(&mut self, work: WorkInput) -> ToWorker {
        self.work = Some(work.clone());
        self.ask(work)
    }

    /// Asks again for the work at hand (another cut, a restarted worker). None where there is none.
    pub fn again(&mut self) -> Option<ToWorker> {
        let work = self.work.clone()?;
        Some(self.ask(work))
    }

    fn ask(&mut self, work: WorkInput) -> ToWorker {
        self.rev += 1;
        self.current = false;
        self.failure = None;
        if self.worker_is_gone() {
            // No other will take its place.
            self.review = None;
        }
        ToWorker::Review { rev: self.rev, work, cuts: self.cuts_chosen(), language: self.language }
    }

    /// Puts the work at hand aside for a class that is to be read: the request's number, and what to ask the worker.
    pub fn read_class(&mut self, text: String) -> (u64, ToWorker) {
        let rev = self.put_aside();
        (rev, ToWorker::ReadClass { rev, text })
    }

    /// The same for a class that is to be judged, with the problems that were given for its questions.
    pub fn open_class(&mut self, class: Vec<ClassWork>, given: Vec<String>) -> (u64, ToWorker) {
        let rev = self.put_aside();
        (rev, ToWorker::ReviewClass { rev, class, given, cuts: self.cuts_chosen() })
    }

    /// The same for attempts that the tutor is to draft.
    pub fn draft(&mut self, problem: String, seed: u64, model_url: String) -> (u64, ToWorker) {
        let rev = self.put_aside();
        let (cuts, language) = (self.cuts_chosen(), self.language);
        (rev, ToWorker::Draft { rev, problem, seed, model_url, cuts, language })
    }

    /// Puts the work at hand aside: what was asked for is no longer wanted.
    pub fn cancel(&mut self) -> ToWorker {
        ToWorker::Cancel { rev: self.put_aside() }
    }

    fn put_aside(&mut self) -> u64 {
        self.rev += 1;
        self.work = None;
        self.review = None;
        self.failure = None;
        self.current = true;
        self.rev
    }

    /// Takes in what the worker says.
    pub fn apply(&mut self, message: FromWorker) {
        match message {
            FromWorker::Ready => self.is_heard = true,
            FromWorker::Engine(state) => self.engine = state,
            FromWorker::NoOutcome(failure) => self.outcome = OutcomeModel::Failed(failure),
            FromWorker::Review { rev, review } if rev == self.rev => {
                self.review = Some(review);
                if self.review_rev != rev {
                    self.reviewed = match &self.work {
                        Some(WorkInput::Paste { text, .. }) => Some(text.clone()),
                        _ => None,
                    };
                }
                self.review_rev = rev;
                self.current = true;
            }
            FromWorker::Failed { rev, failure } if rev == self.rev => {
                self.failure = Some(failure);
                self.current = true;
                if self.review_rev != rev {
                    // It was of other work.
                    self.review = None;
                }
            }
            // Answers to requests that a newer one has replaced, and what the sessions of classes and drafts take in.
            FromWorker::Review { .. }
            | FromWorker::Failed { .. }
            | FromWorker::ClassRead { .. }
            | FromWorker::ProblemsUnread { .. }
            | FromWorker::Drafting { .. }
            | FromWorker::Drafts { .. }
            | FromWorker::Like(_)
            | FromWorker::Standings { .. } => {}
        }
    }

    /// The worker is gone: nothing can be judged until another one is started ([`Session::retry`]). What it said first
    /// stays: a later fault is a consequence.
    pub fn worker_broke(&mut self, fault: Fault) {
        if !self.worker_is_gone() {
            self.engine = EngineState::Failed(Failure::Worker(fault));
        }
        self.outcome = OutcomeModel::NotAsked;
        self.current = true;
        self.is_heard = false;
        if self.review_rev != self.rev {
            self.review = None;
        }
    }

    /// Whether nobody is there to answer.
    pub fn worker_is_gone(&self) -> bool {
        matches!(self.engine, EngineState::Failed(Failure::Worker(_)))
    }

    /// Asks for the model of final answers, unless it is there or on its way.
    pub fn compare_outcomes(&mut self, model_url: &str) -> Option<ToWorker> {
        if self.outcome == OutcomeModel::Asked {
            return None;
        }
        self.outcome = OutcomeModel::Asked;
        Some(ToWorker::LoadOutcome { model_url: model_url.to_owned() })
    }

    /// Why there is no model of final answers.
    pub fn outcome_failure(&self) -> Option<&Failure> {
        match &self.outcome {
            OutcomeModel::Failed(failure) => Some(failure),
            OutcomeModel::NotAsked | OutcomeModel::Asked => None,
        }
    }

    /// The model is asked for anew.
    pub fn retry(&mut self) {
        self.is_heard = false;
        self.outcome = OutcomeModel::NotAsked;
        self.engine = EngineState::Idle;
    }

    /// Sets the cut to an operating point of the model and asks again. None where there is no such point.
    pub fn choose_cut(&mut self, point_idx: usize) -> Option<ToWorker> {
        self.running().filter(|engine| point_idx < engine.operating_points.len())?;
        self.chosen_cut = Some(point_idx);
        self.again()
    }

    /// Goes back to the model's own cuts and asks again.
    pub fn reset_cut(&mut self) -> Option<ToWorker> {
        self.chosen_cut = None;
        self.again()
    }

    /// Asks for the work at hand in another language.
    pub fn speak(&mut self, language: Language) -> Option<ToWorker> {
        self.language = language;
        self.again()
    }

    /// The operating point in force: the reader's, or the one nearest to the model's own cut.
    pub fn cut_idx(&self) -> Option<usize> {
        let engine = self.running()?;
        let n_points = engine.operating_points.len();
        if let Some(chosen) = self.chosen_cut.filter(|&chosen| chosen < n_points) {
            return Some(chosen);
        }
        let distance = |i: &usize| (engine.operating_points[*i].0 - engine.cuts.sound).abs();
        (0..n_points).min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// Whether the reader's cut is in force rather than the model's.
    pub fn cut_is_chosen(&self) -> bool {
        self.chosen_cut.is_some()
    }

    /// The reader's cuts: their sound cut, and the model's unsound cut where it is not above that.
    fn cuts_chosen(&self) -> Option<Cuts> {
        let engine = self.running()?;
        let &(sound, _, _) = engine.operating_points.get(self.chosen_cut?)?;
        Some(Cuts { sound, unsound: engine.cuts.unsound.min(sound) })
    }

    /// The last review that was let in.
    pub fn review(&self) -> Option<&Review> {
        self.review.as_ref()
    }

    /// The last review that was let in, and the text that it is of. None where that was no text.
    pub fn reviewed(&self) -> Option<(&str, &Review)> {
        Some((self.reviewed.as_deref()?, self.review.as_ref()?))
    }

    /// The engine's state.
    pub fn engine(&self) -> &EngineState {
        &self.engine
    }

    /// The engine that scores, once there is one.
    pub fn running(&self) -> Option<&Engine> {
        match &self.engine {
            EngineState::Running(engine) => Some(engine),
            _ => None,
        }
    }

    /// Why the last request was not answered with a review.
    pub fn failure(&self) -> Option<&Failure> {
        match &self.engine {
            EngineState::Failed(failure @ Failure::Worker(_)) => Some(failure),
            _ => self.failure.as_ref(),
        }
    }

    /// Whether the review in sight is of the work as it was before the last edit.
    pub fn is_stale(&self) -> bool {
        self.review.is_some() && self.review_rev != self.rev
    }

    /// The byte from which `text` is another than the one that the review in sight is of. None where it is the same.
    pub fn changed_from(&self, text: &str) -> Option<usize> {
        let reviewed = self.reviewed.as_deref()?;
        let n_same = reviewed.bytes().zip(text.bytes()).take_while(|(before, now)| before == now).count();
        (n_same < reviewed.len().max(text.len())).then_some(n_same)
    }

    /// The last request, as long as nothing at all was said to it.
    pub fn unanswered(&self) -> Option<u64> {
        (self.work.is_some() && !self.current && !self.worker_is_gone()).then_some(self.rev)
    }

    /// Whether the program that checks is still on its way.
    pub fn is_starting(&self) -> bool {
        !self.is_heard && !self.worker_is_gone()
    }

    /// Whether more is to come for the last request: no answer yet, or only the exact one while a model may follow.
    pub fn waiting(&self) -> bool {
        let model_may_follow = !matches!(self.engine, EngineState::Failed(_));
        match &self.review {
            _ if self.work.is_none() || self.failure().is_some() => false,
            Some(review) if self.current => review.judge == Judge::Pending && model_may_follow,
            _ => !self.current,
        }
    }
}

#[cfg(test)]
mod tests;
