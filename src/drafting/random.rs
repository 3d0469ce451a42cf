//! A drafter's file with random weights, for tests: what it writes says nothing, and how it writes is all there.

use crate::gguf::Writer;
use fastrand::Rng;

const D_MODEL: usize = 32;
const D_FF: usize = 64;

/// Every piece of the vocabulary, whole numbers below a hundred and the end mark included.
fn vocabulary() -> Vec<String> {
    let names = "<pad> <unk> x y z w v u + - +- * / ^ ( ) sqrt abs = < <= > >= and or never always ? : ; end solve \
                 expand factorise simplify subtract 1e2 2e2";
    names.split_whitespace().map(str::to_owned).chain((0..100).map(|number| number.to_string())).collect()
}

fn tokenizer() -> String {
    let pieces: serde_json::Map<String, serde_json::Value> =
        vocabulary().into_iter().enumerate().map(|(id, piece)| (piece, id.into())).collect();
    serde_json::json!({
        "version": "1.0",
        "added_tokens": [],
        "pre_tokenizer": { "type": "WhitespaceSplit" },
        "model": { "type": "WordLevel", "vocab": pieces, "unk_token": "<unk>" },
    })
    .to_string()
}

/// The file of a language model of one layer, its weights drawn from `seed`.
pub fn random_drafter(seed: u64) -> Vec<u8> {
    let mut rng = Rng::with_seed(seed);
    let mut random = |n_rows: usize, n_cols: usize, size: f32| -> Vec<f32> {
        (0..n_rows * n_cols).map(|_| size * (rng.f32() - 0.5)).collect()
    };
    let n_vocab = vocabulary().len();
    let mut writer = Writer::new();
    writer.str("general.architecture", "qwen2");
    writer.str("surefoot.dialect", "algebra-whole");
    writer.str("tokenizer.huggingface.json", &tokenizer());
    for (key, value) in [
        ("block_count", 1),
        ("context_length", 128),
        ("embedding_length", D_MODEL as u32),
        ("feed_forward_length", D_FF as u32),
        ("attention.head_count", 2),
        ("attention.head_count_kv", 2),
    ] {
        writer.u32(&format!("qwen2.{key}"), value);
    }
    writer.f32("qwen2.attention.layer_norm_rms_epsilon", 1e-6);
    writer.f32("qwen2.rope.freq_base", 10_000.0);
    let mut matrix = |name: &str, n_rows: usize, n_cols: usize, size: f32| {
        let values = random(n_rows, n_cols, size);
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        let dtype = crate::gguf::Dtype::F32;
        writer.tensor(crate::gguf::TensorRef { name, dtype, n_rows, n_cols, bytes: &bytes });
    };
    matrix("token_embd.weight", n_vocab, D_MODEL, 1.5);
    for part in ["attn_q", "attn_k", "attn_v", "attn_output"] {
        matrix(&format!("blk.0.{part}.weight"), D_MODEL, D_MODEL, 0.8);
    }
    matrix("blk.0.ffn_gate.weight", D_FF, D_MODEL, 0.8);
    matrix("blk.0.ffn_up.weight", D_FF, D_MODEL, 0.8);
    matrix("blk.0.ffn_down.weight", D_MODEL, D_FF, 0.8);
    for name in ["blk.0.attn_norm.weight", "blk.0.ffn_norm.weight", "output_norm.weight"] {
        writer.vector(name, &[1.0; D_MODEL]);
    }
    writer.finish()
}
