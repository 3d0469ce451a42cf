// The product of `matmul.wgsl` for few rows: an edited line, the head at the marks.
//
// A workgroup of 8 x 8 computes a tile of 32 x 32 of y, a thread 4 x 4 of them, 8 apart: half the rows that the other
// body computes at least, and twice as many workgroups for as many columns. Along n_in it goes by 32 columns, a block of
// most weight formats.

#import "shared/tiles.wgsl"

const TILE: u32 = 32u;   // rows of x and of W a workgroup
const STEP4: u32 = 8u;   // fours of n_in a step

// A thread's results of one row: columns col + 8 j, j from 0 to 3; gated, 0 and 1.
fn store(row: u32, col: u32, sums: vec4<f32>) {
    let first = sums + bias_four(col);
    if params.gated == 0u {
        store_four(row, col, first, 4u);
    } else {
        let other = sums.zwzw + bias_four(params.n_out + col);
        store_four(row, col, silu(first) * other, 2u);
    }
}

@compute @workgroup_size(SIDE, SIDE)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(local_invocation_id) local: vec3<u32>,
    @builtin(local_invocation_index) thread: u32,
) {
    let n_in4 = params.n_in / 4u;
    let first_row = group.y * TILE;
    var sums0 = vec4<f32>();
    var sums1 = vec4<f32>();
    var sums2 = vec4<f32>();
    var sums3 = vec4<f32>();
    for (var step = 0u; step < n_in4; step += STEP4) {
        stage(group.x, first_row, step, thread);
        workgroupBarrier();

        for (var k = 0u; k < STEP4; k++) {
            let at = local.x * PITCH + k;
            // Columns are rows of W, so that x * w is the four dot products of x with them.
            let w = mat4x4<f32>(w_tile[at], w_tile[at + REACH], w_tile[at + 2u * REACH], w_tile[at + 3u * REACH]);
            let row = local.y * PITCH + k;
            sums0 += x_tile[row] * w;
            sums1 += x_tile[row + REACH] * w;
            sums2 += x_tile[row + 2u * REACH] * w;
            sums3 += x_tile[row + 3u * REACH] * w;
        }
        workgroupBarrier();
    }

    let row = first_row + local.y;
    let col = first_column(group.x, local.x);
    store(row, col, sums0);
    store(row + SIDE, col, sums1);
    store(row + 2u * SIDE, col, sums2);
    store(row + 3u * SIDE, col, sums3);
}
