//! One statement in several letters, as `A = b h / 2` or `2x + 3y = 6`.
//!
//! Two equations that differ by a factor only are the same one. Where they are not, values are looked for that satisfy
//! one and not the other; where none are found, nothing is claimed.

use super::budget::{Budget, Stop};
use super::evidence;
use super::normal_form::{Domain, Fraction, fraction};
use super::polynomial::Polynomial;
use super::syntax::{Rel, Statement};
use super::verdict::{Relation, Verdict};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Two statements with several letters between them.
pub(super) fn follows(
    earlier: &Statement,
    line: &Statement,
    names: &BTreeSet<String>,
    budget: &Budget,
) -> Result<Verdict, Stop> {
    if is_same_relation(earlier, line, budget)? {
        return Ok(Verdict::Holds(Relation::Equivalent));
    }
    match evidence::of_statements(earlier, line, names, budget)? {
        Some(evidence) => Ok(Verdict::Fails(evidence)),
        None => Err(Stop::OutOfReach),
    }
}

/// Whether both are single relations and one is the other times a number. What a line divides by is taken not to be
/// zero, as everybody does who solves a formula for one letter.
pub(super) fn is_same_relation(earlier: &Statement, line: &Statement, budget: &Budget) -> Result<bool, Stop> {
    let mut domain = Domain::default();
    let (Some(a), Some(b)) = (as_relation(earlier, &mut domain, budget)?, as_relation(line, &mut domain, budget)?)
    else {
        return Ok(false);
    };
    if matches!(a.rel, Rel::Eq | Rel::Ne) {
        let a_numerator = without_factors(a.difference.numerator, &domain.not_zero, budget)?;
        let b_numerator = without_factors(b.difference.numerator, &domain.not_zero, budget)?;
        return Ok(a.rel == b.rel && a_numerator.constant_ratio(&b_numerator)?.is_some());
    }
    let left = a.difference.numerator.times(&b.difference.denominator, budget)?;
    let right = b.difference.numerator.times(&a.difference.denominator, budget)?;
    let Some(ratio) = left.constant_ratio(&right)? else { return Ok(false) };
    Ok(a.rel == if ratio.sign()? == Ordering::Greater { b.rel } else { turned(b.rel) })
}

/// Whether the statement is a single relation that has a value everywhere.
pub(super) fn has_a_value_everywhere(statement: &Statement, budget: &Budget) -> Result<bool, Stop> {
    let mut domain = Domain::default();
    Ok(as_relation(statement, &mut domain, budget)?.is_some() && domain.is_everywhere())
}

/// `difference rel 0`
struct Relational {
    difference: Fraction,
    rel: Rel,
}

fn as_relation(statement: &Statement, domain: &mut Domain, budget: &Budget) -> Result<Option<Relational>, Stop> {
    let Statement::Chain(left, rest) = statement else { return Ok(None) };
    let [(rel, right)] = rest.as_slice() else { return Ok(None) };
    let difference = fraction(left, domain, budget)?.minus(&fraction(right, domain, budget)?, budget)?;
    Ok(Some(Relational { difference, rel: *rel }))
}

/// `polynomial` divided by each factor as often as it goes.
fn without_factors(mut polynomial: Polynomial, factors: &[Polynomial], budget: &Budget) -> Result<Polynomial, Stop> {
    for factor in factors {
        while let Some(quotient) = polynomial.over(factor, budget)? {
            polynomial = quotient;
        }
    }
    Ok(polynomial)
}

/// The relation after multiplying by a negative number.
fn turned(rel: Rel) -> Rel {
    match rel {
        Rel::Lt => Rel::Gt,
        Rel::Gt => Rel::Lt,
        Rel::Le => Rel::Ge,
        Rel::Ge => Rel::Le,
        Rel::Eq | Rel::Ne => rel,
    }
}
