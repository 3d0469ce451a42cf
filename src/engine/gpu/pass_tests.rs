//! Whole passes: what they launch, what they make, how they go in pieces, what they leave in the KV cache.

use pollster::block_on;

use super::engine::GpuEngine;
use crate::engine::{CpuEngine, Precision, nmse};
use crate::gguf::Gguf;
use crate::model::{KvCache, ModelError, Network, Ops, forward};
use crate::scoring::{Plan, PrefixCache};

/// Two layers with random weights.
const RANDOM: &[u8] = include_bytes!("../../../tests/data/golden/random.gguf");
const N_LAYERS: usize = 2;
const N_SLOTS: usize = 600;

/// A network on an engine, with its KV cache.
struct Scorer<O: Ops> {
    engine: O,
    network: Network<O>,
    kv_cache: KvCache<O>,
    prefixes: PrefixCache,
}

impl<O: Ops> Scorer<O> {
    fn new(mut engine: O) -> Scorer<O> {
        let network = Network::load(&Gguf::parse(RANDOM).unwrap(), &mut engine).unwrap();
        let kv_cache = KvCache::new(&mut engine, &network, N_SLOTS).unwrap();
        Scorer { engine, network, kv_cache, prefixes: PrefixCache::new(N_SLOTS as u32) }
    }

    /// Logits at the last token of each continuation that is not cached already.
    fn run(&mut self, prefix: &[u32], continuations: &[Vec<u32>]) -> Vec<f32> {
        let logits = self.try_run(prefix, continuations, usize::MAX).unwrap();
        block_on(self.engine.read(logits)).unwrap()
    }

    /// Given up after `n_wanted` layers.
    fn try_run(
        &mut self,
        prefix: &[u32],
        continuations: &[Vec<u32>],
        n_wanted: usize,
    ) -> Result<O::Tensor, ModelError> {
        let marks: Vec<Vec<usize>> = continuations.iter().map(|tokens| vec![tokens.len() - 1]).collect();
        let Plan { batch, .. } = self.prefixes.plan(prefix, continuations, &marks);
        let asked = std::cell::Cell::new(0);
        let wanted = async || {
            asked.set(asked.get() + 1);
            asked.get() <= n_wanted
        };
        let outcome = block_on(forward(&mut self.engine, &self.network, &mut self.kv_cache, &batch, &wanted));
        if outcome.is_err() {
            self.prefixes.truncate(batch.first_slot);
        }
        outcome
    }
}

fn tokens(seed: u32, n: u32) -> Vec<u32> {
    (0..n).map(|i| (seed * 31 + i * 7 + i * i) % 97).collect()
}

/// Candidates, then an edit, another problem, and a long one that fills the cache.
fn reviews() -> Vec<(Vec<u32>, Vec<Vec<u32>>)> {
    let edited = [tokens(2, 20), tokens(9, 5)].concat();
    vec![
        (tokens(1, 33), vec![tokens(2, 40), tokens(3, 31), tokens(4, 1)]),
        (tokens(1, 33), vec![edited]),
        (Vec::new(), vec![tokens(5, 70), tokens(6, 3)]),
        (tokens(7, 5), (0..8).map(|seed| tokens(seed, 60)).collect()),
        (tokens(1, 33), vec![tokens(2, 40)]),
    ]
}

#[test]
fn what_is_cached_serves_both_engines_alike() {
    let Some(engine) = GpuEngine::for_test() else { return };
    let (mut on_gpu, mut on_cpu) = (Scorer::new(engine), Scorer::new(CpuEngine::new(Precision::F32)));
    for (prefix, continuations) in reviews() {
        let (wanted, found) = (on_cpu.run(&prefix, &continuations), on_gpu.run(&prefix, &continuations));
        let mut fresh = Scorer::new(CpuEngine::new(Precision::F32));
        let afresh = fresh.run(&prefix, &continuations);
        assert_eq!(found.len(), 2 * continuations.len());
        assert!(nmse(&afresh, &wanted) < 1e-10, "on the CPU: {:e}", nmse(&afresh, &wanted));
        assert!(nmse(&afresh, &found) < 1e-6, "on the GPU: {:e}", nmse(&afresh, &found));
    }
}

#[test]
fn a_layer_is_eight_launches_and_the_head_three() {
    let Some(engine) = GpuEngine::for_test() else { return };
    let mut scorer = Scorer::new(engine);
    // The first pass also launches the products once, on nothing.
    scorer.run(&[], &[tokens(2, 9)]);
    let before = scorer.engine.gpu.n_launched.get();
    scorer.run(&tokens(1, 9), &[tokens(2, 9)]);
    assert_eq!(scorer.engine.gpu.n_launched.get() - before, 8 * N_LAYERS + 3);
}

#[test]
fn scoring_makes_nothing_once_its_longest_pass_has_run() {
    let Some(engine) = GpuEngine::for_test() else { return };
    let mut scorer = Scorer::new(engine);
    for seed in 0..3 {
        scorer.run(&tokens(10 + seed, 20), &(0..8).map(|i| tokens(20 + 9 * seed + i, 60)).collect::<Vec<_>>());
    }
    let before = scorer.engine.gpu.n_made.get();
    for (prefix, continuations) in reviews() {
        scorer.run(&prefix, &continuations);
        assert_eq!(scorer.engine.gpu.n_made.get(), before, "{} and {continuations:?}", prefix.len());
    }
    // A longer one does, so that the count counts.
    scorer.run(&tokens(1, 60), &(0..8).map(|seed| tokens(50 + seed, 60)).collect::<Vec<_>>());
    assert!(scorer.engine.gpu.n_made.get() > before);
}

#[test]
fn a_slow_gpu_is_given_a_pass_in_pieces_and_can_be_stopped_between_them() {
    let Some(engine) = GpuEngine::for_test() else { return };
    let mut scorer = Scorer::new(engine);
    let (prefix, continuations) = (tokens(1, 33), vec![tokens(2, 40), tokens(3, 31)]);
    let wanted = scorer.run(&prefix, &continuations);
    let n_submitted = |scorer: &Scorer<GpuEngine>| scorer.engine.gpu.n_submitted.get();
    let mut n_pieces = |speed: f64, n_wanted: usize| {
        scorer.prefixes.truncate(0);
        scorer.engine.pace.products_a_milli = Some(speed);
        let before = n_submitted(&scorer);
        match scorer.try_run(&prefix, &continuations, n_wanted) {
            Ok(logits) => {
                let found = block_on(scorer.engine.read(logits)).unwrap();
                assert!(nmse(&wanted, &found) < 1e-12);
            }
            Err(error) => assert!(matches!(error, ModelError::Cancelled), "{error}"),
        }
        n_submitted(&scorer) - before
    };
    assert_eq!(n_pieces(1e12, usize::MAX), 1);
    assert_eq!(n_pieces(1.0, usize::MAX), N_LAYERS + 1);
    assert_eq!(n_pieces(1.0, 0), 1);
    assert_eq!(n_pieces(1e12, 1), 0);
    assert_eq!(n_pieces(1e12, usize::MAX), 1);
}
