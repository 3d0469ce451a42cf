//! The small random network that several tests run, in any weight format.

use surefoot::gguf::{Dtype, Gguf, TensorRef, Writer, quantise};

/// transformers' Qwen2 of two layers with random weights in F32, written by training/goldens/network.py.
pub const RANDOM: &[u8] = include_bytes!("../data/golden/random.gguf");
/// Its vocabulary.
pub const N_VOCAB: u32 = 97;

/// The weights of `file` in `dtype`, vectors and head as they are.
pub fn rewritten(file: &[u8], dtype: Dtype) -> Vec<u8> {
    let gguf = Gguf::parse(file).unwrap();
    let mut writer = Writer::new();
    gguf.metadata().for_each(|(key, value)| writer.value(key, value));
    for tensor in gguf.tensors() {
        if tensor.n_rows <= 2 {
            writer.tensor(tensor);
        } else {
            let bytes = quantise(dtype, &tensor.dequantise());
            writer.tensor(TensorRef { dtype, bytes: &bytes, ..tensor });
        }
    }
    writer.finish()
}
