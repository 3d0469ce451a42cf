//! Values that a row writes down only to put them away: `x = -1 (reject)`, `x = 3, x = -1 (extraneous)`.

use super::work::Step;
use crate::lexicon::{all, holds, prefix_bytes, word_position};
use crate::notation::{Expr, ExprKind, Rel, Statement};
use crate::text::has_relation;

/// What the row claims, where the words behind it reject the value that stands before them: that the letter is not this
/// value, or is one of the others.
pub(super) fn without_rejected(step: &Step, statement: Statement) -> Statement {
    let rejects = step.reason.as_ref().is_some_and(|reason| {
        let behind = reason.span().start >= step.math.span().end;
        behind && begins_with_rejection(reason.text())
    });
    if !rejects {
        return statement;
    }
    match statement {
        Statement::Chain(letter, rest) if is_value(&letter, &rest) => {
            Statement::Chain(letter, rest.into_iter().map(|(_, value)| (Rel::Ne, value)).collect())
        }
        Statement::Or(mut parts) if parts.len() > 1 => {
            parts.pop();
            if parts.len() == 1 { parts.remove(0) } else { Statement::Or(parts) }
        }
        other => other,
    }
}

fn is_value(letter: &Expr, rest: &[(Rel, Expr)]) -> bool {
    matches!(letter.kind, ExprKind::Variable(_)) && matches!(rest, [(Rel::Eq, _)])
}

/// "(reject, extraneous)", "entfällt": words that speak of nothing but the value.
fn begins_with_rejection(reason: &str) -> bool {
    let lower = reason.to_lowercase();
    let words = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    // "is extraneous", "ist nicht zulässig"
    let first = words.split(' ').next().unwrap_or_default();
    let words = if holds(|lexicon| &lexicon.saying, first) { words[first.len()..].trim_start() } else { words };
    // "does not work since 3 ≠ -3"
    let cause =
        all(|lexicon| &lexicon.causes).filter_map(|cause| word_position(words, cause)).filter(|at| *at > 0).min();
    let words = &words[..cause.unwrap_or(words.len())];
    let speaks_of_another = has_relation(words) || words.contains(|c: char| c.is_ascii_digit());
    !speaks_of_another && all(|lexicon| &lexicon.rejecting).any(|word| prefix_bytes(words, word).is_some())
}
