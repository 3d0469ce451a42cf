//! Weight rows repacked for the GPU: whole u32 words, quants and scales apart.
//!
//! A Q8_0 block has 34 bytes and a Q4_0 block 18, so that in the file neither starts at a u32. The repacked row keeps
//! every bit of the file's: no weight is rounded. A row starts at a word in both arrays, so rows can be uploaded a few
//! at a time. Blocks have 32 elements, those of Q4_K and Q6_K 256; F32 and F16 rows need a multiple of four columns, as
//! the kernel reads fours.

use crate::gguf::{BlockQ4K, BlockQ6K, Dtype, blocks};

/// Elements of a quantised block.
const BLOCK: usize = 32;
/// Elements of a block of Q4_K or Q6_K.
const K_BLOCK: usize = 256;
/// Words of its scales.
const K_SCALE_WORDS: usize = 5;
/// Bytes of a block's f16 scale, which comes first.
const SCALE_BYTES: usize = 2;

/// Some rows of a weight matrix as the kernels read them, little-endian.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackedRows {
    /// F32: one element a word. F16: two, the lower column in the lower half. Q8_0: four, lowest column in the lowest
    /// byte. Q4_0 and Q4_K: eight, lowest column in the lowest nibble. Q6_K: so the lower four bits of a row, then its
    /// upper two, sixteen a word.
    pub weights: Vec<u32>,
    /// Q8_0 and Q4_0: f16 scales, two a word; a row with an odd number of blocks ends in an empty half. Q4_K and Q6_K:
    /// five words a block, the f16 scales of the scales, then the bytes of the sub-blocks. Else empty.
    pub scales: Vec<u32>,
}

/// Words of one row of `n_in` elements: `(weights, scales)`. `None` where the kernels cannot read such a row.
pub fn row_words(dtype: Dtype, n_in: usize) -> Option<(usize, usize)> {
    let (scales, k_scales) = (n_in.div_ceil(BLOCK).div_ceil(2), n_in / K_BLOCK * K_SCALE_WORDS);
    let (fits, weights, scales) = match dtype {
        Dtype::F32 => (n_in.is_multiple_of(4), n_in, 0),
        Dtype::F16 => (n_in.is_multiple_of(4), n_in / 2, 0),
        Dtype::Q4_0 => (n_in.is_multiple_of(BLOCK), n_in / 8, scales),
        Dtype::Q8_0 => (n_in.is_multiple_of(BLOCK), n_in / 4, scales),
        Dtype::Q4K => (n_in.is_multiple_of(K_BLOCK), n_in / 8, k_scales),
        Dtype::Q6K => (n_in.is_multiple_of(K_BLOCK), n_in / 16 * 3, k_scales),
    };
    (fits && n_in > 0).then_some((weights, scales))
}

/// Repacks rows of `n_in` elements. `bytes` holds whole rows as they lie in the file.
pub fn pack(dtype: Dtype, n_in: usize, bytes: &[u8]) -> PackedRows {
    match dtype {
        Dtype::F32 | Dtype::F16 => PackedRows { weights: words(bytes), scales: Vec::new() },
        Dtype::Q8_0 => pack_blocks(bytes, n_in, dtype.block_bytes(), words),
        Dtype::Q4_0 => pack_blocks(bytes, n_in, dtype.block_bytes(), nibbles_in_order),
        Dtype::Q4K => pack_q4_k(bytes),
        Dtype::Q6K => pack_q6_k(bytes, n_in),
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
    words_of(&low.chain(high).collect::<Vec<u32>>(), 4)
}

/// Numbers of `n_bits` bits, the first lowest.
fn words_of(numbers: &[u32], n_bits: usize) -> Vec<u32> {
    numbers.chunks(32 / n_bits).map(|word| word.iter().rev().fold(0, |word, number| word << n_bits | number)).collect()
}

fn pack_q4_k(bytes: &[u8]) -> PackedRows {
    let mut packed = PackedRows::default();
    for block in blocks::<BlockQ4K>(bytes) {
        packed.scales.extend(words(&[block.scale, block.min_scale].concat()));
        packed.scales.extend(words(block.sub_scales().as_flattened()));
        // Each 32 bytes hold two sub-blocks, one in the low nibbles and one in the high.
        let (pairs, _) = block.quants.as_chunks::<32>();
        packed.weights.extend(pairs.iter().flat_map(|pair| nibbles_in_order(pair)));
    }
    packed
}

fn pack_q6_k(bytes: &[u8], n_in: usize) -> PackedRows {
    let mut packed = PackedRows::default();
    for row in bytes.chunks_exact(n_in / K_BLOCK * size_of::<BlockQ6K>()) {
        let mut quants = Vec::with_capacity(n_in);
        for block in blocks::<BlockQ6K>(row) {
            packed.scales.push(u32::from(u16::from_le_bytes(block.scale)));
            packed.scales.extend(words(&block.sub_scales.map(i8::cast_unsigned)));
            quants.extend(block.quants().map(u32::from));
        }
        packed.weights.extend(words_of(&quants.iter().map(|quant| quant & 15).collect::<Vec<u32>>(), 4));
        packed.weights.extend(words_of(&quants.iter().map(|quant| quant >> 4).collect::<Vec<u32>>(), 2));
    }
    packed
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
        for (dtype, n_in) in
            [(Dtype::F32, 6), (Dtype::F16, 0), (Dtype::Q8_0, 48), (Dtype::Q4_0, 4), (Dtype::Q4K, 128), (Dtype::Q6K, 0)]
        {
            assert_eq!(row_words(dtype, n_in), None, "{dtype:?} {n_in}");
        }
    }
}
