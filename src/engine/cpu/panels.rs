//! A weight matrix in panels, and its product with rows of activations in whole numbers.
//!
//! Activations are rounded to i16, a scale a block of 32, so that a pair of products and their sum are one instruction
//! of every vector unit, twice as many products as in f32. Rounding to 16 bits costs an NMSE of 2e-10, far below what the
//! engines are held to (1e-6); the 8 bits of candle's kernels cost 1e-4. A block's sum is exact: 32 products of
//! at most `32767 * 127` stay below 2^27.
//!
//! A panel holds eight outputs, in the order in which the product reads them: block by block, pair of inputs by pair of
//! inputs, eight outputs side by side. An input is paired with the one half a block further, so that rounding needs no
//! shuffle. A tile of the product is four rows by one panel.

use crate::gguf::{BlockQ4_0, BlockQ8_0, Dtype, TensorRef, blocks, f32_from_f16};
use crate::platform::{Floats, Pairs, Sums};

/// Inputs of a block.
const BLOCK: usize = 32;
const PAIRS: usize = BLOCK / 2;
/// Outputs of a panel, in two vectors of four.
const WIDTH: usize = 8;
/// Rows of a tile.
const TALL: usize = 4;
/// Rows that go through all panels before the next: what is read and written of them stays in the nearest caches.
const SLAB: usize = 32;

/// One block of inputs of one panel.
#[derive(Clone)]
struct PanelBlock {
    pairs: [[Pairs; 2]; PAIRS],
    scales: [Floats; 2],
}

/// The matrix `[n_out, n_in]`, `n_out` rounded up to whole panels.
pub(super) struct Panels {
    n_out: usize,
    n_in: usize,
    /// `[n_panels, n_in / BLOCK]`.
    blocks: Vec<PanelBlock>,
}

/// Rows of activations in i16.
struct Rounded {
    /// `[n_rows, n_in / 2]`: an element of a block's first half in the low half, one of its second half in the high.
    pairs: Vec<i32>,
    /// `[n_rows, n_in / BLOCK]`.
    scales: Vec<f32>,
}

impl Panels {
    /// The matrix whose rows `parts` hold one below another, if all of them are whole numbers in blocks of 32.
    pub(super) fn of(parts: &[TensorRef<'_>]) -> Option<Panels> {
        let mut rows = Vec::new();
        for part in parts {
            match part.dtype {
                Dtype::Q8_0 => rows.extend(blocks::<BlockQ8_0>(part.bytes)),
                Dtype::Q4_0 => rows.extend(blocks::<BlockQ4_0>(part.bytes).map(BlockQ8_0::from)),
                _ => return None,
            }
        }
        let n_in = parts.first()?.n_cols;
        Some(Panels::new(parts.iter().map(|part| part.n_rows).sum(), n_in, &rows))
    }

    /// `rows` holds the matrix row by row, `n_in / 32` blocks each.
    fn new(n_out: usize, n_in: usize, rows: &[BlockQ8_0]) -> Panels {
        let n_blocks = n_in / BLOCK;
        let weight = |output: usize, block: usize, input: usize| match output < n_out {
            true => i16::from(rows[output * n_blocks + block].quants[input]),
            false => 0,
        };
        let scale = |output: usize, block: usize| match output < n_out {
            true => f32_from_f16(rows[output * n_blocks + block].scale),
            false => 0.0,
        };
        let mut blocks = Vec::with_capacity(n_out.div_ceil(WIDTH) * n_blocks);
        for first in (0..n_out).step_by(WIDTH) {
            for block in 0..n_blocks {
                let four = |pair: usize, half: usize| {
                    Pairs::new(std::array::from_fn(|i| weight(first + 4 * half + i / 2, block, pair + i % 2 * PAIRS)))
                };
                blocks.push(PanelBlock {
                    pairs: std::array::from_fn(|pair| [four(pair, 0), four(pair, 1)]),
                    scales: std::array::from_fn(|half| {
                        Floats::new(std::array::from_fn(|i| scale(first + 4 * half + i, block)))
                    }),
                });
            }
        }
        Panels { n_out, n_in, blocks }
    }

    /// `y = x Wᵀ`: `[n_rows, n_in]` to `[n_rows, n_out]`.
    pub(super) fn product(&self, x: &[f32], y: &mut [f32]) {
        let n_blocks = self.n_in / BLOCK;
        for (x, y) in x.chunks(SLAB * self.n_in).zip(y.chunks_mut(SLAB * self.n_out)) {
            let rounded = Rounded::new(x);
            let n_rows = x.len() / self.n_in;
            for (panel, blocks) in self.blocks.chunks_exact(n_blocks).enumerate() {
                let first = panel * WIDTH;
                let width = WIDTH.min(self.n_out - first);
                for top in (0..n_rows).step_by(TALL) {
                    // Past the last row the tile repeats it: cheaper than another kind of tile.
                    let rows: [usize; TALL] = std::array::from_fn(|i| (top + i).min(n_rows - 1));
                    let tile = tile(blocks, rows.map(|row| rounded.row(row, self.n_in)));
                    for (row, [low, high]) in rows.iter().zip(tile) {
                        let found: [f32; WIDTH] = bytemuck::cast([low.array(), high.array()]);
                        y[row * self.n_out + first..][..width].copy_from_slice(&found[..width]);
                    }
                }
            }
        }
    }
}

/// The bit of an f32 that is its sign.
const SIGN: u32 = 1 << 31;

impl Rounded {
    fn new(x: &[f32]) -> Rounded {
        let mut pairs = Vec::with_capacity(x.len() / 2);
        let mut scales = Vec::with_capacity(x.len() / BLOCK);
        for block in x.as_chunks::<BLOCK>().0 {
            // Without its sign the largest is also the largest by its bits, and what is not finite is larger than all
            // numbers, so that it makes the scale and cannot pass for one.
            let most = block.iter().fold(0, |most, x| (x.to_bits() & !SIGN).max(most));
            let scale = f32::from_bits(most) / f32::from(i16::MAX);
            let inverse = if scale > 0.0 { 1.0 / scale } else { 0.0 };
            let whole = block.map(|x| nearest(x * inverse));
            let (low, high) = whole.split_at(PAIRS);
            pairs.extend(low.iter().zip(high).map(|(low, high)| low & 0xffff | high << 16));
            scales.push(scale);
        }
        Rounded { pairs, scales }
    }

