// Rotary embedding in place, halves convention: element i of a head turns with element i + d_head/2.
// One invocation a pair. The turns come as cosines and sines from the host: WGSL bounds the error of sin and cos only
// between -pi and pi, and by 2^-11 even there.

#import "launch.wgsl"

struct Params {
    n_rows: u32,
    n_heads: u32,
    d_head: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(1) @binding(0) var<storage, read> turns: array<vec2<f32>>;  // [n_rows, d_head/2] (cos, sin)
@group(1) @binding(1) var<storage, read_write> x: array<f32>;      // [n_rows, n_heads, d_head]

@compute @workgroup_size(256)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) n_groups: vec3<u32>,
    @builtin(local_invocation_index) thread: u32,
) {
    let half = params.d_head / 2u;
    let pair = workgroup_number(group, n_groups) * 256u + thread;
    let head = pair / half;  // counted through all rows
    if head >= params.n_rows * params.n_heads {
        return;
    }
    let i = pair % half;
    let turn = turns[head / params.n_heads * half + i];
    let low = head * params.d_head + i;
    let a = x[low];
    let b = x[low + half];
    x[low] = a * turn.x - b * turn.y;
    x[low + half] = b * turn.x + a * turn.y;
}
