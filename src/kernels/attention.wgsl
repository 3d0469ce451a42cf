// Causal attention over the packed batch. Row r of a sequence sees the rows c <= r of the shared prefix
// (c < prefix_len) and of its own sequence (c >= seq_start[r]); query head h reads key head h / (n_heads / n_kv_heads).
//   y[r, h] = sum_c softmax_c(q[r, h] . k[c] / sqrt(d_head)) v[c]
//
// A workgroup computes one head of 8 neighbouring rows. It walks over the keys that any of them sees, 16 at a time:
// thread (i, j) holds row i's score with key j, then fours j and j + 16 of row i's result. The softmax is online (Milakov
// and Gimelshein, 2018): a running maximum and sum, results rescaled whenever the maximum moves.

struct Params {
    n_rows: u32,
    n_heads: u32,
    n_kv_heads: u32,
    d_head: u32,      // a multiple of 4, at most 128
    prefix_len: u32,
    scale: f32,       // 1 / sqrt(d_head)
}

@group(0) @binding(0) var<uniform> params: Params;
@group(1) @binding(0) var<storage, read> q: array<vec4<f32>>;        // [n_rows, n_heads, d_head/4] fours
@group(1) @binding(1) var<storage, read> k: array<vec4<f32>>;        // [n_rows, n_kv_heads, d_head/4] fours
@group(1) @binding(2) var<storage, read> v: array<vec4<f32>>;        // [n_rows, n_kv_heads, d_head/4] fours
@group(1) @binding(3) var<storage, read> seq_start: array<u32>;      // [n_rows], never falling
@group(1) @binding(4) var<storage, read_write> y: array<vec4<f32>>;  // [n_rows, n_heads, d_head/4] fours

const N_QUERIES: u32 = 8u;
const N_KEYS: u32 = 16u;
const N_THREADS: u32 = N_QUERIES * N_KEYS;
const MAX_FOURS: u32 = 32u;            // of a head
const PITCH: u32 = MAX_FOURS + 1u;     // fours from one staged key to the next, one to spare against bank conflicts
const LOWEST: f32 = -1e30;             // below every score

var<workgroup> queries: array<vec4<f32>, N_QUERIES * MAX_FOURS>;
var<workgroup> staged: array<vec4<f32>, N_KEYS * PITCH>;          // 16 keys, then their values
var<workgroup> scores: array<f32, N_THREADS>;

// The key at a place of the walk: the prefix first, then the own rows.
fn key_at(place: u32, end_of_prefix: u32, start_of_own: u32) -> u32 {
    return select(start_of_own + place - end_of_prefix, place, place < end_of_prefix);
}

@compute @workgroup_size(N_KEYS, N_QUERIES)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(local_invocation_id) local: vec3<u32>,
    @builtin(local_invocation_index) thread: u32,
) {
    let n_fours = params.d_head / 4u;
    let head = group.x;
    let kv_head = head / (params.n_heads / params.n_kv_heads);
    let first_row = group.y * N_QUERIES;
    let end_row = min(first_row + N_QUERIES, params.n_rows);

    // The keys that some row of the tile sees: [0, end_of_prefix) and [start_of_own, end_row). Starts never fall, so the
    // first row's is the lowest.
    let end_of_prefix = min(params.prefix_len, end_row);
    let start_of_own = min(max(seq_start[first_row], params.prefix_len), end_row);
    let n_keys = end_of_prefix + end_row - start_of_own;

    for (var i = thread; i < N_QUERIES * n_fours; i += N_THREADS) {
        let row = first_row + i / n_fours;
        if row < end_row {
            queries[i / n_fours * MAX_FOURS + i % n_fours] =
                q[(row * params.n_heads + head) * n_fours + i % n_fours] * params.scale;
        }
    }

    let row = first_row + local.y;
    let row_start = seq_start[min(row, params.n_rows - 1u)];
    var highest = LOWEST;
    var weight_sum = 0.0;
    var result_low = vec4<f32>();   // four local.x
    var result_high = vec4<f32>();  // four local.x + 16
    for (var first_key = 0u; first_key < n_keys; first_key += N_KEYS) {
        // Keys of this step: thread (i, j) scores the key at place first_key + j of the walk.
        workgroupBarrier();
        for (var i = thread; i < N_KEYS * n_fours; i += N_THREADS) {
            let place = first_key + i / n_fours;
            if place < n_keys {
                let key = key_at(place, end_of_prefix, start_of_own);
                staged[i / n_fours * PITCH + i % n_fours] =
                    k[(key * params.n_kv_heads + kv_head) * n_fours + i % n_fours];
            }
        }
        workgroupBarrier();
        let place = first_key + local.x;
        let key = key_at(place, end_of_prefix, start_of_own);
        let seen = place < n_keys && key <= row && (key < params.prefix_len || key >= row_start);
        var score = LOWEST;
        if seen {
            score = 0.0;
            for (var i = 0u; i < n_fours; i++) {
                score += dot(queries[local.y * MAX_FOURS + i], staged[local.x * PITCH + i]);
            }
        }
        scores[thread] = score;
        workgroupBarrier();

        // Their values take the keys' place while the row's maximum moves up.
        for (var i = thread; i < N_KEYS * n_fours; i += N_THREADS) {
            let place = first_key + i / n_fours;
            if place < n_keys {
                let key = key_at(place, end_of_prefix, start_of_own);
                staged[i / n_fours * PITCH + i % n_fours] =
                    v[(key * params.n_kv_heads + kv_head) * n_fours + i % n_fours];
            }
        }
        var new_highest = highest;
        for (var j = 0u; j < N_KEYS; j++) {
            new_highest = max(new_highest, scores[local.y * N_KEYS + j]);
        }
        let shrink = exp(highest - new_highest);
        highest = new_highest;
        weight_sum *= shrink;
        result_low *= shrink;
        result_high *= shrink;
        workgroupBarrier();
        scores[thread] = select(0.0, exp(score - highest), seen);
        workgroupBarrier();

        for (var j = 0u; j < min(N_KEYS, n_keys - first_key); j++) {
            let weight = scores[local.y * N_KEYS + j];
            weight_sum += weight;
            result_low += weight * staged[j * PITCH + local.x];
            result_high += weight * staged[j * PITCH + local.x + N_KEYS];
        }
    }

    let out = (row * params.n_heads + head) * n_fours + local.x;
    if row < end_row && local.x < n_fours {
        y[out] = result_low / weight_sum;
    }
    if row < end_row && local.x + N_KEYS < n_fours {
        y[out + N_KEYS] = result_high / weight_sum;
    }
}
