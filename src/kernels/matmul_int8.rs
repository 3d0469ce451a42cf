//! The product with Q8_0 weights of activations that are rounded to signed bytes, block by block. Twin of
//! `matmul_int8.wgsl`.
//!
//! A block's rounding is uniform over a step of 1/127 of its largest activation: an NMSE of 1e-5 to 6e-5 a product,
//! where f32 has 1e-13. Who uses this kernel has to know that the marks bear it.

use super::matmul::{self, Params};

/// Activations that share a scale.
const BLOCK: usize = 32;

/// As [`matmul::reference`], of the activations that [`rounded`] leaves.
pub fn reference(params: Params, x: &[f32], weight: &[f32], bias: Option<&[f32]>, y: &[f32]) -> Vec<f32> {
    matmul::reference(params, &rounded(x), weight, bias, y)
}

/// Whole blocks of activations, each number replaced by the nearest multiple of 1/127 of its block's largest.
fn rounded(x: &[f32]) -> Vec<f32> {
    let block = |block: &[f32]| {
        let largest = block.iter().fold(0f32, |largest, x| largest.max(x.abs()));
        let step = f64::from(largest) / 127.0;
        let round = |&x: &f32| if step == 0.0 { 0.0 } else { (f64::from(x) / step).round_ties_even() * step };
        block.iter().map(|x| round(x) as f32).collect::<Vec<f32>>()
    };
    x.chunks(BLOCK).flat_map(block).collect()
}
