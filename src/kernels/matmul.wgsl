// y = x W^T + bias, or y += that, or silu of one half of it times the other: the body for many rows.
//
// A workgroup of 8 x 8 computes a tile of 64 x 64 of y, a thread 8 x 8 of them, 8 apart. Step by step along n_in, the
// 64 rows of x and of W that the tile needs are copied to workgroup memory, 16 columns at a time, weights dequantised
// once for the 64 rows of x that use them. Each four that a thread then loads serves 32 products and more: loads, not
// products, are what a GPU without much cache, or made of software, waits for.

#import "shared/tiles.wgsl"

const TILE: u32 = 64u;   // rows of x and of W a workgroup
const STEP4: u32 = 4u;   // fours of n_in a step

@compute @workgroup_size(SIDE, SIDE)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(local_invocation_id) local: vec3<u32>,
    @builtin(local_invocation_index) thread: u32,
) {
    let n_in4 = params.n_in / 4u;
    let first_row = group.y * TILE;

    // Sums of the thread's eight rows: columns 0 to 3 of its eight, then 4 to 7.
    var low0 = vec4<f32>();
    var low1 = vec4<f32>();
    var low2 = vec4<f32>();
    var low3 = vec4<f32>();
    var low4 = vec4<f32>();
    var low5 = vec4<f32>();
    var low6 = vec4<f32>();
    var low7 = vec4<f32>();
    var high0 = vec4<f32>();
    var high1 = vec4<f32>();
    var high2 = vec4<f32>();
    var high3 = vec4<f32>();
    var high4 = vec4<f32>();
    var high5 = vec4<f32>();
    var high6 = vec4<f32>();
    var high7 = vec4<f32>();
    for (var step = 0u; step < n_in4; step += STEP4) {
        stage(group.x, first_row, step, thread);
        workgroupBarrier();

        for (var k = 0u; k < STEP4; k++) {
            let w = local.x * PITCH + k;
            let x = local.y * PITCH + k;
            // Columns are rows of W, so that x * w is the four dot products of x with them.
            let w_low = mat4x4<f32>(w_tile[w], w_tile[w + REACH], w_tile[w + 2u * REACH], w_tile[w + 3u * REACH]);
            let w_high = mat4x4<f32>(
                w_tile[w + 4u * REACH],
                w_tile[w + 5u * REACH],
                w_tile[w + 6u * REACH],
                w_tile[w + 7u * REACH],
            );
            let x0 = x_tile[x];
            low0 += x0 * w_low;
            high0 += x0 * w_high;
            let x1 = x_tile[x + REACH];
            low1 += x1 * w_low;
            high1 += x1 * w_high;
            let x2 = x_tile[x + 2u * REACH];
            low2 += x2 * w_low;
            high2 += x2 * w_high;
            let x3 = x_tile[x + 3u * REACH];
            low3 += x3 * w_low;
            high3 += x3 * w_high;
            let x4 = x_tile[x + 4u * REACH];
            low4 += x4 * w_low;
            high4 += x4 * w_high;
            let x5 = x_tile[x + 5u * REACH];
            low5 += x5 * w_low;
            high5 += x5 * w_high;
            let x6 = x_tile[x + 6u * REACH];
            low6 += x6 * w_low;
            high6 += x6 * w_high;
            let x7 = x_tile[x + 7u * REACH];
            low7 += x7 * w_low;
            high7 += x7 * w_high;
        }
        workgroupBarrier();
    }

    let row = first_row + local.y;
    let col = first_column(group.x, local.x);
    store_eight(row, col, low0, high0);
    store_eight(row + SIDE, col, low1, high1);
    store_eight(row + 2u * SIDE, col, low2, high2);
    store_eight(row + 3u * SIDE, col, low3, high3);
    store_eight(row + 4u * SIDE, col, low4, high4);
    store_eight(row + 5u * SIDE, col, low5, high5);
    store_eight(row + 6u * SIDE, col, low6, high6);
    store_eight(row + 7u * SIDE, col, low7, high7);
}
