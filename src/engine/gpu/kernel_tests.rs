//! Every kernel on the GPU against its twin, on awkward shapes.
//!
//! Results are pre-filled with a sentinel and have spare rows after their end: a cell that is not written shows as a
//! sentinel within the result, a write past the end as a missing one behind it. Bounds are on the normalised mean
//! squared error: 1e-7 in f32, 1e-6 where f16 scales take part.

use wgpu::BufferUsages;

use super::engine::GpuEngine;
use crate::engine::{attention_cases, nmse};
use crate::gguf::{Dtype, TensorRef, f16_from_f32, quantise};
use crate::kernels::{Kernel, Workgroups, attention, gather, matmul, matmul_int8, rms_norm, rope_cache};
use crate::kernels::{pack, row_words};

const F32_BOUND: f64 = 1e-7;
const F16_BOUND: f64 = 1e-6;

/// No kernel under test computes this.
const SENTINEL: f32 = -1.234_567e30;
const N_SPARE: usize = 300;

/// A reproducible sequence of numbers, about normal in size, between -2 and 2.
pub(super) fn noise(seed: u32, n: usize) -> Vec<f32> {
    let mut state = seed.wrapping_mul(2_654_435_769) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        f64::from(state) / f64::from(u32::MAX) - 0.5
    };
    (0..n).map(|_| ((next() + next()) * 2.0) as f32).collect()
}

/// One launch: what is bound before the result, the result, and what is bound after it.
struct Case<'a, P> {
    name: String,
    kernel: Kernel,
    params: P,
    workgroups: Workgroups,
    before: &'a [&'a [u8]],
    /// What the result buffer holds at the start, if the kernel works in place.
    in_place: Option<&'a [f32]>,
    after: &'a [&'a [u8]],
    bound: f64,
}

impl GpuEngine {
    fn storage(&self, bytes: &[u8]) -> wgpu::Buffer {
        let usage = BufferUsages::STORAGE | BufferUsages::COPY_DST | BufferUsages::COPY_SRC;
        let buffer = self.gpu.allocate("test", bytes.len() as u64, usage).unwrap();
        self.gpu.queue.write_buffer(&buffer, 0, bytes);
        buffer
    }
}

/// Launches the case and compares with what its twin computes.
fn check<P: bytemuck::Pod>(engine: &mut GpuEngine, case: Case<'_, P>, wanted: &[f32]) {
    let Case { name, kernel, params, workgroups, before, in_place, after, bound } = case;
    let n_elems = wanted.len();
    let mut start = vec![SENTINEL; n_elems + N_SPARE];
    if let Some(x) = in_place {
        start[..n_elems].copy_from_slice(x);
    }
    // The result is a tensor of the engine's, so that it can be read back.
    let y = engine.upload(&start, 1, start.len()).unwrap();
    let before: Vec<_> = before.iter().map(|bytes| engine.storage(bytes)).collect();
    let after: Vec<_> = after.iter().map(|bytes| engine.storage(bytes)).collect();
    let buffers: Vec<_> = before.iter().chain([&y.buffer]).chain(&after).collect();
    engine.launch(kernel, &params, workgroups, &buffers).unwrap();
    let found = pollster::block_on(engine.read_back(&y)).unwrap();
    let (found, spare) = found.split_at(n_elems);
    assert!(!found.contains(&SENTINEL), "{name}: a cell is not written");
    assert!(spare.iter().all(|&x| x == SENTINEL), "{name}: written past the end");
    let error = nmse(wanted, found);
    assert!(error <= bound, "{name}: error {error:e} is above {bound:e}");
}

fn bytes<T: bytemuck::NoUninit>(values: &[T]) -> &[u8] {
    bytemuck::cast_slice(values)
}

