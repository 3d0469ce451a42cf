//! The drafter on a small network of random weights: what it writes says nothing, and how it writes is all there.

use super::*;
use crate::drafting::random_drafter;
use crate::engine::{CpuEngine, Precision};
use crate::model::ModelError;
use crate::notation;
use crate::reading::from_lines;

fn drafter() -> Drafter<CpuEngine> {
    Drafter::load(&random_drafter(7), CpuEngine::new(Precision::F32)).expect("the model loads")
}

fn problem(text: &str) -> Solution {
    from_lines::<&str>(text, &[])
}

const WARM: Sampling = Sampling { temperature: 1.0, top_p: 1.0 };
const SHORT: Limits = Limits { n_pieces: 60, n_lines: 5 };

fn run(
    drafter: &mut Drafter<CpuEngine>,
    problem: &Solution,
    count: usize,
    seed: u64,
    settings: Settings,
) -> Vec<Attempt> {
    pollster::block_on(drafter.draft(problem, count, seed, settings, &mut |_, _| {}, &async || true))
        .expect("the CPU computes")
}

fn to_the_end(drafter: &mut Drafter<CpuEngine>, branches: &mut Branches, settings: Settings) {
    while branches.branches.iter().any(|branch| branch.ending().is_none()) {
        pollster::block_on(drafter.line(branches, settings, &async || true)).expect("the CPU computes");
    }
}

fn draft(count: usize, seed: u64, limits: Limits) -> Vec<Attempt> {
    let problem = problem("Solve 3t + 5 = 11");
    let mut drafter = drafter();
    run(&mut drafter, &problem, count, seed, Settings { sampling: WARM, limits })
}

#[test]
fn the_same_seed_gives_the_same_drafts() {
    assert_eq!(draft(6, 3, SHORT), draft(6, 3, SHORT));
    assert_ne!(draft(6, 3, SHORT), draft(6, 4, SHORT));
    // Two attempts of one seed have luck of their own, and company changes nothing.
    let all = draft(6, 3, SHORT);
    assert_ne!(all[0], all[1]);
    assert_eq!(draft(2, 3, SHORT), all[..2]);
}

#[test]
fn budgets_end_attempts() {
    for attempt in draft(12, 5, SHORT) {
        assert!(attempt.pieces.len() <= SHORT.n_pieces && attempt.lines.len() <= SHORT.n_lines, "{attempt:?}");
    }
    assert!(draft(12, 5, SHORT).iter().any(|attempt| attempt.ending == Ending::Budget));
    // Beyond what the network reads nothing is written, whatever the limits say.
    let long = draft(2, 5, Limits { n_pieces: 10_000, n_lines: 10_000 });
    assert!(long.iter().all(|attempt| attempt.pieces.len() < 128), "{long:?}");
}

#[test]
fn lines_are_told_as_they_end_and_parse() {
    let problem = problem("Solve 3t + 5 = 11");
    let mut told: Vec<Vec<Line>> = vec![Vec::new(); 8];
    let mut drafter = drafter();
    let mut tell = |i: usize, line: &Line| told[i].push(line.clone());
    let attempts = pollster::block_on(drafter.draft(
        &problem,
        8,
        2,
        Settings { sampling: WARM, limits: SHORT },
        &mut tell,
        &async || true,
    ))
    .expect("the CPU computes");
    assert!(attempts.iter().map(|attempt| attempt.lines.len()).sum::<usize>() > 4, "{attempts:?}");
    for (attempt, told) in attempts.iter().zip(&told) {
        assert_eq!(&attempt.lines, told);
        for line in &attempt.lines {
            assert_eq!(notation::parse(&line.text).statement.as_ref(), Some(&line.statement));
        }
    }
    // The problem's own letter comes back.
    assert!(attempts.iter().flat_map(|attempt| &attempt.lines).any(|line| line.text.contains('t')), "{attempts:?}");
}

