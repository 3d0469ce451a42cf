//! Rotary position embedding, halves convention, and the write of keys and values to the KV cache. Twin of
//! `rope_cache.wgsl`. Source: Su et al., "RoFormer" (2021); the pairing of `i` with `i + d_head/2` is that of the llama
//! and qwen2 files in the Hugging Face layout.

use bytemuck::{Pod, Zeroable};

use super::launch::{Workgroups, spread};

/// `Params` of `rope_cache.wgsl`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
pub struct Params {
    pub n_rows: u32,
    pub n_heads: u32,
    pub n_kv_heads: u32,
    pub d_head: u32,
    /// Slot of row 0; the others follow.
    pub first_slot: u32,
}

impl Params {
    /// One invocation a pair of elements, 256 a workgroup.
    pub fn workgroups(&self) -> Workgroups {
        let n_heads = self.n_heads + 2 * self.n_kv_heads;
        spread((self.n_rows * n_heads * (self.d_head / 2)).div_ceil(256))
    }
}

/// `[n_rows, d_head/2]` of `(cos, sin)` of `positions[r] * theta^(-2i/d_head)`: what the kernel reads.
pub fn turns(positions: &[u32], d_head: usize, theta: f32) -> Vec<[f32; 2]> {
    let frequencies: Vec<f64> =
        (0..d_head / 2).map(|i| f64::from(theta).powf(-2.0 * i as f64 / d_head as f64)).collect();
    let turn = |angle: f64| [angle.cos() as f32, angle.sin() as f32];
    positions.iter().flat_map(|&p| frequencies.iter().map(move |f| turn(f64::from(p) * f))).collect()
}

/// What `qkv`, `[n_rows, n_heads + 2 n_kv_heads, d_head]`, and `kv_cache`, `[n_slots, 2 n_kv_heads, d_head]`, hold
/// afterwards.
pub fn reference(params: Params, qkv: &[f32], kv_cache: &[f32], positions: &[u32], theta: f32) -> (Vec<f32>, Vec<f32>) {
    let (n_q, n_kv, d_head) = (params.n_heads as usize, params.n_kv_heads as usize, params.d_head as usize);
    let n_heads = n_q + 2 * n_kv;
    let (mut qkv, mut kv_cache) = (qkv.to_vec(), kv_cache.to_vec());
    for (n, head) in qkv.chunks_mut(d_head).enumerate() {
        let (row, idx) = (n / n_heads, n % n_heads);
        let mut turned = head.to_vec();
        for i in 0..d_head / 2 {
            let angle = f64::from(positions[row]) * f64::from(theta).powf(-2.0 * i as f64 / d_head as f64);
            let (a, b) = (f64::from(head[i]), f64::from(head[i + d_head / 2]));
            turned[i] = (a * angle.cos() - b * angle.sin()) as f32;
            turned[i + d_head / 2] = (b * angle.cos() + a * angle.sin()) as f32;
        }
        if idx < n_q {
            head.copy_from_slice(&turned);
        } else {
            let at = ((params.first_slot as usize + row) * 2 * n_kv + idx - n_q) * d_head;
            kv_cache[at..][..d_head].copy_from_slice(if idx < n_q + n_kv { &turned } else { head });
        }
    }
    (qkv, kv_cache)
}
