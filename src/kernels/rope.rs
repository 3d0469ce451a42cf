//! Rotary position embedding, halves convention. Twin of `rope.wgsl`. Source: Su et al., "RoFormer" (2021); the pairing
//! of `i` with `i + d_head/2` is that of the llama and qwen2 files in the Hugging Face layout.

use bytemuck::{Pod, Zeroable};

use super::launch::{Workgroups, spread};

/// `Params` of `rope.wgsl`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
pub struct Params {
    pub n_rows: u32,
    pub n_heads: u32,
    pub d_head: u32,
}

impl Params {
    /// One invocation a pair of elements, 256 a workgroup.
    pub fn workgroups(&self) -> Workgroups {
        spread((self.n_rows * self.n_heads * (self.d_head / 2)).div_ceil(256))
    }
}

/// `[n_rows, d_head/2]` of `(cos, sin)` of `positions[r] * theta^(-2i/d_head)`: what the kernel reads.
pub fn turns(positions: &[u32], d_head: usize, theta: f32) -> Vec<[f32; 2]> {
    let frequencies: Vec<f64> =
        (0..d_head / 2).map(|i| f64::from(theta).powf(-2.0 * i as f64 / d_head as f64)).collect();
    let turn = |angle: f64| [angle.cos() as f32, angle.sin() as f32];
    positions.iter().flat_map(|&p| frequencies.iter().map(move |f| turn(f64::from(p) * f))).collect()
}

/// Each head of each row of `x`, `[n_rows, n_heads, d_head]`, turned by its position.
pub fn reference(params: Params, x: &[f32], positions: &[u32], theta: f32) -> Vec<f32> {
    let (n_heads, d_head) = (params.n_heads as usize, params.d_head as usize);
    let mut y = x.to_vec();
    for (n, head) in y.chunks_mut(d_head).enumerate() {
        for i in 0..d_head / 2 {
            let angle = f64::from(positions[n / n_heads]) * f64::from(theta).powf(-2.0 * i as f64 / d_head as f64);
            let (a, b) = (f64::from(head[i]), f64::from(head[i + d_head / 2]));
            head[i] = (a * angle.cos() - b * angle.sin()) as f32;
            head[i + d_head / 2] = (b * angle.cos() + a * angle.sin()) as f32;
        }
    }
    y
}
