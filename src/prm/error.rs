//! Why a file is no PRM.

use crate::gguf::GgufError;

/// What was wanted, what was found, and where.
#[derive(Debug, thiserror::Error)]
pub enum PrmError {
    /// The container is damaged, or a key is missing.
    #[error(transparent)]
    Gguf(#[from] GgufError),
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
}
