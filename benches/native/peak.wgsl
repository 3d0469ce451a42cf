// What the adapter can do at most: fused multiply-adds on numbers that never leave their registers.

/// Rounds of 32 multiply-adds of four numbers each.
override n_rounds: u32 = 1024u;

@group(0) @binding(0) var<storage, read_write> out: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
    let x = vec4<f32>(f32(id.x) * 1e-6 + 0.999);
    var a = x;
    var b = x + 0.1;
    var c = x + 0.2;
    var d = x + 0.3;
    for (var round = 0u; round < n_rounds; round += 1u) {
        for (var i = 0u; i < 8u; i += 1u) {
            a = fma(a, x, b);
            b = fma(b, x, c);
            c = fma(c, x, d);
            d = fma(d, x, a);
        }
    }
    // Somebody has to want the result.
    out[id.x] = dot(a + b + c + d, x);
}
