//! Expressions: a line follows when it is the same expression, for all values of its letters.
//!
//! A line may also be a chain `a = b = c`. Then every pair must be the same expression, and one of its sides must be
//! an expression of the work so far. An expression with plus-minus stands for its cases, in any order.

use super::budget::{Budget, Stop};
use super::domains;
use super::evidence;
use super::normal_form::{Domain, fraction};
use super::plus_minus::values;
use super::trees::{letters_of, operands};
use super::verdict::{Evidence, Verdict};
use crate::notation::{Expr, ExprKind, Rel, Statement};
use std::collections::BTreeSet;

/// Whether `line` goes on from the expressions `known`, the latest last.
pub(super) fn follows(known: &[&Expr], line: &Statement, budget: &Budget) -> Result<Verdict, Stop> {
    let latest = known.last().ok_or(Stop::OutOfReach)?;
    let sides = sides(line).ok_or(Stop::OutOfReach)?;
    if let [alone] = sides.as_slice() {
        return match difference(latest, alone, budget)? {
            None => domains::relation(latest, alone, budget).map(Verdict::Holds),
            Some(evidence) => Ok(Verdict::Fails(evidence)),
        };
    }
    let is_about_the_work = is_any_of(known, &sides, budget)?;
    for pair in sides.windows(2) {
        if let Some(evidence) = difference(pair[0], pair[1], budget)? {
            let is_of_numbers = pair.iter().all(|side| letters_of(side).is_empty());
            return if is_about_the_work || is_of_numbers {
                Ok(Verdict::Fails(evidence))
            } else {
                Err(Stop::OutOfReach)
            };
        }
    }
    match sides.last() {
        Some(last) if is_about_the_work => domains::relation(latest, last, budget).map(Verdict::Holds),
        _ => Err(Stop::OutOfReach),
    }
}

/// The expressions that a statement adds to the work: those of a chain that goes on from a known one.
pub(super) fn joins<'s>(known: &[&Expr], statement: &'s Statement, budget: &Budget) -> Result<Vec<&'s Expr>, Stop> {
    match (statement, sides(statement)) {
        (Statement::Expr(alone), _) => Ok(vec![alone]),
        (_, Some(sides)) if is_any_of(known, &sides, budget)? => Ok(sides),
        _ => Ok(Vec::new()),
    }
}

/// Whether every pair of an "=" chain is the same expression.
pub(super) fn is_identity(line: &Statement, budget: &Budget) -> bool {
    let same = |pair: &[&Expr]| is_same(pair[0], pair[1], budget) == Ok(true);
    sides(line).is_some_and(|sides| sides.windows(2).all(same))
}

/// Whether a line says that an expression is itself in other words, and so says nothing of its letters.
pub fn says_nothing(line: &Statement) -> bool {
    matches!(line, Statement::Chain(..)) && is_identity(line, &Budget::new())
}

/// The one expression of a line, or all of an "=" chain.
fn sides(statement: &Statement) -> Option<Vec<&Expr>> {
    match statement {
        Statement::Expr(alone) => Some(vec![alone]),
        Statement::Chain(first, rest) if rest.iter().all(|(rel, _)| *rel == Rel::Eq) => {
            Some(std::iter::once(first).chain(rest.iter().map(|(_, side)| side)).collect())
        }
        _ => None,
    }
}

fn is_any_of(known: &[&Expr], sides: &[&Expr], budget: &Budget) -> Result<bool, Stop> {
    for side in sides {
        for expr in known {
            if is_same(expr, side, budget)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Nothing where the two are the same, else where they differ.
///
/// # Errors
/// [`Stop::OutOfReach`] where neither is proved.
pub(super) fn difference(earlier: &Expr, line: &Expr, budget: &Budget) -> Result<Option<Evidence>, Stop> {
    if is_same(earlier, line, budget)? {
        return Ok(None);
    }
    let letters: BTreeSet<String> = letters_of(earlier).union(&letters_of(line)).cloned().collect();
    if holds_root(earlier) || holds_root(line) {
        let usual = Budget::assuming(budget.assumed.with_none_negative(&letters));
        if is_same(earlier, line, &usual) == Ok(true) {
            let found = counterexample(earlier, line, &letters, budget)?;
            return found.map_or(Ok(None), |_| Err(Stop::SignUnknown));
        }
    }
    counterexample(earlier, line, &letters, budget)?.map(Some).ok_or(Stop::OutOfReach)
}

fn counterexample(
    earlier: &Expr,
    line: &Expr,
    letters: &BTreeSet<String>,
    budget: &Budget,
) -> Result<Option<Evidence>, Stop> {
    let of_cases = values(earlier)?
        .iter()
        .zip(values(line)?.iter())
        .find_map(|(earlier, line)| evidence::of_expressions(earlier, line, letters, budget));
    Ok(of_cases)
}

/// Whether a root is taken of something with a letter. Books that simplify roots take letters to be not negative and
/// rarely say so.
fn holds_root(expr: &Expr) -> bool {
    let is_root = match &expr.kind {
        ExprKind::Sqrt(inside) | ExprKind::Root(_, inside) => !letters_of(inside).is_empty(),
        ExprKind::Pow(base, exponent) => matches!(exponent.kind, ExprKind::Div(..)) && !letters_of(base).is_empty(),
        _ => false,
    };
    is_root || operands(expr).any(holds_root)
}

/// Whether the forms prove the two the same.
pub(super) fn is_same(left: &Expr, right: &Expr, budget: &Budget) -> Result<bool, Stop> {
    let (left, mut right) = (values(left)?, values(right)?);
    if left.len() != right.len() {
        return Ok(false);
    }
    'cases: for case in &left {
        for i in 0..right.len() {
            if is_same_case(case, &right[i], budget)? {
                right.remove(i);
                continue 'cases;
            }
        }
        return Ok(false);
    }
    Ok(true)
}

fn is_same_case(left: &Expr, right: &Expr, budget: &Budget) -> Result<bool, Stop> {
    let (left, right) = match (value(left, budget), value(right, budget)) {
        (Ok(left), Ok(right)) => (left, right),
        (Err(Stop::TooLarge), _) | (_, Err(Stop::TooLarge)) => return Err(Stop::TooLarge),
        _ => return Ok(false),
    };
    let across = left.numerator.times(&right.denominator, budget)?;
    Ok(across == right.numerator.times(&left.denominator, budget)?)
}

fn value(expr: &Expr, budget: &Budget) -> Result<super::normal_form::Fraction, Stop> {
    fraction(expr, &mut Domain::default(), budget)
}
