//! Attempts as they come in, in any order that a worker and a reader can make of it.

use super::*;
use crate::reading::{Work, from_lines};
use crate::tutor::{Findings, review, witness};

const CUTS: Cuts = Cuts { sound: 0.8, unsound: 0.3 };

/// An attempt at 2x + 3 = 11 that the model likes in every line.
fn draft(lines: &[&str], ending: Option<DraftEnding>) -> Draft {
    let work = Work { solutions: vec![from_lines("Solve 2x + 3 = 11", lines)], ..Work::default() };
    let verdicts: Vec<_> = work.solutions.iter().map(witness).collect();
    let scores = [vec![Some(0.9); lines.len()]];
    let card = review(&work, &Findings::scored(&verdicts, &scores, CUTS), Language::En).cards.remove(0);
    Draft { card, ending, from: None }
}

const FINISHED: Option<DraftEnding> = Some(DraftEnding::Finished);

fn asked() -> Asked {
    Asked { problem: "2x + 3 = 11".to_owned(), seed: 1, language: Language::En }
}

fn writing(n_rounds: usize) -> DraftStage {
    DraftStage::Writing { n_rounds, max_rounds: 4, n_attempts: 8 }
}

fn session(drafts: Vec<Draft>) -> DraftSession {
    let mut session = DraftSession::default();
    session.begin(7, asked());
    session.take_stage(7, writing(0));
    session.take(7, 0, drafts, Judge::Scored(CUTS));
    session
}

#[test]
fn attempts_grow_and_those_of_another_request_are_passed_over() {
    let mut session = session(vec![draft(&["2x = 8"], None)]);
    session.take(7, 0, vec![draft(&["2x = 8", "x = 4"], FINISHED)], Judge::Scored(CUTS));
    session.take(6, 0, vec![draft(&["2x = 14"], None)], Judge::Scored(CUTS));
    session.take_stage(6, DraftStage::Over { served: None });
    assert!(session.is_running() && session.draft(0).is_some_and(|draft| draft.card.steps.len() == 2));
    assert_eq!(session.served(), None, "as long as attempts are written none is served");
    session.take_stage(7, DraftStage::Over { served: Some(0) });
    assert_eq!((session.served(), session.cuts()), (Some(0), Some(CUTS)));
    session.take(7, 0, vec![], Judge::Absent);
    assert!(session.draft(0).is_some(), "what comes late changes nothing");
}

#[test]
fn what_is_written_stays_when_the_drafting_is_stopped_or_the_worker_ends() {
    let mut stopped = session(vec![draft(&["2x = 8"], None)]);
    stopped.stop();
    stopped.take(7, 0, vec![], Judge::Absent);
    stopped.take_stage(7, DraftStage::Over { served: Some(0) });
    assert_eq!((stopped.run(), stopped.draft(0).is_some(), stopped.served()), (&Run::Stopped, true, None));
    let mut broken = session(vec![draft(&["2x = 8"], None)]);
    broken.broke(Failure::Protocol(String::new()));
    broken.stop();
    assert!(matches!(broken.run(), Run::Done(DraftStage::Failed(_))) && broken.draft(0).is_some());
}

#[test]
fn the_round_at_hand_stands_first_then_the_right_answer_and_the_same_attempt_once() {
    let lucky = draft(&["2x = 9", "x = 4"], FINISHED);
    let wrong = draft(&["2x = 14", "x = 7"], FINISHED);
    let clean = draft(&["2x = 8", "x = 4"], FINISHED);
    let mut session = session(vec![wrong.clone(), wrong.clone()]);
    session.take_stage(7, writing(1));
    session.take(7, 2, vec![draft(&["2x = 8"], None), clean.clone()], Judge::Scored(CUTS));
    assert_eq!(session.others(), [(2, 0), (3, 0), (0, 0), (1, 0)]);
    assert_eq!([1, 2].map(|idx| session.is_of_this_round(idx)), [false, true]);
    session.take(7, 2, vec![clean.clone(), clean, lucky], Judge::Scored(CUTS));
    session.take_stage(7, DraftStage::Over { served: Some(2) });
    assert_eq!((session.others(), session.n_same(2)), (vec![(4, 0), (0, 1)], 1));
    assert_eq!(session.counts(), Counts { n_attempts: 5, n_right: 3, n_clean: 2 });
}

#[test]
fn a_right_answer_by_unsound_working_is_found_as_the_example() {
    let lucky = draft(&["2x = 9", "x = 4"], FINISHED);
    let session = session(vec![draft(&["2x = 8", "x = 4"], FINISHED), lucky]);
    assert_eq!(session.right_for_the_wrong_reason(), Some((1, 0)));
    assert_eq!(session.counts(), Counts { n_attempts: 2, n_right: 2, n_clean: 1 });
}

#[test]
fn written_anew_nothing_of_before_is_left() {
    let mut session = session(vec![draft(&["2x = 8"], None)]);
    session.take_stage(7, writing(0));
    assert_eq!((session.draft(0), session.others()), (None, vec![]));
}
