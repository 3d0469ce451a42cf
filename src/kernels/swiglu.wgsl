// y[i] = silu(gate[i]) * up[i], silu(g) = g / (1 + exp(-g)). One invocation an element.

#import "launch.wgsl"

struct Params {
    n_elems: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(1) @binding(0) var<storage, read> gate: array<f32>;     // [n_elems]
@group(1) @binding(1) var<storage, read> up: array<f32>;       // [n_elems]
@group(1) @binding(2) var<storage, read_write> y: array<f32>;  // [n_elems]

@compute @workgroup_size(256)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) n_groups: vec3<u32>,
    @builtin(local_invocation_index) thread: u32,
) {
    let i = workgroup_number(group, n_groups) * 256u + thread;
    if i < params.n_elems {
        let g = gate[i];
        // exp overflows past 88, and WGSL promises nothing about infinities; at 80 the quotient is already zero.
        y[i] = g / (1.0 + exp(min(-g, 80.0))) * up[i];
    }
}
