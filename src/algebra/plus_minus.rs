//! Plus-minus signs as the cases they stand for: `x = 1 ± 2` is `x = 1 + 2 or x = 1 - 2`.
//!
//! Every sign of a chain is chosen freely, so `±a = ±b` is four cases. As a set of solutions that is what is meant.

use super::budget::{MAX_PLUS_MINUS, Stop};
use super::syntax::{Expr, ExprKind, Statement};

/// The same statement with every plus-minus written out as an "or" of its cases.
pub(super) fn as_cases(statement: &Statement) -> Result<Statement, Stop> {
    match statement {
        Statement::Chain(first, rest) => {
            let n_signs = rest.iter().map(|(_, side)| n_signs(side)).sum::<usize>() + n_signs(first);
            if n_signs == 0 {
                return Ok(statement.clone());
            }
            let cases = choices(n_signs)?.map(|mut choice| {
                let first = chosen(first, &mut choice);
                Statement::Chain(first, rest.iter().map(|(rel, side)| (*rel, chosen(side, &mut choice))).collect())
            });
            Ok(Statement::Or(cases.collect()))
        }
        Statement::And(parts) => Ok(Statement::And(parts.iter().map(as_cases).collect::<Result<_, _>>()?)),
        Statement::Or(parts) => Ok(Statement::Or(parts.iter().map(as_cases).collect::<Result<_, _>>()?)),
        Statement::Expr(_) | Statement::Never | Statement::Always => Ok(statement.clone()),
    }
}

/// The expressions that one with plus-minus stands for: itself if it has none.
pub(super) fn values(expr: &Expr) -> Result<Vec<Expr>, Stop> {
    Ok(choices(n_signs(expr))?.map(|mut choice| chosen(expr, &mut choice)).collect())
}

/// Every way to choose `n_signs` signs; true is plus. All plus comes first.
fn choices(n_signs: usize) -> Result<impl Iterator<Item = std::vec::IntoIter<bool>>, Stop> {
    if n_signs > MAX_PLUS_MINUS {
        return Err(Stop::TooLarge);
    }
    let choice = move |case: usize| (0..n_signs).map(|i| case >> i & 1 == 0).collect::<Vec<_>>().into_iter();
    Ok((0..1 << n_signs).map(choice))
}

fn n_signs(expr: &Expr) -> usize {
    match &expr.kind {
        ExprKind::Number(_) | ExprKind::Variable(_) => 0,
        ExprKind::Neg(a) | ExprKind::Sqrt(a) | ExprKind::Abs(a) => n_signs(a),
        ExprKind::Add(a, b) | ExprKind::Sub(a, b) | ExprKind::Mul(a, b) | ExprKind::Div(a, b) | ExprKind::Pow(a, b) => {
            n_signs(a) + n_signs(b)
        }
        ExprKind::PlusMinus(a) => 1 + n_signs(a),
        ExprKind::AddSub(a, b) => 1 + n_signs(a) + n_signs(b),
    }
}

/// `expr` with its signs, in reading order, taken from `choice`.
fn chosen(expr: &Expr, choice: &mut impl Iterator<Item = bool>) -> Expr {
    let mut sub = |inner: &Expr| Box::new(chosen(inner, choice));
    let kind = match &expr.kind {
        ExprKind::Number(_) | ExprKind::Variable(_) => expr.kind.clone(),
        ExprKind::Neg(a) => ExprKind::Neg(sub(a)),
        ExprKind::Sqrt(a) => ExprKind::Sqrt(sub(a)),
        ExprKind::Abs(a) => ExprKind::Abs(sub(a)),
        ExprKind::Add(a, b) => ExprKind::Add(sub(a), sub(b)),
        ExprKind::Sub(a, b) => ExprKind::Sub(sub(a), sub(b)),
        ExprKind::Mul(a, b) => ExprKind::Mul(sub(a), sub(b)),
        ExprKind::Div(a, b) => ExprKind::Div(sub(a), sub(b)),
        ExprKind::Pow(a, b) => ExprKind::Pow(sub(a), sub(b)),
        ExprKind::PlusMinus(a) => {
            let a = sub(a);
            if choice.next().unwrap_or(true) { a.kind } else { ExprKind::Neg(a) }
        }
        ExprKind::AddSub(a, b) => {
            let (a, b) = (sub(a), sub(b));
            if choice.next().unwrap_or(true) { ExprKind::Add(a, b) } else { ExprKind::Sub(a, b) }
        }
    };
    Expr { kind, span: expr.span }
}
