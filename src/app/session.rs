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
    /// The request that `review` answers.
    review_rev: u64,
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
            // Answers to requests that a newer one has replaced, and what the class's own session takes in.
            FromWorker::Review { .. }
            | FromWorker::Failed { .. }
            | FromWorker::ClassRead { .. }
            | FromWorker::ProblemsUnread { .. }
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
mod tests {
    use super::*;
    use crate::protocol::{CpuReason, Device};

    fn paste(text: &str) -> WorkInput {
        WorkInput::Paste { text: text.to_owned(), writing: None }
    }

    fn review(summary: &str, judge: Judge) -> Review {
        Review { cards: vec![], notices: vec![], highlight: None, judge, summary: summary.to_owned() }
    }

    fn engine() -> EngineState {
        EngineState::Running(Engine {
            device: Device::Cpu { why: CpuReason::NoAdapter },
            cuts: Cuts { sound: 0.8, unsound: 0.3 },
            operating_points: vec![(0.2, 0.001, 0.4), (0.5, 0.01, 0.6), (0.79, 0.02, 0.7), (0.95, 0.05, 0.9)],
        })
    }

    #[test]
    fn the_model_of_answers_is_asked_for_once_and_again_after_a_failure() {
        let mut session = Session::default();
        assert!(matches!(session.compare_outcomes("orm.gguf"), Some(ToWorker::LoadOutcome { .. })));
        assert_eq!(session.compare_outcomes("orm.gguf"), None);
        session.apply(FromWorker::NoOutcome(Failure::Model(Fault::NoHead)));
        assert!(session.outcome_failure().is_some());
        assert!(session.compare_outcomes("orm.gguf").is_some());
        assert!(session.outcome_failure().is_none());
    }

    fn rev_of(message: &ToWorker) -> u64 {
        match message {
            ToWorker::Review { rev, .. } | ToWorker::Cancel { rev } => *rev,
            _ => panic!("wanted a review, found {message:?}"),
        }
    }

    #[test]
    fn a_worker_that_is_gone_is_told_of_until_another_is_started() {
        let mut session = Session::default();
        let rev = rev_of(&session.open(paste("a")));
        session.apply(FromWorker::Review { rev, review: review("a", Judge::Pending) });
        session.worker_broke(Fault::Theirs("unreachable".to_owned()));
        let gone = Some(Failure::Worker(Fault::Theirs("unreachable".to_owned())));
        assert_eq!((session.failure().cloned(), session.waiting()), (gone.clone(), false));
        assert!(session.review().is_some(), "what was judged stays in sight");
        // Typing on waits for no answer that cannot come, and leaves no marks beside text that they are not of; a later
        // fault does not replace the first.
        session.revise(paste("ab"));
        assert!(session.review().is_none());
        session.worker_broke(Fault::NoWorker);
        assert_eq!((session.failure().cloned(), session.waiting()), (gone, false));
        session.retry();
        assert!(session.failure().is_none() && !session.worker_is_gone());
        let Some(ToWorker::Review { work, .. }) = session.again() else { panic!("nothing is asked of the new worker") };
        assert_eq!((work, session.waiting()), (paste("ab"), true));
    }

    #[test]
    fn only_the_newest_revision_is_let_in() {
        let mut session = Session::default();
        let first = rev_of(&session.open(paste("a")));
        let second = rev_of(&session.revise(paste("ab")));
        session.apply(FromWorker::Review { rev: first, review: review("first", Judge::Pending) });
        assert_eq!(session.review(), None);
        session.apply(FromWorker::Review { rev: second, review: review("second", Judge::Pending) });
        session.apply(FromWorker::Review { rev: first, review: review("late", Judge::Absent) });
        assert_eq!(session.review().map(|r| r.summary.as_str()), Some("second"));
    }

    #[test]
    fn an_edit_keeps_the_last_review_in_sight_and_other_work_does_not() {
        let mut session = Session::default();
        let rev = rev_of(&session.open(paste("a")));
        session.apply(FromWorker::Review { rev, review: review("a", Judge::Absent) });
        session.revise(paste("ab"));
        assert!(session.review().is_some());
        session.open(paste("other"));
        assert!(session.review().is_none());
    }

