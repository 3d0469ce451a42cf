//! The engines' operations one by one, here, at the built-in model's shapes and at Qwen2.5-Math-1.5B's; and whole passes of
//! the built-in model (`passes.rs`) and attempts of the drafter (`drafting.rs`).
//!
//! Criterion's "elements" are floating-point operations, so its Gelem/s are GFLOP/s; `benches/native/report.mjs` makes a
//! table of them, with the bytes that an operation must read and write at least, and the share of what the adapter
//! itself reaches (`peak.rs`). A GPU's time is that of several operations and one wait, divided.

mod drafting;
mod passes;
mod peak;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::error::Error;
use std::fmt::Debug;
use std::time::{Duration, Instant};
use surefoot::engine::{CpuEngine, GpuEngine, Precision};
use surefoot::gguf::{Dtype, TensorRef, quantise};
use surefoot::model::{HeadShape, Ops, Packed};
use surefoot::platform::now_millis;

/// A network's sizes.
struct Model {
    name: &'static str,
    heads: HeadShape,
    d_model: usize,
    d_ff: usize,
}

const MODELS: [Model; 2] = [
    Model { name: "built-in", heads: HeadShape { n_heads: 4, n_kv_heads: 4, d_head: 32 }, d_model: 128, d_ff: 320 },
    Model {
        name: "qwen2.5-math-1.5b",
        heads: HeadShape { n_heads: 12, n_kv_heads: 2, d_head: 128 },
        d_model: 1536,
        d_ff: 8960,
    },
];

/// Few rows, as after an edit.
const FEW: usize = 9;
/// A passful.
const MANY: usize = 512;
/// Of a large model where the GPU is a program: more would take minutes.
const MANY_IN_SOFTWARE: usize = 64;

/// Operations between two waits.
const PER_WAIT: u64 = 4;

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = peak::bench, passes::bench, drafting::bench, engines
}
criterion_main!(benches);

fn engines(criterion: &mut Criterion) {
    let open = || pollster::block_on(GpuEngine::new(now_millis));
    let is_hardware = open().is_ok_and(|gpu| !gpu.adapter_name().ends_with("in software"));
    let many = if is_hardware { MANY } else { MANY_IN_SOFTWARE };
    // Here the CPU engine widens all weights to f32 unless it keeps the blocks that candle multiplies.
    products(criterion, "cpu f32", Dtype::F32, &mut CpuEngine::new(Precision::F32), many);
    for dtype in [Dtype::Q8_0, Dtype::Q4_0] {
        products(criterion, "cpu quantised", dtype, &mut CpuEngine::new(Precision::Quantised), many);
    }
    others(criterion, "cpu", &mut CpuEngine::new(Precision::F32), many);
    let mut gpu = match open() {
        Ok(gpu) => gpu,
        Err(error) => return eprintln!("no figures of the GPU: {error}"),
    };
    for dtype in Dtype::ALL {
        products(criterion, "gpu", dtype, &mut gpu, many);
    }
    others(criterion, "gpu", &mut gpu, many);
    gpu.round_activations(true).expect("the kernel is made");
    products(criterion, "gpu int8", Dtype::Q8_0, &mut gpu, many);
}

/// Every matrix of a layer in one weight format.
fn products<O: Ops<Error: Error>>(criterion: &mut Criterion, engine: &str, dtype: Dtype, ops: &mut O, many: usize) {
    for Model { name, heads, d_model, d_ff } in &MODELS {
        let shapes = [
            ("qkv", heads.qkv_cols(), *d_model),
            ("attention output", *d_model, heads.q_cols()),
            ("gate and up", 2 * d_ff, *d_model),
            ("down", *d_model, *d_ff),
        ];
        let mut group = criterion.benchmark_group(format!("{engine} {dtype:?} {name}"));
        for (what, n_out, n_in) in shapes {
            let Some(bytes) = stored(dtype, n_out, n_in) else { continue };
            let tensor = TensorRef { name: what, dtype, n_rows: n_out, n_cols: n_in, bytes: &bytes };
            let weights = ops.matrix(&[tensor]).expect("the weights fit");
            for n_rows in passes_of(*d_model, many) {
                let x = rows(ops, n_rows, n_in);
                group.throughput(Throughput::Elements((2 * n_rows * n_out * n_in) as u64));
                group.bench_function(BenchmarkId::new(format!("matmul {what} {n_out}x{n_in}"), n_rows), |bencher| {
                    bencher.iter_custom(|n| timed(ops, n, |ops| ops.matmul(&x, &weights, None)));
                });
            }
        }
        group.finish();
    }
}

