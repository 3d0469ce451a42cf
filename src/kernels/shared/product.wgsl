// What the products with a weight matrix have in common: their parameters, which rows meet in a tile, and what becomes of
// the sums. The body that imports this says how many rows and columns a tile has (TILE, an even number of SIDE).

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

const SIDE: u32 = 8u;  // threads along each side of a tile

// The row of W behind a row of a tile. Gated, the lower half are rows of the gate and the upper half the same rows of the
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

// A thread's results of one row: columns col + 8 j, j from 0 to 7; gated, from 0 to 3.
fn store_eight(row: u32, col: u32, low: vec4<f32>, high: vec4<f32>) {
    let first = low + bias_four(col);
    if params.gated == 0u {
        store_four(row, col, first, 4u);
        store_four(row, col + 4u * SIDE, high + bias_four(col + 4u * SIDE), 4u);
    } else {
        store_four(row, col, silu(first) * (high + bias_four(params.n_out + col)), 4u);
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
