// Q8_0 weights: signed bytes times the block's scale.

#import "shared/scales.wgsl"

@group(1) @binding(3) var<storage, read> weights: array<u32>;  // [n_out, n_in/4] fours, a byte each

fn weights_at(row: u32, col4: u32) -> vec4<f32> {
    let four = i32(weights[row * (params.n_in / 4u) + col4]);
    // Each byte to the top, then down again with its sign.
    let quants = (vec4<i32>(four) << vec4<u32>(24u, 16u, 8u, 0u)) >> vec4<u32>(24u);
    return vec4<f32>(quants) * scale_at(row, col4);
}
