//! Causal attention over the packed batch, in plain loops.
//!
//! Row by row and head by head: `d_head` products for each visible key, then as many for each value, so
//! `n_heads * d_head * 2` multiply-adds a pair of rows that see each other, and memory for one row's scores. A batch of
//! 400 rows that see 150 others each, at 256 columns, is 31 million a layer: less than its matrix products.

use super::exp::exp;
use super::ops::{KeptRows, Rows};
use crate::model::{HeadShape, Packed};

/// Columns that are mixed at a time.
const CHUNK: usize = 32;

/// `softmax(q kᵀ / sqrt(d_head)) v`; shapes and visibility as in [`crate::model::Ops::attention`].
pub(super) fn attention(qkv: &Rows, kept: &KeptRows, batch: &Packed, shape: HeadShape) -> Rows {
    let HeadShape { n_heads, n_kv_heads, d_head } = shape;
    let scale = 1.0 / (d_head as f32).sqrt();
    let n_cols = shape.q_cols();
    let mut out = Rows { n_cols, values: vec![0.0; batch.n_tokens() * n_cols] };
    let mut weights: Vec<f32> = Vec::new();
    for (row, mixed) in out.values.chunks_exact_mut(n_cols).enumerate() {
        let visible = visible_slots(batch, row);
        for (head, mixed) in mixed.chunks_exact_mut(d_head).enumerate() {
            let kv_head = head / (n_heads / n_kv_heads);
            let of_slot = |slot: usize| slot * shape.kv_cols() + kv_head * d_head..;
            let query = qkv.head(row, head, d_head);
            weights.clear();
            weights.extend(visible.clone().map(|slot| dot(query, &kept.keys[of_slot(slot)][..d_head]) * scale));
            softmax(&mut weights);
            let (whole, rest) = mixed.as_chunks_mut::<CHUNK>();
            for (chunk, mixed) in whole.iter_mut().enumerate() {
                // On the stack, so that it stays in registers from one value to the next.
                let mut sums = [0.0; CHUNK];
                for (slot, &weight) in visible.clone().zip(&weights) {
                    let values = &kept.values[of_slot(slot)][chunk * CHUNK..][..CHUNK];
                    sums.iter_mut().zip(values).for_each(|(sum, x)| *sum += weight * x);
                }
                *mixed = sums;
            }
            for (slot, &weight) in visible.clone().zip(&weights) {
                let values = &kept.values[of_slot(slot)][..d_head][d_head - rest.len()..];
                rest.iter_mut().zip(values).for_each(|(sum, x)| *sum += weight * x);
            }
        }
    }
    out
}

/// The slots of what `row` sees: the prefix up to itself, and its own sequence up to itself.
fn visible_slots(batch: &Packed, row: usize) -> impl Iterator<Item = usize> + Clone {
    let end = batch.places[row] as usize + 1;
    let prefix_len = batch.prefix_len as usize;
    let own = (batch.seq_start[row] as usize).max(prefix_len).min(end)..end;
    let prefix = &batch.slots[..prefix_len.min(end)];
    prefix.iter().chain(&batch.slots[own]).map(|&slot| slot as usize)
}

/// `w[i] = exp(w[i] - max) / sum`.
fn softmax(weights: &mut [f32]) {
    let max = weights.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    weights.iter_mut().for_each(|weight| *weight = exp(*weight - max));
    let sum = added(weights.as_chunks().0) + weights.as_chunks::<4>().1.iter().sum::<f32>();
    let scale = 1.0 / sum;
    weights.iter_mut().for_each(|weight| *weight *= scale);
}

/// The sum of products, in partial sums that vector units hold.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<16>(), b.as_chunks::<16>());
    let mut sums = [0.0; 16];
    for (a, b) in a.iter().zip(b) {
        for i in 0..16 {
            sums[i] += a[i] * b[i];
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    added(sums.as_chunks().0) + rest
}

/// The sum of fours, each place on its own as long as may be.
fn added(fours: &[[f32; 4]]) -> f32 {
    let [a, b, c, d] = fours.iter().fold([0.0; 4], |sums, four| std::array::from_fn(|i| sums[i] + four[i]));
    (a + c) + (b + d)
}
