//! One product of each kind against the plain sum, within a bound that is derived and not tuned.

use super::panels::Panels;
use super::{CachedRows, CpuEngine, Precision, Rows};
use crate::engine::{attention_cases, nmse};
use crate::gguf::{Dtype, TensorRef, f16_from_f32, quantise};
use crate::kernels::attention;
use crate::model::Ops;
use candle_core::quantized::GgmlDType;
use proptest::prelude::*;

/// How far a product may be from the plain sum, for one weight row and one row of activations.
///
/// f32 sums in any order: one part in 2^24 a term, and `n` terms. Rounded activations: a block's scale is `d =
/// max|x| / 127`. Rounding to int8 costs `d / 2` an element; `d` itself is kept in f16, one part in 2048, which moves
/// a quant of at most 127 by `0.0621 d`, and a quant is rounded against the exact scale. Below 2^-14 an f16's spacing
/// is 2^-24, so half of that times 127 comes on top.
///
/// Rounded to 16 bits, `d = max|x| / 32767` is kept in f32, and an element costs half of it, once more for the
/// arithmetic on the way.
fn bound(weights: &[f32], x: &[f32], rounding: Rounding) -> f32 {
    let terms: f32 = weights.iter().zip(x).map(|(w, x)| (w * x).abs()).sum();
    let summing = terms * x.len() as f32 * 2f32.powi(-23);
    let per_block = weights.chunks(32).zip(x.chunks(32)).map(|(weights, x)| {
        let most = x.iter().fold(0f32, |max, x| max.max(x.abs()));
        let per_element = match rounding {
            Rounding::None => 0.0,
            Rounding::To8Bits => most / 127.0 * (0.5 + 127.0 / 2048.0) + 127.0 * 2f32.powi(-25),
            Rounding::To16Bits => most / 32767.0,
        };
        per_element * weights.iter().map(|w| w.abs()).sum::<f32>()
    });
    summing * 2.0 + per_block.sum::<f32>()
}

/// How activations are rounded before they are multiplied.
#[derive(Clone, Copy)]
enum Rounding {
    None,
    To8Bits,
    To16Bits,
}

/// Fills matrices: xorshift, numbers within ±0.5.
fn numbers(seed: u32) -> impl FnMut() -> f32 {
    let mut state = seed | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as f32 / u32::MAX as f32 - 0.5
    }
}

/// Holds `y = x Wᵀ + bias` to the plain sums.
fn check(tensor: &TensorRef<'_>, x: &[f32], bias: &[f32], y: &[f32], rounding: Rounding) {
    let (n_in, n_out) = (tensor.n_cols, tensor.n_rows);
    let weights = tensor.dequantise();
    assert_eq!(y.len(), x.len() / n_in * n_out);
    for (x, y) in x.chunks(n_in).zip(y.chunks(n_out)) {
        for ((weights, y), bias) in weights.chunks(n_in).zip(y).zip(bias) {
            let wanted: f64 = weights.iter().zip(x).map(|(&w, &x)| f64::from(w) * f64::from(x)).sum();
            let (error, bound) = ((f64::from(*y - bias) - wanted).abs() as f32, bound(weights, x, rounding) + 1e-6);
            assert!(error <= bound, "{:?}: off by {error}, bound {bound}", tensor.dtype);
        }
    }
}

