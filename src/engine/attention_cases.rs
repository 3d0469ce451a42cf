//! What attention is tested on, on every engine: passes of awkward lengths, heads of awkward widths.

use crate::kernels::attention::Params;
use crate::model::{HeadShape, Packed};

/// Rows of a prefix or of a sequence: so many known from before, so many new.
type Rows = (u32, u32);

/// A prefix, then the sequences; tiles are 8 rows by 4 keys on the CPU and 32 by 32 on the GPU.
const LAYOUTS: [(Rows, &[Rows]); 13] = [
    ((0, 0), &[(0, 1)]),
    ((0, 1), &[]),
    ((0, 7), &[(0, 1), (0, 1), (0, 1)]),
    ((0, 32), &[(0, 32), (0, 64)]),
    ((0, 16), &[(0, 15), (0, 31), (0, 33)]),
    ((0, 5), &[(0, 40), (0, 3)]),
    ((0, 0), &[(0, 9), (0, 9), (0, 9)]),
    ((0, 8), &[(0, 8), (0, 7), (0, 17)]),
    ((0, 100), &[]),
    ((33, 0), &[(70, 1)]),
    ((7, 0), &[(0, 3), (65, 20), (31, 33)]),
    ((3, 4), &[(40, 2), (0, 0), (1, 30)]),
    ((0, 0), &[(32, 32), (64, 64)]),
];

/// Heads, key heads, columns of a head.
const HEADS: [(usize, usize, usize); 6] = [(1, 1, 4), (4, 2, 32), (3, 3, 64), (6, 1, 60), (2, 1, 128), (2, 2, 36)];

/// Every layout with every kind of heads, and how to call it.
pub(super) fn all() -> impl Iterator<Item = (String, Packed, HeadShape)> {
    LAYOUTS.into_iter().flat_map(|(prefix, sequences)| {
        HEADS.into_iter().map(move |(n_heads, n_kv_heads, d_head)| {
            let name = format!("attention {prefix:?}+{sequences:?}, {n_heads}/{n_kv_heads} heads of {d_head}");
            (name, packed(prefix, sequences), HeadShape { n_heads, n_kv_heads, d_head })
        })
    })
}

/// The parameters of the kernel and of its twin.
pub(super) fn params(batch: &Packed, shape: HeadShape) -> Params {
    Params {
        n_rows: batch.n_tokens() as u32,
        n_heads: shape.n_heads as u32,
        n_kv_heads: shape.n_kv_heads as u32,
        d_head: shape.d_head as u32,
        prefix_len: batch.prefix_len,
        scale: 1.0 / (shape.d_head as f32).sqrt(),
    }
}

/// A pass whose rows have the first slots; those that are known lie behind them, in reverse.
fn packed(prefix: Rows, sequences: &[Rows]) -> Packed {
    let n_new = prefix.1 + sequences.iter().map(|(_, n_new)| n_new).sum::<u32>();
    let n_known = prefix.0 + sequences.iter().map(|(n_known, _)| n_known).sum::<u32>();
    let mut known = (n_new..n_new + n_known).rev();
    let mut batch = Packed { prefix_len: prefix.0 + prefix.1, ..Packed::default() };
    for (i, &(n_known, n_new)) in std::iter::once(&prefix).chain(sequences).enumerate() {
        let start = if i == 0 { 0 } else { batch.slots.len() as u32 };
        batch.slots.extend(known.by_ref().take(n_known as usize));
        for _ in 0..n_new {
            batch.tokens.push(0);
            batch.positions.push(0);
            batch.seq_start.push(start);
            batch.context_idx.push(batch.slots.len() as u32);
            batch.slots.push(batch.tokens.len() as u32 - 1);
        }
    }
    batch
}
