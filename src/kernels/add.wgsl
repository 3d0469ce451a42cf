// x[i] = x[i] + z[i], in place. One invocation an element.

#import "launch.wgsl"

struct Params {
    n_elems: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(1) @binding(0) var<storage, read> z: array<f32>;        // [n_elems]
@group(1) @binding(1) var<storage, read_write> x: array<f32>;  // [n_elems]

@compute @workgroup_size(256)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) n_groups: vec3<u32>,
    @builtin(local_invocation_index) thread: u32,
) {
    let i = workgroup_number(group, n_groups) * 256u + thread;
    if i < params.n_elems {
        x[i] += z[i];
    }
}
