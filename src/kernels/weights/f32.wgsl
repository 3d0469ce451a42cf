// F32 weights.

@group(1) @binding(3) var<storage, read> weights: array<vec4<f32>>;  // [n_out, n_in/4] fours

fn weights_at(row: u32, col4: u32) -> vec4<f32> {
    return weights[row * (params.n_in / 4u) + col4];
}
