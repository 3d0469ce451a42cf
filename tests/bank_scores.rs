//! The shipped model over the bank, in f32 as the page computes it and with rounded activations, by candle's products and
//! by the GPU's: no highlight may hang on which of them was used.
//!
//! The model is six layers deep: by the derivation in `golden.rs` 24 products of at most 6.4e-5 each, an NMSE of the
//! logits of 1.5e-3, or 4 % of a logit's size. That moves few probabilities, but attention that stands on an edge may
//! tip; [`MAX_MOVED`] bounds how many do.

use std::error::Error;
use surefoot::corpus::Bank;
use surefoot::engine::{CpuEngine, EngineError, GpuEngine, Precision};
use surefoot::model::Ops;
use surefoot::platform::now_millis;
use surefoot::reading::{Solution, from_lines};
use surefoot::scoring::Scorer;

/// Share of the lines that rounding the activations may bring over a cut.
const MAX_MOVED: f64 = 0.01;

fn model<O: Ops<Error: Error + Send + Sync>>(engine: O) -> Scorer<O> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf");
    Scorer::load(&std::fs::read(path).unwrap(), engine).unwrap()
}

fn check<O: Ops<Error: Error + Send + Sync>>(rounding: O) {
    let bank: Bank = serde_json::from_str(include_str!("../public/bank.json")).unwrap();
    let (mut exact, mut rounded) = (model(CpuEngine::new(Precision::F32)), model(rounding));
    let (cut_sound, cut_unsound) = exact.cuts();
    let verdict = |p: f32| (p >= cut_sound, p < cut_unsound);
    let (mut n_lines, mut n_other, mut moved) = (0, 0, Vec::new());
    for problem in &bank.problems {
        let read = |steps: &Vec<String>| from_lines(&problem.problem, steps);
        let solutions: Vec<Solution> = problem.candidates.iter().map(|candidate| read(&candidate.steps)).collect();
        let exact = pollster::block_on(exact.score(&solutions)).unwrap();
        let rounded = pollster::block_on(rounded.score(&solutions)).unwrap();
        for (exact, rounded) in exact.iter().flatten().zip(rounded.iter().flatten()) {
            assert_eq!(exact.is_some(), rounded.is_some(), "{}", problem.id);
            let (Some(exact), Some(rounded)) = (exact, rounded) else { continue };
            n_lines += 1;
            n_other += usize::from((exact - rounded).abs() > 1e-5);
            if verdict(*exact) != verdict(*rounded) {
                moved.push(format!("{}: {exact} became {rounded}", problem.id));
            }
        }
        let is_clean = |lines: &Vec<Option<f32>>| lines.iter().all(|p| p.is_some_and(|p| p >= cut_sound));
        let highlights = |scores: &[Vec<Option<f32>>]| scores.iter().map(is_clean).collect::<Vec<bool>>();
        assert_eq!(highlights(&exact), highlights(&rounded), "{}", problem.id);
    }
    assert!(n_lines > 300, "only {n_lines} lines were judged");
    assert!(n_other > 30, "only {n_other} scores differ: nothing was rounded");
    let share = moved.len() as f64 / f64::from(n_lines);
    assert!(share <= MAX_MOVED, "cuts {cut_sound} and {cut_unsound}, {n_lines} lines:\n{}", moved.join("\n"));
}

#[test]
fn no_highlight_of_the_bank_hangs_on_candles_rounding() {
    check(CpuEngine::new(Precision::Quantised));
}

#[test]
fn no_highlight_of_the_bank_hangs_on_the_gpus_rounding() {
    let mut engine = match pollster::block_on(GpuEngine::new(now_millis)) {
        Ok(engine) => engine,
        Err(EngineError::NoAdapter) if std::env::var_os("REQUIRE_GPU").is_none() => {
            eprintln!("NO ADAPTER: this GPU test ran nothing. Install a Vulkan driver, or set REQUIRE_GPU=1 to fail.");
            return;
        }
        Err(error) => panic!("{error}"),
    };
    engine.round_activations(true).unwrap();
    check(engine);
}
