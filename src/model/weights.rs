//! The network's weights, taken from a file into an engine.
//!
//! Every tensor is checked against the hyperparameters before an engine sees it, so that a lying file is refused here
//! and no kernel meets a shape it cannot take. Tensor names follow GGUF's convention; the head keeps the names that
//! Hugging Face's token classification gives it.

use super::config::{Architecture, Config};
use super::{ModelError, Ops};
use crate::gguf::{Gguf, GgufError, TensorRef};
use std::borrow::Cow;

/// Classes of the head: index 1 is "sound".
pub const N_CLASSES: usize = 2;

/// A linear map with an optional bias: `y = x Wᵀ (+ bias)`.
pub(super) struct Linear<O: Ops> {
    pub(super) weight: O::Matrix,
    pub(super) bias: Option<O::Vector>,
}

/// One transformer layer's weights.
pub(super) struct Layer<O: Ops> {
    /// `[d_model]`.
    pub(super) attn_norm: O::Vector,
    /// Queries, keys and values side by side: `[qkv_cols, d_model]`.
    pub(super) qkv: Linear<O>,
    /// `[d_model, n_heads * d_head]`.
    pub(super) attn_output: Linear<O>,
    /// `[d_model]`.
    pub(super) ffn_norm: O::Vector,
    /// Gate and up side by side: `[2 * d_ff, d_model]`.
    pub(super) gate_up: Linear<O>,
    /// `[d_model, d_ff]`.
    pub(super) down: Linear<O>,
}

/// A network whose weights lie in an engine.
pub struct Network<O: Ops> {
    pub(super) config: Config,
    pub(super) n_vocab: usize,
    /// `[n_vocab, d_model]`.
    pub(super) embedding: O::Table,
    pub(super) layers: Vec<Layer<O>>,
    /// `[d_model]`.
    pub(super) output_norm: O::Vector,
    /// `[N_CLASSES, d_model]`, or of a language model `[n_vocab, d_model]`.
    pub(super) head: Linear<O>,
}

impl<O: Ops> Network<O> {
    /// Checks a file and hands its weights to an engine.
    pub fn load(gguf: &Gguf<'_>, ops: &mut O) -> Result<Network<O>, ModelError> {
        NetworkLoader::new().finish(gguf, ops)
    }

    /// The same for a language model, whose head gives the next token: one logit for each of the vocabulary.
    pub fn load_language_model(gguf: &Gguf<'_>, ops: &mut O) -> Result<Network<O>, ModelError> {
        NetworkLoader { layers: Vec::new(), head: Head::NextToken }.finish(gguf, ops)
    }

    /// The hyperparameters.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Rows of the embedding table: token ids are below it.
    pub fn n_vocab(&self) -> usize {
        self.n_vocab
    }
}

/// Loads a network while its file is still on its way: its layers, each handed to the engine as soon as it is there.
pub struct NetworkLoader<O: Ops> {
    layers: Vec<Layer<O>>,
    head: Head,
}

/// What the last product gives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    /// Two classes, "sound" second.
    Classes,
    /// A logit for every token. Its weights are the embedding table's, unless the file has others.
    NextToken,
}

impl<O: Ops> NetworkLoader<O> {
    /// Nothing yet.
    #[expect(clippy::new_without_default, reason = "a default would want the engine to have one")]
    pub fn new() -> NetworkLoader<O> {
        NetworkLoader { layers: Vec::new(), head: Head::Classes }
    }

    /// Takes the layers that `gguf` has in full and that were not taken. It is always the same file, more of it each
    /// time, and the same engine. Returns with how many bytes of it the next layer will be there; None after the last.
    pub fn take(&mut self, gguf: &Gguf<'_>, ops: &mut O) -> Result<Option<u64>, ModelError> {
        let config = Config::from_gguf(gguf)?;
        for missing in ["score.weight", "score.bias"] {
            if self.head == Head::Classes && !gguf.contains_tensor(missing) {
                return Err(ModelError::NoHead { missing });
            }
        }
        let mut file = Weights { gguf, ops, config };
        while self.layers.len() < config.n_layers {
            let prefix = format!("blk.{}.", self.layers.len());
            let end = gguf.end_of(&prefix);
            if end > gguf.n_arrived() {
                return Ok(Some(end));
            }
            self.layers.push(file.layer(&prefix)?);
        }
        Ok(None)
    }

    /// Takes what is left of the whole file.
    pub fn finish(mut self, gguf: &Gguf<'_>, ops: &mut O) -> Result<Network<O>, ModelError> {
        self.take(gguf, ops)?;
        let config = Config::from_gguf(gguf)?;
        let d_model = config.d_model;
        let mut file = Weights { gguf, ops, config };
        let table = gguf.tensor("token_embd.weight")?;
        let n_vocab = table.n_rows;
        let table = file.checked(table, [n_vocab, d_model])?;
        let embedding = file.ops.table(table).map_err(ModelError::engine)?;
        let output_norm = file.vector("output_norm.weight", d_model)?;
        let head = match self.head {
            Head::Classes => file.part("score", [N_CLASSES, d_model])?,
            Head::NextToken if gguf.contains_tensor("output.weight") => file.part("output", [n_vocab, d_model])?,
            Head::NextToken => file.part("token_embd", [n_vocab, d_model])?,
        };
        let head = file.linear(&[head])?;
        Ok(Network { config, n_vocab, embedding, layers: self.layers, output_norm, head })
    }
}

