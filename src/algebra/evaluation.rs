//! An expression to be worked out at given values: `3x^2 - 2x for x = -2`.
//!
//! A line follows when it comes to the same number at those values. One that still has the letters must also be the same
//! expression: `x` is `3x^2 - 2x` at 1, but nobody who writes it has simplified anything.

use super::budget::{Budget, Stop};
use super::evaluate::{Point, truth, value};
use super::evidence;
use super::expressions::difference;
use super::surd::Surd;
use super::trees::letters_of;
use super::verdict::{Relation, Verdict};
use crate::notation::{Expr, Rel, Statement};

/// Whether `line` goes on from `given` at `values` and the lines of `work`, the latest last.
pub(super) fn follows(
    given: &Expr,
    values: &[(String, Expr)],
    work: &[Statement],
    line: &Statement,
    budget: &Budget,
) -> Result<Verdict, Stop> {
    let mut point = Point::new();
    for (name, expr) in values {
        point.insert(name.clone(), value(expr, &Point::new(), budget)?);
    }
    let latest = work.iter().rev().find_map(|statement| result(given, statement)).unwrap_or(given);
    match line {
        Statement::Expr(alone) => result_follows(latest, alone, &point, budget),
        Statement::Chain(first, rest) if rest.iter().all(|(rel, _)| *rel == Rel::Eq) => {
            let mut sides = vec![first];
            sides.extend(rest.iter().map(|(_, side)| side));
            chain_follows(given, latest, &sides, &point, budget)
        }
        // A value given again, or another true remark about the letters.
        _ => match truth(line, &point, budget)? {
            Some(true) => Ok(Verdict::Holds(Relation::Implied)),
            Some(false) | None => Err(Stop::OutOfReach),
        },
    }
}

/// What a line of work says the expression comes to: `12 + 4`, `3x^2 - 2x = 12 + 4`.
fn result<'s>(given: &Expr, statement: &'s Statement) -> Option<&'s Expr> {
    match statement {
        Statement::Expr(alone) => Some(alone),
        Statement::Chain(first, rest) if first == given => rest.last().map(|(_, side)| side),
        _ => None,
    }
}

fn result_follows(latest: &Expr, line: &Expr, point: &Point, budget: &Budget) -> Result<Verdict, Stop> {
    let (earlier, found) = (value(latest, point, budget)?, value(line, point, budget)?);
    if earlier != found {
        return Ok(Verdict::Fails(evidence::differs(point, &earlier, &found)));
    }
    let letters = letters_of(line);
    if letters.is_empty() {
        return Ok(Verdict::Holds(Relation::SameExpression));
    }
    if letters != letters_of(latest) {
        // Some of the values have been put in and others not: only the number can be compared.
        return Ok(Verdict::Holds(Relation::Implied));
    }
    Ok(match difference(latest, line, budget)? {
        None => Verdict::Holds(Relation::SameExpression),
        Some(evidence) => Verdict::Fails(evidence),
    })
}

/// `a = b = c`: every side comes to the same number. It is the result where that number is the expression's.
fn chain_follows(
    given: &Expr,
    latest: &Expr,
    sides: &[&Expr],
    point: &Point,
    budget: &Budget,
) -> Result<Verdict, Stop> {
    let found: Vec<Surd> = sides.iter().map(|side| value(side, point, budget)).collect::<Result<_, _>>()?;
    for (pair, found) in sides.windows(2).zip(found.windows(2)) {
        if found[0] != found[1] {
            return Ok(Verdict::Fails(evidence::differs(point, &found[0], &found[1])));
        }
        let letters = letters_of(pair[0]);
        if !letters.is_empty()
            && letters == letters_of(pair[1])
            && let Some(evidence) = difference(pair[0], pair[1], budget)?
        {
            return Ok(Verdict::Fails(evidence));
        }
    }
    let is_result = sides.contains(&given) || found.first() == Some(&value(latest, point, budget)?);
    Ok(Verdict::Holds(if is_result { Relation::SameExpression } else { Relation::Implied }))
}
