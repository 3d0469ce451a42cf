//! Lines that stand beside the way: a sum worked out, a factorisation noted, a value excluded.
//!
//! `11 - 3 = 8` between two equations is true and says nothing about `x`. Such a line follows, but the next line is
//! compared with the one before it.

use super::budget::Budget;
use super::evaluate::{Point, truth, value};
use super::expressions::is_identity;
use super::plus_minus::as_cases;
use super::realset::RealSet;
use super::side_work::is_ordering;
use super::solve::solutions;
use super::trees::{contains, is_variable};
use crate::notation::{Expr, ExprKind, Rel, Statement, is_literal, variables};
use num_traits::Zero;

/// Whether `line` is a true remark of its own: a sum of numbers that is right, an identity about an expression that
/// stands in one of the lines before it, or `x != 2` where 2 solves nothing. `before` is not empty.
///
/// A line with letters that keeps one side of the line above has replaced the other side, and is no remark. The exception is the left side of "... = 0", which is factorised aside.
pub(super) fn is_aside(before: &[Statement], line: &Statement, budget: &Budget) -> bool {
    if let Some(problem) = before.first()
        && excludes_no_solution(problem, &as_cases(line).unwrap_or_else(|_| line.clone()), budget)
    {
        return true;
    }
    let Statement::Chain(first, rest) = line else { return false };
    let sides: Vec<&Expr> = std::iter::once(first).chain(rest.iter().map(|(_, side)| side)).collect();
    if variables(line).is_empty() {
        // `0 = 0` and `5 = 5` are results, `11 - 3 = 8` is work, and `3 != 5` says what is not so.
        let is_of_equations = !before.iter().any(is_ordering);
        let is_remark = |rel: Rel| rel == Rel::Ne || rel != Rel::Eq && is_of_equations;
        let is_work = sides.iter().any(|side| !is_literal(side)) || rest.iter().any(|(rel, _)| is_remark(*rel));
        return is_work && truth(line, &Point::new(), budget) == Ok(Some(true));
    }
    if rest.iter().any(|(rel, _)| *rel != Rel::Eq) || before.last().is_some_and(|latest| keeps_side(latest, &sides)) {
        return false;
    }
    !is_variable(first)
        && before.iter().any(|statement| mentions(statement, first))
        && sides.windows(2).all(|pair| pair[0] != pair[1])
        && is_identity(line, budget)
}

/// Whether `line` says of values only that a letter is not equal to them, and none is a solution: the problem has no
/// value there or, being an equation, is false.
fn excludes_no_solution(problem: &Statement, line: &Statement, budget: &Budget) -> bool {
    let is_equation = matches!(problem, Statement::Chain(_, rest) if rest.iter().all(|(rel, _)| *rel == Rel::Eq));
    match line {
        Statement::And(parts) => parts.iter().all(|part| excludes_no_solution(problem, part, budget)),
        Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) => match rest.as_slice() {
            [(Rel::Ne, side)] => value(side, &Point::new(), budget).is_ok_and(|excluded| {
                let at = Point::from([(name.clone(), excluded)]);
                match truth(problem, &at, budget) {
                    Ok(None) => true,
                    Ok(Some(false)) => is_equation,
                    Ok(Some(true)) | Err(_) => false,
                }
            }),
            _ => false,
        },
        _ => denied(line, budget).is_some_and(|(letter, denied)| {
            let solved = variables(problem).iter().eq([&letter]).then(|| solutions(problem, &letter, budget));
            solved
                .and_then(Result::ok)
                .and_then(|solved| denied.intersection(&solved).ok())
                .is_some_and(|both| both.is_empty())
        }),
    }
}

/// The letter of `x - 2 != 0`, and the few values at which it does not hold.
fn denied(line: &Statement, budget: &Budget) -> Option<(String, RealSet)> {
    let Statement::Chain(left, rest) = line else { return None };
    let [(Rel::Ne, right)] = rest.as_slice() else { return None };
    let letters = variables(line);
    let letter = letters.first().filter(|_| letters.len() == 1)?;
    let denied = solutions(&Statement::Chain(left.clone(), vec![(Rel::Eq, right.clone())]), letter, budget).ok()?;
    denied.points().is_some().then(|| (letter.clone(), denied))
}

/// The values that a row denies of its one letter, `x - 2 != 0`, as [`super::excluded`] prints them.
pub fn denied_values(line: &Statement) -> Option<(String, Vec<String>)> {
    let (letter, denied) = denied(line, &Budget::new())?;
    Some((letter, denied.points()?.iter().map(ToString::to_string).collect()))
}

/// Whether one of `sides` is a side of the statement, whose other side is not zero.
pub(super) fn keeps_side(statement: &Statement, sides: &[&Expr]) -> bool {
    match statement {
        Statement::Chain(left, rest) => match rest.as_slice() {
            [(_, right)] => {
                let is_kept = |side: &Expr, other: &Expr| sides.contains(&side) && !is_zero(other);
                is_kept(left, right) || is_kept(right, left)
            }
            _ => false,
        },
        _ => false,
    }
}

fn is_zero(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Number(number) if number.value.is_zero())
}

/// Whether `part` stands in the statement, as written.
fn mentions(statement: &Statement, part: &Expr) -> bool {
    match statement {
        Statement::Expr(expr) | Statement::At(expr, _) => contains(expr, part),
        Statement::Chain(first, rest) => contains(first, part) || rest.iter().any(|(_, side)| contains(side, part)),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(|inner| mentions(inner, part)),
        Statement::Never | Statement::Always => false,
    }
}
