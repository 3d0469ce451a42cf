//! A slip together with what it makes of a line.

use super::terms::shown;
use crate::notation::Expr;
use crate::slips::SlipKind;
use serde::{Deserialize, Serialize};

/// A slip, and the piece of the earlier line at which it was made, as people write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    pub kind: SlipKind,
    pub piece: String,
}

/// Wrong moves, each with what it makes of a line or an expression.
pub(super) type Found<T> = Vec<(Slip, T)>;

/// One wrong move on a piece of a line.
pub(super) fn found<T>(kind: SlipKind, piece: &Expr, made: T) -> (Slip, T) {
    (Slip { kind, piece: shown(piece) }, made)
}
