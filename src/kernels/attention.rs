//! Causal attention over the packed batch: every row sees the shared prefix and its own sequence, in the keys and values
//! in the KV cache, by slot. Twin of `attention.wgsl`. Source of the online softmax: Milakov and Gimelshein, "Online
//! normalizer calculation for softmax" (2018).

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

/// What each row sees, as the kernel reads it: `[n_rows]` context indices at which sequences start, `[n_rows]` the rows' own
/// context indices, `[n_context]` slots.
pub fn seen(seq_start: &[u32], context_idx: &[u32], slots: &[u32]) -> Vec<u32> {
    [seq_start, context_idx, slots].concat()
}

/// `qkv` is `[n_rows, n_heads + 2 n_kv_heads, d_head]`, of which only the queries are read, `kv_cache` is `[n_slots, 2
/// n_kv_heads, d_head]`, keys before values, `seen` is from [`seen`]; the result is `[n_rows, n_heads, d_head]`.
pub fn reference(params: Params, qkv: &[f32], kv_cache: &[f32], seen: &[u32]) -> Vec<f32> {
    let (n_heads, n_kv_heads) = (params.n_heads as usize, params.n_kv_heads as usize);
    let (n_rows, d_head) = (params.n_rows as usize, params.d_head as usize);
    let (seq_start, rest) = seen.split_at(n_rows);
    let (context_idx, slots) = rest.split_at(n_rows);
    let mut y = vec![0.0; n_rows * n_heads * d_head];
    for row in 0..n_rows {
        let sees = |&idx: &u32| idx < params.prefix_len || idx >= seq_start[row];
        let seen: Vec<usize> = (0..=context_idx[row]).filter(sees).map(|idx| slots[idx as usize] as usize).collect();
        for head in 0..n_heads {
            let kv_head = head / (n_heads / n_kv_heads);
            let query = &qkv[(row * (n_heads + 2 * n_kv_heads) + head) * d_head..][..d_head];
            let key = |slot: usize| &kv_cache[(slot * 2 * n_kv_heads + kv_head) * d_head..][..d_head];
            let value = |slot: usize| &kv_cache[((slot * 2 + 1) * n_kv_heads + kv_head) * d_head..][..d_head];
            let score = |&slot: &usize| dot(query, key(slot)) * f64::from(params.scale);
            let scores: Vec<f64> = seen.iter().map(score).collect();
            let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let weights: Vec<f64> = scores.iter().map(|score| (score - highest).exp()).collect();
            let weight_sum: f64 = weights.iter().sum();
            for i in 0..d_head {
                let terms = seen.iter().zip(&weights).map(|(&slot, weight)| weight * f64::from(value(slot)[i]));
                y[(row * n_heads + head) * d_head + i] = (terms.sum::<f64>() / weight_sum) as f32;
            }
        }
    }
    y
}

fn dot(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(&a, &b)| f64::from(a) * f64::from(b)).sum()
}