/// Few rows and many, of a small model as many as the page has.
fn passes_of(d_model: usize, many: usize) -> [usize; 2] {
    [FEW, if d_model > 1000 { many } else { MANY }]
}

/// Weights of some value in a format's bytes; `None` where rows are not whole blocks.
fn stored(dtype: Dtype, n_out: usize, n_in: usize) -> Option<Vec<u8>> {
    match dtype {
        // Formats that are not written: bytes of which each two are a scale of 0.004.
        Dtype::Q4K | Dtype::Q6K if n_in.is_multiple_of(256) => {
            Some(vec![0x1c; n_out * n_in / 256 * dtype.block_bytes()])
        }
        Dtype::Q4K | Dtype::Q6K => None,
        _ => Some(quantise(dtype, &numbers(n_out * n_in))),
    }
}

/// What stands between the matrices.
fn others<O: Ops<Error: Error>>(criterion: &mut Criterion, engine: &str, ops: &mut O, many: usize) {
    for Model { name, heads, d_model, .. } in &MODELS {
        let mut group = criterion.benchmark_group(format!("{engine} {name}"));
        let gain = ops.vector(&numbers(*d_model)).expect("the gains fit");
        for n_rows in passes_of(*d_model, many) {
            let x = rows(ops, n_rows, *d_model);
            group.throughput(Throughput::Elements((4 * n_rows * d_model) as u64));
            group.bench_function(BenchmarkId::new("rms_norm", n_rows), |bencher| {
                bencher.iter_custom(|n| timed(ops, n, |ops| ops.rms_norm(&x, &gain, 1e-6)));
            });
            let batch = Packed::new(&[], &[vec![0; n_rows]], &[vec![n_rows - 1]]);
            let mut cache = ops.layer_cache(n_rows, *heads).expect("the keys fit");
            let qkv = rows(ops, n_rows, heads.qkv_cols());
            let turned = ops.rope_cache(qkv, &mut cache, &batch, *heads, 10_000.0).expect("shapes agree");
            // A row sees half of them on average: a multiply-add a column for its key and one for its value.
            group.throughput(Throughput::Elements((2 * n_rows * (n_rows + 1) * heads.q_cols()) as u64));
            group.bench_function(BenchmarkId::new("attention", n_rows), |bencher| {
                bencher.iter_custom(|n| timed(ops, n, |ops| ops.attention(&turned, &cache, &batch, *heads)));
            });
        }
        group.finish();
    }
}

/// How long `n` runs take, in groups of [`PER_WAIT`] with a wait after each; the last result of a group is waited for.
fn timed<O: Ops<Error: Error>>(
    ops: &mut O,
    n: u64,
    mut run: impl FnMut(&mut O) -> Result<O::Tensor, O::Error>,
) -> Duration {
    let start = Instant::now();
    let mut left = n;
    while left > 0 {
        let mut last = None;
        for _ in 0..left.min(PER_WAIT) {
            last = Some(sound(run(ops)));
        }
        left -= left.min(PER_WAIT);
        // Of the result one row is brought here: the wait, and little more.
        let row = last.map(|y| sound(ops.gather(&y, &[0])));
        if let Some(row) = row {
            sound(pollster::block_on(ops.read(row)));
        }
    }
    start.elapsed()
}

/// Activations `[n_rows, n_cols]`.
fn rows<O: Ops<Error: Error>>(ops: &mut O, n_rows: usize, n_cols: usize) -> O::Tensor {
    let bytes = quantise(Dtype::F32, &numbers(n_cols));
    let table = TensorRef { name: "activations", dtype: Dtype::F32, n_rows: 1, n_cols, bytes: &bytes };
    let table = sound(ops.table(table));
    sound(ops.embed(&table, &vec![0; n_rows]))
}

fn numbers(n: usize) -> Vec<f32> {
    let mut random = fastrand::Rng::with_seed(1);
    std::iter::repeat_with(|| random.f32() - 0.5).take(n).collect()
}

fn sound<T, E: Debug>(outcome: Result<T, E>) -> T {
    outcome.expect("the engine computes")
}
