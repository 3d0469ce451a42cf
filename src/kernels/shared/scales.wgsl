// The f16 scales of blocks of 32 weights, two a word; a row starts at a word.

#import "shared/f16.wgsl"

@group(1) @binding(4) var<storage, read> scales: array<u32>;  // [n_out, ceil(n_in/64)] pairs

// The scale of the block that holds the row's column 4 * col4.
fn scale_at(row: u32, col4: u32) -> f32 {
    let block = col4 / 8u;
    let pair = scales[row * ((params.n_in + 63u) / 64u) + block / 2u];
    return f16_from_bits((pair >> (16u * (block % 2u))) & 0xffffu);
}
