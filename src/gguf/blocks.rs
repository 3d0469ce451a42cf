//! The block formats: f32 to and from f16, Q8_0 and Q4_0.
//!
//! A block is 32 neighbours of one row that share a scale. Rounding costs at most half a scale an element, plus the
//! scale's own rounding to f16. Source: `quantize_row_q8_0_ref` and `quantize_row_q4_0_ref` in ggml's ggml-quants.c,
//! whose bits are matched; `tests/data/golden/blocks.json` holds what the Python `gguf` package makes of the same rows.

use super::k_blocks::{BlockQ4K, BlockQ6K};
use super::{Dtype, TensorRef};
use bytemuck::{Pod, Zeroable};
use half::f16;

/// 32 weights in 34 bytes: `value = quant * scale`.
#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct BlockQ8_0 {
    /// f16, little-endian: a block starts at any even byte, so it is kept as bytes.
    pub scale: [u8; 2],
    pub quants: [i8; 32],
}

/// 32 weights in 18 bytes: `value = (quant - 8) * scale`, element `i` in the low half of byte `i`, `i + 16` in the high.
#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct BlockQ4_0 {
    /// f16, little-endian.
    pub scale: [u8; 2],
    pub quants: [u8; 16],
}

const _: () = assert!(size_of::<BlockQ8_0>() == 34 && align_of::<BlockQ8_0>() == 1);
const _: () = assert!(size_of::<BlockQ4_0>() == 18 && align_of::<BlockQ4_0>() == 1);

/// An f16's bytes as f32 (exact).
pub fn f32_from_f16(bytes: [u8; 2]) -> f32 {
    f16::from_le_bytes(bytes).to_f32()
}

/// The nearest f16 (ties to even), as bytes.
pub fn f16_from_f32(value: f32) -> [u8; 2] {
    f16::from_f32(value).to_le_bytes()
}

impl BlockQ8_0 {
    /// The block nearest to `values`: the largest magnitude becomes ±127.
    fn from_values(values: &[f32; 32]) -> BlockQ8_0 {
        let amax = values.iter().fold(0f32, |max, x| max.max(x.abs()));
        let scale = amax / 127.0;
        let inverse = if scale == 0.0 { 0.0 } else { 1.0 / scale };
        BlockQ8_0 { scale: f16_from_f32(scale), quants: values.map(|x| (x * inverse).round() as i8) }
    }

    fn values(&self) -> [f32; 32] {
        let scale = f32_from_f16(self.scale);
        self.quants.map(|q| f32::from(q) * scale)
    }
}

impl From<BlockQ4_0> for BlockQ8_0 {
    /// The same values.
    fn from(block: BlockQ4_0) -> BlockQ8_0 {
        let quant = |i: usize| (block.quants[i % 16] >> (i / 16 * 4) & 15) as i8 - 8;
        BlockQ8_0 { scale: block.scale, quants: std::array::from_fn(quant) }
    }
}

impl BlockQ4_0 {
    /// The block nearest to `values`: the value of largest magnitude becomes -8, so its sign sets the scale's.
    fn from_values(values: &[f32; 32]) -> BlockQ4_0 {
        let extreme = values.iter().fold(0f32, |max, &x| if x.abs() > max.abs() { x } else { max });
        let scale = extreme / -8.0;
        let inverse = if scale == 0.0 { 0.0 } else { 1.0 / scale };
        let nibble = |x: f32| ((x * inverse + 8.5) as u8).min(15);
        let quants = std::array::from_fn(|i| nibble(values[i]) | nibble(values[i + 16]) << 4);
        BlockQ4_0 { scale: f16_from_f32(scale), quants }
    }

    fn values(&self) -> [f32; 32] {
        let scale = f32_from_f16(self.scale);
        std::array::from_fn(|i| {
            let byte = self.quants[i % 16];
            let nibble = if i < 16 { byte & 15 } else { byte >> 4 };
            (f32::from(nibble) - 8.0) * scale
        })
    }
}

/// `values` in `dtype`, rows end to end. A rest that fills no block is left out: rows are whole blocks. Of formats that
/// are only read there is nothing.
pub fn quantise(dtype: Dtype, values: &[f32]) -> Vec<u8> {
    let (blocks, _) = values.as_chunks::<32>();
    match dtype {
        Dtype::F32 => values.iter().flat_map(|x| x.to_le_bytes()).collect(),
        Dtype::F16 => values.iter().flat_map(|&x| f16_from_f32(x)).collect(),
        Dtype::Q8_0 => bytes_of_blocks(blocks.iter().map(BlockQ8_0::from_values)),
        Dtype::Q4_0 => bytes_of_blocks(blocks.iter().map(BlockQ4_0::from_values)),
        Dtype::Q4K | Dtype::Q6K => Vec::new(),
    }
}

fn bytes_of_blocks<B: Pod>(blocks: impl Iterator<Item = B>) -> Vec<u8> {
    bytemuck::cast_slice(&blocks.collect::<Vec<B>>()).to_vec()
}

/// The whole blocks of `bytes`, at whatever address they lie.
pub fn blocks<B: Pod>(bytes: &[u8]) -> impl Iterator<Item = B> + '_ {
    bytes.chunks_exact(size_of::<B>()).map(bytemuck::pod_read_unaligned)
}

impl TensorRef<'_> {
    /// The elements as f32, `[n_rows * n_cols]` row-major.
    pub fn dequantise(&self) -> Vec<f32> {
        match self.dtype {
            Dtype::F32 => self.bytes.as_chunks().0.iter().map(|&b| f32::from_le_bytes(b)).collect(),
            Dtype::F16 => self.bytes.as_chunks().0.iter().map(|&b| f32_from_f16(b)).collect(),
            Dtype::Q8_0 => blocks::<BlockQ8_0>(self.bytes).flat_map(|block| block.values()).collect(),
            Dtype::Q4_0 => blocks::<BlockQ4_0>(self.bytes).flat_map(|block| block.values()).collect(),
            Dtype::Q4K => blocks::<BlockQ4K>(self.bytes).flat_map(|block| block.values()).collect(),
            Dtype::Q6K => blocks::<BlockQ6K>(self.bytes).flat_map(|block| block.values()).collect(),
        }
    }

    /// Whether every element is a number: neither a NaN nor an infinity.
    pub fn is_finite(&self) -> bool {
        match self.dtype {
            Dtype::F32 => self.bytes.as_chunks().0.iter().all(|&b| f32::from_le_bytes(b).is_finite()),
            Dtype::F16 => self.bytes.as_chunks().0.iter().all(|&b| f32_from_f16(b).is_finite()),
            Dtype::Q8_0 => blocks::<BlockQ8_0>(self.bytes).all(|block| f32_from_f16(block.scale).is_finite()),
            Dtype::Q4_0 => blocks::<BlockQ4_0>(self.bytes).all(|block| f32_from_f16(block.scale).is_finite()),
            Dtype::Q4K => blocks::<BlockQ4K>(self.bytes).all(|block| block.is_finite()),
            Dtype::Q6K => blocks::<BlockQ6K>(self.bytes).all(|block| block.is_finite()),
        }
    }
}
