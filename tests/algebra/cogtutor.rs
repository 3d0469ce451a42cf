//! The exact witness against real students' steps: whatever it decides agrees with the recorded label.
//!
//! `tests/data/cogtutor_dev.jsonl` holds 2,279 steps of Algebra I students (one line, and the line written after it) with
//! labels that were computed independently: 1 where the step keeps the solution set, 0 where it does not. Source:
//! CogTutorBugs (umass-ml4ed), CC BY 4.0, see `tests/data/cogtutor_LICENSE`.

use serde::Deserialize;
use std::collections::BTreeMap;
use surefoot::algebra::{self, Relation, Verdict, Why};
use surefoot::notation;

#[derive(Deserialize)]
struct Row {
    problem: String,
    steps: Vec<String>,
    labels: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Holds,
    Fails,
    NotChecked,
}

fn outcome(row: &Row) -> Outcome {
    let read = |text: &str| notation::parse(text).statement;
    let (Some(problem), Some(step)) = (read(&row.problem), read(&row.steps[0])) else { return Outcome::NotChecked };
    match algebra::follows(&[problem], &step) {
        // Every solution is kept, but others may join them.
        Verdict::Holds(Relation::MayGain) => Outcome::Fails,
        Verdict::Holds(_) => Outcome::Holds,
        Verdict::Fails(_) => Outcome::Fails,
        Verdict::NotChecked(why) => {
            assert_eq!(why, Why::NewLetter, "{} -> {}", row.problem, row.steps[0]);
            Outcome::NotChecked
        }
    }
}

#[test]
fn every_decided_step_agrees_with_its_label() {
    let mut counts: BTreeMap<(u8, Outcome), usize> = BTreeMap::new();
    for line in include_str!("../data/cogtutor_dev.jsonl").lines() {
        let row: Row = serde_json::from_str(line).expect("a row of the file");
        *counts.entry((row.labels[0], outcome(&row))).or_default() += 1;
    }
    // The one that is not checked brings in a new letter (`-(-3y-1)*3/3 = 2` to `g = 2`): a letter the problem has not is
    // taken to be introduced by the line, and there is nothing to compare it with.
    let wanted = [((0, Outcome::Fails), 885), ((0, Outcome::NotChecked), 1), ((1, Outcome::Holds), 1393)];
    assert_eq!(counts, BTreeMap::from(wanted));
}
