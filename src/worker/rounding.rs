//! Whether products on the GPU may round their activations: only where the kernel is right, where the marks bear it, and
//! where it saves time.
//!
//! Activations rounded to signed bytes are multiplied four at a time, but cost an NMSE of 1e-5 to 6e-5 a product. So a
//! GPU that passed its self-test in f32 has more questions to answer while the model loads, and f32 stays if one answer
//! is no:
//!
//! 1. Does f32 take long enough for a reader to gain anything?
//! 2. Is the product right? Of activations near whole steps it must make what f32 makes of the whole steps themselves,
//!    to the bound of the self-test: nothing is left to tolerance, the rounding included.
//! 3. Do the marks bear it? No line of the fixed solutions may change sides of a cut, and the scores stay within what
//!    the derivation in `tests/golden.rs` allows.
//! 4. Is the fixed input scored in clearly less time? Some GPUs put such products together from single ones.

use super::self_test::{MAX_NMSE, distance, fixed_input};
use crate::engine::{EngineError, GpuEngine, nmse};
use crate::gguf::{Dtype, TensorRef, quantise};
use crate::model::{ModelError, Ops};
use crate::scoring::{Scorer, ScoringError};

/// The largest NMSE of the log odds: 24 products of at most 6.4e-5 each, for a network of six layers. The shipped model
/// on lavapipe has 1.4e-5.
const MAX_ROUNDED_NMSE: f64 = 1.5e-3;

/// Of the time in f32, the most that makes rounding worth its error.
const MAX_SHARE: f64 = 0.8;

/// A pass that is faster than this mostly waits for its one readback.
const MIN_MILLIS: f64 = 25.0;

/// Timed passes each way; the fastest counts.
const N_TIMED: usize = 2;

/// Asks the questions where the adapter gives reason to, and sets the engine up by the answers.
pub async fn settle(scorer: &mut Scorer<GpuEngine>, clock: fn() -> f64) {
    if scorer.engine().may_gain_by_rounding() {
        choose(scorer, clock).await;
    }
}

async fn choose(scorer: &mut Scorer<GpuEngine>, clock: fn() -> f64) {
    // A GPU that fails at the questions is asked for f32 from here on; if it fails at that as well the next pass says so.
    let rounds = is_worth_it(scorer, clock).await.unwrap_or(false);
    let _ = scorer.engine_mut().round_activations(rounds);
    scorer.clear_cache();
}

async fn is_worth_it(scorer: &mut Scorer<GpuEngine>, clock: fn() -> f64) -> Result<bool, ScoringError> {
    let exact = timed(scorer, false, clock).await?;
    if exact.millis < MIN_MILLIS {
        return Ok(false);
    }
    let right = multiplies_rightly(scorer.engine_mut()).await.map_err(of_engine)?;
    if !right {
        return Ok(false);
    }
    let rounded = timed(scorer, true, clock).await?;
    Ok(marks_bear_it(&exact.scores, &rounded.scores, scorer.cuts()) && rounded.millis < MAX_SHARE * exact.millis)
}

fn of_engine(error: EngineError) -> ScoringError {
    ModelError::Engine(Box::new(error)).into()
}

struct Timed {
    scores: Vec<Option<f32>>,
    millis: f64,
}

/// The fixed input's scores, computed afresh each time.
async fn timed(scorer: &mut Scorer<GpuEngine>, rounds: bool, clock: fn() -> f64) -> Result<Timed, ScoringError> {
    scorer.engine_mut().round_activations(rounds).map_err(of_engine)?;
    let input = fixed_input();
    let mut timed = Timed { scores: Vec::new(), millis: f64::INFINITY };
    // The self-test has scored the same before: all buffers are made.
    for _ in 0..N_TIMED {
        scorer.clear_cache();
        let start = clock();
        timed.scores = scorer.score(&input).await?.concat();
        timed.millis = timed.millis.min(clock() - start);
    }
    Ok(timed)
}

fn marks_bear_it(exact: &[Option<f32>], rounded: &[Option<f32>], (cut_sound, cut_unsound): (f32, f32)) -> bool {
    let verdict = |p: &Option<f32>| p.map(|p| (p >= cut_sound, p < cut_unsound));
    let same = exact.iter().map(verdict).eq(rounded.iter().map(verdict));
    same && distance(exact, rounded) <= MAX_ROUNDED_NMSE
}

/// Rows, inputs and outputs of the product that is tried: more than a tile each way, three blocks along.
const SHAPE: (usize, usize, usize) = (70, 96, 70);

