//! Equations whose unknown stands in an exponent: `3^(2x - 1) = 27`, `2^x = 5`.

use super::derivation::Derivation;
use super::polynomial::Polynomial;
use super::powers::pow;
use crate::corpus::work_out::Given;
use crate::notation::build::equation;
use crate::notation::{
    Expr, ExprKind, Rational, Statement, build, equation_sides, exact_value, has_letter, nth_root, print_expr,
    variables,
};
use num_traits::{One, Signed, Zero};

/// Largest exponent of a number that is looked for.
const MAX_EXPONENT: u32 = 40;

/// A side: `coef * base^exponent`; a number is a power of none.
struct Side {
    coef: Rational,
    power: Option<(Expr, Expr)>,
}

impl Side {
    fn of(expr: &Expr) -> Option<Side> {
        let alone = |value: Rational| Side { coef: value, power: None };
        if !has_letter(expr) {
            return exact_value(expr).map(alone);
        }
        match &expr.kind {
            ExprKind::Pow(base, exponent) if !has_letter(base) => {
                Some(Side { coef: Rational::one(), power: Some((base.as_ref().clone(), exponent.as_ref().clone())) })
            }
            ExprKind::Mul(a, b) => {
                let (a, b) = (Side::of(a)?, Side::of(b)?);
                if a.power.is_some() && b.power.is_some() {
                    return None;
                }
                Some(Side { coef: a.coef * b.coef, power: a.power.or(b.power) })
            }
            _ => None,
        }
    }
}

/// An equation with one power on the left, alone, and below it the lines that led there.
fn isolated(given: &Given) -> Option<(Derivation, Expr, Expr, Side)> {
    let [left, right] = equation_sides(&given.statement)?;
    if variables(&given.statement).len() != 1 {
        return None;
    }
    let (mut left, mut right) = (Side::of(left)?, Side::of(right)?);
    if left.power.is_none() {
        std::mem::swap(&mut left, &mut right);
    }
    let (base, exponent) = left.power?;
    let mut work = Derivation::default();
    if !left.coef.is_one() {
        if left.coef.is_zero() || right.power.is_some() {
            return None;
        }
        right.coef /= &left.coef;
        let alone = build::power(base.clone(), exponent.clone());
        let by = print_expr(&build::number(&left.coef));
        work.line_with(&equation(alone, build::number(&right.coef)), "operation.divide", by);
    }
    Some((work, base, exponent, right))
}

/// Both sides as powers of one base.
pub fn same_base(given: &Given, depth: u32) -> Option<Derivation> {
    let (mut work, base, exponent, right) = isolated(given)?;
    let base = exact_value(&base).filter(|base| base.is_positive() && !base.is_one())?;
    let (other, other_exponent) = match &right.power {
        Some((other, exponent)) if right.coef.is_one() => (exact_value(other)?, Some(exponent.clone())),
        Some(_) => return None,
        None => (right.coef.clone(), None),
    };
    if !other.is_positive() {
        work.line(&Statement::Never, "operation.power-positive");
        return Some(work);
    }
    let (root, n) = primitive(&base)?;
    let m = exponent_of(&root, &other)?;
    let scaled = |exponent: &Expr, by: i64| match by {
        1 => exponent.clone(),
        _ => build::product(build::whole(by), exponent.clone()),
    };
    let left = scaled(&exponent, n);
    let right = match &other_exponent {
        Some(exponent) => scaled(exponent, m),
        None => build::whole(m),
    };
    let root_expr = build::number(&root);
    let both = equation(build::power(root_expr.clone(), left.clone()), build::power(root_expr.clone(), right.clone()));
    work.line(&both, "operation.same-base");
    let exponents = equation(left, right);
    work.line(&exponents, "operation.equal-exponents");
    work.solve_on(&exponents, depth).then_some(work)
}

/// The smallest number above 1 of which a number, or its reciprocal, is a power, and the exponent.
fn primitive(value: &Rational) -> Option<(Rational, i64)> {
    let (size, sign) = if value > &Rational::one() { (value.clone(), 1) } else { (value.recip(), -1) };
    (1..=MAX_EXPONENT).rev().find_map(|n| Some((nth_root(&size, n)?, sign * i64::from(n))))
}

/// The whole exponent with which the base gives a number.
fn exponent_of(base: &Rational, value: &Rational) -> Option<i64> {
    let (size, sign) = if value >= &Rational::one() { (value.clone(), 1) } else { (value.recip(), -1) };
    (0..=MAX_EXPONENT).find(|n| pow(base, *n) == size).map(|n| sign * i64::from(n))
}

/// The exponent as a logarithm, where no common base is to be had.
pub fn by_logarithm(given: &Given, depth: u32) -> Option<Derivation> {
    let (mut work, base, exponent, right) = isolated(given)?;
    if right.power.is_some() {
        return None;
    }
    let is_euler = base.kind == ExprKind::Variable("e".to_owned()) || base.kind == ExprKind::Euler;
    if !is_euler {
        let base = exact_value(&base).filter(|base| base.is_positive() && !base.is_one())?;
        let (root, _) = primitive(&base)?;
        if exponent_of(&root, &right.coef).is_some() {
            return None;
        }
    }
    if !right.coef.is_positive() {
        work.line(&Statement::Never, "operation.power-positive");
        return Some(work);
    }
    if right.coef.is_one() {
        let zero = equation(exponent, build::whole(0));
        work.line(&zero, "operation.logarithm");
        return work.solve_on(&zero, depth).then_some(work);
    }
    let base = if is_euler { build::node(ExprKind::Euler) } else { base };
    let logarithm = build::node(ExprKind::Log(Box::new(base), Box::new(build::number(&right.coef))));
    work.line(&equation(exponent.clone(), logarithm.clone()), "operation.logarithm");
    let letter = variables(&given.statement).into_iter().find(|name| name != "e" || !is_euler)?;
    let linear = Polynomial::of(&exponent, &letter).filter(|it| it.degree() == 1)?;
    let (slope, height) = (linear.coef(1), linear.coef(0));
    let mut right = logarithm;
    if !height.is_zero() {
        let size = build::number(&height.abs());
        right = if height.is_negative() { build::sum(right, size) } else { build::difference(right, size) };
        let left = build::product(build::number(&slope), build::variable(letter.clone()));
        let left = if slope.is_one() { build::variable(letter.clone()) } else { left };
        let words = if height.is_negative() { "operation.add" } else { "operation.subtract" };
        work.line_with(&equation(left, right.clone()), words, print_expr(&build::number(&height.abs())));
    }
    if !slope.is_one() {
        let by = print_expr(&build::number(&slope));
        let solved = build::quotient(right, build::number(&slope));
        work.line_with(&equation(build::variable(letter), solved), "operation.divide", by);
    }
    Some(work)
}
