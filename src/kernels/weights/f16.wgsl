// F16 weights.

#import "shared/f16.wgsl"

@group(1) @binding(3) var<storage, read> weights: array<vec2<u32>>;  // [n_out, n_in/4] fours, two halves a word

fn weights_at(row: u32, col4: u32) -> vec4<f32> {
    let four = weights[row * (params.n_in / 4u) + col4];
    return vec4<f32>(
        f16_from_bits(four.x & 0xffffu),
        f16_from_bits(four.x >> 16u),
        f16_from_bits(four.y & 0xffffu),
        f16_from_bits(four.y >> 16u),
    );
}
