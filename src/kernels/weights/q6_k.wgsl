// Q6_K weights: six bits less 32, times the sub-block's scale. A block of 256 has sixteen sub-blocks of 16.

#import "shared/f16.wgsl"

// [n_out, 3 n_in/16]: all low nibbles of a row, eight a word, then all upper pairs of bits, sixteen a word.
@group(1) @binding(3) var<storage, read> weights: array<u32>;
// [n_out, n_in/256] fives: the scales' scale (f16), then a signed byte of every sub-block.
@group(1) @binding(4) var<storage, read> scales: array<u32>;

fn weights_at(row: u32, col4: u32) -> vec4<f32> {
    let block = (row * (params.n_in / 256u) + col4 / 64u) * 5u;
    let sub = col4 / 4u % 16u;
    // The byte to the top, then down again with its sign.
    let byte = i32(scales[block + 1u + sub / 4u] << (24u - 8u * (sub % 4u))) >> 24u;
    let scale = f16_from_bits(scales[block] & 0xffffu) * f32(byte);
    let start = row * (params.n_in / 16u * 3u);
    let low = weights[start + col4 / 2u] >> (16u * (col4 % 2u));
    let high = weights[start + params.n_in / 8u + col4 / 4u] >> (8u * (col4 % 4u));
    let nibbles = (vec4<u32>(low) >> vec4<u32>(0u, 4u, 8u, 12u)) & vec4<u32>(15u);
    let pairs = (vec4<u32>(high) >> vec4<u32>(0u, 2u, 4u, 6u)) & vec4<u32>(3u);
    return (vec4<f32>(nibbles | (pairs << vec4<u32>(4u))) - 32.0) * scale;
}
