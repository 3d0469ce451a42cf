//! The network's hyperparameters, read from a file's metadata.
//!
//! Keys follow GGUF's naming convention, `<architecture>.<key>`. All are checked here, so that the arithmetic on them
//! elsewhere can neither overflow nor divide by zero.

use super::{HeadShape, ModelError};
use crate::gguf::Gguf;

/// The deepest open models have 126 layers.
const MAX_LAYERS: usize = 256;
/// The widest open models have 18,432 columns; with this bound no product of two sizes overflows 32 bits.
const MAX_WIDTH: usize = 65_535;

/// Which file convention the network's tensors follow; the mathematics is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Architecture {
    /// Biases on q, k and v.
    Qwen2,
    /// No biases. Its rows of q and k are stored with rotary pairs side by side.
    Llama,
}

/// Hyperparameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Config {
    pub architecture: Architecture,
    pub n_layers: usize,
    pub n_heads: usize,
    /// Divides `n_heads`.
    pub n_kv_heads: usize,
    pub d_model: usize,
    /// Even.
    pub d_head: usize,
    pub d_ff: usize,
    /// Positions that the network was trained for.
    pub n_context: usize,
    /// Base of the rotary angles.
    pub rope_theta: f32,
    /// Added to the mean square under RMSNorm's root.
    pub norm_eps: f32,
}

impl Config {
    /// Reads and checks the hyperparameters.
    pub fn from_gguf(gguf: &Gguf<'_>) -> Result<Config, ModelError> {
        let name = gguf.str("general.architecture")?;
        let architecture = match name {
            "qwen2" => Architecture::Qwen2,
            "llama" => Architecture::Llama,
            _ => return Err(ModelError::Architecture { found: name.to_owned() }),
        };
        let keys = Keys { gguf, architecture: name };

        let scaling = keys.name("rope.scaling.type");
        if gguf.contains(&scaling) && gguf.str(&scaling)? != "none" {
            return Err(ModelError::Unsupported { what: format!("rotary scaling of type {:?}", gguf.str(&scaling)?) });
        }
        if gguf.tensor("rope_freqs.weight").is_ok() {
            return Err(ModelError::Unsupported { what: "rotary frequencies of its own".to_owned() });
        }

        let d_model = keys.size("embedding_length", MAX_WIDTH)?;
        let n_heads = keys.size("attention.head_count", d_model)?;
        let n_kv_heads = keys.size_or("attention.head_count_kv", n_heads, n_heads)?;
        let d_head = keys.size_or("attention.key_length", MAX_WIDTH, d_model / n_heads)?;
        let config = Config {
            architecture,
            n_layers: keys.size("block_count", MAX_LAYERS)?,
            n_heads,
            n_kv_heads,
            d_model,
            d_head,
            d_ff: keys.size("feed_forward_length", MAX_WIDTH)?,
            n_context: keys.size("context_length", i32::MAX as usize)?,
            rope_theta: keys.float_or("rope.freq_base", 10_000.0)?,
            norm_eps: keys.float("attention.layer_norm_rms_epsilon")?,
        };
        keys.wanted(
            "attention.head_count_kv",
            n_kv_heads,
            n_heads.is_multiple_of(n_kv_heads),
            "divides the head count",
        )?;
        keys.wanted("attention.key_length", d_head, d_head.is_multiple_of(2), "even: rotary pairs")?;
        keys.wanted("attention.head_count", n_heads, n_heads * d_head <= MAX_WIDTH, "heads of a width within reason")?;
        keys.wanted("rope.freq_base", config.rope_theta, config.rope_theta >= 1.0, "1 or more")?;
        keys.wanted("attention.layer_norm_rms_epsilon", config.norm_eps, config.norm_eps < 1.0, "below 1")?;
        for (key, same_as) in [("attention.value_length", d_head), ("rope.dimension_count", d_head)] {
            let found = keys.size_or(key, MAX_WIDTH, same_as)?;
            keys.wanted(key, found, found == same_as, "the same as a key's length")?;
        }
        Ok(config)
    }

    /// How a row of queries, keys or values divides into heads.
    pub fn heads(&self) -> HeadShape {
        HeadShape { n_heads: self.n_heads, n_kv_heads: self.n_kv_heads, d_head: self.d_head }
    }
}

/// The hyperparameters' keys in one file.
struct Keys<'a> {
    gguf: &'a Gguf<'a>,
    architecture: &'a str,
}

impl Keys<'_> {
    fn name(&self, key: &str) -> String {
        format!("{}.{key}", self.architecture)
    }

    fn wanted(&self, key: &str, found: impl ToString, fits: bool, wanted: &'static str) -> Result<(), ModelError> {
        let refuse = || ModelError::Hyperparameter { key: self.name(key), wanted, found: found.to_string() };
        if fits { Ok(()) } else { Err(refuse()) }
    }

    /// A size from 1 to `limit`.
    fn size(&self, key: &str, limit: usize) -> Result<usize, ModelError> {
        let found = self.gguf.u32(&self.name(key))? as usize;
        self.wanted(key, found, (1..=limit).contains(&found), "a size within reason")?;
        Ok(found)
    }

    /// A size from 1 to `limit`, or `default` where the file is silent.
    fn size_or(&self, key: &str, limit: usize, default: usize) -> Result<usize, ModelError> {
        if self.gguf.contains(&self.name(key)) { self.size(key, limit) } else { Ok(default) }
    }

    /// A number above 0.
    fn float(&self, key: &str) -> Result<f32, ModelError> {
        let found = self.gguf.f32(&self.name(key))?;
        self.wanted(key, found, found.is_finite() && found > 0.0, "a number above 0")?;
        Ok(found)
    }

    /// A number above 0, or `default` where the file is silent.
    fn float_or(&self, key: &str, default: f32) -> Result<f32, ModelError> {
        if self.gguf.contains(&self.name(key)) { self.float(key) } else { Ok(default) }
    }
}
