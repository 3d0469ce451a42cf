// Causal attention over the packed batch. Row r, at context index p, sees the indices c <= p of the shared prefix
// (c < prefix_len) and of its own sequence (c >= seq_start[r]); keys and values of an index lie in its slot. Query head h
// reads key head h / (n_heads / n_kv_heads).
//   y[r, h] = sum_c softmax_c(q[r, h] . k[c] / sqrt(d_head)) v[c]
//
// A workgroup of 8 x 8 computes one head of 32 neighbouring rows, and of the result up to 64 columns. It walks over the
// keys that any of its rows sees, 32 at a time: a thread scores four rows (8 apart) with four keys (8 apart), then adds
// the 32 values to one or two fours of its rows' results. Numbers of a thread's four rows lie in the lanes of a vec4. The
// softmax is online (Milakov and Gimelshein, 2018): a running maximum and sum, results rescaled whenever the maximum
// moves.

struct Params {
    n_rows: u32,
    n_heads: u32,
    n_kv_heads: u32,
    d_head: u32,      // a multiple of 4
    prefix_len: u32,
    scale: f32,       // 1 / sqrt(d_head)
}

@group(0) @binding(0) var<uniform> params: Params;
@group(1) @binding(0) var<storage, read> qkv: array<vec4<f32>>;      // [n_rows, n_heads + 2 n_kv_heads, d_head/4] fours
@group(1) @binding(1) var<storage, read> kv_cache: array<vec4<f32>>;     // [n_slots, 2 n_kv_heads, d_head/4]: keys, values
@group(1) @binding(2) var<storage, read> seen: array<u32>;           // [n_rows] starts, [n_rows] context indices, then slots
@group(1) @binding(3) var<storage, read_write> y: array<vec4<f32>>;  // [n_rows, n_heads, d_head/4] fours

const SIDE: u32 = 8u;       // threads along each side
const N_THREADS: u32 = SIDE * SIDE;
const N_ROWS: u32 = 32u;    // queries a workgroup, and keys a step
const CHUNK: u32 = 8u;      // fours of a head that are staged at a time
const PITCH: u32 = CHUNK + 1u;    // fours from one staged row to the next, one to spare against bank conflicts
const REACH: u32 = SIDE * PITCH;  // from one of a thread's rows to its next
const LOWEST: f32 = -1e30;  // below every score

var<workgroup> queries: array<vec4<f32>, N_ROWS * PITCH>;
var<workgroup> staged: array<vec4<f32>, N_ROWS * PITCH>;  // 32 keys, then their values
var<workgroup> maxima: array<vec4<f32>, N_THREADS>;       // [thread column, thread row]: of four keys
var<workgroup> softmax: array<vec4<f32>, N_ROWS * SIDE>;  // [key, thread row]: weights, not yet divided by their sum

// What the workgroup walks over: steps 0 to n_keys are the prefix's context and then the own one.
struct Walk {
    end_of_prefix: u32,
    start_of_own: u32,
    n_keys: u32,
}

fn context_idx_at(walk: Walk, step: u32) -> u32 {
    return select(walk.start_of_own + step - walk.end_of_prefix, step, step < walk.end_of_prefix);
}

// Where the key of a step begins in `kv_cache`, in heads.
fn key_at(walk: Walk, step: u32) -> u32 {
    return seen[2u * params.n_rows + context_idx_at(walk, step)] * 2u * params.n_kv_heads;
}

// The lanes of a thread's four rows that see a step's row.
fn sees(walk: Walk, step: u32, context_idx: vec4<u32>, starts: vec4<u32>) -> vec4<bool> {
    let idx = vec4<u32>(context_idx_at(walk, step));
    let in_sequence = (idx >= starts) | (idx < vec4<u32>(params.prefix_len));
    return in_sequence & (idx <= context_idx) & vec4<bool>(step < walk.n_keys);
}

