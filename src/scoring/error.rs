//! Why a file gave no scorer, or a pass no scores.

use crate::gguf::GgufError;
use crate::model::ModelError;
use crate::prm::PrmError;

/// What was wanted, what was found, and where.
#[derive(Debug, thiserror::Error)]
pub enum ScoringError {
    /// The container is damaged.
    #[error(transparent)]
    Gguf(#[from] GgufError),
    /// The file's tokenizer, dialect or calibration does not fit.
    #[error(transparent)]
    Prm(#[from] PrmError),
    /// The network is not one that can be computed, or a pass failed.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The engine gave another number of logits than there are marks.
    #[error("the engine returned {found} logits for {n_marks} step marks")]
    Logits { n_marks: usize, found: usize },
}