    fn row(&self, row: usize, n_in: usize) -> (&[[i32; PAIRS]], &[f32]) {
        let (n_pairs, n_blocks) = (n_in / 2, n_in / BLOCK);
        (self.pairs[row * n_pairs..][..n_pairs].as_chunks().0, &self.scales[row * n_blocks..][..n_blocks])
    }
}

/// The nearest whole number of one that is within the range of i16: past 2^23 a float holds no fraction.
#[inline(always)]
fn nearest(x: f32) -> i32 {
    const SHIFT: f32 = 12_582_912.0;
    (x + SHIFT).to_bits() as i32 - SHIFT.to_bits() as i32
}

/// Four rows by eight outputs.
#[inline]
fn tile(blocks: &[PanelBlock], rows: [(&[[i32; PAIRS]], &[f32]); TALL]) -> [[Floats; 2]; TALL] {
    let mut found = [[Floats::all(0.0); 2]; TALL];
    let [r0, r1, r2, r3] = rows;
    let pairs = r0.0.iter().zip(r1.0).zip(r2.0).zip(r3.0);
    let scales = r0.1.iter().zip(r1.1).zip(r2.1).zip(r3.1);
    for ((block, (((p0, p1), p2), p3)), (((s0, s1), s2), s3)) in blocks.iter().zip(pairs).zip(scales) {
        let mut sums = [[Sums::zero(); 2]; TALL];
        for (pair, weights) in block.pairs.iter().enumerate() {
            let x = [p0[pair], p1[pair], p2[pair], p3[pair]];
            for row in 0..TALL {
                let x = Pairs::all(x[row]);
                sums[row][0] = sums[row][0].plus_dot(weights[0], x);
                sums[row][1] = sums[row][1].plus_dot(weights[1], x);
            }
        }
        let scales = [*s0, *s1, *s2, *s3];
        for row in 0..TALL {
            for half in 0..2 {
                let scale = block.scales[half].times(Floats::all(scales[row]));
                found[row][half] = found[row][half].plus(sums[row][half].floats().times(scale));
            }
        }
    }
    found
}
