//! Sessions through requests, answers and faults.

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
    session.apply(FromWorker::Review { rev, review: review("a", Judge::Scored(Cuts { sound: 0.8, unsound: 0.3 })) });
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

#[test]
fn a_text_is_another_from_its_first_other_byte() {
    let mut session = Session::default();
    let rev = rev_of(&session.open(paste("2x = 8\nx = 4")));
    assert_eq!(session.changed_from("x"), None, "nothing is in sight");
    session.apply(FromWorker::Review { rev, review: review("all", Judge::Pending) });
    for (text, wanted) in
        [("2x = 8\nx = 4", None), ("2x = 8\nx = 44", Some(12)), ("2x = 8\nx =", Some(10)), ("3x = 8\nx = 4", Some(0))]
    {
        assert_eq!(session.changed_from(text), wanted, "{text}");
    }
    // What is asked for since changes nothing of what is in sight; what is answered does.
    let rev = rev_of(&session.revise(paste("3x = 8\nx = 4")));
    assert_eq!(session.changed_from("3x = 8\nx = 4"), Some(0));
    session.apply(FromWorker::Review { rev, review: review("other", Judge::Absent) });
    assert_eq!(session.changed_from("3x = 8\nx = 4"), None);
}

#[test]
fn a_request_is_unanswered_until_anything_is_said_to_it() {
    let mut session = Session::default();
    assert_eq!(session.unanswered(), None);
    let rev = rev_of(&session.open(paste("a")));
    assert_eq!(session.unanswered(), Some(rev));
    session.apply(FromWorker::Review { rev, review: review("a", Judge::Pending) });
    assert_eq!(session.unanswered(), None);
    session.revise(paste("ab"));
    session.worker_broke(Fault::NoWorker);
    assert_eq!(session.unanswered(), None, "that is said otherwise");
}