proptest! {
    #[test]
    fn products_are_within_what_rounding_costs(
        dtype in prop::sample::select(vec![Dtype::F32, Dtype::F16, Dtype::Q4_0, Dtype::Q8_0]),
        precision in prop::sample::select(vec![Precision::F32, Precision::Quantised]),
        (n_rows, n_out, n_blocks) in (1..6usize, 1..10usize, 1..4usize),
        seed in any::<u32>(),
    ) {
        let n_in = 32 * n_blocks;
        let mut next = numbers(seed);
        let weights: Vec<f32> = (0..n_out * n_in).map(|_| next()).collect();
        let x: Vec<f32> = (0..n_rows * n_in).map(|_| next() * 8.0).collect();
        let bias: Vec<f32> = (0..n_out).map(|_| next()).collect();
        let bytes = quantise(dtype, &weights);
        let tensor = TensorRef { name: "w", dtype, n_rows: n_out, n_cols: n_in, bytes: &bytes };

        let mut engine = CpuEngine::new(precision);
        let matrix = engine.matrix(&[tensor]).unwrap();
        let y = engine.matmul(&Rows { n_cols: n_in, values: x.clone() }, &matrix, Some(&bias)).unwrap();
        let quantised = precision == Precision::Quantised && matches!(dtype, Dtype::Q4_0 | Dtype::Q8_0);
        check(&tensor, &x, &bias, &y.values, if quantised { Rounding::To8Bits } else { Rounding::None });
    }

    /// Rows of one tile and one slab, one more and one less; outputs of one panel, one more and one less.
    #[test]
    fn panels_are_within_what_rounding_costs(
        n_rows in prop::sample::select(vec![1, 3, 4, 5, 31, 32, 33, 65]),
        n_out in prop::sample::select(vec![1, 7, 8, 9, 24]),
        n_blocks in 1..4usize,
        dtype in prop::sample::select(vec![Dtype::Q4_0, Dtype::Q8_0]),
        seed in any::<u32>(),
    ) {
        let n_in = 32 * n_blocks;
        let mut next = numbers(seed);
        let weights: Vec<f32> = (0..n_out * n_in).map(|_| next()).collect();
        let x: Vec<f32> = (0..n_rows * n_in).map(|_| next() * 8.0).collect();
        let bytes = quantise(dtype, &weights);
        let tensor = TensorRef { name: "w", dtype, n_rows: n_out, n_cols: n_in, bytes: &bytes };

        let mut y = vec![f32::NAN; n_rows * n_out];
        Panels::of(&[tensor]).unwrap().product(&x, &mut y);
        check(&tensor, &x, &vec![0.0; n_out], &y, Rounding::To16Bits);
    }
}

#[test]
fn what_is_not_finite_stays_so() {
    let bytes = quantise(Dtype::Q8_0, &[0.5; 64]);
    let tensor = TensorRef { name: "w", dtype: Dtype::Q8_0, n_rows: 1, n_cols: 64, bytes: &bytes };
    for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let mut x = vec![1.0; 64];
        x[40] = bad;
        let mut y = [0.0];
        Panels::of(&[tensor]).unwrap().product(&x, &mut y);
        assert!(!y[0].is_finite(), "{bad} passed for {}", y[0]);
    }
}

/// The slow, obvious attention is the GPU kernel's twin; it sums in f64.
#[test]
fn attention_is_the_plain_one() {
    for (name, batch, shape) in attention_cases::all() {
        let (n_rows, n_slots) = (batch.n_tokens(), batch.slots.len());
        let mut next = numbers(n_rows as u32);
        // Sharp scores, so that some weights are next to nothing. They reach 100, of which f32 keeps one part in 10^7, so
        // a weight is one part in 10^5 off at the worst.
        let qkv: Vec<f32> = (0..n_rows * shape.qkv_cols()).map(|_| next() * 16.0).collect();
        let kv_cache: Vec<f32> = (0..n_slots * 2 * shape.kv_cols()).map(|_| next() * 4.0).collect();
        let params = attention_cases::params(&batch, shape);
        let seen = attention::seen(&batch.seq_start, &batch.context_idx, &batch.slots);
        let wanted = attention::reference(params, &qkv, &kv_cache, &seen);

        let halves = kv_cache.chunks_exact(shape.kv_cols());
        let kv_cache = CachedRows {
            keys: halves.clone().step_by(2).flatten().copied().collect(),
            values: halves.skip(1).step_by(2).flatten().copied().collect(),
        };
        let found =
            super::attention::attention(&Rows { n_cols: shape.qkv_cols(), values: qkv }, &kv_cache, &batch, shape);
        let nmse = nmse(&wanted, &found.values);
        assert!(nmse < 1e-10, "{name}: NMSE {nmse:e}");
    }
}

/// The formats that are read and not written: random bytes are random blocks, and candle reads them too.
#[test]
fn k_blocks_are_candles() {
    for (dtype, candles, scales_at) in [(Dtype::Q4K, GgmlDType::Q4K, [0, 2]), (Dtype::Q6K, GgmlDType::Q6K, [208, 208])]
    {
        let mut bytes: Vec<u8> =
            (0..3 * dtype.block_bytes() as u32).map(|i| (i.wrapping_mul(2_654_435_769) >> 13) as u8).collect();
        for block in bytes.chunks_exact_mut(dtype.block_bytes()) {
            for at in scales_at {
                block[at..][..2].copy_from_slice(&f16_from_f32(0.013));
            }
        }
        let wanted = candles.from_data(std::borrow::Cow::Borrowed(&bytes)).dequantize(768).unwrap();
        let candle_core::CpuStorage::F32(wanted) = wanted else { panic!("candle dequantises to f32") };
        let found = TensorRef { name: "w", dtype, n_rows: 1, n_cols: 768, bytes: &bytes }.dequantise();
        assert_eq!(found, wanted, "{dtype:?}");
    }
}