/// The product of rounded activations, against f32's of the numbers that they are near.
async fn multiplies_rightly(gpu: &mut GpuEngine) -> Result<bool, EngineError> {
    let (n_rows, n_in, n_out) = SHAPE;
    let weight: Vec<f32> = (0..n_out * n_in).map(|i| uneven(i, 7919) * 0.1).collect();
    let bytes = quantise(Dtype::Q8_0, &weight);
    let parts = [TensorRef { name: "tried", dtype: Dtype::Q8_0, n_rows: n_out, n_cols: n_in, bytes: &bytes }];
    let weight = gpu.matrix(&parts)?;
    // A block's largest is 127 steps, the others lie within 0.3 of a whole one.
    let steps = |i: usize| if i.is_multiple_of(32) { -127.0 } else { (uneven(i, 6007) * 126.0).round() };
    let step = |i: usize| 1.0 + (i / 32 % 5) as f32;
    let off = |i: usize| if i.is_multiple_of(32) { 0.0 } else { uneven(i, 5003) * 0.3 };
    let near = (0..n_rows * n_in).map(|i| (steps(i) + off(i)) * step(i)).collect();
    let whole = (0..n_rows * n_in).map(|i| steps(i) * step(i)).collect();
    let mut found = Vec::new();
    for (rounds, x) in [(false, whole), (true, near)] {
        gpu.round_activations(rounds)?;
        let x = rows(gpu, n_rows, n_in, x)?;
        let y = gpu.matmul(&x, &weight, None)?;
        found.push(gpu.read(y).await?);
    }
    Ok(nmse(&found[0], &found[1]) <= MAX_NMSE)
}

/// Numbers between -1 and 1 that do not repeat soon.
fn uneven(i: usize, prime: usize) -> f32 {
    (i * i % prime) as f32 / prime as f32 * 2.0 - 1.0
}

/// Activations `[n_rows, n_cols]`, by the way that a pass's first ones come.
fn rows(
    gpu: &mut GpuEngine,
    n_rows: usize,
    n_cols: usize,
    values: Vec<f32>,
) -> Result<<GpuEngine as Ops>::Tensor, EngineError> {
    let bytes = quantise(Dtype::F32, &values);
    let table = gpu.table(TensorRef { name: "tried", dtype: Dtype::F32, n_rows, n_cols, bytes: &bytes })?;
    gpu.embed(&table, &(0..n_rows as u32).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_that_rounds_is_right_or_found_out() {
        let check = |what: &str, engine: Option<GpuEngine>, right: bool| {
            let Some(mut engine) = engine else { return };
            assert_eq!(pollster::block_on(multiplies_rightly(&mut engine)).unwrap(), right, "{what}");
        };
        check("as it is", GpuEngine::for_test(), true);
        for (fault, engine) in GpuEngine::for_test_rounding_wrongly() {
            check(fault, engine, false);
        }
    }

    fn model(engine: GpuEngine) -> Scorer<GpuEngine> {
        let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf")).unwrap();
        Scorer::load(&file, engine).unwrap()
    }

    fn scores(scorer: &mut Scorer<GpuEngine>) -> Vec<Option<f32>> {
        pollster::block_on(scorer.score(&fixed_input())).unwrap().concat()
    }

    #[test]
    fn the_shipped_models_marks_bear_it() {
        let Some(engine) = GpuEngine::for_test() else { return };
        let mut scorer = model(engine);
        let exact = scores(&mut scorer);
        scorer.engine_mut().round_activations(true).unwrap();
        scorer.clear_cache();
        let rounded = scores(&mut scorer);
        assert_ne!(exact, rounded, "nothing was rounded");
        let found = distance(&exact, &rounded);
        assert!(marks_bear_it(&exact, &rounded, scorer.cuts()), "{exact:?} became {rounded:?}, NMSE {found:e}");
    }

    #[test]
    fn a_line_that_changes_sides_is_not_borne() {
        let cuts = (0.6, 0.4);
        let check = |exact: f32, rounded: f32, borne: bool| {
            assert_eq!(marks_bear_it(&[Some(exact)], &[Some(rounded)], cuts), borne, "{exact} {rounded}");
        };
        check(0.99, 0.9901, true);
        check(0.99, 0.97, false);
        check(0.6, 0.5999, false);
        check(0.4, 0.3999, false);
        assert!(!marks_bear_it(&[Some(0.9), None], &[Some(0.9), Some(0.9)], cuts));
    }

    thread_local! {
        /// What the clock shows, and what the next look adds.
        static CLOCK: std::cell::Cell<(f64, f64)> = const { std::cell::Cell::new((0.0, 1000.0)) };
    }

    fn look(slower: f64) -> f64 {
        let (now, step) = CLOCK.get();
        CLOCK.set((now + step, step * slower));
        now
    }

    #[test]
    fn f32_stays_where_an_answer_is_no() {
        let check = |what: &str, engine: Option<GpuEngine>, clock: fn() -> f64, rounds: bool| {
            let Some(engine) = engine else { return };
            let mut scorer = model(engine);
            let exact = scores(&mut scorer);
            CLOCK.set((0.0, 1000.0));
            pollster::block_on(choose(&mut scorer, clock));
            assert_eq!(scorer.engine().rounds_activations(), rounds, "{what}");
            assert_eq!(scores(&mut scorer) != exact, rounds, "{what}");
        };
        // What is timed later seems faster.
        let ever_faster = || look(0.9);
        check("right and faster", GpuEngine::for_test(), ever_faster, true);
        check("no faster", GpuEngine::for_test(), || look(1.0), false);
        check("nothing to gain", GpuEngine::for_test(), || look(0.9) / 1000.0, false);
        for (fault, engine) in GpuEngine::for_test_rounding_wrongly() {
            check(fault, engine, ever_faster, false);
        }
    }
}