#[test]
fn gather_matches_its_twin() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    for (n_x, n_cols, rows) in [(1, 1, vec![0]), (5, 63, vec![4, 0, 4, 1]), (300, 257, (0..300).rev().collect())] {
        let x = noise(5, n_x * n_cols);
        let params = gather::Params { n_rows: rows.len() as u32, n_cols: n_cols as u32 };
        let case = Case {
            name: format!("gather {} of {n_x} rows by {n_cols}", rows.len()),
            kernel: Kernel::Gather,
            params,
            workgroups: params.workgroups(),
            before: &[bytes(&x), bytes(&rows)],
            in_place: None,
            after: &[],
            bound: 0.0,
        };
        check(&mut engine, case, &gather::reference(params, &x, &rows));
    }
}

#[test]
fn rms_norm_matches_its_twin() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    for (n_rows, n_cols) in [(1, 1), (1, 7), (7, 8), (8, 9), (9, 128), (5, 896), (8 * 65_535 + 3, 2)] {
        let (x, gain) = (noise(6, n_rows * n_cols), noise(7, n_cols));
        let params = rms_norm::Params { n_rows: n_rows as u32, n_cols: n_cols as u32, eps: 0.1 };
        let case = Case {
            name: format!("rms_norm {n_rows} by {n_cols}"),
            kernel: Kernel::RmsNorm,
            params,
            workgroups: params.workgroups(),
            before: &[bytes(&x), bytes(&gain)],
            in_place: None,
            after: &[],
            bound: F32_BOUND,
        };
        check(&mut engine, case, &rms_norm::reference(params, &x, &gain));
    }
}

#[test]
fn rope_cache_matches_its_twin() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let shapes = [(1, 1, 1, 2, 0), (3, 2, 1, 32, 5), (17, 3, 3, 34, 1), (33, 4, 2, 64, 100), (9, 1, 1, 128, 0)];
    for (n_rows, n_heads, n_kv_heads, d_head, first_slot) in shapes {
        let qkv = noise(8, n_rows * (n_heads + 2 * n_kv_heads) * d_head);
        // Slots before and after the rows' own stay as they are.
        let kv_cache = noise(9, (first_slot + n_rows + 3) * 2 * n_kv_heads * d_head);
        // Not in order, and far out: where f32 angles would go wrong first.
        let positions: Vec<u32> = (0..n_rows as u32).map(|r| (r * 997) % 4096).collect();
        let turns = rope_cache::turns(&positions, d_head, 10_000.0);
        let params = rope_cache::Params {
            n_rows: n_rows as u32,
            n_heads: n_heads as u32,
            n_kv_heads: n_kv_heads as u32,
            d_head: d_head as u32,
            first_slot: first_slot as u32,
        };
        let case = |name: &str| Case {
            name: format!("rope_cache's {name}, {n_rows} rows, {n_heads} and {n_kv_heads} heads of {d_head}"),
            kernel: Kernel::RopeCache,
            params,
            workgroups: params.workgroups(),
            before: &[],
            in_place: None,
            after: &[],
            bound: F32_BOUND,
        };
        let (wanted_qkv, wanted_cache) = rope_cache::reference(params, &qkv, &kv_cache, &positions, 10_000.0);
        let (turns, cache_bytes, qkv_bytes) = ([bytes(&turns)], [bytes(&kv_cache)], [bytes(&turns), bytes(&qkv)]);
        let of_queries = Case { before: &turns, in_place: Some(&qkv), after: &cache_bytes, ..case("queries") };
        check(&mut engine, of_queries, &wanted_qkv);
        let of_cache = Case { before: &qkv_bytes, in_place: Some(&kv_cache), ..case("keys and values") };
        check(&mut engine, of_cache, &wanted_cache);
    }
}

#[test]
fn attention_matches_its_twin() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    for (name, batch, shape) in attention_cases::all() {
        let seen = attention::seen(&batch.seq_start, &batch.context_idx, &batch.slots);
        let (n_rows, n_slots) = (batch.n_tokens(), batch.slots.len());
        // Sharp scores, so that the running maximum moves.
        let qkv: Vec<f32> = noise(9, n_rows * shape.qkv_cols()).iter().map(|x| x * 4.0).collect();
        let kv_cache = noise(10, n_slots * 2 * shape.kv_cols());
        let params = attention_cases::params(&batch, shape);
        let case = Case {
            name,
            kernel: Kernel::Attention,
            params,
            workgroups: params.workgroups(),
            before: &[bytes(&qkv), bytes(&kv_cache), bytes(&seen)],
            in_place: None,
            after: &[],
            bound: F32_BOUND,
        };
        check(&mut engine, case, &attention::reference(params, &qkv, &kv_cache, &seen));
    }
}

