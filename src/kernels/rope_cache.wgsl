// Rotary embedding, halves convention (element i of a head turns with element i + d_head/2), and the keeping of keys and
// values: queries turn in place, keys turn on their way to their row's slot, values go there as they are. One invocation
// a pair. The turns come as cosines and sines from the host: WGSL bounds the error of sin and cos only between -pi and
// pi, and by 2^-11 even there.

#import "launch.wgsl"

struct Params {
    n_rows: u32,
    n_heads: u32,
    n_kv_heads: u32,
    d_head: u32,
    first_slot: u32,  // of row 0
}

@group(0) @binding(0) var<uniform> params: Params;
@group(1) @binding(0) var<storage, read> turns: array<vec2<f32>>;  // [n_rows, d_head/2] (cos, sin)
@group(1) @binding(1) var<storage, read_write> qkv: array<f32>;    // [n_rows, n_heads + 2 n_kv_heads, d_head]
@group(1) @binding(2) var<storage, read_write> kv_cache: array<f32>;   // [n_slots, 2 n_kv_heads, d_head]

@compute @workgroup_size(256)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) n_groups: vec3<u32>,
    @builtin(local_invocation_index) thread: u32,
) {
    let half = params.d_head / 2u;
    let pair = workgroup_number(group, n_groups) * 256u + thread;
    let n_cached = 2u * params.n_kv_heads;
    let n_heads = params.n_heads + n_cached;
    let row = pair / (half * n_heads);
    if row >= params.n_rows {
        return;
    }
    let head = pair / half % n_heads;
    let i = pair % half;
    let low = pair / half * params.d_head + i;
    var a = qkv[low];
    var b = qkv[low + half];
    if head < params.n_heads + params.n_kv_heads {
        let turn = turns[row * half + i];
        let turned = vec2<f32>(a * turn.x - b * turn.y, b * turn.x + a * turn.y);
        a = turned.x;
        b = turned.y;
    }
    if head < params.n_heads {
        qkv[low] = a;
        qkv[low + half] = b;
    } else {
        let at = ((params.first_slot + row) * n_cached + head - params.n_heads) * params.d_head + i;
        kv_cache[at] = a;
        kv_cache[at + half] = b;
    }
}
