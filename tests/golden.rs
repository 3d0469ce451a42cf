//! The network on the CPU engine against rows from PyTorch, and the packed batch against one sequence at a time.
//!
//! `tests/data/golden/*.json` are written by training/goldens/network.py: transformers' Qwen2 with the same weights.

#[path = "shared/pass.rs"]
mod pass;
mod shared;

use proptest::prelude::*;
use shared::{N_VOCAB, RANDOM, rewritten};
use surefoot::engine::{CpuEngine, Precision, nmse};
use surefoot::gguf::{Dtype, Gguf, TensorRef, Writer};
use surefoot::model::{Network, Packed};

/// Token rows, and the head's logits at every position.
#[derive(serde::Deserialize)]
struct Row {
    tokens: Vec<u32>,
    logits: Vec<f32>,
}

fn rows(name: &str) -> Vec<Row> {
    #[derive(serde::Deserialize)]
    struct Nested {
        tokens: Vec<u32>,
        logits: Vec<[f32; 2]>,
    }
    let path = format!("{}/tests/data/golden/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let rows: Vec<Nested> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    rows.into_iter().map(|row| Row { tokens: row.tokens, logits: row.logits.concat() }).collect()
}

/// Head logits at the marks, `[n_marks, 2]`.
fn logits(file: &[u8], precision: Precision, batch: &Packed) -> Vec<f32> {
    let mut engine = CpuEngine::new(precision);
    let network = Network::load(&Gguf::parse(file).unwrap(), &mut engine).unwrap();
    pass::logits(&mut engine, &network, batch).unwrap()
}

/// One sequence, every position a mark.
fn alone(tokens: &[u32]) -> Packed {
    Packed::new(&[], &[tokens.to_vec()], &[(0..tokens.len()).collect()])
}

fn check_rows(name: &str, file: &[u8]) {
    for Row { tokens, logits: wanted } in rows(name) {
        let error = nmse(&wanted, &logits(file, Precision::F32, &alone(&tokens)));
        assert!(error < 1e-7, "{name}, {} tokens: NMSE {error:e}", tokens.len());
    }
}

#[test]
fn random_weights_give_pytorchs_rows() {
    check_rows("random", RANDOM);
}

/// The shipped model, its weights dequantised on both sides. A new model wants new rows: network.py writes them.
#[test]
fn the_shipped_model_gives_pytorchs_rows() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf");
    check_rows("algebra-prm", &std::fs::read(path).unwrap());
}

/// candle rounds each block of 32 activations to int8 before it multiplies: a uniform error of variance `d²/12`, where
/// `d` is the block's largest magnitude over 127. With a crest factor `c` (largest over root mean square; 2 to 3.5 for
/// 32 numbers that are near normal) one product's NMSE is `(c/127)²/12`, at most 6.4e-5. A layer is four products deep
/// (q/k/v, output, gate/up, down), the head is f32: 2 layers give 8 times that, 5.1e-4, if errors add up. Softmax and
/// SwiGLU bend errors a little: twice that is allowed.
#[test]
fn rounded_activations_cost_what_is_derived() {
    for dtype in [Dtype::Q8_0, Dtype::Q4_0] {
        let file = rewritten(RANDOM, dtype);
        for Row { tokens, .. } in rows("random").into_iter().filter(|row| row.tokens.len() > 2) {
            let exact = logits(&file, Precision::F32, &alone(&tokens));
            let error = nmse(&exact, &logits(&file, Precision::Quantised, &alone(&tokens)));
            assert!(error < 1e-3, "{dtype:?}, {} tokens: NMSE {error:e}", tokens.len());
            assert!(error > 1e-9, "{dtype:?}: the activations were not rounded");
        }
    }
}

/// The same network under the other family's conventions: its keys, and rotary pairs side by side.
#[test]
fn a_llama_is_the_same_network_with_its_rotary_rows_reordered() {
    let gguf = Gguf::parse(RANDOM).unwrap();
    let mut writer = Writer::new();
    writer.str("general.architecture", "llama");
    for (key, value) in gguf.metadata() {
        if let Some(key) = key.strip_prefix("qwen2.") {
            writer.value(&format!("llama.{key}"), value);
        }
    }
    for tensor in gguf.tensors() {
        if !(tensor.name.contains("attn_q.") || tensor.name.contains("attn_k.")) {
            writer.tensor(tensor);
            continue;
        }
        let (values, d_head) = (tensor.dequantise(), 16);
        let row_len = if tensor.n_rows == 1 { 1 } else { tensor.n_cols };
        let n_rows = values.len() / row_len;
        // Row `2i` of a head comes from `i`, row `2i + 1` from `i + d_head / 2`.
        let source = |row: usize| row / d_head * d_head + row % d_head / 2 + row % 2 * (d_head / 2);
        let pairs: Vec<f32> =
            (0..n_rows).flat_map(|row| &values[source(row) * row_len..][..row_len]).copied().collect();
        writer.tensor(TensorRef { bytes: bytemuck::cast_slice(&pairs), ..tensor });
    }
    check_rows("random", &writer.finish());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Rows that share a prefix score as they would alone: what a row sees does not depend on how it is laid out.
    #[test]
    fn a_packed_batch_is_its_sequences_one_by_one(
        prefix in prop::collection::vec(0..N_VOCAB, 0..9),
        continuations in prop::collection::vec(prop::collection::vec(0..N_VOCAB, 1..9), 1..5),
        precision in prop::sample::select(vec![Precision::F32, Precision::Quantised]),
    ) {
        let file = rewritten(RANDOM, Dtype::Q8_0);
        let marks: Vec<Vec<usize>> = continuations.iter().map(|tokens| (0..tokens.len()).collect()).collect();
        let packed = logits(&file, precision, &Packed::new(&prefix, &continuations, &marks));
        let separate: Vec<f32> = continuations
            .iter()
            .flat_map(|tokens| {
                let whole = [prefix.as_slice(), tokens].concat();
                logits(&file, precision, &alone(&whole)).split_off(2 * prefix.len())
            })
            .collect();
        prop_assert!(nmse(&separate, &packed) < 1e-10);
    }
}
