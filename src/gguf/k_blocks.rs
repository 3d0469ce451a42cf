//! The block formats Q4_K and Q6_K: 256 neighbours of one row in sub-blocks, whose scales are themselves quantised.
//!
//! Source: `dequantize_row_q4_K` and `dequantize_row_q6_K` in ggml's ggml-quants.c. They are read, not written: models
//! that were quantised elsewhere have them.

use super::blocks::f32_from_f16;
use bytemuck::{Pod, Zeroable};

/// 256 weights in 144 bytes, eight sub-blocks of 32: `value = quant * scale * s - min_scale * m`.
#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct BlockQ4K {
    /// f16, little-endian.
    pub scale: [u8; 2],
    /// f16, little-endian.
    pub min_scale: [u8; 2],
    /// `s` and `m` of each sub-block, six bits each.
    packed_scales: [u8; 12],
    /// 32 bytes hold two sub-blocks, the first in the low nibbles.
    pub quants: [u8; 128],
}

/// 256 weights in 210 bytes, sixteen sub-blocks of 16: `value = (quant - 32) * scale * s`.
#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct BlockQ6K {
    /// The lower four bits of each quant.
    low: [u8; 128],
    /// The upper two.
    high: [u8; 64],
    /// `s` of each sub-block.
    pub sub_scales: [i8; 16],
    /// f16, little-endian.
    pub scale: [u8; 2],
}

const _: () = assert!(size_of::<BlockQ4K>() == 144 && align_of::<BlockQ4K>() == 1);
const _: () = assert!(size_of::<BlockQ6K>() == 210 && align_of::<BlockQ6K>() == 1);

impl BlockQ4K {
    /// `[s, m]` of each sub-block.
    pub fn sub_scales(&self) -> [[u8; 2]; 8] {
        let packed = &self.packed_scales;
        std::array::from_fn(|i| match i {
            0..4 => [packed[i] & 63, packed[i + 4] & 63],
            // The last four took their upper bits from the first eight bytes.
            _ => [packed[i + 4] & 15 | packed[i - 4] >> 6 << 4, packed[i + 4] >> 4 | packed[i] >> 6 << 4],
        })
    }

    pub(super) fn values(&self) -> [f32; 256] {
        let (scale, min_scale) = (f32_from_f16(self.scale), f32_from_f16(self.min_scale));
        let sub_scales = self.sub_scales();
        std::array::from_fn(|i| {
            let byte = self.quants[i / 64 * 32 + i % 32];
            let quant = if i % 64 < 32 { byte & 15 } else { byte >> 4 };
            let [s, m] = sub_scales[i / 32].map(f32::from);
            scale * s * f32::from(quant) - min_scale * m
        })
    }

    pub(super) fn is_finite(&self) -> bool {
        f32_from_f16(self.scale).is_finite() && f32_from_f16(self.min_scale).is_finite()
    }
}

impl BlockQ6K {
    /// Each quant, 0 to 63.
    pub fn quants(&self) -> [u8; 256] {
        std::array::from_fn(|i| {
            // Each half of the block: 64 bytes of nibbles and 32 of pairs serve its quarters of 32.
            let (half, quarter, l) = (i / 128, i / 32 % 4, i % 32);
            let low = self.low[half * 64 + quarter % 2 * 32 + l] >> (quarter / 2 * 4) & 15;
            let high = self.high[half * 32 + l] >> (quarter * 2) & 3;
            low | high << 4
        })
    }

    pub(super) fn values(&self) -> [f32; 256] {
        let (scale, quants) = (f32_from_f16(self.scale), self.quants());
        std::array::from_fn(|i| scale * f32::from(self.sub_scales[i / 16]) * (f32::from(quants[i]) - 32.0))
    }

    pub(super) fn is_finite(&self) -> bool {
        f32_from_f16(self.scale).is_finite()
    }
}
