//! A slip together with what it makes of a line.

use super::kind::{Slip, SlipKind};
use super::terms::shown;
use crate::notation::Expr;

/// Wrong moves, each with what it makes of a line or an expression.
pub(super) type Found<T> = Vec<(Slip, T)>;

/// One wrong move on a piece of a line.
pub(super) fn found<T>(kind: SlipKind, piece: &Expr, made: T) -> (Slip, T) {
    (Slip { kind, piece: shown(piece) }, made)
}
