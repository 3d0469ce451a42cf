//! What a line comes to when numbers are put in for its letters.
//!
//! Works on the tree directly and shares nothing with the normal form, so each can be tested against the other.
//! "Has no value" is a third outcome beside true and false.

use super::budget::{Budget, MAX_DEGREE, Stop, bounded};
use super::logarithms::exact_logarithm;
use super::sampled_sets::has_transcendental;
use super::sampling;
use super::surd::Surd;
use super::trees::operands;
use crate::notation::{Expr, ExprKind, Rational, Rel, Statement, approximate_at, nth_root};
use num_traits::ToPrimitive;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A number for each letter.
pub(super) type Point = BTreeMap<String, Surd>;

/// The value of `expr` at `point`.
///
/// # Errors
/// [`Stop::Undefined`] where it has no real value, [`Stop::OutOfReach`] for a letter that `point` lacks, for
/// plus-minus, and for values that are no [`Surd`].
pub(super) fn value(expr: &Expr, point: &Point, budget: &Budget) -> Result<Surd, Stop> {
    budget.spend(1)?;
    match &expr.kind {
        ExprKind::Number(number) => Ok(Surd::from(bounded(number.value.clone())?)),
        ExprKind::Variable(name) => point.get(name).cloned().ok_or(Stop::OutOfReach),
        ExprKind::Neg(a) => Ok(value(a, point, budget)?.negated()),
        ExprKind::Add(a, b) => value(a, point, budget)?.plus(&value(b, point, budget)?),
        ExprKind::Sub(a, b) => value(a, point, budget)?.minus(&value(b, point, budget)?),
        ExprKind::Mul(a, b) => value(a, point, budget)?.times(&value(b, point, budget)?),
        ExprKind::Div(a, b) => value(a, point, budget)?.over(&value(b, point, budget)?),
        ExprKind::Pow(a, b) => power(&value(a, point, budget)?, &value(b, point, budget)?),
        ExprKind::Sqrt(a) => value(a, point, budget)?.sqrt(),
        ExprKind::Root(index, a) => root(&value(a, point, budget)?, *index),
        ExprKind::Abs(a) => value(a, point, budget)?.abs(),
        ExprKind::Euler | ExprKind::Imaginary => Err(Stop::OutOfReach),
        ExprKind::Log(base, a) => logarithm(base, a, point, budget),
        ExprKind::PlusMinus(_) | ExprKind::AddSub(..) => Err(Stop::OutOfReach),
    }
}

/// The real root of this index; of an odd one also below zero.
fn root(of: &Surd, index: u32) -> Result<Surd, Stop> {
    let sign = of.sign()?;
    if sign.is_lt() && index.is_multiple_of(2) {
        return Err(Stop::Undefined);
    }
    let size = of.abs()?.as_rational().and_then(|size| nth_root(size, index)).ok_or(Stop::OutOfReach)?;
    Ok(if sign.is_lt() { Surd::from(size).negated() } else { Surd::from(size) })
}

/// The exponent by which the base makes the argument, where that is a fraction.
fn logarithm(base: &Expr, argument: &Expr, point: &Point, budget: &Budget) -> Result<Surd, Stop> {
    if matches!(base.kind, ExprKind::Euler) {
        match &argument.kind {
            ExprKind::Euler => return Ok(Surd::one()),
            ExprKind::Pow(below, exponent) if matches!(below.kind, ExprKind::Euler) => {
                return value(exponent, point, budget);
            }
            _ => {}
        }
    }
    let of = value(argument, point, budget)?;
    if !of.sign()?.is_gt() {
        return Err(Stop::Undefined);
    }
    if matches!(base.kind, ExprKind::Euler) {
        return if of == Surd::one() { Ok(Surd::zero()) } else { Err(Stop::OutOfReach) };
    }
    let base = value(base, point, budget)?;
    if !base.sign()?.is_gt() || base == Surd::one() {
        return Err(Stop::Undefined);
    }
    let (base, of) = (base.as_rational().ok_or(Stop::OutOfReach)?, of.as_rational().ok_or(Stop::OutOfReach)?);
    exact_logarithm(base, of).map(Surd::from).ok_or(Stop::OutOfReach)
}

