//! Equations that taking a root or raising to a power undoes: `x^3 = 27`, `2(x - 1)^4 = 32`, `∛(2x - 1) = 3`.

use super::derivation::{Derivation, any_of};
use crate::corpus::work_out::Given;
use crate::notation::build::equation;
use crate::notation::{
    Expr, ExprKind, Rational, Statement, build, equation_sides, exact_value, has_letter, nth_root, print_expr,
    variables,
};
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Largest exponent whose root is taken.
const MAX_EXPONENT: u32 = 12;

/// `a·base^n = value`, `base^n = value`
struct Power {
    coef: Rational,
    base: Expr,
    exponent: u32,
    value: Rational,
}

/// `x^3 = 27` by its root.
pub fn roots(given: &Given, depth: u32) -> Option<Derivation> {
    let Power { coef, base, exponent, mut value } = power(given)?;
    let mut work = Derivation::default();
    let raised = build::power(base.clone(), build::whole(i64::from(exponent)));
    if !coef.is_one() {
        value /= &coef;
        work.line_with(&equation(raised, build::number(&value)), "operation.divide", print_expr(&build::number(&coef)));
    }
    if exponent.is_multiple_of(2) && value.is_negative() {
        work.line(&Statement::Never, "operation.even-power");
        return Some(work);
    }
    let is_even = exponent.is_multiple_of(2) && !value.is_zero();
    let root_of = |value: &Rational| build::node(ExprKind::Root(exponent, Box::new(build::number(value))));
    let signed = |expr: Expr| if is_even { build::plus_minus(expr) } else { expr };
    let size = if value.is_negative() { build::negative(root_of(&-&value)) } else { root_of(&value) };
    work.line(&equation(base.clone(), signed(size)), "operation.nth-root");
    let root = nth_root(&value, exponent);
    if let Some(root) = &root {
        let ends = if is_even { vec![root.clone(), -root] } else { vec![root.clone()] };
        let cases = ends.iter().map(|end| equation(base.clone(), build::number(end)));
        let cases = any_of(cases);
        work.line(&cases, "operation.work-out");
        return work.solve_on(&cases, depth).then_some(work);
    }
    matches!(base.kind, ExprKind::Variable(_)).then_some(work)
}

/// The equation with everything but the power on the other side. None where it is no such equation, or a square, which the
/// solver has its own ways for.
fn power(given: &Given) -> Option<Power> {
    let [left, right] = equation_sides(&given.statement)?;
    if variables(&given.statement).len() != 1 {
        return None;
    }
    let (side, value) = if has_letter(left) { (left, exact_value(right)?) } else { (right, exact_value(left)?) };
    let (coef, power) = match &side.kind {
        ExprKind::Mul(a, b) => (exact_value(a)?, b.as_ref()),
        ExprKind::Neg(a) => (-Rational::one(), a.as_ref()),
        _ => (Rational::one(), side),
    };
    let ExprKind::Pow(base, exponent) = &power.kind else { return None };
    let exponent = exact_value(exponent)?;
    let exponent = exponent.is_integer().then(|| exponent.to_integer().to_u32())??;
    let is_power = (3..=MAX_EXPONENT).contains(&exponent) && has_letter(base) && !coef.is_zero();
    is_power.then(|| Power { coef, base: base.as_ref().clone(), exponent, value })
}

/// `∛(2x - 1) = 3` by raising both sides.
pub fn raised(given: &Given, depth: u32) -> Option<Derivation> {
    let [left, right] = equation_sides(&given.statement)?;
    let (side, value) = if has_letter(left) { (left, exact_value(right)?) } else { (right, exact_value(left)?) };
    let ExprKind::Root(index, inner) = &side.kind else { return None };
    let mut work = Derivation::default();
    if index.is_multiple_of(2) && value.is_negative() {
        work.line(&Statement::Never, "operation.even-root");
        return Some(work);
    }
    let power = build::power(build::number(&value), build::whole(i64::from(*index)));
    work.line(&equation(inner.as_ref().clone(), power), "operation.raise-both");
    let plain = equation(inner.as_ref().clone(), build::number(&pow(&value, *index)));
    work.line(&plain, "operation.work-out");
    work.solve_on(&plain, depth).then_some(work)
}

pub fn pow(value: &Rational, exponent: u32) -> Rational {
    (0..exponent).fold(Rational::one(), |power, _| power * value)
}

/// `x^(1/2) * x^(1/3)`, `x^(3/4)/x^(1/4)`: the exponents of one letter added or subtracted, one of them a fraction.
pub fn product_of_powers(given: &Given, _: u32) -> Option<Derivation> {
    let Statement::Expr(expr) = &given.statement else { return None };
    let (one, other, is_product) = match &expr.kind {
        ExprKind::Mul(one, other) => (one, other, true),
        ExprKind::Div(one, other) => (one, other, false),
        _ => return None,
    };
    let ((letter, first), (same, second)) = (power_of_letter(one)?, power_of_letter(other)?);
    if letter != same || first.is_integer() && second.is_integer() {
        return None;
    }
    let power = |exponent: Expr| Statement::Expr(build::power(build::variable(letter.as_str()), exponent));
    let (join, words): (fn(Expr, Expr) -> Expr, _) = match is_product {
        true => (build::sum, "operation.add-exponents"),
        false => (build::difference, "operation.subtract-exponents"),
    };
    let mut work = Derivation::default();
    work.line(&power(join(build::number(&first), build::number(&second))), words);
    let exponent = if is_product { first + second } else { first - second };
    let last = match &exponent {
        one if one.is_one() => Statement::Expr(build::variable(letter.as_str())),
        exponent => power(build::number(exponent)),
    };
    work.line(&last, "operation.work-out");
    Some(work)
}

fn power_of_letter(expr: &Expr) -> Option<(String, Rational)> {
    match &expr.kind {
        ExprKind::Variable(name) => Some((name.clone(), Rational::one())),
        ExprKind::Pow(base, exponent) => {
            let ExprKind::Variable(name) = &base.kind else { return None };
            Some((name.clone(), exact_value(exponent)?))
        }
        _ => None,
    }
}