// Stages fours [first, first + 8) of the walk's 32 values from a step on.
fn stage_values(walk: Walk, step: u32, kv_head: u32, first: u32, thread: u32) {
    let n_fours = params.d_head / 4u;
    for (var i = thread; i < N_ROWS * CHUNK; i += N_THREADS) {
        let four = first + i % CHUNK;
        var value = vec4<f32>();
        if step + i / CHUNK < walk.n_keys && four < n_fours {
            value = kv_cache[(key_at(walk, step + i / CHUNK) + params.n_kv_heads + kv_head) * n_fours + four];
        }
        staged[i / CHUNK * PITCH + i % CHUNK] = value;
    }
}

// One four of a row's result.
fn store(row: u32, head: u32, four: u32, sum: vec4<f32>, weight_sum: f32) {
    let n_fours = params.d_head / 4u;
    if row < params.n_rows && four < n_fours {
        y[(row * params.n_heads + head) * n_fours + four] = sum / weight_sum;
    }
}

@compute @workgroup_size(SIDE, SIDE)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(local_invocation_id) local: vec3<u32>,
    @builtin(local_invocation_index) thread: u32,
) {
    let n_fours = params.d_head / 4u;
    let head = group.x;
    let kv_head = head / (params.n_heads / params.n_kv_heads);
    let first_row = group.y * N_ROWS;
    let end_row = min(first_row + N_ROWS, params.n_rows);
    // The result's fours of this workgroup: `low` 8 of them, then `high` 8, which heads up to 32 wide do not have.
    let low = group.z * 2u * CHUNK;
    let high = low + CHUNK;

    // Some row of the tile sees the indices [0, end_of_prefix) and [start_of_own, end). Starts and indices never fall, so
    // the first row's start is the lowest, the last row's index the highest.
    let end = seen[params.n_rows + end_row - 1u] + 1u;
    var walk: Walk;
    walk.end_of_prefix = min(params.prefix_len, end);
    walk.start_of_own = min(max(seen[first_row], params.prefix_len), end);
    walk.n_keys = walk.end_of_prefix + end - walk.start_of_own;

    let rows = first_row + local.y + vec4<u32>(0u, SIDE, 2u * SIDE, 3u * SIDE);
    let at_row = min(rows, vec4<u32>(params.n_rows - 1u));
    let starts = vec4<u32>(seen[at_row.x], seen[at_row.y], seen[at_row.z], seen[at_row.w]);
    let at_idx = at_row + params.n_rows;
    let context_idx = vec4<u32>(seen[at_idx.x], seen[at_idx.y], seen[at_idx.z], seen[at_idx.w]);

    var highest = vec4<f32>(LOWEST);
    var weight_sum = vec4<f32>();
    var low0 = vec4<f32>();
    var low1 = vec4<f32>();
    var low2 = vec4<f32>();
    var low3 = vec4<f32>();
    var high0 = vec4<f32>();
    var high1 = vec4<f32>();
    var high2 = vec4<f32>();
    var high3 = vec4<f32>();
    for (var step = 0u; step < walk.n_keys; step += N_ROWS) {
        var score0 = vec4<f32>();
        var score1 = vec4<f32>();
        var score2 = vec4<f32>();
        var score3 = vec4<f32>();
        for (var first = 0u; first < n_fours; first += CHUNK) {
            workgroupBarrier();
            // Queries of one chunk stay where they are.
            let stage_queries = step == 0u || n_fours > CHUNK;
            for (var i = thread; i < N_ROWS * CHUNK; i += N_THREADS) {
                let four = first + i % CHUNK;
                let row = first_row + i / CHUNK;
                if stage_queries {
                    var query = vec4<f32>();
                    if row < end_row && four < n_fours {
                        query = qkv[(row * (params.n_heads + 2u * params.n_kv_heads) + head) * n_fours + four] * params.scale;
                    }
                    queries[i / CHUNK * PITCH + i % CHUNK] = query;
                }
                var key = vec4<f32>();
                if step + i / CHUNK < walk.n_keys && four < n_fours {
                    key = kv_cache[(key_at(walk, step + i / CHUNK) + kv_head) * n_fours + four];
                }
                staged[i / CHUNK * PITCH + i % CHUNK] = key;
            }
            workgroupBarrier();
            for (var i = 0u; i < min(CHUNK, n_fours - first); i++) {
                let at = local.y * PITCH + i;
                // Columns are the four queries: key * four is its products with them.
                let four = mat4x4<f32>(
                    queries[at],
                    queries[at + REACH],
                    queries[at + 2u * REACH],
                    queries[at + 3u * REACH],
                );
                let key = local.x * PITCH + i;
                score0 += staged[key] * four;
                score1 += staged[key + REACH] * four;
                score2 += staged[key + 2u * REACH] * four;
                score3 += staged[key + 3u * REACH] * four;
            }
        }

        let sees0 = sees(walk, step + local.x, context_idx, starts);
        let sees1 = sees(walk, step + local.x + SIDE, context_idx, starts);
        let sees2 = sees(walk, step + local.x + 2u * SIDE, context_idx, starts);
        let sees3 = sees(walk, step + local.x + 3u * SIDE, context_idx, starts);
        let lowest = vec4<f32>(LOWEST);
        score0 = select(lowest, score0, sees0);
        score1 = select(lowest, score1, sees1);
        score2 = select(lowest, score2, sees2);
        score3 = select(lowest, score3, sees3);
        maxima[local.x * SIDE + local.y] = max(max(score0, score1), max(score2, score3));
        workgroupBarrier();

        // The values overwrite the keys.
        stage_values(walk, step, kv_head, low, thread);
        var new_highest = highest;
        for (var i = 0u; i < SIDE; i++) {
            new_highest = max(new_highest, maxima[i * SIDE + local.y]);
        }
        let shrink = exp(highest - new_highest);
        highest = new_highest;
        let at = local.x * SIDE + local.y;
        let none = vec4<f32>();
        softmax[at] = select(none, exp(score0 - highest), sees0);
        softmax[at + SIDE * SIDE] = select(none, exp(score1 - highest), sees1);
        softmax[at + 2u * SIDE * SIDE] = select(none, exp(score2 - highest), sees2);
        softmax[at + 3u * SIDE * SIDE] = select(none, exp(score3 - highest), sees3);
        workgroupBarrier();

        let n_staged = min(N_ROWS, walk.n_keys - step);
        weight_sum *= shrink;
        low0 *= shrink.x;
        low1 *= shrink.y;
        low2 *= shrink.z;
        low3 *= shrink.w;
        for (var i = 0u; i < n_staged; i++) {
            let weight = softmax[i * SIDE + local.y];
            let value = staged[i * PITCH + local.x];
            weight_sum += weight;
            low0 += weight.x * value;
            low1 += weight.y * value;
            low2 += weight.z * value;
            low3 += weight.w * value;
        }
        if high < n_fours {
            workgroupBarrier();
            stage_values(walk, step, kv_head, high, thread);
            workgroupBarrier();
            high0 *= shrink.x;
            high1 *= shrink.y;
            high2 *= shrink.z;
            high3 *= shrink.w;
            for (var i = 0u; i < n_staged; i++) {
                let weight = softmax[i * SIDE + local.y];
                let value = staged[i * PITCH + local.x];
                high0 += weight.x * value;
                high1 += weight.y * value;
                high2 += weight.z * value;
                high3 += weight.w * value;
            }
        }
    }

    store(rows.x, head, low + local.x, low0, weight_sum.x);
    store(rows.y, head, low + local.x, low1, weight_sum.y);
    store(rows.z, head, low + local.x, low2, weight_sum.z);
    store(rows.w, head, low + local.x, low3, weight_sum.w);
    if high < n_fours {
        store(rows.x, head, high + local.x, high0, weight_sum.x);
        store(rows.y, head, high + local.x, high1, weight_sum.y);
        store(rows.z, head, high + local.x, high2, weight_sum.z);
        store(rows.w, head, high + local.x, high3, weight_sum.w);
    }
}
