//! One statement in several letters, as `A = b h / 2` or `2x + 3y = 6`.
//!
//! Two equations that differ by a factor only are the same one. Where they are not, values are looked for that satisfy
//! one and not the other; where none are found, nothing is claimed.

use super::assumed::Sign;
use super::budget::{Budget, Stop};
use super::evidence;
use super::expressions::is_same;
use super::normal_form::{Domain, Fraction, fraction};
use super::polynomial::Polynomial;
use super::verdict::{Evidence, Relation, Verdict, Why};
use super::widening::{as_equation, is_odd_power, widens};
use crate::notation::{Expr, ExprKind, Rel, Statement, variables};
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
    if let Some(relation) = same_operation(earlier, line, budget)? {
        return Ok(Verdict::Holds(relation));
    }
    match evidence::of_statements(earlier, line, names, budget)? {
        // A line that allows more than the one above may still follow from it.
        Some(evidence @ Evidence::Counterexample { earlier_holds: true, .. }) => Ok(Verdict::Fails(evidence)),
        _ => Err(Stop::OutOfReach),
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
    Ok(a.rel == if ratio.sign()? == Ordering::Greater { b.rel } else { b.rel.mirrored() })
}

/// What is divided by or assumed not to be zero, of that what has one sign for all values that the letters may have:
/// with the sign that makes it positive.
fn positive_factors(domain: &Domain, budget: &Budget) -> Result<Vec<Polynomial>, Stop> {
    let mut positive = Vec::new();
    for factor in &domain.not_zero {
        match budget.assumed.sign(factor, budget)? {
            Some(Sign::Positive) => positive.push(factor.clone()),
            Some(Sign::Negative) => positive.push(factor.negated()),
            _ => {}
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
    if (!a.is_plain() && is_odd_power(earlier, line, budget)?)
        || (!b.is_plain() && is_odd_power(line, earlier, budget)?)
    {
        return Ok(Some(Verdict::Holds(Relation::Equivalent)));
    }
    if !a.is_plain() && widens(earlier, line, budget)? {
        return Ok(Some(Verdict::Holds(Relation::MayGain)));
    }
    if !b.is_plain() && widens(line, earlier, budget)? {
        return a_root_was_taken(earlier, line, budget).map(Some);
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

/// What is said of a line that gives the earlier one when it is squared: `x = sqrt(c)` below `x^2 = c`. Where no side can
/// be negative it is the same equation. A letter that stands for an unknown may be negative, and then a solution is
/// lost; in a formula for lengths it may not, and nobody says so.
fn a_root_was_taken(earlier: &Statement, line: &Statement, budget: &Budget) -> Result<Verdict, Stop> {
    if are_never_negative(line, budget)? {
        return Ok(Verdict::Holds(Relation::EquivalentUnderConditions));
    }
    let names: BTreeSet<String> = variables(earlier).union(&variables(line)).cloned().collect();
    let is_unknown = |name: &String| matches!(name.chars().next(), Some('x' | 'y' | 'z'));
    if names.iter().any(is_unknown)
        && let Some(evidence @ Evidence::Counterexample { earlier_holds: true, .. }) =
            evidence::of_statements(earlier, line, &names, budget)?
    {
        return Ok(Verdict::Fails(evidence));
    }
    Ok(Verdict::NotChecked(Why::SignUnknown))
}

/// Whether neither side of an equation can be negative.
fn are_never_negative(statement: &Statement, budget: &Budget) -> Result<bool, Stop> {
    let Statement::Chain(left, rest) = statement else { return Ok(false) };
    let [(Rel::Eq, right)] = rest.as_slice() else { return Ok(false) };
    let is_never = |sign| matches!(sign, Some(Sign::Positive | Sign::NotNegative));
    for side in [left, right] {
        let value = fraction(side, &mut Domain::default(), budget)?;
        let sign = |part: &Polynomial| budget.assumed.sign(part, budget);
        if !is_never(sign(&value.numerator)?) || !is_never(sign(&value.denominator)?) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether one operation, done to both sides of the earlier equation, gives both sides of the line: `|a| = |b|` below
/// `a = b`; or the line's both sides, raised to one odd power, give the earlier line's: `a = b` below `a^3 = b^3`.
fn same_operation(earlier: &Statement, line: &Statement, budget: &Budget) -> Result<Option<Relation>, Stop> {
    let (Some([a, b]), Some([c, d])) = (equal_sides(earlier), equal_sides(line)) else { return Ok(None) };
    let (Some(inside_c), Some(inside_d)) = (operand(c), operand(d)) else {
        return odd_power(earlier, line, budget);
    };
    let is_operation = std::mem::discriminant(&c.kind) == std::mem::discriminant(&d.kind) && exponent(c) == exponent(d);
    for [a, b] in [[a, b], [b, a]] {
        if is_operation && is_same(a, inside_c, budget)? && is_same(b, inside_d, budget)? {
            return Ok(Some(Relation::MayGain));
        }
    }
    odd_power(earlier, line, budget)
}

fn odd_power(earlier: &Statement, line: &Statement, budget: &Budget) -> Result<Option<Relation>, Stop> {
    let mut domain = Domain::default();
    let (Some(wanted), Some([c, d])) = (as_equation(earlier, &mut domain, budget)?, equal_sides(line)) else {
        return Ok(None);
    };
    let (c, d) = (fraction(c, &mut domain, budget)?, fraction(d, &mut domain, budget)?);
    for exponent in [3, 5, 7] {
        let raised = |value: &Fraction| -> Result<Fraction, Stop> {
            let (top, bottom) = (value.numerator.power(exponent, budget)?, value.denominator.power(exponent, budget)?);
            Ok(Fraction { numerator: top, denominator: bottom })
        };
        let difference = raised(&c)?.minus(&raised(&d)?, budget)?;
        if difference.numerator.is_plain() && difference.numerator.constant_ratio(&wanted.numerator)?.is_some() {
            return Ok(Some(Relation::EquivalentOverReals));
        }
    }
    Ok(None)
}

fn equal_sides(statement: &Statement) -> Option<[&Expr; 2]> {
    match statement {
        Statement::Chain(left, rest) => match rest.as_slice() {
            [(Rel::Eq, right)] => Some([left, right]),
            _ => None,
        },
        _ => None,
    }
}

/// What a root, an absolute value or a power is taken of.
fn operand(expr: &Expr) -> Option<&Expr> {
    match &expr.kind {
        ExprKind::Sqrt(inside) | ExprKind::Root(_, inside) | ExprKind::Abs(inside) | ExprKind::Pow(inside, _) => {
            Some(inside)
        }
        _ => None,
    }
}

fn exponent(expr: &Expr) -> Option<&Expr> {
    match &expr.kind {
        ExprKind::Pow(_, exponent) => Some(exponent),
        _ => None,
    }
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

/// Factors that are looked at for factors of their own.
const MAX_FACTORS: usize = 8;

/// `polynomial` divided by each factor as often as it goes, and by what is left of a factor without another: by `y - 6` too
/// of `y + 6` and `y^2 - 36`.
pub(super) fn without_factors(
    mut polynomial: Polynomial,
    factors: &[Polynomial],
    budget: &Budget,
) -> Result<Polynomial, Stop> {
    let mut parts = Vec::new();
    for (factor, other) in factors
        .iter()
        .take(MAX_FACTORS)
        .flat_map(|factor| factors.iter().take(MAX_FACTORS).map(move |other| (factor, other)))
    {
        if factor != other && factor.as_constant().is_none() {
            parts.extend(other.over(factor, budget)?.filter(|rest| rest.as_constant().is_none()));
        }
    }
    for factor in factors.iter().chain(&parts) {
        while let Some(quotient) = polynomial.over(factor, budget)? {
            polynomial = quotient;
        }
    }
    Ok(polynomial)
}
