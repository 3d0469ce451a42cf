//! What can keep a drafter from drafting.

use crate::gguf::GgufError;
use crate::model::ModelError;
use crate::prm::PrmError;

/// Why there are no drafts.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    #[error(transparent)]
    Gguf(#[from] GgufError),
    #[error(transparent)]
    Model(#[from] ModelError),
    #[error(transparent)]
    Prm(#[from] PrmError),
    /// Problems and lines are spelled otherwise for it.
    #[error("this model reads and writes the dialect {found:?}, a drafter {wanted:?}")]
    Dialect { found: String, wanted: &'static str },
    /// The file's vocabulary lacks a piece that every draft needs.
    #[error("this is no drafter: its vocabulary has no piece {piece:?}")]
    NoPiece { piece: &'static str },
    /// The problem cannot be read, or holds a piece that the drafter was never shown.
    #[error("the drafter cannot read this problem")]
    Unreadable,
    /// A problem of another kind than it was taught.
    #[error("the drafter was not taught problems of this kind")]
    OtherKind,
    /// The problem alone takes up all the room.
    #[error("the problem is too long for the drafter: {n_pieces} pieces, and it has room for {room}")]
    TooLong { n_pieces: usize, room: usize },
}
