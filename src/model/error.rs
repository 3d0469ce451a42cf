//! Why a file is no model, or a batch none of its.

use crate::gguf::GgufError;
use std::error::Error;

/// What was wanted, what was found, and where.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The container is damaged, or a key or a tensor is missing.
    #[error(transparent)]
    Gguf(#[from] GgufError),
    /// A network of another family.
    #[error("the file's architecture is {found:?} (wanted \"qwen2\" or \"llama\")")]
    Architecture { found: String },
    /// The family's member uses something that is not computed here.
    #[error("the model uses {what}, which is not computed here")]
    Unsupported { what: String },
    /// A hyperparameter that no network has.
    #[error("metadata {key:?}: {found} ({wanted})")]
    Hyperparameter { key: String, wanted: &'static str, found: String },
    /// A language model without a head to judge steps: it would load and score nonsense.
    #[error("the file has no reward head ({missing:?} is missing): it is not a process reward model")]
    NoHead { missing: &'static str },
    /// A tensor of other dimensions than the hyperparameters say.
    #[error("tensor {tensor:?} is {found:?} (wanted {wanted:?}, rows first)")]
    Shape { tensor: String, wanted: [usize; 2], found: [usize; 2] },
    /// A weight that is not a number.
    #[error("tensor {tensor:?} holds a NaN or an infinity")]
    NotFinite { tensor: String },
    /// A token id past the embedding table.
    #[error("token {found} is past the vocabulary of {n_vocab}")]
    Token { found: u32, n_vocab: usize },
    /// A sequence longer than the network was made for.
    #[error("a sequence of {n_tokens} tokens is longer than the model's {n_context}")]
    TooLong { n_tokens: usize, n_context: usize },
    /// A batch whose parts do not fit together.
    #[error("the batch is malformed: {why}")]
    Batch { why: &'static str },
    /// Nobody waits for the pass any more.
    #[error("the pass was given up for a newer one")]
    Cancelled,
    /// The engine failed; its own words. It can be downcast to the engine's error.
    #[error(transparent)]
    Engine(Box<dyn Error + Send + Sync>),
}

impl ModelError {
    pub(super) fn engine(error: impl Error + Send + Sync + 'static) -> ModelError {
        ModelError::Engine(Box::new(error))
    }
}
