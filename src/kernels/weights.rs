//! Weight rows repacked for the GPU: whole u32 words, quants and scales apart.
//!
//! A Q8_0 block has 34 bytes and a Q4_0 block 18, so that in the file neither starts at a u32. The repacked row keeps
//! every bit of the file's: no weight is rounded. A row starts at a word in both arrays, so rows can be uploaded a few
//! at a time. Blocks have 32 elements; F32 and F16 rows need a multiple of four columns, as the kernel reads fours.

use crate::gguf::Dtype;

use super::Kernel;

/// Elements of a quantised block.
const BLOCK: usize = 32;
/// Bytes of a block's f16 scale, which comes first.
const SCALE_BYTES: usize = 2;

/// Some rows of a weight matrix as the kernels read them, little-endian.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackedRows {
    /// F32: one element a word. F16: two, the lower column in the lower half. Q8_0: four, lowest column in the lowest
    /// byte. Q4_0: eight, lowest column in the lowest nibble.
    pub weights: Vec<u32>,
    /// Q8_0 and Q4_0: f16 scales, two a word; a row with an odd number of blocks ends in an empty half. Else empty.
    pub scales: Vec<u32>,
}

/// Words of one row of `n_in` elements: `(weights, scales)`. `None` where the kernels cannot read such a row.
pub fn row_words(dtype: Dtype, n_in: usize) -> Option<(usize, usize)> {
    let scales = n_in.div_ceil(BLOCK).div_ceil(2);
    let (fits, weights, scales) = match dtype {
        Dtype::F32 => (n_in.is_multiple_of(4), n_in, 0),
        Dtype::F16 => (n_in.is_multiple_of(4), n_in / 2, 0),
        Dtype::Q4_0 => (n_in.is_multiple_of(BLOCK), n_in / 8, scales),
        Dtype::Q8_0 => (n_in.is_multiple_of(BLOCK), n_in / 4, scales),
    };
    (fits && n_in > 0).then_some((weights, scales))
}

/// Repacks rows of `n_in` elements. `bytes` holds whole rows as they lie in the file.
pub fn pack(dtype: Dtype, n_in: usize, bytes: &[u8]) -> PackedRows {
    match dtype {
        Dtype::F32 | Dtype::F16 => PackedRows { weights: words(bytes), scales: Vec::new() },
        Dtype::Q8_0 => pack_blocks(bytes, n_in, dtype.block_bytes(), words),
        Dtype::Q4_0 => pack_blocks(bytes, n_in, dtype.block_bytes(), nibbles_in_order),
    }
}

/// The kernel that multiplies by weights of this format.
pub fn matmul_kernel(dtype: Dtype) -> Kernel {
    match dtype {
        Dtype::F32 => Kernel::MatmulF32,
        Dtype::F16 => Kernel::MatmulF16,
        Dtype::Q4_0 => Kernel::MatmulQ4_0,
        Dtype::Q8_0 => Kernel::MatmulQ8_0,
    }
}

fn pack_blocks(bytes: &[u8], n_in: usize, block_bytes: usize, quants: fn(&[u8]) -> Vec<u32>) -> PackedRows {
    let mut packed = PackedRows::default();
    for row in bytes.chunks_exact(n_in / BLOCK * block_bytes) {
        let mut scales = Vec::with_capacity(n_in / BLOCK * SCALE_BYTES + SCALE_BYTES);
        for block in row.chunks_exact(block_bytes) {
            let (scale, quantised) = block.split_at(SCALE_BYTES);
            scales.extend_from_slice(scale);
            packed.weights.extend(quants(quantised));
        }
        scales.resize(scales.len().next_multiple_of(4), 0);
        packed.scales.extend(words(&scales));
    }
    packed
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()
}

/// A Q4_0 block's 16 bytes hold element `i` in the low and `i + 16` in the high nibble; here the elements follow one
/// another, eight a word.
fn nibbles_in_order(bytes: &[u8]) -> Vec<u32> {
    let low = bytes.iter().map(|b| u32::from(b & 15));
    let high = bytes.iter().map(|b| u32::from(b >> 4));
    let in_order: Vec<u32> = low.chain(high).collect();
    in_order.chunks(8).map(|eight| eight.iter().rev().fold(0, |word, nibble| word << 4 | nibble)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_starts_at_a_word() {
        let three_blocks: Vec<u8> = (0..2 * 3 * 34).map(|i| i as u8).collect();
        let packed = pack(Dtype::Q8_0, 96, &three_blocks);
        let (weights, scales) = row_words(Dtype::Q8_0, 96).unwrap();
        assert_eq!((packed.weights.len(), packed.scales.len()), (2 * weights, 2 * scales));
        assert_eq!(packed.scales, [0x2322_0100, 0x4544, 0x8988_6766, 0xabaa]);
        assert_eq!(packed.weights[..2], [0x0504_0302, 0x0908_0706]);
    }

    #[test]
    fn nibbles_follow_their_columns() {
        // Element i is i mod 16 in the low nibbles and 15 - i mod 16 in the high ones.
        let bytes: Vec<u8> = [0x00, 0x3c].into_iter().chain((0..16).map(|i| i | (15 - i) << 4)).collect();
        let packed = pack(Dtype::Q4_0, 32, &bytes);
        assert_eq!(packed.weights, [0x7654_3210, 0xfedc_ba98, 0x89ab_cdef, 0x0123_4567]);
        assert_eq!(packed.scales, [0x3c00]);
    }

    #[test]
    fn rows_that_the_kernels_cannot_read_are_refused() {
        for (dtype, n_in) in [(Dtype::F32, 6), (Dtype::F16, 0), (Dtype::Q8_0, 48), (Dtype::Q4_0, 4)] {
            assert_eq!(row_words(dtype, n_in), None, "{dtype:?} {n_in}");
        }
    }
}
