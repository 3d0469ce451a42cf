//! The drafter on a small network of random weights: what it writes says nothing, and how it writes is all there.

use super::*;
use crate::engine::{CpuEngine, Precision};
use crate::gguf::Writer;
use crate::model::ModelError;
use crate::reading::from_lines;

const D_MODEL: usize = 32;
const D_FF: usize = 64;

/// Every piece of the vocabulary, whole numbers below a hundred and the end mark included.
fn vocabulary() -> Vec<String> {
    let names = "<pad> <unk> x y z w v u + - +- * / ^ ( ) sqrt abs = < <= > >= and or never always ? : ; end solve \
                 expand factorise simplify subtract 1e2 2e2";
    names.split_whitespace().map(str::to_owned).chain((0..100).map(|number| number.to_string())).collect()
}

fn tokenizer() -> String {
    let pieces: serde_json::Map<String, serde_json::Value> =
        vocabulary().into_iter().enumerate().map(|(id, piece)| (piece, id.into())).collect();
    serde_json::json!({
        "version": "1.0",
        "added_tokens": [],
        "pre_tokenizer": { "type": "WhitespaceSplit" },
        "model": { "type": "WordLevel", "vocab": pieces, "unk_token": "<unk>" },
    })
    .to_string()
}

/// A language model of one layer, its weights drawn from `seed`.
fn model(seed: u64) -> Vec<u8> {
    let mut rng = Rng::with_seed(seed);
    let mut random = |n_rows: usize, n_cols: usize, size: f32| -> Vec<f32> {
        (0..n_rows * n_cols).map(|_| size * (rng.f32() - 0.5)).collect()
    };
    let n_vocab = vocabulary().len();
    let mut writer = Writer::new();
    writer.str("general.architecture", "qwen2");
    writer.str("tokenizer.huggingface.json", &tokenizer());
    for (key, value) in [
        ("block_count", 1),
        ("context_length", 128),
        ("embedding_length", D_MODEL as u32),
        ("feed_forward_length", D_FF as u32),
        ("attention.head_count", 2),
        ("attention.head_count_kv", 2),
    ] {
        writer.u32(&format!("qwen2.{key}"), value);
    }
    writer.f32("qwen2.attention.layer_norm_rms_epsilon", 1e-6);
    writer.f32("qwen2.rope.freq_base", 10_000.0);
    let mut matrix = |name: &str, n_rows: usize, n_cols: usize, size: f32| {
        let values = random(n_rows, n_cols, size);
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        let dtype = crate::gguf::Dtype::F32;
        writer.tensor(crate::gguf::TensorRef { name, dtype, n_rows, n_cols, bytes: &bytes });
    };
    matrix("token_embd.weight", n_vocab, D_MODEL, 1.5);
    for part in ["attn_q", "attn_k", "attn_v", "attn_output"] {
        matrix(&format!("blk.0.{part}.weight"), D_MODEL, D_MODEL, 0.8);
    }
    matrix("blk.0.ffn_gate.weight", D_FF, D_MODEL, 0.8);
    matrix("blk.0.ffn_up.weight", D_FF, D_MODEL, 0.8);
    matrix("blk.0.ffn_down.weight", D_MODEL, D_FF, 0.8);
    for name in ["blk.0.attn_norm.weight", "blk.0.ffn_norm.weight", "output_norm.weight"] {
        writer.vector(name, &[1.0; D_MODEL]);
    }
    writer.finish()
}

fn drafter() -> Drafter<CpuEngine> {
    Drafter::load(&model(7), CpuEngine::new(Precision::F32)).expect("the model loads")
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
        assert!(attempt.n_pieces <= SHORT.n_pieces && attempt.lines.len() <= SHORT.n_lines, "{attempt:?}");
    }
    assert!(draft(12, 5, SHORT).iter().any(|attempt| attempt.ending == Ending::Budget));
    // Beyond what the network reads nothing is written, whatever the limits say.
    let long = draft(2, 5, Limits { n_pieces: 10_000, n_lines: 10_000 });
    assert!(long.iter().all(|attempt| attempt.n_pieces < 128), "{long:?}");
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
    assert!(matches!(loaded, Some(DraftError::NoPiece { piece: END_MARK })), "{loaded:?}");
    let judged = crate::model::Network::load(
        &Gguf::parse(&model(7)).expect("it is a GGUF file"),
        &mut CpuEngine::new(Precision::F32),
    );
    assert!(matches!(judged.err(), Some(ModelError::NoHead { .. })), "a drafter is no judge");
}
