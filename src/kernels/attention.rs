//! Causal attention over the packed batch: every row sees the shared prefix and its own sequence. Twin of
//! `attention.wgsl`. Source of the online softmax: Milakov and Gimelshein, "Online normalizer calculation for softmax"
//! (2018).

use bytemuck::{Pod, Zeroable};

use super::launch::Workgroups;

/// Rows a workgroup computes: `N_ROWS` of `attention.wgsl`.
const N_ROWS: u32 = 32;
/// Columns of a head a workgroup computes at most: twice `CHUNK` fours.
const N_COLS: u32 = 64;

/// `Params` of `attention.wgsl`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
pub struct Params {
    pub n_rows: u32,
    pub n_heads: u32,
    pub n_kv_heads: u32,
    /// A multiple of 4.
    pub d_head: u32,
    pub prefix_len: u32,
    /// `1 / sqrt(d_head)`.
    pub scale: f32,
}

impl Params {
    /// A workgroup a tile: heads along x, rows along y, columns of the head along z.
    pub fn workgroups(&self) -> Workgroups {
        [self.n_heads, self.n_rows.div_ceil(N_ROWS), self.d_head.div_ceil(N_COLS)]
    }
}

/// `q` is `[n_rows, n_heads, d_head]`, `k` and `v` are `[n_rows, n_kv_heads, d_head]`, `seq_start` `[n_rows]`; the
/// result has the shape of `q`.
pub fn reference(params: Params, q: &[f32], k: &[f32], v: &[f32], seq_start: &[u32]) -> Vec<f32> {
    let (n_heads, n_kv_heads) = (params.n_heads as usize, params.n_kv_heads as usize);
    let (d_head, prefix_len) = (params.d_head as usize, params.prefix_len as usize);
    let mut y = vec![0.0; q.len()];
    for row in 0..params.n_rows as usize {
        let seen: Vec<usize> = (0..=row).filter(|&c| c < prefix_len || c >= seq_start[row] as usize).collect();
        for head in 0..n_heads {
            let kv_head = head / (n_heads / n_kv_heads);
            let query = &q[(row * n_heads + head) * d_head..][..d_head];
            let at = |c: usize| (c * n_kv_heads + kv_head) * d_head;
            let score = |&c: &usize| dot(query, &k[at(c)..][..d_head]) * f64::from(params.scale);
            let scores: Vec<f64> = seen.iter().map(score).collect();
            let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let weights: Vec<f64> = scores.iter().map(|score| (score - highest).exp()).collect();
            let weight_sum: f64 = weights.iter().sum();
            for i in 0..d_head {
                let sum: f64 = seen.iter().zip(&weights).map(|(&c, weight)| weight * f64::from(v[at(c) + i])).sum();
                y[(row * n_heads + head) * d_head + i] = (sum / weight_sum) as f32;
            }
        }
    }
    y
}

fn dot(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(&a, &b)| f64::from(a) * f64::from(b)).sum()
}
