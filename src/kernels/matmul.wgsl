// y = x W^T + bias: the body that all weight formats share. The importing file declares the weights and
//   fn weights_at(row: u32, col4: u32) -> vec4<f32>   the four weights of W's row from column 4 * col4 on.
//
// A workgroup of 16 x 16 computes a tile of 64 x 64 of y, a thread 4 x 4 of them, 16 apart. Step by step along n_in,
// the 64 rows of x and of W that the tile needs are copied to workgroup memory, 16 columns at a time, weights
// dequantised once for the 64 rows of x that use them.

struct Params {
    n_rows: u32,
    n_in: u32,      // a multiple of 4
    n_out: u32,
    has_bias: u32,  // 0: bias is not read
}

@group(0) @binding(0) var<uniform> params: Params;
@group(1) @binding(0) var<storage, read> x: array<vec4<f32>>;  // [n_rows, n_in/4] fours
@group(1) @binding(1) var<storage, read> bias: array<f32>;     // [n_out]
@group(1) @binding(2) var<storage, read_write> y: array<f32>;  // [n_rows, n_out]

const TILE: u32 = 64u;   // rows and columns of y a workgroup
const SIDE: u32 = 16u;   // threads along each side of the tile
const STEP4: u32 = 4u;   // fours of n_in a step
const PITCH: u32 = 5u;   // fours from one staged row to the next: one to spare, so that rows fall on different banks

var<workgroup> x_tile: array<vec4<f32>, TILE * PITCH>;
var<workgroup> w_tile: array<vec4<f32>, TILE * PITCH>;

// y[row, col + 16 j] of one row, j from 0 to 3.
fn store(row: u32, col: u32, sums: vec4<f32>) {
    if row >= params.n_rows {
        return;
    }
    for (var j = 0u; j < 4u; j++) {
        let out = col + SIDE * j;
        if out < params.n_out {
            var sum = sums[j];
            if params.has_bias != 0u {
                sum += bias[out];
            }
            y[row * params.n_out + out] = sum;
        }
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
    let first_col = group.x * TILE;

    // Which four of a step this thread copies: the same of x and of W.
    let copied_row = thread / STEP4;
    let copied4 = thread % STEP4;
    let copied_at = copied_row * PITCH + copied4;
    let x_row = first_row + copied_row;
    let w_row = first_col + copied_row;

    var sums0 = vec4<f32>();
    var sums1 = vec4<f32>();
    var sums2 = vec4<f32>();
    var sums3 = vec4<f32>();
    for (var step = 0u; step < n_in4; step += STEP4) {
        let col4 = step + copied4;
        var x_four = vec4<f32>();
        var w_four = vec4<f32>();
        if col4 < n_in4 && x_row < params.n_rows {
            x_four = x[x_row * n_in4 + col4];
        }
        if col4 < n_in4 && w_row < params.n_out {
            w_four = weights_at(w_row, col4);
        }
        x_tile[copied_at] = x_four;
        w_tile[copied_at] = w_four;
        workgroupBarrier();

        for (var k = 0u; k < STEP4; k++) {
            let w_at = local.x * PITCH + k;
            let x_at = local.y * PITCH + k;
            // Columns are rows of W, so that x * w is the four dot products of x with them.
            let w = mat4x4<f32>(
                w_tile[w_at],
                w_tile[w_at + SIDE * PITCH],
                w_tile[w_at + 2u * SIDE * PITCH],
                w_tile[w_at + 3u * SIDE * PITCH],
            );
            sums0 += x_tile[x_at] * w;
            sums1 += x_tile[x_at + SIDE * PITCH] * w;
            sums2 += x_tile[x_at + 2u * SIDE * PITCH] * w;
            sums3 += x_tile[x_at + 3u * SIDE * PITCH] * w;
        }
        workgroupBarrier();
    }

    let row = first_row + local.y;
    let col = first_col + local.x;
    store(row, col, sums0);
    store(row + SIDE, col, sums1);
    store(row + 2u * SIDE, col, sums2);
    store(row + 3u * SIDE, col, sums3);
}
