// What the products with a weight matrix have in common: their parameters, how rows come to workgroup memory, and what
// becomes of the sums. The body that imports this says how many rows and columns a tile has (TILE, an even number of SIDE)
// and how many fours of n_in a step goes (STEP4), and a file of `weights` declares
//   fn weights_at(row: u32, col4: u32) -> vec4<f32>   the four weights of W's row from column 4 * col4 on.

struct Params {
    n_rows: u32,
    n_in: u32,      // a multiple of 4
    n_out: u32,     // columns of y
    has_bias: u32,  // 0: bias is not read
    adds: u32,      // not 0: y holds what the product is added to
    gated: u32,     // not 0: W has twice n_out rows, those of the gate first
}

@group(0) @binding(0) var<uniform> params: Params;
@group(1) @binding(0) var<storage, read> x: array<vec4<f32>>;  // [n_rows, n_in/4] fours
@group(1) @binding(1) var<storage, read> bias: array<f32>;     // [n_out], gated: [2 n_out]
@group(1) @binding(2) var<storage, read_write> y: array<f32>;  // [n_rows, n_out]

const SIDE: u32 = 8u;             // threads along each side of a tile
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

// The row of W behind a row of w_tile. Gated, the lower half are rows of the gate and the upper half the same rows of the
// other matrix, so that one thread has both factors of its results.
fn weight_row(tile: u32, row: u32) -> u32 {
    if params.gated == 0u {
        return tile * TILE + row;
    }
    return tile * TILE / 2u + row % (TILE / 2u) + select(0u, params.n_out, row >= TILE / 2u);
}

// bias[col + 8 j], j from 0 to 3.
fn bias_four(col: u32) -> vec4<f32> {
    if params.has_bias == 0u {
        return vec4<f32>();
    }
    let at = min(vec4<u32>(col) + vec4<u32>(0u, SIDE, 2u * SIDE, 3u * SIDE), vec4<u32>(arrayLength(&bias) - 1u));
    return vec4<f32>(bias[at.x], bias[at.y], bias[at.z], bias[at.w]);
}

// y[row, col + 8 j] of one row, j from 0 to n - 1.
fn store_four(row: u32, col: u32, sums: vec4<f32>, n: u32) {
    for (var j = 0u; j < n; j++) {
        let out = col + SIDE * j;
        if row < params.n_rows && out < params.n_out {
            let at = row * params.n_out + out;
            var sum = sums[j];
            if params.adds != 0u {
                sum += y[at];
            }
            y[at] = sum;
        }
    }
}

// exp overflows past 88, and WGSL promises nothing about infinities; at 80 the quotient is already zero.
fn silu(x: vec4<f32>) -> vec4<f32> {
    return x / (1.0 + exp(min(-x, vec4<f32>(80.0))));
}

// Rows of W.
fn n_weights() -> u32 {
    return select(params.n_out, 2u * params.n_out, params.gated != 0u);
}

// The first column of y that a thread computes.
fn first_column(tile: u32, thread: u32) -> u32 {
    return tile * select(TILE, TILE / 2u, params.gated != 0u) + thread;
}
