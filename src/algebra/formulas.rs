//! One statement in several letters, as `A = b h / 2` or `2x + 3y = 6`.
//!
//! Two equations that differ by a factor only are the same one. Where they are not, values are looked for that satisfy
//! one and not the other; where none are found, nothing is claimed.

use super::assumed::Sign;
use super::budget::{Budget, Stop};
use super::evidence;
use super::normal_form::{Domain, Fraction, fraction};
use super::polynomial::Polynomial;
use super::verdict::{Relation, Verdict, Why};
use super::widening::{as_equation, widens};
use crate::notation::{Rel, Statement};
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
    if let Some(verdict) = up_to_branch_or_factor(earlier, line, budget)? {
        return Ok(verdict);
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
    domain.not_zero.extend(budget.assumed.not_zero());
    if matches!(a.rel, Rel::Eq | Rel::Ne) {
        let a_numerator = without_factors(a.difference.numerator, &domain.not_zero, budget)?;
        let b_numerator = without_factors(b.difference.numerator, &domain.not_zero, budget)?;
        return Ok(a.rel == b.rel && a_numerator.constant_ratio(&b_numerator)?.is_some());
    }
    let positive = positive_factors(&domain, budget)?;
    let left = a.difference.numerator.times(&b.difference.denominator, budget)?;
    let right = b.difference.numerator.times(&a.difference.denominator, budget)?;
    let left = without_factors(left, &positive, budget)?;
    let right = without_factors(right, &positive, budget)?;
    let Some(ratio) = left.constant_ratio(&right)? else { return Ok(false) };
    Ok(a.rel == if ratio.sign()? == Ordering::Greater { b.rel } else { turned(b.rel) })
}

/// What is divided by or assumed not to be zero, of that what is positive for all values that the letters may have.
fn positive_factors(domain: &Domain, budget: &Budget) -> Result<Vec<Polynomial>, Stop> {
    let mut positive = Vec::new();
    for factor in &domain.not_zero {
        if budget.assumed.sign(factor, budget)? == Some(Sign::Positive) {
            positive.push(factor.clone());
        }
    }
    Ok(positive)
}

/// What is said of equations that are the same but for squaring, or but for a factor that holds letters. One way the
/// line follows; the other way it depends on what the letters stand for.
fn up_to_branch_or_factor(earlier: &Statement, line: &Statement, budget: &Budget) -> Result<Option<Verdict>, Stop> {
    let mut domain = Domain::default();
    let (Some(a), Some(b)) = (as_equation(earlier, &mut domain, budget)?, as_equation(line, &mut domain, budget)?)
    else {
        return Ok(None);
    };
    let (a, b) = (a.numerator, b.numerator);
    if !a.is_plain() && widens(earlier, line, budget)? {
        return Ok(Some(Verdict::Holds(Relation::MayGain)));
    }
    if !b.is_plain() && widens(line, earlier, budget)? {
        return Ok(Some(Verdict::NotChecked(Why::SignUnknown)));
    }
    domain.not_zero.extend(budget.assumed.not_zero());
    let a = without_factors(a, &domain.not_zero, budget)?;
    let b = without_factors(b, &domain.not_zero, budget)?;
    if domain.not_negative.is_empty() && b.over(&a, budget)?.is_some() {
        return Ok(Some(Verdict::Holds(Relation::MayGain)));
    }
    let lost = a.over(&b, budget)?;
    Ok(lost.filter(Polynomial::is_monomial).map(|_| Verdict::NotChecked(Why::ZeroUnknown)))
}

/// Whether the statement is a single relation that has a value everywhere.
pub(super) fn has_a_value_everywhere(statement: &Statement, budget: &Budget) -> Result<bool, Stop> {
    let mut domain = Domain::default();
    Ok(as_relation(statement, &mut domain, budget)?.is_some() && domain.is_everywhere())
}

/// `difference rel 0`; an "or" of equations is the equation of their product.
struct Relational {
    difference: Fraction,
    rel: Rel,
}

fn as_relation(statement: &Statement, domain: &mut Domain, budget: &Budget) -> Result<Option<Relational>, Stop> {
    let (left, rest) = match statement {
        Statement::Chain(left, rest) => (left, rest),
        Statement::Or(_) => {
            let product = as_equation(statement, domain, budget)?;
            return Ok(product.map(|difference| Relational { difference, rel: Rel::Eq }));
        }
        _ => return Ok(None),
    };
    let [(rel, right)] = rest.as_slice() else { return Ok(None) };
    let difference = fraction(left, domain, budget)?.minus(&fraction(right, domain, budget)?, budget)?;
    Ok(Some(Relational { difference, rel: *rel }))
}

/// `polynomial` divided by each factor as often as it goes.
pub(super) fn without_factors(
    mut polynomial: Polynomial,
    factors: &[Polynomial],
    budget: &Budget,
) -> Result<Polynomial, Stop> {
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
