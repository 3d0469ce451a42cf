// y[i] = x[rows[i]], row by row. One invocation an element of y.

#import "launch.wgsl"

struct Params {
    n_rows: u32,  // of y
    n_cols: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(1) @binding(0) var<storage, read> x: array<f32>;        // [any, n_cols]
@group(1) @binding(1) var<storage, read> rows: array<u32>;     // [n_rows] rows of x
@group(1) @binding(2) var<storage, read_write> y: array<f32>;  // [n_rows, n_cols]

@compute @workgroup_size(256)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) n_groups: vec3<u32>,
    @builtin(local_invocation_index) thread: u32,
) {
    let i = workgroup_number(group, n_groups) * 256u + thread;
    if i < params.n_rows * params.n_cols {
        y[i] = x[rows[i / params.n_cols] * params.n_cols + i % params.n_cols];
    }
}
