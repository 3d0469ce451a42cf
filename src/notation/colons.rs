//! What a colon means: that of a set, `{x : x > 3}`, or a sign of division, `12 : 4`.

use super::token::{Bracket, Token, TokenKind};

/// Whether the colon behind `tokens` is that of a set, `{x : x > 3}` or `{x ∈ ℝ : x > 3}`.
pub(super) fn is_such_that(tokens: &[Token]) -> bool {
    let is_set = |token: &Token| matches!(token.kind, TokenKind::Always | TokenKind::Variable(_));
    let head = match tokens {
        [head @ .., element, set] if element.kind == TokenKind::Element && is_set(set) => head,
        all => all,
    };
    matches!(head, [.., open, letter] if open.kind == TokenKind::Open(Bracket::Curly)
        && matches!(letter.kind, TokenKind::Variable(_)))
}

/// Whether the colon between `tokens` and the text `behind` divides: something stands on both sides, and it does not
/// define (`:=`).
pub(super) fn divides(tokens: &[Token], behind: &str) -> bool {
    let behind = behind.trim_start();
    !tokens.is_empty() && !behind.is_empty() && !behind.starts_with(['=', ':'])
}
