// y[r] = x[r] / sqrt(mean(x[r]^2) + eps) * gain. A workgroup of 8 x 8 takes eight rows, eight threads each: every thread
// sums the squares of each eighth column, then all of a row add up the eight sums. One barrier: they are dear where a
// GPU is made of software, and columns are few.

#import "launch.wgsl"

struct Params {
    n_rows: u32,
    n_cols: u32,
    eps: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(1) @binding(0) var<storage, read> x: array<f32>;        // [n_rows, n_cols]
@group(1) @binding(1) var<storage, read> gain: array<f32>;     // [n_cols]
@group(1) @binding(2) var<storage, read_write> y: array<f32>;  // [n_rows, n_cols]

const SIDE: u32 = 8u;

var<workgroup> sums: array<f32, SIDE * SIDE>;  // [row, thread]

@compute @workgroup_size(SIDE, SIDE)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) n_groups: vec3<u32>,
    @builtin(local_invocation_id) local: vec3<u32>,
) {
    let row = workgroup_number(group, n_groups) * SIDE + local.y;
    // A row past the end does nothing between start and end.
    let start = row * params.n_cols;
    let end = select(start, start + params.n_cols, row < params.n_rows);

    var part = 0.0;
    for (var i = start + local.x; i < end; i += SIDE) {
        part += x[i] * x[i];
    }
    sums[local.y * SIDE + local.x] = part;
    workgroupBarrier();

    var sum = 0.0;
    for (var i = 0u; i < SIDE; i++) {
        sum += sums[local.y * SIDE + i];
    }
    let scale = inverseSqrt(sum / f32(params.n_cols) + params.eps);
    for (var i = start + local.x; i < end; i += SIDE) {
        y[i] = x[i] * scale * gain[i - start];
    }
}
