//! What the rows above say that letters are.

use super::answer::value_of;
use super::witness::Work;
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use std::collections::BTreeSet;

impl Work {
    /// The problem's givens, the definitions and the rows of the work, what holds together taken apart.
    pub(super) fn rows_above(&self) -> impl Iterator<Item = &Statement> {
        let premises = self.premises.givens.iter().chain(&self.premises.definitions);
        premises.chain(self.main.iter().flatten()).chain(&self.before).flat_map(notation::conjuncts)
    }

    /// Whether a row that the next one is held against says which number a letter is.
    pub(super) fn has_value(&self, letter: &str) -> bool {
        let mut rows = self.before.iter().flat_map(notation::conjuncts);
        rows.any(|row| value_of(row).is_some_and(|(name, _)| name == letter))
    }
}

impl Work {
    /// Whether the row says on which side of zero a letter lies of which the row above gives values on both: `w > 0` below
    /// `w = -8 or w = 5`.
    pub(super) fn chooses_among_values(&self, line: &Statement) -> bool {
        let (Statement::Chain(letter, rest), Some(Statement::Or(values))) = (line, self.before.last()) else {
            return false;
        };
        let [(rel @ (Rel::Gt | Rel::Ge | Rel::Lt | Rel::Le), bound)] = rest.as_slice() else { return false };
        if self.measures && matches!(rel, Rel::Lt | Rel::Le) {
            return false;
        }
        let is_zero = notation::is_literal(bound) && notation::approximate(bound) == Some(0.0);
        let holds_for = |value: &Statement| {
            let (name, value) = named_value(value)?;
            let number = notation::approximate(value)?;
            let is_own = matches!(&letter.kind, ExprKind::Variable(own) if own == name);
            is_own.then_some(if matches!(rel, Rel::Gt | Rel::Ge) { number > 0.0 } else { number < 0.0 })
        };
        let hold = values.iter().map(holds_for).collect::<Option<Vec<bool>>>().unwrap_or_default();
        is_zero && hold.contains(&true) && hold.contains(&false)
    }
}

/// The letters of a problem that says of each which number it is, `a = 6 and b = 8`, and nothing else.
pub(super) fn told_values(problem: &Statement) -> BTreeSet<String> {
    let parts = notation::conjuncts(problem);
    let names = parts.into_iter().map(|part| named_value(part).map(|(name, _)| name.to_owned()));
    names.collect::<Option<BTreeSet<String>>>().unwrap_or_default()
}

/// The letter on the left of a chain of equals, and its other sides.
pub(super) fn named(row: &Statement) -> Option<(&str, Vec<&Expr>)> {
    // `2.5 = k`
    if let Statement::Chain(value, rest) = row
        && let [(Rel::Eq, Expr { kind: ExprKind::Variable(name), .. })] = rest.as_slice()
        && !notation::has_letter(value)
    {
        return Some((name.as_str(), vec![value]));
    }
    let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = row else { return None };
    let is_equal = rest.iter().all(|(rel, _)| *rel == Rel::Eq);
    is_equal.then(|| (name.as_str(), rest.iter().map(|(_, side)| side).collect()))
}

/// The letter on the left and the number that the row comes to: `d = 0.15·80 = 12`.
pub(super) fn named_value(row: &Statement) -> Option<(&str, &Expr)> {
    let (name, sides) = named(row)?;
    sides.last().filter(|last| !notation::has_letter(last)).map(|last| (name, *last))
}

/// The number that `values` give to a letter; None where they give it none, or two.
pub(super) fn only_value(values: &[(&str, &Expr)], letter: &str) -> Option<Expr> {
    let mut own = values.iter().filter(|(name, _)| *name == letter).map(|(_, value)| *value);
    let first = own.next()?;
    own.all(|value| value == first).then(|| first.clone())
}
