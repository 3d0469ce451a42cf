//! Files that are no model of ours, and batches that no model can take: each is refused with what is wrong.

#[path = "shared/pass.rs"]
mod pass;

use proptest::prelude::*;
use surefoot::engine::{CpuEngine, EngineError, Precision};
use surefoot::gguf::{Dtype, Gguf, TensorRef, Writer};
use surefoot::model::{ModelError, Network, Ops, Packed};

const RANDOM: &[u8] = include_bytes!("data/golden/random.gguf");

/// One lie about an honest file.
#[derive(Clone, Copy)]
enum Lie {
    U32(&'static str, u32),
    F32(&'static str, f32),
    Str(&'static str, &'static str),
    NoKey(&'static str),
    NoTensor(&'static str),
    ExtraTensor(&'static str),
    Rows(&'static str, usize),
    NotANumber(&'static str),
}

fn told(lie: Lie) -> Vec<u8> {
    let gguf = Gguf::parse(RANDOM).unwrap();
    let mut writer = Writer::new();
    let lied_key = match lie {
        Lie::U32(key, value) => {
            writer.u32(key, value);
            key
        }
        Lie::F32(key, value) => {
            writer.f32(key, value);
            key
        }
        Lie::Str(key, value) => {
            writer.str(key, value);
            key
        }
        Lie::NoKey(key) => key,
        _ => "",
    };
    gguf.metadata().filter(|(key, _)| *key != lied_key).for_each(|(key, value)| writer.value(key, value));
    if let Lie::ExtraTensor(name) = lie {
        writer.vector(name, &[1.0]);
    }
    for tensor in gguf.tensors() {
        match lie {
            Lie::NoTensor(name) if name == tensor.name => {}
            Lie::Rows(name, n_rows) if name == tensor.name => {
                let bytes = vec![0; n_rows * tensor.row_bytes()];
                writer.tensor(TensorRef { n_rows, bytes: &bytes, ..tensor });
            }
            Lie::NotANumber(name) if name == tensor.name => {
                let mut bytes = tensor.bytes.to_vec();
                bytes[8..12].copy_from_slice(&f32::NAN.to_le_bytes());
                writer.tensor(TensorRef { bytes: &bytes, ..tensor });
            }
            _ => writer.tensor(tensor),
        }
    }
    writer.finish()
}

fn load(file: &[u8]) -> Result<Network<CpuEngine>, ModelError> {
    Network::load(&Gguf::parse(file)?, &mut CpuEngine::new(Precision::F32))
}

#[test]
fn lies_are_refused_with_what_was_wanted_and_found() {
    let max = u32::MAX;
    #[rustfmt::skip]
    let cases = [
        (Lie::Str("general.architecture", "bert"), "architecture is \"bert\" (wanted \"qwen2\" or \"llama\")"),
        (Lie::NoKey("general.architecture"), "\"general.architecture\" is missing"),
        (Lie::NoTensor("score.weight"), "no reward head (\"score.weight\" is missing)"),
        (Lie::NoTensor("score.bias"), "no reward head (\"score.bias\" is missing)"),
        (Lie::NoKey("qwen2.embedding_length"), "\"qwen2.embedding_length\" is missing"),
        (Lie::U32("qwen2.block_count", 0), "\"qwen2.block_count\": 0 (a size within reason)"),
        (Lie::U32("qwen2.block_count", max), "\"qwen2.block_count\": 4294967295 (a size within reason)"),
        (Lie::U32("qwen2.block_count", 3), "\"blk.2.attn_norm.weight\" is missing"),
        (Lie::U32("qwen2.embedding_length", max), "\"qwen2.embedding_length\": 4294967295"),
        (Lie::U32("qwen2.embedding_length", 32), "\"blk.0.attn_norm.weight\" is [1, 64] (wanted [1, 32], rows first)"),
        (Lie::U32("qwen2.attention.head_count", 0), "\"qwen2.attention.head_count\": 0"),
        (Lie::U32("qwen2.attention.head_count", 3), "\"qwen2.attention.head_count_kv\": 2 (divides the head count)"),
        (Lie::U32("qwen2.attention.head_count_kv", 0), "\"qwen2.attention.head_count_kv\": 0"),
        (Lie::U32("qwen2.attention.head_count_kv", 4), "\"blk.0.attn_k.weight\" is [32, 64] (wanted [64, 64]"),
        (Lie::U32("qwen2.attention.key_length", 15), "\"qwen2.attention.key_length\": 15 (even: rotary pairs)"),
        (Lie::U32("qwen2.attention.key_length", 65_534), "4 (heads of a width within reason)"),
        (Lie::U32("qwen2.attention.value_length", 8), "8 (the same as a key's length)"),
        (Lie::U32("qwen2.rope.dimension_count", 8), "8 (the same as a key's length)"),
        (Lie::U32("qwen2.feed_forward_length", 64), "\"blk.0.ffn_gate.weight\" is [96, 64] (wanted [64, 64]"),
        (Lie::F32("qwen2.rope.freq_base", -1.0), "\"qwen2.rope.freq_base\": -1 (a number above 0)"),
        (Lie::F32("qwen2.rope.freq_base", f32::NAN), "\"qwen2.rope.freq_base\": NaN (a number above 0)"),
        (Lie::F32("qwen2.attention.layer_norm_rms_epsilon", 0.0), "0 (a number above 0)"),
        (Lie::Str("qwen2.context_length", "long"), "wanted an integer from 0 to 4294967295, found a string"),
        (Lie::Str("qwen2.rope.scaling.type", "yarn"), "rotary scaling of type \"yarn\", which is not computed here"),
        (Lie::ExtraTensor("rope_freqs.weight"), "rotary frequencies of its own"),
        (Lie::Rows("score.weight", 3), "\"score.weight\" is [3, 64] (wanted [2, 64]"),
        (Lie::Rows("output_norm.weight", 2), "\"output_norm.weight\" is [2, 64] (wanted [1, 64]"),
        (Lie::Rows("blk.1.attn_v.bias", 2), "\"blk.1.attn_v.bias\" is [2, 32] (wanted [1, 32]"),
        (Lie::NotANumber("blk.1.ffn_down.weight"), "\"blk.1.ffn_down.weight\" holds a NaN or an infinity"),
        (Lie::NotANumber("blk.0.attn_q.bias"), "\"blk.0.attn_q.bias\" holds a NaN or an infinity"),
    ];
    for (lie, wanted) in cases {
        let error = load(&told(lie)).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains(wanted), "wanted {wanted:?} in {error:?}");
    }
    assert!(load(&told(Lie::U32("qwen2.attention.key_length", 16))).is_ok(), "the truth may be said twice");
}

#[test]
fn truncated_models_are_refused() {
    for n_bytes in (0..RANDOM.len() - 32).step_by(991) {
        assert!(matches!(load(&RANDOM[..n_bytes]), Err(ModelError::Gguf(_))), "{n_bytes} bytes");
    }
}

#[test]
fn batches_that_do_not_fit_are_refused() {
    let mut engine = CpuEngine::new(Precision::F32);
    let network = load(RANDOM).unwrap();
    let honest = Packed::new(&[1, 2], &[vec![3, 4]], &[vec![1]]);
    let mut check = |edit: fn(&mut Packed), wanted: &str| {
        let mut batch = honest.clone();
        edit(&mut batch);
        let error = pass::logits(&mut engine, &network, &batch).unwrap_err().to_string();
        assert!(error.contains(wanted), "wanted {wanted:?} in {error:?}");
    };
    check(|batch| batch.tokens[1] = 97, "token 97 is past the vocabulary of 97");
    check(|batch| batch.positions[3] = 256, "a sequence of 257 tokens is longer than the model's 256");
    check(|batch| batch.marks.clear(), "it has no mark");
    check(|batch| batch.marks[0] = 4, "a mark that is no row");
    check(|batch| *batch = Packed::default(), "it has no mark");
    check(|batch| batch.prefix_len = 5, "starts after its own row");
    check(|batch| batch.seq_start[2] = 3, "starts after its own row");
    check(|batch| batch.seq_start[3] = 1, "out of order");
    check(|batch| batch.context_idx[3] = 2, "its own");
    check(|batch| batch.slots[3] = 2, "its own");
    check(|batch| batch.slots.push(4), "more slots than there are");
    check(|batch| batch.context_idx.truncate(3), "a row lacks its position");
    check(|batch| batch.seq_start.truncate(3), "a row lacks its position, its context index or its start");
    check(|batch| batch.positions.truncate(3), "a row lacks its position, its context index or its start");
    assert!(pass::logits(&mut engine, &network, &honest).is_ok());
}

#[test]
fn a_matrix_whose_bytes_are_not_its_shape_is_refused() {
    let tensor = TensorRef { name: "w", dtype: Dtype::Q8_0, n_rows: 2, n_cols: 32, bytes: &[0; 67] };
    let error = CpuEngine::new(Precision::Quantised).matrix(&[tensor]).err();
    let (wanted, found) = ("68 bytes in 32 columns".to_owned(), "67 bytes in 32 columns".to_owned());
    assert_eq!(error, Some(EngineError::Shape { op: "matrix", wanted, found }));
}

/// Where the weights begin, among which any byte is as good as another.
const HEADER_BYTES: usize = 2016;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn mutated_models_never_panic(flips in prop::collection::vec((0..HEADER_BYTES, any::<u8>()), 1..4)) {
        let mut file = RANDOM.to_vec();
        flips.into_iter().for_each(|(at, byte)| file[at] = byte);
        let mut engine = CpuEngine::new(Precision::F32);
        if let Ok(network) = load(&file) {
            // Whatever loads can be run.
            let batch = Packed::new(&[1, 2], &[vec![3, 4]], &[vec![1]]);
            prop_assert!(pass::logits(&mut engine, &network, &batch).is_ok());
        }
    }
}
