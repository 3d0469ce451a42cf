// y[r] = x[r] / sqrt(mean(x[r]^2) + eps) * gain. One workgroup a row: every thread sums the squares of its columns,
// a tree in workgroup memory adds the 64 sums.

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

const N_THREADS: u32 = 64u;

var<workgroup> sums: array<f32, N_THREADS>;

@compute @workgroup_size(N_THREADS)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) n_groups: vec3<u32>,
    @builtin(local_invocation_index) thread: u32,
) {
    let row = workgroup_number(group, n_groups);
    if row >= params.n_rows {
        return;
    }
    let start = row * params.n_cols;

    var sum = 0.0;
    for (var col = thread; col < params.n_cols; col += N_THREADS) {
        let value = x[start + col];
        sum += value * value;
    }
    sums[thread] = sum;
    for (var reach = N_THREADS / 2u; reach > 0u; reach /= 2u) {
        workgroupBarrier();
        if thread < reach {
            sums[thread] += sums[thread + reach];
        }
    }
    workgroupBarrier();

    let scale = inverseSqrt(sums[0] / f32(params.n_cols) + params.eps);
    for (var col = thread; col < params.n_cols; col += N_THREADS) {
        y[start + col] = x[start + col] * scale * gain[col];
    }
}