fn power(base: &Surd, exponent: &Surd) -> Result<Surd, Stop> {
    let exponent = exponent.as_rational().ok_or(Stop::OutOfReach)?;
    let whole = |rational: &Rational| rational.to_integer().to_i64().ok_or(Stop::TooLarge);
    if exponent.is_integer() {
        return base.power(whole(exponent)?);
    }
    if exponent.numer().magnitude() > &MAX_DEGREE.into() {
        return Err(Stop::TooLarge);
    }
    let times = whole(&Rational::from(exponent.numer().clone()))?;
    match exponent.denom().to_u32() {
        Some(2) => base.sqrt()?.power(times),
        // Some books give odd roots of negative numbers a value, others do not.
        Some(index) if index <= MAX_DEGREE && base.sign()?.is_ge() => {
            let root = base.as_rational().and_then(|base| nth_root(base, index)).ok_or(Stop::OutOfReach)?;
            Surd::from(root).power(times)
        }
        _ => Err(Stop::OutOfReach),
    }
}

/// Whether the statement is true at `point`; None where a part that matters has no value.
pub(super) fn truth(statement: &Statement, point: &Point, budget: &Budget) -> Result<Option<bool>, Stop> {
    match statement {
        Statement::Expr(_) | Statement::At(..) => Err(Stop::OutOfReach),
        Statement::Always => Ok(Some(true)),
        Statement::Never => Ok(Some(false)),
        Statement::Chain(first, rest) => {
            let mut left = first;
            let mut links = Vec::with_capacity(rest.len());
            for (rel, right) in rest {
                links.push(link(left, *rel, right, point, budget)?);
                left = right;
            }
            Ok(decided(links, false))
        }
        Statement::And(parts) => Ok(decided(truths(parts, point, budget)?, false)),
        Statement::Or(parts) => Ok(decided(truths(parts, point, budget)?, true)),
    }
}

fn truths(parts: &[Statement], point: &Point, budget: &Budget) -> Result<Vec<Option<bool>>, Stop> {
    parts.iter().map(|part| truth(part, point, budget)).collect()
}

/// One part that equals `decisive` decides; otherwise a part without a value leaves the whole without one.
fn decided(parts: Vec<Option<bool>>, decisive: bool) -> Option<bool> {
    if parts.contains(&Some(decisive)) {
        Some(decisive)
    } else if parts.contains(&None) {
        None
    } else {
        Some(!decisive)
    }
}

fn link(left: &Expr, rel: Rel, right: &Expr, point: &Point, budget: &Budget) -> Result<Option<bool>, Stop> {
    match (value(left, point, budget), value(right, point, budget)) {
        (Err(Stop::Undefined), _) | (_, Err(Stop::Undefined)) => Ok(None),
        (Err(Stop::OutOfReach), _) | (_, Err(Stop::OutOfReach))
            if [left, right].into_iter().any(|side| has_transcendental(side) || has_higher_root(side)) =>
        {
            approximate_order(left, right, point).map(|order| Some(relates(rel, order))).ok_or(Stop::OutOfReach)
        }
        (left, right) => Ok(Some(relates(rel, left?.compare(&right?)?))),
    }
}

/// Whether a root stands in the expression whose values may be no [`Surd`]: a cube root and higher ones.
fn has_higher_root(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Root(..)) || operands(expr).any(has_higher_root)
}

/// How two values with logarithms, exponentials or higher roots compare in floating point; None where they are too near
/// each other to tell, and too far to be the same.
fn approximate_order(left: &Expr, right: &Expr, point: &Point) -> Option<Ordering> {
    let (left, right) = (approximate(left, point)?, approximate(right, point)?);
    let (gap, scale) = ((left - right).abs(), left.abs().max(right.abs()).max(f64::MIN_POSITIVE));
    if gap <= 1e-13 * scale { Some(Ordering::Equal) } else { (gap > 1e-9 * scale).then(|| left.total_cmp(&right)) }
}

fn approximate(expr: &Expr, point: &Point) -> Option<f64> {
    approximate_at(expr, &|name| point.get(name).and_then(Surd::to_f64))
}

/// Whether two values in this order stand in the relation.
pub(super) fn relates(rel: Rel, order: Ordering) -> bool {
    match rel {
        Rel::Eq | Rel::Approx => order.is_eq(),
        Rel::Ne => order.is_ne(),
        Rel::Lt => order.is_lt(),
        Rel::Le => order.is_le(),
        Rel::Gt => order.is_gt(),
        Rel::Ge => order.is_ge(),
    }
}

