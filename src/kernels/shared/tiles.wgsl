// How the products in f32 bring rows of x and of W to workgroup memory. The body that imports this says how many rows a
// tile has (TILE, an even number of SIDE) and how many fours of n_in a step goes (STEP4), and a file of `weights` declares
//   fn weights_at(row: u32, col4: u32) -> vec4<f32>   the four weights of W's row from column 4 * col4 on.

#import "shared/product.wgsl"

const PITCH: u32 = STEP4 + 1u;    // fours from one staged row to the next: one to spare, so that rows fall on different banks
const REACH: u32 = SIDE * PITCH;  // from one of a thread's rows to its next

var<workgroup> x_tile: array<vec4<f32>, TILE * PITCH>;
var<workgroup> w_tile: array<vec4<f32>, TILE * PITCH>;

// Copies a step of the tile's rows of x and of W to workgroup memory, zeros beyond their ends; neighbouring threads copy
// neighbouring fours.
fn stage(tile: u32, first_row: u32, step: u32, thread: u32) {
    let n_in4 = params.n_in / 4u;
    for (var i = thread; i < TILE * STEP4; i += SIDE * SIDE) {
        let col4 = step + i % STEP4;
        let x_row = first_row + i / STEP4;
        let w_row = weight_row(tile, i / STEP4);
        var x_four = vec4<f32>();
        var w_four = vec4<f32>();
        if col4 < n_in4 && x_row < params.n_rows {
            x_four = x[x_row * n_in4 + col4];
        }
        if col4 < n_in4 && w_row < n_weights() {
            w_four = weights_at(w_row, col4);
        }
        x_tile[i / STEP4 * PITCH + i % STEP4] = x_four;
        w_tile[i / STEP4 * PITCH + i % STEP4] = w_four;
    }
}