    #[test]
    fn waiting_ends_with_the_scored_review_or_without_a_model() {
        let mut session = Session::default();
        assert!(!session.waiting());
        let rev = rev_of(&session.open(paste("a")));
        assert!(session.waiting());
        session.apply(FromWorker::Review { rev, review: review("a", Judge::Pending) });
        assert!(session.waiting());
        let mut without = session.clone();
        without.apply(FromWorker::Engine(EngineState::Failed(Failure::Model(Fault::NoHead))));
        assert!(!without.waiting());
        session
            .apply(FromWorker::Review { rev, review: review("a", Judge::Scored(Cuts { sound: 0.8, unsound: 0.3 })) });
        assert!(!session.waiting());
    }

    #[test]
    fn the_slider_starts_at_the_models_cut_and_asks_again_when_moved() {
        let mut session = Session::default();
        session.open(paste("a"));
        assert_eq!(session.cut_idx(), None);
        assert_eq!(session.choose_cut(1), None, "no model yet: no cut to choose");
        session.apply(FromWorker::Engine(engine()));
        assert_eq!(session.cut_idx(), Some(2));
        let Some(ToWorker::Review { cuts, .. }) = session.choose_cut(0) else { panic!("no request") };
        assert_eq!(cuts, Some(Cuts { sound: 0.2, unsound: 0.2 }), "the unsound cut never stands above the sound one");
        assert_eq!(session.choose_cut(9), None);
        let Some(ToWorker::Review { cuts, .. }) = session.reset_cut() else { panic!("no request") };
        assert_eq!(cuts, None);
        assert_eq!(session.cut_idx(), Some(2));
    }

    #[test]
    fn another_language_asks_again_and_stays() {
        let language_of = |message: Option<ToWorker>| match message {
            Some(ToWorker::Review { language, .. }) => Some(language),
            _ => None,
        };
        let mut session = Session::default();
        assert_eq!(language_of(session.speak(Language::De)), None, "there is no work yet");
        assert_eq!(language_of(Some(session.open(paste("a")))), Some(Language::De));
        assert_eq!(language_of(session.speak(Language::En)), Some(Language::En));
    }

    #[test]
    fn an_old_review_never_stays_beside_new_work_that_is_not_judged() {
        let reviewed = || {
            let mut session = Session::default();
            let rev = rev_of(&session.open(paste("a")));
            session.apply(FromWorker::Review { rev, review: review("a", Judge::Absent) });
            assert!(!session.is_stale());
            let rev = rev_of(&session.revise(paste("ab")));
            assert!(session.is_stale(), "it is in sight until the new one is in, and says so");
            (session, rev)
        };
        let (mut session, rev) = reviewed();
        session.apply(FromWorker::Failed { rev, failure: Failure::Engine(Fault::GpuLost) });
        assert_eq!((session.review(), session.is_stale()), (None, false));
        let (mut session, _) = reviewed();
        session.worker_broke(Fault::NoWorker);
        assert_eq!((session.review(), session.is_stale()), (None, false));
        let (mut session, rev) = reviewed();
        session.apply(FromWorker::Review { rev, review: review("ab", Judge::Absent) });
        assert!(!session.is_stale());
    }

    #[test]
    fn a_worker_that_is_not_heard_yet_is_starting() {
        let mut session = Session::default();
        assert!(session.is_starting());
        session.apply(FromWorker::Ready);
        assert!(!session.is_starting());
        session.worker_broke(Fault::NoWorker);
        assert!(!session.is_starting(), "it is gone");
        session.retry();
        assert!(session.is_starting());
    }

    #[test]
    fn a_failed_request_keeps_the_review_and_is_forgotten_by_the_next() {
        let mut session = Session::default();
        let rev = rev_of(&session.open(paste("a")));
        session.apply(FromWorker::Review { rev, review: review("a", Judge::Pending) });
        session.apply(FromWorker::Failed { rev, failure: Failure::Engine(Fault::GpuLost) });
        assert!(session.review().is_some() && session.failure().is_some() && !session.waiting());
        session.again();
        assert!(session.failure().is_none());
    }
}
