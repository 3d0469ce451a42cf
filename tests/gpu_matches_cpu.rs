//! The same network, the same batch, two engines: the GPU's logits are the CPU's.
//!
//! Both multiply dequantised weights by f32 activations, so that only the order of sums differs: NMSE within 1e-6.

#[path = "shared/pass.rs"]
mod pass;
mod shared;

use pollster::block_on;
use shared::{N_VOCAB, RANDOM, rewritten};
use surefoot::engine::{CpuEngine, EngineError, GpuEngine, Precision, nmse};
use surefoot::gguf::{Dtype, Gguf};
use surefoot::model::{Network, Ops, Packed};
use surefoot::platform::now_millis;

const BOUND: f64 = 1e-6;

/// A GPU, or `None` where there is none and none is required.
fn gpu() -> Option<GpuEngine> {
    match block_on(GpuEngine::new(now_millis)) {
        Ok(engine) => Some(engine),
        Err(EngineError::NoAdapter) if std::env::var_os("REQUIRE_GPU").is_none() => {
            eprintln!("NO ADAPTER: this GPU test ran nothing. Install a Vulkan driver, or set REQUIRE_GPU=1 to fail.");
            None
        }
        Err(error) => panic!("{error}"),
    }
}

/// Head logits at the marks, `[n_marks, 2]`, batch by batch on one loaded network.
fn logits<O: Ops>(mut engine: O, file: &[u8], batches: &[Packed]) -> Vec<Vec<f32>> {
    let network = Network::load(&Gguf::parse(file).unwrap(), &mut engine).unwrap();
    batches.iter().map(|batch| pass::logits(&mut engine, &network, batch).unwrap()).collect()
}

/// `n_sequences` of `length` tokens after a shared prefix, every `stride`th of them marked.
fn batch(prefix_len: u32, n_sequences: u32, length: u32, stride: usize) -> Packed {
    let token = |i: u32| i.wrapping_mul(2_654_435_769) >> 8 & 0xffff;
    let row = |from: u32, n: u32| (from..from + n).map(|i| token(i) % N_VOCAB).collect::<Vec<_>>();
    let sequences: Vec<_> = (0..n_sequences).map(|s| row(1000 * (s + 1), length)).collect();
    let marks = vec![(0..length as usize).step_by(stride).collect(); n_sequences as usize];
    Packed::new(&row(0, prefix_len), &sequences, &marks)
}

fn check(dtype: Dtype, batches: &[Packed]) {
    check_file(&format!("random weights in {dtype:?}"), &rewritten(RANDOM, dtype), batches);
}

fn check_file(name: &str, file: &[u8], batches: &[Packed]) {
    let Some(engine) = gpu() else { return };
    let wanted = logits(CpuEngine::new(Precision::F32), file, batches);
    let found = logits(engine, file, batches);
    for ((wanted, found), batch) in wanted.iter().zip(&found).zip(batches) {
        assert_eq!(found.len(), 2 * batch.marks.len());
        let error = nmse(wanted, found);
        assert!(error <= BOUND, "{name}, {} rows: NMSE {error:e}", batch.n_tokens());
    }
}

/// One token; one sequence; candidates with a prefix; two batches that differ only in how their rows divide.
fn awkward() -> [Packed; 5] {
    [batch(0, 1, 1, 1), batch(0, 1, 65, 1), batch(33, 4, 31, 5), batch(9, 2, 7, 1), batch(9, 7, 2, 1)]
}

#[test]
fn in_f32() {
    check(Dtype::F32, &awkward());
}

#[test]
fn in_f16() {
    check(Dtype::F16, &awkward());
}

#[test]
fn in_q8_0() {
    check(Dtype::Q8_0, &awkward());
}

#[test]
fn in_q4_0() {
    check(Dtype::Q4_0, &awkward());
}

#[test]
fn with_the_shipped_model() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf");
    check_file("the shipped model", &std::fs::read(path).unwrap(), &awkward());
}

/// A class of pastes at once: 4096 rows, then one row again.
#[test]
fn in_a_batch_of_4096_rows() {
    check(Dtype::Q8_0, &[batch(96, 40, 100, 10), batch(0, 1, 1, 1)]);
}