/// A file's tensors on their way into an engine.
struct Weights<'a, O> {
    gguf: &'a Gguf<'a>,
    ops: &'a mut O,
    config: Config,
}

impl<'a, O: Ops> Weights<'a, O> {
    /// The layer whose tensors' names begin with `prefix`.
    fn layer(&mut self, prefix: &str) -> Result<Layer<O>, ModelError> {
        let Config { d_model, d_ff, d_head, n_heads, n_kv_heads, .. } = self.config;
        let name = |part: &str| format!("{prefix}{part}");
        Ok(Layer {
            attn_norm: self.vector(&name("attn_norm.weight"), d_model)?,
            qkv: self.linear(&[
                self.rotated(&name("attn_q"), n_heads)?,
                self.rotated(&name("attn_k"), n_kv_heads)?,
                self.part(&name("attn_v"), [n_kv_heads * d_head, d_model])?,
            ])?,
            attn_output: self.linear(&[self.part(&name("attn_output"), [d_model, n_heads * d_head])?])?,
            ffn_norm: self.vector(&name("ffn_norm.weight"), d_model)?,
            gate_up: self.linear(&[
                self.part(&name("ffn_gate"), [d_ff, d_model])?,
                self.part(&name("ffn_up"), [d_ff, d_model])?,
            ])?,
            down: self.linear(&[self.part(&name("ffn_down"), [d_model, d_ff])?])?,
        })
    }

    /// The tensor, if it has the shape that is wanted and holds numbers alone.
    fn checked(&self, tensor: TensorRef<'a>, wanted: [usize; 2]) -> Result<TensorRef<'a>, ModelError> {
        let found = [tensor.n_rows, tensor.n_cols];
        if found != wanted {
            return Err(ModelError::Shape { tensor: tensor.name.to_owned(), wanted, found });
        }
        if !tensor.is_finite() {
            return Err(ModelError::NotFinite { tensor: tensor.name.to_owned() });
        }
        Ok(tensor)
    }

    fn vector(&mut self, name: &str, n_elems: usize) -> Result<O::Vector, ModelError> {
        let tensor = self.checked(self.gguf.tensor(name)?, [1, n_elems])?;
        self.ops.vector(&tensor.dequantise()).map_err(ModelError::engine)
    }

    /// Linear maps of the same columns, side by side. A part without a bias has zeros where another has one.
    fn linear(&mut self, parts: &[Part<'a>]) -> Result<Linear<O>, ModelError> {
        let weights: Vec<TensorRef<'_>> =
            parts.iter().map(|part| TensorRef { bytes: &part.bytes, ..part.weight }).collect();
        let weight = self.ops.matrix(&weights).map_err(ModelError::engine)?;
        if parts.iter().all(|part| part.bias.is_none()) {
            return Ok(Linear { weight, bias: None });
        }
        let biases = parts.iter().flat_map(|part| part.bias.clone().unwrap_or_else(|| vec![0.0; part.weight.n_rows]));
        let bias = self.ops.vector(&biases.collect::<Vec<f32>>()).map_err(ModelError::engine)?;
        Ok(Linear { weight, bias: Some(bias) })
    }

    /// `name.weight` `[n_out, n_in]`, and `name.bias` `[n_out]` if the file has it.
    fn part(&self, name: &str, shape: [usize; 2]) -> Result<Part<'a>, ModelError> {
        let weight = self.checked(self.gguf.tensor(&format!("{name}.weight"))?, shape)?;
        let bias = match self.gguf.tensor(&format!("{name}.bias")) {
            Err(GgufError::NoTensor { .. }) => None,
            bias => Some(self.checked(bias?, [1, shape[0]])?.dequantise()),
        };
        Ok(Part { weight, bytes: Cow::Borrowed(weight.bytes), bias })
    }

    /// The linear map of queries or keys of `n_heads` heads, its rows in the halves convention of [`Ops::rope_cache`].
    fn rotated(&self, name: &str, n_heads: usize) -> Result<Part<'a>, ModelError> {
        let d_head = self.config.d_head;
        let part = self.part(name, [n_heads * d_head, self.config.d_model])?;
        if self.config.architecture == Architecture::Qwen2 {
            return Ok(part);
        }
        let bytes = halves_from_pairs(&part.bytes, part.weight.row_bytes(), d_head);
        let bias = part.bias.map(|bias| halves_from_pairs(&bias, 1, d_head));
        Ok(Part { bytes: Cow::Owned(bytes), bias, ..part })
    }
}

/// A linear map as an engine is to have it.
struct Part<'a> {
    /// All but its bytes.
    weight: TensorRef<'a>,
    bytes: Cow<'a, [u8]>,
    bias: Option<Vec<f32>>,
}

/// Reorders rows of `row_len` elements: within each head, rows `2i` and `2i + 1` go to `i` and `i + d_head / 2`. GGUF
/// stores a llama's rotary pairs side by side; whole rows move, so the weights' format does not matter.
fn halves_from_pairs<T: Copy>(rows: &[T], row_len: usize, d_head: usize) -> Vec<T> {
    let source = |row: usize| 2 * (row % (d_head / 2)) + row / (d_head / 2);
    let heads = rows.chunks_exact(row_len * d_head);
    heads.flat_map(|head| (0..d_head).flat_map(move |row| &head[source(row) * row_len..][..row_len])).copied().collect()
}
