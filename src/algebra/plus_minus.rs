//! Plus-minus signs as the cases they stand for: `x = 1 ± 2` is `x = 1 + 2 or x = 1 - 2`.
//!
//! Every sign of a chain is chosen freely, so `±a = ±b` is four cases. As a set of solutions that is what is meant.

use super::budget::{MAX_PLUS_MINUS, Stop};
use super::trees::{operands, rebuilt};
use crate::notation::{Expr, ExprKind, Rel, Statement};
use std::convert::Infallible;

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
            // `x ≠ ±2`: neither of the two.
            let excludes = rest.iter().all(|(rel, _)| *rel == Rel::Ne);
            Ok(if excludes { Statement::And(cases.collect()) } else { Statement::Or(cases.collect()) })
        }
        Statement::And(parts) => Ok(Statement::And(parts.iter().map(as_cases).collect::<Result<_, _>>()?)),
        Statement::Or(parts) => Ok(Statement::Or(parts.iter().map(as_cases).collect::<Result<_, _>>()?)),
        Statement::Expr(_) | Statement::At(..) | Statement::Never | Statement::Always => Ok(statement.clone()),
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
    let own = matches!(expr.kind, ExprKind::PlusMinus(_) | ExprKind::AddSub(..));
    usize::from(own) + operands(expr).map(n_signs).sum::<usize>()
}

/// `expr` with its signs, from the inside out and from left to right, taken from `choice`.
fn chosen(expr: &Expr, choice: &mut impl Iterator<Item = bool>) -> Expr {
    let Ok(kind) = rebuilt(&expr.kind, |operand| Ok::<Expr, Infallible>(chosen(operand, choice)));
    let kind = match kind {
        ExprKind::PlusMinus(a) => {
            if choice.next().unwrap_or(true) {
                a.kind
            } else {
                ExprKind::Neg(a)
            }
        }
        ExprKind::AddSub(a, b) => {
            if choice.next().unwrap_or(true) {
                ExprKind::Add(a, b)
            } else {
                ExprKind::Sub(a, b)
            }
        }
        other => other,
    };
    Expr { kind, span: expr.span }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{parse, print};

    #[test]
    fn every_sign_is_chosen_freely() {
        let check = |text: &str, wanted: &str| {
            let cases = as_cases(&parse(text).statement.unwrap()).unwrap();
            assert_eq!(print(&cases), wanted);
        };
        check("x = 3", "x=3");
        check("x = ±3", "x=3 or x=-3");
        check("±x = 1 ± 2", "x=1+2 or -x=1+2 or x=1-2 or -x=1-2");
        check("x = ±3 and y > 1", "(x=3 or x=-3) and y>1");
    }

    #[test]
    fn too_many_signs_are_refused() {
        let many = parse("x = ±1 ± 1 ± 1 ± 1 ± 1").statement.unwrap();
        assert_eq!(as_cases(&many), Err(Stop::TooLarge));
    }
}
