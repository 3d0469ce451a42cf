//! Lines that stand beside the way: a sum worked out, a factorisation noted, a letter introduced.
//!
//! `11 - 3 = 8` between two equations is true and says nothing about `x`. Such a line follows, but the next line is
//! compared with the one before it.

use super::budget::Budget;
use super::evaluate::{Point, letters, truth};
use super::expressions::is_identity;
use super::syntax::{Expr, ExprKind, Rel, Statement};

/// Whether `line` is a true remark of its own: a sum of numbers that is right, or an identity about an expression that
/// stands in one of the lines before it.
pub(super) fn is_aside(before: &[Statement], line: &Statement, budget: &Budget) -> bool {
    let Statement::Chain(first, rest) = line else { return false };
    if rest.iter().any(|(rel, _)| *rel != Rel::Eq) {
        return false;
    }
    if letters(line).is_empty() {
        // `0 = 0` and `5 = 5` are results, `11 - 3 = 8` is work.
        let is_work = rest.iter().map(|(_, side)| side).chain([first]).any(|side| !is_literal(side));
        return is_work && truth(line, &Point::new()) == Ok(Some(true));
    }
    before.iter().any(|statement| mentions(statement, first))
        && first.kind != rest[0].1.kind
        && is_identity(line, budget)
}

fn is_literal(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Number(_) => true,
        ExprKind::Neg(inner) => is_literal(inner),
        _ => false,
    }
}

/// Whether `part` stands in the statement, as written, as more than a single letter.
fn mentions(statement: &Statement, part: &Expr) -> bool {
    match statement {
        Statement::Expr(expr) => contains(expr, part),
        Statement::Chain(first, rest) => contains(first, part) || rest.iter().any(|(_, side)| contains(side, part)),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(|inner| mentions(inner, part)),
        Statement::Never | Statement::Always => false,
    }
}

fn contains(expr: &Expr, part: &Expr) -> bool {
    if expr == part {
        return !matches!(part.kind, ExprKind::Variable(_));
    }
    match &expr.kind {
        ExprKind::Number(_) | ExprKind::Variable(_) => false,
        ExprKind::Neg(a) | ExprKind::Sqrt(a) | ExprKind::Abs(a) | ExprKind::PlusMinus(a) => contains(a, part),
        ExprKind::Add(a, b)
        | ExprKind::Sub(a, b)
        | ExprKind::Mul(a, b)
        | ExprKind::Div(a, b)
        | ExprKind::Pow(a, b)
        | ExprKind::AddSub(a, b) => contains(a, part) || contains(b, part),
    }
}
