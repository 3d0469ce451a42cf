//! Why a file is no PRM, or a pass gave no scores.

use crate::gguf::GgufError;
use crate::model::ModelError;
use std::error::Error;

/// What was wanted, what was found, and where.
#[derive(Debug, thiserror::Error)]
pub enum PrmError {
    /// The container is damaged, or a key is missing.
    #[error(transparent)]
    Gguf(#[from] GgufError),
    /// The network is not one that can be computed, or a pass failed.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// Written for prompts that are not known here.
    #[error("the file's dialect is {found:?} (known: {known})")]
    Dialect { found: String, known: String },
    /// The tokenizer cannot be read; the library's words.
    #[error("the file's tokenizer cannot be read: {0}")]
    Tokenizer(String),
    /// The tokenizer belongs to another network.
    #[error("the tokenizer has ids up to {n_ids}, the embedding table {n_vocab} rows")]
    Vocabulary { n_ids: usize, n_vocab: usize },
    /// A line's end is not one token, so there is no place to read its score.
    #[error("the tokenizer has no token {mark:?}, at which the dialect reads its scores")]
    NoMark { mark: &'static str },
    /// The network is shorter than the dialect's prompts.
    #[error("the model reads {found} tokens; prompts of this dialect have up to {wanted}")]
    Context { wanted: usize, found: usize },
    /// Calibration that no measurement gives.
    #[error("metadata {key:?}: {found} ({wanted})")]
    Calibration { key: &'static str, wanted: &'static str, found: String },
    /// The engine failed while it was read; its own words.
    #[error(transparent)]
    Engine(Box<dyn Error + Send + Sync>),
    /// The engine gave another number of logits than there are marks.
    #[error("the engine returned {found} logits for {n_marks} step marks")]
    Logits { n_marks: usize, found: usize },
}
