//! The shipped model over the bank, in f32 as the page computes it and with candle's rounded activations: no line's
//! verdict may hang on which of the two was used.
//!
//! The model is six layers deep: by the derivation in `golden.rs` 24 products of at most 6.4e-5 each, an NMSE of the
//! logits of 1.5e-3, or 4 % of a logit's size. A logit difference of 5 then moves by 0.2, a probability near one half
//! by 0.05 on average and by a few times that at worst; [`WORST`] allows four times.

use surefoot::corpus::Bank;
use surefoot::engine::{CpuEngine, Precision};
use surefoot::prm::Prm;
use surefoot::text::{Solution, from_lines};

/// How far rounding the activations may move a probability.
const WORST: f32 = 0.2;

fn model(precision: Precision) -> Prm<CpuEngine> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf");
    Prm::load(&std::fs::read(path).unwrap(), CpuEngine::new(precision)).unwrap()
}

#[test]
fn no_verdict_of_the_bank_hangs_on_rounded_activations() {
    let bank: Bank = serde_json::from_str(include_str!("../public/bank.json")).unwrap();
    let (mut exact, mut rounded) = (model(Precision::F32), model(Precision::Quantised));
    let (cut_sound, cut_unsound) = exact.cuts();
    let verdict = |p: f32| (p >= cut_sound, p < cut_unsound);
    let (mut n_lines, mut changed) = (0, Vec::new());
    for problem in &bank.problems {
        let read = |steps: &Vec<String>| from_lines(&problem.problem, steps);
        let solutions: Vec<Solution> = problem.candidates.iter().map(|candidate| read(&candidate.steps)).collect();
        let exact = pollster::block_on(exact.score(&solutions)).unwrap();
        let rounded = pollster::block_on(rounded.score(&solutions)).unwrap();
        for (exact, rounded) in exact.iter().flatten().zip(rounded.iter().flatten()) {
            assert_eq!(exact.is_some(), rounded.is_some(), "{}", problem.id);
            let (Some(exact), Some(rounded)) = (exact, rounded) else { continue };
            n_lines += 1;
            assert!((exact - rounded).abs() < WORST, "{}: {exact} became {rounded}", problem.id);
            if verdict(*exact) != verdict(*rounded) {
                changed.push(format!("{}: {exact} became {rounded}", problem.id));
            }
        }
    }
    assert!(n_lines > 300, "only {n_lines} lines were judged");
    assert!(changed.is_empty(), "cuts {cut_sound} and {cut_unsound}:\n{}", changed.join("\n"));
}