/// Line by line, and from a copy, comes what comes in one go.
#[test]
fn the_cache_changes_nothing() {
    let greedy = Settings { sampling: Sampling { temperature: 0.0, top_p: 1.0 }, limits: SHORT };
    let problem = problem("Solve 3t + 5 = 11");
    let mut drafter = drafter();
    let whole = run(&mut drafter, &problem, 1, 1, greedy);
    let mut branches = drafter.begin(&problem, 3, 1).expect("the problem is read");
    while branches.branches.iter().any(|branch| branch.ending().is_none()) {
        pollster::block_on(drafter.line(&mut branches, greedy, &async || true)).expect("the CPU computes");
        let copy = branches.branches[0].fork(9);
        branches.branches = vec![copy.clone(), copy.clone(), copy];
    }
    for branch in branches.branches {
        assert_eq!(branch.into_attempt(), whole[0]);
    }
}

/// From the end of any line comes what came there before, where no luck is in it; and another beginning with other luck.
#[test]
fn a_branch_goes_on_from_any_of_its_lines() {
    let greedy = Settings { sampling: Sampling { temperature: 0.0, top_p: 1.0 }, limits: SHORT };
    let warm = Settings { sampling: WARM, limits: SHORT };
    let problem = problem("Solve 3t + 5 = 11");
    let mut drafter = drafter();
    let mut go_on = |settings: Settings, seed: u64| {
        let mut branches = drafter.begin(&problem, 1, 1).expect("the problem is read");
        to_the_end(&mut drafter, &mut branches, settings);
        let first = branches.branches.remove(0);
        let starts = (0..=first.lines().len()).map(|n_lines| Some((&first, n_lines)).filter(|_| n_lines > 0));
        drafter.go_on(&mut branches, &starts.collect::<Vec<_>>(), seed);
        for (n_lines, branch) in branches.branches.iter().enumerate() {
            assert_eq!(branch.lines(), &first.lines()[..n_lines]);
        }
        to_the_end(&mut drafter, &mut branches, settings);
        let later: Vec<Attempt> = branches.branches.into_iter().map(Branch::into_attempt).collect();
        for (n_lines, attempt) in later.iter().enumerate() {
            assert_eq!(attempt.lines[..n_lines], first.lines()[..n_lines]);
        }
        (first.into_attempt(), later)
    };
    let (first, later) = go_on(greedy, 5);
    assert!(first.lines.len() > 1, "{first:?}");
    // Below the last line of one whose budget is spent nothing more is written.
    for attempt in &later[..later.len() - 1] {
        assert_eq!(attempt, &first);
    }
    assert_eq!(go_on(warm, 5), go_on(warm, 5));
    assert_ne!(go_on(warm, 5).1, go_on(warm, 6).1);
}

#[test]
fn a_draft_that_is_not_wanted_any_more_ends() {
    let mut drafter = drafter();
    let n_asked = std::cell::Cell::new(0);
    let wanted = async || {
        n_asked.set(n_asked.get() + 1);
        n_asked.get() < 10
    };
    let problem = problem("Solve 3t + 5 = 11");
    let ended = pollster::block_on(drafter.draft(&problem, 4, 1, Settings::default(), &mut |_, _| {}, &wanted));
    assert!(matches!(ended, Err(DraftError::Model(ModelError::Cancelled))), "{ended:?}");
    assert_eq!(n_asked.get(), 10);
}

#[test]
fn what_cannot_be_drafted_is_refused() {
    let drafter = drafter();
    let refused = |text: &str| drafter.begin(&problem(text), 1, 1).expect_err("it is refused").to_string();
    assert_eq!(refused("so what"), DraftError::Unreadable.to_string());
    assert_eq!(refused("Solve x^3 = 8"), DraftError::OtherKind.to_string());
    let sum = vec!["x"; 40].join(" + ");
    assert!(refused(&format!("Solve {sum} = 80")).contains("too long"), "{}", refused(&format!("Solve {sum} = 80")));
    let judge = concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf");
    let judge = std::fs::read(judge).expect("the shipped model is there");
    let loaded = Drafter::load(&judge, CpuEngine::new(Precision::F32)).err();
    assert!(matches!(loaded, Some(DraftError::Dialect { .. })), "{loaded:?}");
    let judged = crate::model::Network::load(
        &Gguf::parse(&random_drafter(7)).expect("it is a GGUF file"),
        &mut CpuEngine::new(Precision::F32),
    );
    assert!(matches!(judged.err(), Some(ModelError::NoHead { .. })), "a drafter is no judge");
}
