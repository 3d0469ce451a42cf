// The product of `matmul.wgsl` for Q8_0 weights, with activations rounded to whole numbers: four multiply-adds an
// instruction, where a GPU has such a one.
//
// A block of 32 activations becomes signed bytes and a scale, as a block of weights is; the dot product of two blocks is
// then exact in integers. A workgroup of 8 x 8 computes a tile of 64 x 64 of y, a thread 8 x 8 of them, 8 apart, block by
// block along n_in: thread i rounds the block of the tile's i-th row of x, and copies that of the i-th row of W as it is.
// Every tile of columns rounds the same rows again: a third of its work, and a launch saved.

#import "shared/product.wgsl"
#import "shared/scales.wgsl"

@group(1) @binding(3) var<storage, read> weights: array<vec4<u32>>;  // [n_out, n_in/16] sixteens, a byte each

const TILE: u32 = 64u;            // rows of x and of W a workgroup: one a thread
const PITCH: u32 = 3u;            // sixteens from one staged block to the next: one to spare against bank conflicts
const REACH: u32 = SIDE * PITCH;  // from one of a thread's blocks to its next

var<workgroup> x_tile: array<vec4<u32>, TILE * PITCH>;
var<workgroup> w_tile: array<vec4<u32>, TILE * PITCH>;
var<workgroup> x_scales: array<f32, TILE>;
var<workgroup> w_scales: array<f32, TILE>;

// Rounds a row's block of x to workgroup memory. Rows beyond the end become zeros.
fn stage_activations(first_row: u32, block: u32, thread: u32) {
    var fours = array<vec4<f32>, 8>();
    var most = vec4<f32>();
    let row = first_row + thread;
    if row < params.n_rows {
        for (var i = 0u; i < 8u; i++) {
            fours[i] = x[row * (params.n_in / 4u) + block * 8u + i];
            most = max(most, abs(fours[i]));
        }
    }
    let largest = max(max(most.x, most.y), max(most.z, most.w));
    // The quotient must not overflow; a block of numbers this small is zero.
    let steps = select(0.0, 127.0 / largest, largest > 1e-30);
    var words = array<u32, 8>();
    for (var i = 0u; i < 8u; i++) {
        words[i] = pack4xI8(vec4<i32>(round(fours[i] * steps)));
    }
    x_tile[thread * PITCH] = vec4<u32>(words[0], words[1], words[2], words[3]);
    x_tile[thread * PITCH + 1u] = vec4<u32>(words[4], words[5], words[6], words[7]);
    x_scales[thread] = largest / 127.0;
}

// Copies a row's block of W to workgroup memory. Rows beyond the end become zeros.
fn stage_weights(tile: u32, block: u32, thread: u32) {
    let row = weight_row(tile, thread);
    var first = vec4<u32>();
    var second = vec4<u32>();
    var scale = 0.0;
    if row < n_weights() {
        let at = row * (params.n_in / 16u) + block * 2u;
        first = weights[at];
        second = weights[at + 1u];
        scale = scale_at(row, block * 8u);
    }
    w_tile[thread * PITCH] = first;
    w_tile[thread * PITCH + 1u] = second;
    w_scales[thread] = scale;
}

// Blocks of four rows of W, 8 apart.
struct Four {
    first: array<vec4<u32>, 4>,
    second: array<vec4<u32>, 4>,
    scales: vec4<f32>,
}

fn four_at(row: u32) -> Four {
    let at = row * PITCH;
    return Four(
        array<vec4<u32>, 4>(w_tile[at], w_tile[at + REACH], w_tile[at + 2u * REACH], w_tile[at + 3u * REACH]),
        array<vec4<u32>, 4>(
            w_tile[at + 1u],
            w_tile[at + REACH + 1u],
            w_tile[at + 2u * REACH + 1u],
            w_tile[at + 3u * REACH + 1u],
        ),
        vec4<f32>(w_scales[row], w_scales[row + SIDE], w_scales[row + 2u * SIDE], w_scales[row + 3u * SIDE]),
    );
}

fn dot_16(a: vec4<u32>, b: vec4<u32>) -> i32 {
    return dot4I8Packed(a.x, b.x) + dot4I8Packed(a.y, b.y) + dot4I8Packed(a.z, b.z) + dot4I8Packed(a.w, b.w);
}

// The dot products of a staged block of x with four of W.
fn products(row: u32, w: Four) -> vec4<f32> {
    let first = x_tile[row * PITCH];
    let second = x_tile[row * PITCH + 1u];
    let whole = vec4<i32>(
        dot_16(first, w.first[0]) + dot_16(second, w.second[0]),
        dot_16(first, w.first[1]) + dot_16(second, w.second[1]),
        dot_16(first, w.first[2]) + dot_16(second, w.second[2]),
        dot_16(first, w.first[3]) + dot_16(second, w.second[3]),
    );
    return vec4<f32>(whole) * (w.scales * x_scales[row]);
}

@compute @workgroup_size(SIDE, SIDE)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(local_invocation_id) local: vec3<u32>,
    @builtin(local_invocation_index) thread: u32,
) {
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
    for (var block = 0u; block < params.n_in / 32u; block++) {
        stage_activations(first_row, block, thread);
        stage_weights(group.x, block, thread);
        workgroupBarrier();

        let w_low = four_at(local.x);
        low0 += products(local.y, w_low);
        low1 += products(local.y + SIDE, w_low);
        low2 += products(local.y + 2u * SIDE, w_low);
        low3 += products(local.y + 3u * SIDE, w_low);
        low4 += products(local.y + 4u * SIDE, w_low);
        low5 += products(local.y + 5u * SIDE, w_low);
        low6 += products(local.y + 6u * SIDE, w_low);
        low7 += products(local.y + 7u * SIDE, w_low);
        let w_high = four_at(local.x + 4u * SIDE);
        high0 += products(local.y, w_high);
        high1 += products(local.y + SIDE, w_high);
        high2 += products(local.y + 2u * SIDE, w_high);
        high3 += products(local.y + 3u * SIDE, w_high);
        high4 += products(local.y + 4u * SIDE, w_high);
        high5 += products(local.y + 5u * SIDE, w_high);
        high6 += products(local.y + 6u * SIDE, w_high);
        high7 += products(local.y + 7u * SIDE, w_high);
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
