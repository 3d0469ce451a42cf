//! Causal attention over the packed batch, in plain loops.
//!
//! Row by row and head by head: `d_head` products for each visible key, then as many for each value, so
//! `n_heads * d_head * 2` multiply-adds a pair of rows that see each other, and memory for one row's scores. A batch of
//! 400 rows that see 150 others each, at 256 columns, is 31 million a layer: less than its matrix products.

use super::Rows;
use crate::model::{HeadShape, Packed};

/// `softmax(q kᵀ / sqrt(d_head)) v`; shapes and visibility as in [`crate::model::Ops::attention`].
pub(super) fn attention(q: &Rows, k: &Rows, v: &Rows, batch: &Packed, shape: HeadShape) -> Rows {
    let HeadShape { n_heads, n_kv_heads, d_head } = shape;
    let scale = 1.0 / (d_head as f32).sqrt();
    let mut out = Rows { n_cols: n_heads * d_head, values: vec![0.0; q.values.len()] };
    let mut weights: Vec<f32> = Vec::new();
    for (row, mixed) in out.values.chunks_exact_mut(n_heads * d_head).enumerate() {
        let visible = visible_rows(batch, row);
        for (head, mixed) in mixed.chunks_exact_mut(d_head).enumerate() {
            let kv_head = head / (n_heads / n_kv_heads);
            let query = q.head(row, head, d_head);
            weights.clear();
            weights.extend(visible.clone().map(|key| dot(query, k.head(key, kv_head, d_head)) * scale));
            softmax(&mut weights);
            for (value, &weight) in visible.clone().zip(&weights) {
                for (sum, &x) in mixed.iter_mut().zip(v.head(value, kv_head, d_head)) {
                    *sum += weight * x;
                }
            }
        }
    }
    out
}

/// The rows that `row` sees: the prefix up to itself, and its own sequence up to itself.
fn visible_rows(batch: &Packed, row: usize) -> impl Iterator<Item = usize> + Clone + use<> {
    let prefix_len = batch.prefix_len as usize;
    let start = batch.seq_start[row] as usize;
    (0..prefix_len.min(row + 1)).chain(start.max(prefix_len)..row + 1)
}

/// `w[i] = exp(w[i] - max) / sum`.
fn softmax(weights: &mut [f32]) {
    let max = weights.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for weight in weights.iter_mut() {
        *weight = (*weight - max).exp();
        sum += *weight;
    }
    weights.iter_mut().for_each(|weight| *weight /= sum);
}

/// The sum of products, in eight partial sums that a vector unit can hold.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let mut sums = [0.0; 8];
    for (a, b) in a.iter().zip(b) {
        for i in 0..8 {
            sums[i] += a[i] * b[i];
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + rest
}
