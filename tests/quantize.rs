//! `surefoot quantize`, run as a program: a checkpoint in Hugging Face's layout becomes a file that scores the same.

#[path = "shared/pass.rs"]
mod pass;

use safetensors::tensor::{Dtype as Stored, TensorView, serialize_to_file};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use surefoot::engine::{CpuEngine, Precision};
use surefoot::gguf::{Dtype, Gguf};
use surefoot::model::{Network, Packed};

const RANDOM: &[u8] = include_bytes!("data/golden/random.gguf");

/// Name, shape and elements.
type Tensor = (String, Vec<usize>, Vec<f32>);

/// A fresh folder for one test's files.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("quantize").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The random network as a checkpoint folder; `edit` may change its tensors.
fn checkpoint(test: &str, edit: impl Fn(&mut Vec<Tensor>)) -> PathBuf {
    let folder = folder(test);
    let gguf = Gguf::parse(RANDOM).unwrap();
    let mut tensors: Vec<_> = gguf
        .tensors()
        .map(|tensor| {
            let matrix = vec![tensor.n_rows, tensor.n_cols];
            let shape = if tensor.n_rows == 1 { vec![tensor.n_cols] } else { matrix };
            (hugging_face_name(tensor.name), shape, tensor.dequantise())
        })
        .collect();
    edit(&mut tensors);
    let views = tensors.iter().map(|(name, shape, values)| {
        (name, TensorView::new(Stored::F32, shape.clone(), bytemuck::cast_slice(values)).unwrap())
    });
    serialize_to_file(views, None, &folder.join("model.safetensors")).unwrap();
    let config = json!({
        "model_type": "qwen2", "surefoot_dialect": "algebra", "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 2,
        "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 256,
        "rms_norm_eps": 1e-6, "rope_theta": 10000.0, "tie_word_embeddings": true,
    });
    std::fs::write(folder.join("config.json"), config.to_string()).unwrap();
    std::fs::write(folder.join("tokenizer.json"), "{\"model\": \"of the test\"}").unwrap();
    folder
}

fn hugging_face_name(name: &str) -> String {
    let parts = [
        ("token_embd", "model.embed_tokens"),
        ("output_norm", "model.norm"),
        ("blk.", "model.layers."),
        ("attn_norm", "input_layernorm"),
        ("attn_q", "self_attn.q_proj"),
        ("attn_k", "self_attn.k_proj"),
        ("attn_v", "self_attn.v_proj"),
        ("attn_output", "self_attn.o_proj"),
        ("ffn_norm", "post_attention_layernorm"),
        ("ffn_gate", "mlp.gate_proj"),
        ("ffn_up", "mlp.up_proj"),
        ("ffn_down", "mlp.down_proj"),
    ];
    parts.iter().fold(name.to_owned(), |name, (gguf, hugging_face)| name.replace(gguf, hugging_face))
}

fn quantize(checkpoint: &Path, out: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_surefoot"));
    command.arg("quantize").arg("--checkpoint").arg(checkpoint).arg("--out").arg(out).args(more);
    command.output().unwrap()
}

/// Runs the program, which has to succeed, and returns the file.
fn quantized(checkpoint: &Path, name: &str, more: &[&str]) -> Vec<u8> {
    let out = checkpoint.parent().unwrap().join(name);
    let output = quantize(checkpoint, &out, more);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::read(out).unwrap()
}

fn logits(file: &[u8]) -> Vec<f32> {
    let mut engine = CpuEngine::new(Precision::F32);
    let network = Network::load(&Gguf::parse(file).unwrap(), &mut engine).unwrap();
    let batch = Packed::new(&[3, 1, 4], &[vec![1, 5, 9], vec![2, 6]], &[vec![0, 2], vec![1]]);
    pass::logits(&mut engine, &network, &batch).unwrap()
}

#[test]
fn a_checkpoint_in_f32_scores_what_its_weights_score() {
    let folder =
        checkpoint("f32", |tensors| tensors.push(("lm_head.weight".to_owned(), vec![97, 64], vec![0.0; 97 * 64])));
    let file = quantized(&folder, "f32.gguf", &["--format", "f32", "--name", "of the test"]);
    assert_eq!(logits(&file), logits(RANDOM));
    let gguf = Gguf::parse(&file).unwrap();
    assert_eq!(gguf.str("general.name"), Ok("of the test"));
    assert_eq!(gguf.str("tokenizer.huggingface.json"), Ok("{\"model\": \"of the test\"}"));
    assert_eq!(gguf.str("surefoot.dialect"), Ok("algebra"));
    assert!(gguf.tensor("lm_head.weight").is_err());
}

