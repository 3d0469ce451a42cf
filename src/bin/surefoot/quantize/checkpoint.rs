//! Where weights come from: a folder in Hugging Face's layout, or a GGUF file.

use super::calibration;
use half::{bf16, f16};
use safetensors::SafeTensors;
use safetensors::tensor::{Dtype as Stored, TensorView};
use std::error::Error;
use std::path::Path;
use surefoot::gguf::{Gguf, Writer};

/// Metadata already in the writer, and every tensor in f32.
pub struct Source {
    pub metadata: Writer,
    pub tensors: Vec<Tensor>,
}

/// A tensor under its GGUF name, `[n_rows, n_cols]`; a vector has one row.
pub struct Tensor {
    pub name: String,
    pub n_rows: usize,
    pub n_cols: usize,
    pub values: Vec<f32>,
}

/// The part of a Qwen2 `config.json` that shapes the network.
#[derive(serde::Deserialize)]
struct Config {
    model_type: String,
    hidden_size: u32,
    intermediate_size: u32,
    num_hidden_layers: u32,
    num_attention_heads: u32,
    num_key_value_heads: u32,
    head_dim: Option<u32>,
    max_position_embeddings: u32,
    rms_norm_eps: f32,
    /// Where it stands depends on the version of transformers.
    rope_theta: Option<f32>,
    rope_parameters: Option<Rope>,
    #[serde(default)]
    use_sliding_window: bool,
    /// How the model was taught to read; training/train.py writes it.
    surefoot_dialect: String,
}

#[derive(serde::Deserialize)]
struct Rope {
    rope_theta: f32,
}

/// Reads `model.safetensors`, `config.json` and `tokenizer.json`.
pub fn from_folder(folder: &Path, name: &str) -> Result<Source, Box<dyn Error>> {
    let read = |file: &str| {
        let path = folder.join(file);
        std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let config: Config = serde_json::from_slice(&read("config.json")?)?;
    let tokenizer = String::from_utf8(read("tokenizer.json")?)?;
    let metadata = metadata(&config, name, &tokenizer)?;

    let file = read("model.safetensors")?;
    let mut tensors = Vec::new();
    for (name, view) in SafeTensors::deserialize(&file)?.iter() {
        match gguf_name(name) {
            Some(gguf_name) => tensors.push(tensor(gguf_name, &view).map_err(|why| format!("{name}: {why}"))?),
            None => eprintln!("{name}: a judge has no use for it, left out"),
        }
    }
    tensors.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Source { metadata, tensors })
}

fn metadata(config: &Config, name: &str, tokenizer: &str) -> Result<Writer, Box<dyn Error>> {
    if config.model_type != "qwen2" || config.use_sliding_window {
        return Err(
            format!("config.json: model_type {:?} (wanted \"qwen2\", without a window)", config.model_type).into()
        );
    }
    let theta = config.rope_theta.or(config.rope_parameters.as_ref().map(|rope| rope.rope_theta));
    let mut writer = Writer::new();
    writer.str("general.architecture", "qwen2");
    writer.str("general.name", name);
    writer.u32("qwen2.block_count", config.num_hidden_layers);
    writer.u32("qwen2.context_length", config.max_position_embeddings);
    writer.u32("qwen2.embedding_length", config.hidden_size);
    writer.u32("qwen2.feed_forward_length", config.intermediate_size);
    writer.u32("qwen2.attention.head_count", config.num_attention_heads);
    writer.u32("qwen2.attention.head_count_kv", config.num_key_value_heads);
    if let Some(d_head) = config.head_dim {
        writer.u32("qwen2.attention.key_length", d_head);
    }
    writer.f32("qwen2.attention.layer_norm_rms_epsilon", config.rms_norm_eps);
    writer.f32("qwen2.rope.freq_base", theta.ok_or("config.json: rope_theta is missing")?);
    writer.str("tokenizer.huggingface.json", tokenizer);
    writer.str("surefoot.dialect", &config.surefoot_dialect);
    Ok(writer)
}

/// A Hugging Face parameter's name in GGUF's convention; `None` for what a judge does not use.
fn gguf_name(name: &str) -> Option<String> {
    let whole = match name {
        "model.embed_tokens.weight" => "token_embd.weight",
        "model.norm.weight" => "output_norm.weight",
        "score.weight" | "score.bias" => name,
        _ => {
            let (layer_idx, part) = name.strip_prefix("model.layers.")?.split_once('.')?;
            let (part, kind) = part.rsplit_once('.')?;
            let part = match part {
                "input_layernorm" => "attn_norm",
                "self_attn.q_proj" => "attn_q",
                "self_attn.k_proj" => "attn_k",
                "self_attn.v_proj" => "attn_v",
                "self_attn.o_proj" => "attn_output",
                "post_attention_layernorm" => "ffn_norm",
                "mlp.gate_proj" => "ffn_gate",
                "mlp.up_proj" => "ffn_up",
                "mlp.down_proj" => "ffn_down",
                _ => return None,
            };
            return Some(format!("blk.{layer_idx}.{part}.{kind}"));
        }
    };
    Some(whole.to_owned())
}

fn tensor(name: String, view: &TensorView<'_>) -> Result<Tensor, String> {
    let (n_rows, n_cols) = match *view.shape() {
        [n_cols] => (1, n_cols),
        [n_rows, n_cols] => (n_rows, n_cols),
        ref shape => return Err(format!("shape {shape:?} is neither a vector nor a matrix")),
    };
    let bytes = view.data();
    let values: Vec<f32> = match view.dtype() {
        Stored::F32 => bytes.as_chunks().0.iter().map(|&b| f32::from_le_bytes(b)).collect(),
        Stored::F16 => bytes.as_chunks().0.iter().map(|&b| f16::from_le_bytes(b).to_f32()).collect(),
        Stored::BF16 => bytes.as_chunks().0.iter().map(|&b| bf16::from_le_bytes(b).to_f32()).collect(),
        other => return Err(format!("{other:?} weights are not read (F32, F16 and BF16 are)")),
    };
    Ok(Tensor { name, n_rows, n_cols, values })
}

/// Reads a GGUF file, its metadata as they are; without its calibration where a new one is coming.
pub fn from_gguf(path: &Path, recalibrated: bool) -> Result<Source, Box<dyn Error>> {
    let file = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let gguf = Gguf::parse(&file)?;
    let mut metadata = Writer::new();
    let is_calibration = |key: &str| calibration::KEYS.iter().any(|start| key.starts_with(start));
    for (key, value) in gguf.metadata().filter(|(key, _)| !(recalibrated && is_calibration(key))) {
        metadata.value(key, value);
    }
    let tensors = gguf.tensors().map(|tensor| Tensor {
        name: tensor.name.to_owned(),
        n_rows: tensor.n_rows,
        n_cols: tensor.n_cols,
        values: tensor.dequantise(),
    });
    Ok(Source { metadata, tensors: tensors.collect() })
}
