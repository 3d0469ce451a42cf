//! Whether the GPU may be believed: a fixed solution is scored on both engines, and the scores must agree.
//!
//! Wrong but plausible numbers from a driver are a known fault of GPUs, and a score has no other witness.

use crate::engine::{CpuEngine, GpuEngine, nmse};
use crate::reading::{Solution, from_lines};
use crate::scoring::{Scorer, ScoringError};

/// The largest normalised mean squared error of the log odds of P(sound) that passes: the bound that the kernels are held to.
///
/// Both engines multiply the same dequantised weights by f32 activations, so that only the order of sums and the last
/// digits of exp and its like differ: 6e-15 was measured with the shipped model on lavapipe. One function that is one
/// per cent wrong makes 1e-4.
pub const MAX_NMSE: f64 = 1e-6;

/// Two solutions of one problem, so that the shared prefix, several sequences and rows past one tile all take part;
/// sound and unsound lines, so that the scores are far apart.
pub(super) fn fixed_input() -> [Solution; 2] {
    const PROBLEM: &str = "Solve 3(2x - 5) + 4 = 2(x + 7) - (x - 10)";
    let sound = ["6x - 15 + 4 = 2x + 14 - x + 10", "6x - 11 = x + 24", "5x - 11 = 24", "5x = 35", "x = 7"];
    let unsound = ["6x - 5 + 4 = 2x + 14 - x - 10", "6x - 1 = x + 4", "7x = 5", "x = 5/7"];
    [from_lines(PROBLEM, &sound), from_lines(PROBLEM, &unsound)]
}

/// The difference between both engines' scores of the fixed input, as an NMSE. Infinite where only one of them judged
/// a line or where none was judged.
pub async fn difference(on_gpu: &mut Scorer<GpuEngine>, on_cpu: &mut Scorer<CpuEngine>) -> Result<f64, SelfTestError> {
    let input = fixed_input();
    let wanted = on_cpu.score(&input).await.map_err(SelfTestError::Cpu)?;
    let found = on_gpu.score(&input).await.map_err(SelfTestError::Gpu)?;
    Ok(distance(&wanted.concat(), &found.concat()))
}

/// The engine that could not take the test.
pub enum SelfTestError {
    Gpu(ScoringError),
    Cpu(ScoringError),
}

/// How far two sets of scores are apart, as an NMSE of their log odds.
pub(super) fn distance(wanted: &[Option<f32>], found: &[Option<f32>]) -> f64 {
    let alike = wanted.len() == found.len() && wanted.iter().zip(found).all(|(w, f)| w.is_some() == f.is_some());
    let judged = |row: &[Option<f32>]| row.iter().copied().flatten().map(log_odds).collect::<Vec<f32>>();
    if !alike || judged(wanted).is_empty() { f64::INFINITY } else { nmse(&judged(wanted), &judged(found)) }
}

/// What a sure model says differs in its log odds, hardly in its probabilities; past this f32 cannot tell.
const MOST_LOG_ODDS: f32 = 9.0;

fn log_odds(p: f32) -> f32 {
    (p.ln() - (1.0 - p).ln()).clamp(-MOST_LOG_ODDS, MOST_LOG_ODDS)
}

#[cfg(test)]
mod tests {
    use super::super::loaded_model::cpu_scorer;
    use super::*;

    #[test]
    fn engines_that_judge_other_lines_do_not_agree() {
        let check = |wanted: &[Option<f32>], found: &[Option<f32>], agree: bool| {
            assert_eq!(distance(wanted, found) <= MAX_NMSE, agree, "{wanted:?} {found:?}");
        };
        check(&[Some(0.9), None], &[Some(0.9001), None], true);
        check(&[Some(0.9), None], &[Some(0.88), None], false);
        check(&[Some(0.9), None], &[Some(0.9), Some(0.9)], false);
        check(&[Some(0.9)], &[Some(f32::NAN)], false);
        check(&[None], &[None], false);
        check(&[], &[], false);
    }

    #[test]
    fn a_gpu_is_believed_when_it_computes_rightly_and_only_then() {
        let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf")).unwrap();
        let check = |engine: Option<GpuEngine>, believed: bool| {
            let Some(engine) = engine else { return };
            let mut on_gpu = Scorer::load(&file, engine).unwrap();
            let mut on_cpu = cpu_scorer(&file).unwrap();
            let Ok(nmse) = pollster::block_on(difference(&mut on_gpu, &mut on_cpu)) else {
                panic!("the test could not be taken")
            };
            assert_eq!(nmse <= MAX_NMSE, believed, "NMSE {nmse:e}");
        };
        check(GpuEngine::for_test(), true);
        check(GpuEngine::for_test_computing_wrongly(), false);
    }
}
