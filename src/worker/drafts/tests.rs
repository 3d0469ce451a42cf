//! The run on a drafter of random weights: it writes no sense, and whatever it writes is judged, told and counted.

use super::*;
use crate::drafting::random_drafter;
use crate::protocol::CpuReason;
use crate::worker::loaded_model::{LoadedModel, cpu_scorer};
use std::cell::{Cell, RefCell};

const TEXT: &str = "Solve 3t + 5 = 11";

fn request(text: &str, seed: u64) -> Result<DraftRequest, DraftRefusal> {
    DraftRequest::new(5, text.to_owned(), seed, None, Language::En)
}

/// What is posted for the problem of `TEXT`.
fn posted(model: ModelState, seed: u64) -> Vec<FromWorker> {
    posted_until(model, seed, usize::MAX).0
}

/// The same where a newer request comes once `newer` was asked for `n_asked` times; and how often it was asked.
fn posted_until(model: ModelState, seed: u64, n_asked: usize) -> (Vec<FromWorker>, usize) {
    let mut reviewer = Reviewer::default();
    reviewer.take_model(model);
    let mut drafter = drafter(&random_drafter(7)).expect("the model loads");
    let request = request(TEXT, seed).expect("the problem is drafted");
    let (asked, posts) = (Cell::new(0), RefCell::new(Vec::new()));
    let newer = || {
        asked.set(asked.get() + 1);
        asked.get() > n_asked
    };
    let post = |message| posts.borrow_mut().push(message);
    pollster::block_on(reviewer.draft(&mut drafter, &request, &newer, &post));
    (posts.into_inner(), asked.get())
}

fn writing(n_rounds: usize, max_rounds: usize) -> DraftStage {
    DraftStage::Writing { n_rounds, max_rounds, n_attempts: N_ATTEMPTS }
}

fn stages(posts: &[FromWorker]) -> Vec<DraftStage> {
    let stage = |post: &FromWorker| match post {
        FromWorker::Drafting { rev: 5, stage } => Some(stage.clone()),
        _ => None,
    };
    posts.iter().filter_map(stage).collect()
}

#[test]
fn without_a_judge_attempts_are_written_once_and_none_is_served() {
    let posts = posted(ModelState::Absent, 1);
    let wanted = [writing(0, 1), DraftStage::Over { served: None }];
    assert_eq!(stages(&posts), wanted);
    let mut n_lines = [0; N_ATTEMPTS];
    for post in &posts {
        let FromWorker::Drafts { rev: 5, start: 0, drafts, judge: Judge::Absent } = post else { continue };
        assert_eq!(drafts.len(), N_ATTEMPTS);
        for (draft, n_lines) in drafts.iter().zip(&mut n_lines) {
            assert!(draft.card.steps.len() <= *n_lines + 1, "a line at a time");
            *n_lines = draft.card.steps.len();
        }
    }
    assert!(n_lines.iter().any(|n| *n > 1), "{n_lines:?}");
    assert_eq!(posted(ModelState::Absent, 1), posts, "the same seed, the same attempts");
    assert_ne!(posted(ModelState::Absent, 2), posts);
}

/// Of what random weights write nothing is clean, so that every round is spent.
#[test]
fn with_a_judge_the_rounds_go_on_until_the_budget_is_spent() {
    let file = include_bytes!("../../../public/models/algebra-prm.gguf");
    let model = LoadedModel::on_cpu(cpu_scorer(file).expect("the model loads"), file, CpuReason::Asked);
    let posts = posted(ModelState::Ready(model), 3);
    let writing = (0..=MAX_FURTHER_ROUNDS).map(|n_rounds| writing(n_rounds, 4));
    assert_eq!(stages(&posts), writing.chain([DraftStage::Over { served: None }]).collect::<Vec<_>>());
    let mut all: Vec<Draft> = Vec::new();
    for post in posts {
        let FromWorker::Drafts { start, drafts, judge: Judge::Scored(_), .. } = post else { continue };
        all.truncate(start);
        all.extend(drafts);
    }
    assert_eq!(all.len(), N_ATTEMPTS * (1 + MAX_FURTHER_ROUNDS));
    let texts = |draft: &Draft| draft.card.steps.iter().map(|step| step.text.clone()).collect::<Vec<_>>();
    for (i, draft) in all.iter().enumerate() {
        assert!(draft.ending.is_some() && (i >= N_ATTEMPTS || draft.ending != Some(DraftEnding::GivenUp)), "{draft:?}");
        if let Some((from, n_lines)) = draft.from {
            assert_eq!(texts(draft)[..n_lines], texts(&all[from])[..n_lines]);
        }
    }
    assert!(all.iter().any(|draft| draft.ending == Some(DraftEnding::GivenUp)), "{all:?}");
}

#[test]
fn nothing_is_written_before_the_judge_is_there() {
    assert_eq!(stages(&posted(ModelState::Loading, 1)), [DraftStage::AwaitingJudge]);
}

#[test]
fn a_newer_request_ends_the_run_without_a_word() {
    let (all, n_asked) = posted_until(ModelState::Absent, 1, usize::MAX);
    let (some, _) = posted_until(ModelState::Absent, 1, n_asked / 2);
    assert!(some.len() > 1 && some.len() < all.len() && all.starts_with(&some), "{} of {}", some.len(), all.len());
}

#[test]
fn what_is_not_drafted_is_refused_before_any_model_is_asked_for() {
    for (text, wanted) in [
        ("so what", DraftRefusal::Unreadable),
        ("", DraftRefusal::Unreadable),
        (&"x + ".repeat(400), DraftRefusal::Unreadable),
        ("Solve x^3 = 8", DraftRefusal::OtherKind),
        ("sqrt(x) = 3", DraftRefusal::OtherKind),
        ("A = bh/2", DraftRefusal::OtherKind),
    ] {
        assert_eq!(request(text, 1).err(), Some(wanted), "{text}");
    }
    for text in ["3(x - 4) = 2x + 5", "2x + y = 7\nx - y = 2", "(x + 1)(x - 2)", "x^2 - 5x + 6 = 0"] {
        assert!(request(text, 1).is_ok(), "{text}");
    }
}

#[test]
fn a_problem_too_long_is_refused_in_the_run() {
    let sum = vec!["x"; 60].join(" + ");
    let mut reviewer = Reviewer::default();
    reviewer.take_model(ModelState::Absent);
    let mut drafter = drafter(&random_drafter(7)).expect("the model loads");
    let request = request(&format!("{sum} = 80"), 1).expect("its kind is drafted");
    let posts = RefCell::new(Vec::new());
    pollster::block_on(reviewer.draft(&mut drafter, &request, &|| false, &|post| posts.borrow_mut().push(post)));
    assert_eq!(stages(&posts.into_inner()), [DraftStage::Refused(DraftRefusal::TooLong)]);
}

#[test]
fn a_file_that_is_no_drafter_is_told_by_what_is_wrong_with_it() {
    use crate::protocol::Fault;
    let judge = include_bytes!("../../../public/models/algebra-prm.gguf");
    let fault = |file: &[u8]| drafter(file).err();
    assert_eq!(fault(judge), Some(Failure::Model(Fault::NoDrafter)));
    assert_eq!(fault(b"<!doctype html>"), Some(Failure::Model(Fault::NoModel { found: "<!do".to_owned() })));
    let honest = random_drafter(7);
    assert!(matches!(fault(&honest[..honest.len() / 2]), Some(Failure::Model(_))));
}
