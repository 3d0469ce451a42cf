// Q4_K weights: nibbles times the sub-block's scale, less its least value. A block of 256 has eight sub-blocks of 32.

#import "shared/f16.wgsl"

@group(1) @binding(3) var<storage, read> weights: array<u32>;  // [n_out, n_in/8] eights, a nibble each
// [n_out, n_in/256] fives: the scales' scale and the least values' scale (f16), then a byte each of every sub-block.
@group(1) @binding(4) var<storage, read> scales: array<u32>;

fn weights_at(row: u32, col4: u32) -> vec4<f32> {
    let block = (row * (params.n_in / 256u) + col4 / 64u) * 5u;
    let both = scales[block];
    let sub = col4 / 8u % 8u;
    let bytes = scales[block + 1u + sub / 2u] >> (16u * (sub % 2u));
    let scale = f16_from_bits(both & 0xffffu) * f32(bytes & 0xffu);
    let least = f16_from_bits(both >> 16u) * f32((bytes >> 8u) & 0xffu);
    let four = weights[row * (params.n_in / 8u) + col4 / 2u] >> (16u * (col4 % 2u));
    let quants = (vec4<u32>(four) >> vec4<u32>(0u, 4u, 8u, 12u)) & vec4<u32>(15u);
    return vec4<f32>(quants) * scale - least;
}