/// Rows, inputs, outputs: one, around the tiles of 64 and 32, not multiples of them; one block of 32, two,
/// three.
const MATMULS: [(usize, usize, usize); 9] = [
    (1, 32, 1),
    (1, 64, 2),
    (33, 96, 63),
    (63, 32, 64),
    (64, 64, 65),
    (65, 160, 33),
    (130, 96, 129),
    (5, 512, 7),
    (200, 128, 1),
];

/// Weights in a format's bytes; in a format that is not written, noise of whole blocks with scales of about that size.
fn stored(dtype: Dtype, weight: &[f32]) -> Vec<u8> {
    let n_blocks = weight.len() / 256;
    let scale = weight.iter().fold(0f32, |most, w| most.max(w.abs())) / 512.0;
    let bytes = noise(16, n_blocks * dtype.block_bytes()).into_iter().map(|x| (x * 64.0) as i8 as u8);
    let mut bytes: Vec<u8> = bytes.collect();
    let scales_at = match dtype {
        Dtype::Q4K => [0, 2],
        Dtype::Q6K => [208, 208],
        _ => return quantise(dtype, weight),
    };
    for block in bytes.chunks_exact_mut(dtype.block_bytes()) {
        for at in scales_at {
            block[at..][..2].copy_from_slice(&f16_from_f32(scale));
        }
    }
    bytes
}

/// What a product is followed by: adds, gated.
const FOLLOWS: [(u32, u32); 3] = [(0, 0), (1, 0), (0, 1)];

fn check_matmul(engine: &mut GpuEngine, dtype: Dtype, shape: (usize, usize, usize), scale: f32, bound: f64) {
    let x = noise(12, shape.0 * shape.1);
    for kernel in [Kernel::Matmul(dtype), Kernel::MatmulThin(dtype)] {
        check_product(engine, kernel, dtype, shape, &x, scale, matmul::reference, bound);
    }
}

type Twin = fn(matmul::Params, &[f32], &[f32], Option<&[f32]>, &[f32]) -> Vec<f32>;

#[expect(clippy::too_many_arguments, reason = "what a row of a table of products says")]
fn check_product(
    engine: &mut GpuEngine,
    kernel: Kernel,
    dtype: Dtype,
    shape: (usize, usize, usize),
    x: &[f32],
    scale: f32,
    twin: Twin,
    bound: f64,
) {
    let (n_rows, n_in, n_out) = shape;
    let z = noise(15, n_rows * n_out);
    for (adds, gated) in FOLLOWS {
        let n_weights = if gated == 0 { n_out } else { 2 * n_out };
        let weight: Vec<f32> = noise(13, n_weights * n_in).iter().map(|w| w * scale).collect();
        let stored = stored(dtype, &weight);
        let tensor = TensorRef { name: "weight", dtype, n_rows: n_weights, n_cols: n_in, bytes: &stored };
        let packed = pack(dtype, n_in, &stored);
        let mut after = vec![bytes(&packed.weights)];
        if row_words(dtype, n_in).unwrap().1 > 0 {
            after.push(bytes(&packed.scales));
        }
        for bias in [None, Some(noise(14, n_weights))] {
            let params = matmul::Params {
                n_rows: n_rows as u32,
                n_in: n_in as u32,
                n_out: n_out as u32,
                has_bias: bias.is_some().into(),
                adds,
                gated,
            };
            // Without a bias a value is bound that would show.
            let bound_bias = bias.clone().unwrap_or_else(|| vec![1e6; n_weights]);
            let case = Case {
                name: format!("{kernel:?} {shape:?} of {scale:e}, bias {}, {adds} {gated}", bias.is_some()),
                kernel,
                params,
                workgroups: params.workgroups(kernel),
                before: &[bytes(x), bytes(&bound_bias)],
                in_place: (adds == 1).then_some(&z),
                after: &after,
                bound,
            };
            check(engine, case, &twin(params, x, &tensor.dequantise(), bias.as_deref(), &z));
        }
    }
}