#[test]
fn each_tensor_is_written_in_its_format() {
    let folder = checkpoint("formats", |_| ());
    for (format, matrices, table) in
        [("q8_0", Dtype::Q8_0, Dtype::Q8_0), ("q4_0", Dtype::Q4_0, Dtype::Q8_0), ("f32", Dtype::F32, Dtype::F32)]
    {
        let file = quantized(&folder, &format!("{format}.gguf"), &["--format", format]);
        let gguf = Gguf::parse(&file).unwrap();
        for tensor in gguf.tensors() {
            let wanted = match tensor.name {
                "score.weight" => Dtype::F32,
                "token_embd.weight" => table,
                _ if tensor.n_rows == 1 => Dtype::F32,
                _ => matrices,
            };
            assert_eq!(tensor.dtype, wanted, "{format}: {}", tensor.name);
        }
    }
}

#[test]
fn a_gguf_file_is_written_anew_with_its_new_calibration() {
    let folder = checkpoint("anew", |_| ());
    let calibration = folder.join("calibration.json");
    let write = |temperature: f32| {
        let curve = [[0.25, 0.015625, 0.5], [0.5, 0.0625, 0.75]];
        let json = json!({ "temperature": temperature, "cut_sound": 0.75, "cut_unsound": 0.25, "curve": curve });
        std::fs::write(&calibration, json.to_string()).unwrap();
    };
    let with_calibration = ["--calibration", calibration.to_str().unwrap()];
    write(1.5);
    let first = quantized(&folder, "first.gguf", &with_calibration);
    write(2.0);
    let first_path = folder.parent().unwrap().join("first.gguf");
    let again = quantized(&first_path, "again.gguf", &with_calibration);
    let kept = quantized(&first_path, "kept.gguf", &[]);
    for (file, temperature) in [(&first, 1.5), (&again, 2.0), (&kept, 1.5)] {
        let gguf = Gguf::parse(file).unwrap();
        assert_eq!(gguf.f32("surefoot.temperature"), Ok(temperature));
        assert_eq!(gguf.f32("surefoot.cut.sound"), Ok(0.75));
        assert_eq!(gguf.f32("surefoot.cut.unsound"), Ok(0.25));
        assert_eq!(gguf.f32s("surefoot.curve.cut"), Ok(vec![0.25, 0.5]));
        assert_eq!(gguf.f32s("surefoot.curve.false_alarm"), Ok(vec![0.015625, 0.0625]));
        assert_eq!(gguf.f32s("surefoot.curve.recall"), Ok(vec![0.5, 0.75]));
        assert_eq!(logits(file), logits(&first));
    }
}

#[test]
fn a_model_without_a_head_is_a_language_model_and_no_judge() {
    let folder = checkpoint("no head", |tensors| tensors.retain(|(name, ..)| !name.starts_with("score")));
    let file = quantized(&folder, "language.gguf", &["--format", "f32"]);
    let gguf = Gguf::parse(&file).unwrap();
    let mut engine = CpuEngine::new(Precision::F32);
    assert!(Network::load_language_model(&gguf, &mut engine).is_ok());
    let refused = Network::load(&gguf, &mut engine).map(|_| ()).unwrap_err().to_string();
    assert!(refused.contains("no reward head"), "{refused}");
}

#[test]
fn what_cannot_be_loaded_is_not_written() {
    type Edit = fn(&mut Vec<Tensor>);
    let cases: [(&str, Edit, &str); 3] = [
        (
            "no norm",
            |tensors| tensors.retain(|(name, ..)| name != "model.norm.weight"),
            "\"output_norm.weight\" is missing",
        ),
        ("a nan", |tensors| tensors[0].2[5] = f32::NAN, "holds a NaN"),
        ("a cube", |tensors| tensors[0].1.extend([1, 1]), "neither a vector nor a matrix"),
    ];
    for (name, edit, wanted) in cases {
        let folder = checkpoint(name, edit);
        let out = folder.join("out.gguf");
        let output = quantize(&folder, &out, &[]);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && stderr.contains(wanted), "{name}: wanted {wanted:?} in {stderr:?}");
        assert!(!out.exists(), "{name}");
    }
}
