//! Causal attention over the packed batch, eight rows at a time.
//!
//! Neighbouring rows of a sequence see almost the same context, so a key or a value that is read once serves eight of
//! them. Numbers that belong together lie side by side by row, one [`Lanes`] an element: a vector unit then multiplies
//! the rows' elements by one number of a key or of a value, and nothing is ever added up across a vector. What a row
//! gets does not depend on the rows beside it: sums run in the order of the context.

use super::exp::exp;
use super::ops::{CachedRows, Rows};
use crate::model::{HeadShape, Packed};
use std::ops::Range;

/// Rows of a tile.
const TALL: usize = 8;
/// Keys, and columns of values, that meet the rows together: their sums fill half of a vector unit's registers.
const WIDE: usize = 4;

/// One number of each row of a tile.
type Lanes = [f32; TALL];

/// `softmax(q kᵀ / sqrt(d_head)) v`; shapes and visibility as in [`crate::model::Ops::attention`].
pub(super) fn attention(qkv: &Rows, cache: &CachedRows, batch: &Packed, shape: HeadShape) -> Rows {
    let HeadShape { n_heads, n_kv_heads, d_head } = shape;
    let n_cols = shape.q_cols();
    let mut out = Rows { n_cols, values: vec![0.0; batch.n_tokens() * n_cols] };
    let (mut queries, mut weights): (Vec<Lanes>, Vec<Lanes>) = (Vec::new(), Vec::new());
    for rows in tiles(batch) {
        let sight = Sight::new(batch, rows.clone());
        for head in 0..n_heads {
            let first = head / (n_heads / n_kv_heads) * d_head;
            let of_slot = |slot: usize| slot * shape.kv_cols() + first..slot * shape.kv_cols() + first + d_head;
            take_queries(&mut queries, qkv, rows.clone(), head, d_head);
            weights.clear();
            let (fours, rest) = sight.slots.as_chunks::<WIDE>();
            for slots in fours {
                weights.extend(products(&queries, slots.map(|slot| &cache.keys[of_slot(slot)])));
            }
            for &slot in rest {
                weights.extend(products(&queries, [&cache.keys[of_slot(slot)]]));
            }
            sight.hide(&mut weights);
            let sums = exponentials(&mut weights);
            let mut write = |col: usize, mixed: &[Lanes]| {
                for (row, lane) in rows.clone().zip(0..) {
                    let at = row * n_cols + head * d_head + col;
                    let row = out.values[at..].iter_mut().zip(mixed);
                    row.for_each(|(out, mixed)| *out = mixed[lane] / sums[lane]);
                }
            };
            let end = d_head - d_head % WIDE;
            for col in (0..end).step_by(WIDE) {
                write(col, &mix::<WIDE>(&weights, &sight.slots, &cache.values[first + col..], shape.kv_cols()));
            }
            for col in end..d_head {
                write(col, &mix::<1>(&weights, &sight.slots, &cache.values[first + col..], shape.kv_cols()));
            }
        }
    }
    out
}

/// The batch's rows, at most [`TALL`] of one sequence at a time.
fn tiles(batch: &Packed) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let sequences = batch.seq_start.chunk_by(|a, b| a == b).flat_map(|rows| rows.chunks(TALL));
    sequences.map(move |rows| {
        let tile = start..start + rows.len();
        start = tile.end;
        tile
    })
}

/// What the rows of a tile see.
struct Sight {
    /// The slots of what the last row sees: the prefix up to itself, and its own sequence up to itself.
    slots: Vec<usize>,
    /// How many of them each row sees.
    seen: [usize; TALL],
}

impl Sight {
    fn new(batch: &Packed, rows: Range<usize>) -> Sight {
        let prefix_len = batch.prefix_len as usize;
        let start = (batch.seq_start[rows.start] as usize).max(prefix_len);
        let n_seen = |idx: usize| if idx < prefix_len { idx + 1 } else { prefix_len + idx + 1 - start };
        let last = batch.context_idx[rows.end - 1] as usize;
        let own = start.min(last + 1)..last + 1;
        let slots = batch.slots[..prefix_len.min(last + 1)].iter().chain(&batch.slots[own]);
        // A lane without a row does as the first row does; nobody reads what it finds.
        let seen = std::array::from_fn(|lane| {
            let row = if lane < rows.len() { rows.start + lane } else { rows.start };
            n_seen(batch.context_idx[row] as usize)
        });
        Sight { slots: slots.map(|&slot| slot as usize).collect(), seen }
    }

    /// Takes from each row the context behind its own.
    fn hide(&self, weights: &mut [Lanes]) {
        let all_see = self.seen.iter().copied().min().unwrap_or(0);
        for (idx, weights) in weights.iter_mut().enumerate().skip(all_see) {
            let unseen = weights.iter_mut().zip(self.seen).filter(|(_, seen)| idx >= *seen);
            unseen.for_each(|(weight, _)| *weight = f32::NEG_INFINITY);
        }
    }
}

/// The rows' queries of one head, times `1/sqrt(d_head)`, element by element: `[d_head]`.
fn take_queries(queries: &mut Vec<Lanes>, qkv: &Rows, rows: Range<usize>, head: usize, d_head: usize) {
    let scale = 1.0 / (d_head as f32).sqrt();
    queries.clear();
    queries.resize(d_head, [0.0; TALL]);
    for (lane, row) in rows.enumerate() {
        let query = qkv.head(row, head, d_head);
        queries.iter_mut().zip(query).for_each(|(lanes, x)| lanes[lane] = x * scale);
    }
}

/// Every row's query by each of `N` keys.
#[inline(always)]
fn products<const N: usize>(queries: &[Lanes], keys: [&[f32]; N]) -> [Lanes; N] {
    let keys = keys.map(|key| &key[..queries.len()]);
    let mut sums = [[0.0; TALL]; N];
    for (i, query) in queries.iter().enumerate() {
        for (sums, key) in sums.iter_mut().zip(keys) {
            add(sums, query, key[i]);
        }
    }
    sums
}

/// `w = exp(w - max)` row by row; returns the rows' sums.
fn exponentials(weights: &mut [Lanes]) -> Lanes {
    let mut most = [f32::NEG_INFINITY; TALL];
    for weights in &*weights {
        for lane in 0..TALL {
            most[lane] = if weights[lane] > most[lane] { weights[lane] } else { most[lane] };
        }
    }
    let mut sums = [0.0; TALL];
    for weights in weights {
        for lane in 0..TALL {
            weights[lane] = exp(weights[lane] - most[lane]);
        }
        add(&mut sums, weights, 1.0);
    }
    sums
}

/// The sums of weight by value, for every row and the first `N` of a slot's `n_cols` columns in `values`.
#[inline(always)]
fn mix<const N: usize>(weights: &[Lanes], slots: &[usize], values: &[f32], n_cols: usize) -> [Lanes; N] {
    let mut sums = [[0.0; TALL]; N];
    for (weights, &slot) in weights.iter().zip(slots) {
        // A head has `N` columns from here; known in number they stay in registers.
        let Some(values) = values[slot * n_cols..].first_chunk::<N>() else { break };
        for (sums, &value) in sums.iter_mut().zip(values) {
            add(sums, weights, value);
        }
    }
    sums
}

/// `sums += lanes * x`.
#[inline(always)]
fn add(sums: &mut Lanes, lanes: &Lanes, x: f32) {
    for lane in 0..TALL {
        sums[lane] += lanes[lane] * x;
    }
}