/// The statement with the values of its sides in their places: `5 = 7`, `2 = 3 or 2 = -3`.
pub(super) fn shown(statement: &Statement, point: &Point, budget: &Budget) -> Result<String, Stop> {
    let joined = |parts: &[Statement], word: &str| -> Result<String, Stop> {
        let parts: Vec<String> = parts.iter().map(|part| shown(part, point, budget)).collect::<Result<_, _>>()?;
        Ok(parts.join(word))
    };
    match statement {
        Statement::Expr(expr) | Statement::At(expr, _) => shown_value(expr, point, budget),
        Statement::Always => Ok("all real numbers".to_owned()),
        Statement::Never => Ok("no solution".to_owned()),
        Statement::And(parts) => joined(parts, " and "),
        Statement::Or(parts) => joined(parts, " or "),
        Statement::Chain(first, rest) => {
            let mut chain = shown_value(first, point, budget)?;
            for (rel, side) in rest {
                chain += &format!(" {} {}", sign_of(*rel), shown_value(side, point, budget)?);
            }
            Ok(chain)
        }
    }
}

fn shown_value(expr: &Expr, point: &Point, budget: &Budget) -> Result<String, Stop> {
    match value(expr, point, budget) {
        Ok(value) => Ok(value.to_string()),
        Err(Stop::Undefined) => Ok("undefined".to_owned()),
        Err(Stop::OutOfReach) => approximate(expr, point).map(sampling::printed).ok_or(Stop::OutOfReach),
        Err(stop) => Err(stop),
    }
}

/// The relation sign in plain ASCII.
pub(super) fn sign_of(rel: Rel) -> &'static str {
    match rel {
        Rel::Eq => "=",
        Rel::Ne => "!=",
        Rel::Lt => "<",
        Rel::Le => "<=",
        Rel::Gt => ">",
        Rel::Ge => ">=",
        Rel::Approx => "≈",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    #[test]
    fn truth_has_three_values() {
        let check = |text: &str, x: i64, wanted: Option<bool>, shown_as: &str| {
            let statement = parse(text).statement.unwrap();
            let point = Point::from([("x".to_owned(), Surd::from(x))]);
            let budget = Budget::new();
            assert_eq!(truth(&statement, &point, &budget).unwrap(), wanted, "{text} at {x}");
            assert_eq!(shown(&statement, &point, &budget).unwrap(), shown_as);
        };
        check("x + 3 = 5", 2, Some(true), "5 = 5");
        check("x + 3 = 5", 1, Some(false), "4 = 5");
        check("1/x > 0", 0, None, "undefined > 0");
        check("sqrt(x) = 2", -4, None, "undefined = 2");
        check("1/x > 0 or x = 0", 0, Some(true), "undefined > 0 or 0 = 0");
        check("1/x > 0 and x = 1", 0, Some(false), "undefined > 0 and 0 = 1");
        check("-3 < x <= 2", 2, Some(true), "-3 < 2 <= 2");
        check("x^2 != 2", 3, Some(true), "9 != 2");
        check("|x| = sqrt(8)", -2, Some(false), "2 = 2*sqrt(2)");
        check("no solution", 1, Some(false), "no solution");
    }

    #[test]
    fn powers_are_exact_or_refused() {
        let check = |text: &str, wanted: Result<&str, Stop>| {
            let Some(Statement::Expr(expr)) = parse(text).statement else { panic!("{text} is no expression") };
            let value = value(&expr, &Point::new(), &Budget::new());
            assert_eq!(value.map(|value| value.to_string()), wanted.map(str::to_owned), "{text}");
        };
        check("(2/3)^(-2)", Ok("9/4"));
        check("8^(1/2)", Ok("2*sqrt(2)"));
        check("-3^2", Ok("-9"));
        check("0^(-1)", Err(Stop::Undefined));
        check("0^0", Err(Stop::Undefined));
        check("8^(2/3)", Ok("4"));
        check("27^(-1/3)", Ok("1/3"));
        check("2^(1/3)", Err(Stop::OutOfReach));
        check("(-8)^(1/3)", Err(Stop::OutOfReach));
        check("7^7^7", Err(Stop::TooLarge));
        check("2^99999", Err(Stop::TooLarge));
    }
}