/// Where exp overflows, either way: the gate is ±200 and the other factor 3.
#[test]
fn a_gate_far_from_zero_is_shut_or_open() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let x = [1f32, 0.0, 0.0, 0.0];
    let weight: Vec<f32> = [-200f32, 200.0, 3.0, 3.0].iter().flat_map(|&w| [w, 0.0, 0.0, 0.0]).collect();
    let params = matmul::Params { n_rows: 1, n_in: 4, n_out: 2, has_bias: 0, adds: 0, gated: 1 };
    let case = Case {
        name: "an extreme gate".to_owned(),
        kernel: Kernel::MatmulThin(Dtype::F32),
        params,
        workgroups: params.workgroups(Kernel::MatmulThin(Dtype::F32)),
        before: &[bytes(&x), bytes(&[0f32])],
        in_place: None,
        after: &[bytes(&weight)],
        bound: F32_BOUND,
    };
    check(&mut engine, case, &[0.0, 600.0]);
}

#[test]
fn matmul_matches_its_twin() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    let formats =
        [(Dtype::F32, F32_BOUND), (Dtype::F16, F16_BOUND), (Dtype::Q8_0, F16_BOUND), (Dtype::Q4_0, F16_BOUND)];
    for (dtype, bound) in formats {
        for shape in MATMULS {
            check_matmul(&mut engine, dtype, shape, 0.1, bound);
        }
    }
    for shape in [(1, 256, 1), (3, 512, 5), (33, 256, 65), (66, 768, 33)] {
        check_matmul(&mut engine, Dtype::Q4K, shape, 0.1, F16_BOUND);
        check_matmul(&mut engine, Dtype::Q6K, shape, 0.1, F16_BOUND);
    }
    for shape in [(3, 4, 5), (66, 68, 67), (1, 20, 1)] {
        check_matmul(&mut engine, Dtype::F32, shape, 0.1, F32_BOUND);
        check_matmul(&mut engine, Dtype::F16, shape, 0.1, F16_BOUND);
    }
}

/// Scales and halves below 6.1e-5 are subnormal in f16; a GPU that flushes them would lose the weights: the
/// runs without a bias show it.
#[test]
fn small_weights_are_not_flushed_to_zero() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    for dtype in [Dtype::F16, Dtype::Q8_0, Dtype::Q4_0, Dtype::Q4K, Dtype::Q6K] {
        check_matmul(&mut engine, dtype, (3, 256, 5), 1e-5, F16_BOUND);
    }
}

/// Blocks of 32 numbers, each within 0.3 of a whole number of the block's steps: no GPU, whatever the last digits of
/// its quotients, may round them otherwise than the twin. A block in seven is all zeros.
fn near_steps(n: usize) -> Vec<f32> {
    let (whole, off) = (noise(17, n), noise(18, n));
    let at = |i: usize| match i % 32 {
        _ if i / 32 % 7 == 3 => 0.0,
        0 => 127.0,
        _ => (whole[i] * 63.0).round() + off[i] * 0.15,
    };
    (0..n).map(|i| at(i) * (1.0 + (i / 32 % 5) as f32)).collect()
}

#[test]
fn matmul_int8_matches_its_twin() {
    let Some(mut engine) = GpuEngine::for_test() else { return };
    for shape in MATMULS {
        let x = near_steps(shape.0 * shape.1);
        for scale in [0.1, 1e-5] {
            let twin = matmul_int8::reference;
            check_product(&mut engine, Kernel::MatmulInt8, Dtype::Q8_0, shape, &x, scale, twin, F32_BOUND);
        }
    }
}
