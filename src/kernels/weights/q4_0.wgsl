// Q4_0 weights: nibbles less 8, times the block's scale.

#import "shared/scales.wgsl"

@group(1) @binding(3) var<storage, read> weights: array<u32>;  // [n_out, n_in/8] eights, a nibble each

fn weights_at(row: u32, col4: u32) -> vec4<f32> {
    let four = weights[row * (params.n_in / 8u) + col4 / 2u] >> (16u * (col4 % 2u));
    let quants = (vec4<u32>(four) >> vec4<u32>(0u, 4u, 8u, 12u)) & vec4<u32>(15u);
    return (vec4<f32>(quants) - 8.0) * scale_at(row, col4);
}
