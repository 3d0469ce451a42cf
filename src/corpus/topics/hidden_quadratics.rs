//! Equations that are quadratic in a power: `x^6 - 9x^3 + 8 = 0`, `e^(2x) - 3e^x + 2 = 0`.

use super::derivation::{Derivation, any_of};
use super::higher_degree::only_letter;
use super::polynomial::{Polynomial, product_of};
use crate::corpus::work_out::Given;
use crate::notation::build::equation;
use crate::notation::{
    Expr, ExprKind, Rational, build, equation_sides, exact_value, has_letter, replaced, summands, with_values,
};
use num_traits::{One, Signed, Zero};

/// The least exponent of a power of the letter itself: squares are the solver's.
const MIN_EXPONENT: i64 = 3;

/// By the factors in the power, each set to zero.
pub fn equation_in_power(given: &Given, depth: u32) -> Option<Derivation> {
    let [left, right] = equation_sides(&given.statement)?;
    let letter = only_letter(&given.statement)?;
    let (base, exponent, [c, b, a]) = quadratic(&build::difference(left.clone(), right.clone()), &letter)?;
    let in_power = Polynomial::new(vec![c, b, a]);
    let power = |times: i64| {
        let exponent = &exponent * Rational::from_integer(times.into());
        let raised = if base == build::variable(letter.as_str()) {
            build::number(&exponent)
        } else if exponent.is_one() {
            build::variable(letter.as_str())
        } else {
            build::product(build::number(&exponent), build::variable(letter.as_str()))
        };
        build::power(base.clone(), raised)
    };
    let put_in = |expr: &Expr| with_values(expr, &|name| (name == letter).then(|| power(1)));
    let square = build::power(build::variable(letter.as_str()), build::whole(2));
    let zero = build::whole(0);
    let mut work = Derivation::default();
    if !exact_value(right).is_some_and(|right| right.is_zero()) {
        let whole = replaced(&in_power.expr(&letter), &|part| match &part.kind {
            ExprKind::Pow(..) if *part == square => Some(power(2)),
            ExprKind::Variable(_) => Some(power(1)),
            _ => None,
        });
        work.line(&equation(whole, zero.clone()), "operation.one-side");
    }
    let (number, factors) = in_power.factors()?;
    if factors.iter().any(|(factor, _)| factor.degree() != 1) {
        return None;
    }
    work.line(&equation(put_in(&product_of(&number, &factors, &letter)), zero), "operation.factor");
    let roots = factors.iter().map(|(factor, _)| -factor.coef(0) / factor.coef(1));
    let cases = any_of(roots.map(|root| equation(power(1), build::number(&root))));
    work.line(&cases, "operation.zero-product");
    work.solve_on(&cases, depth).then_some(work)
}

/// Base and exponent of the power, of which the exponent is a number, and the coefficients from the number alone on.
fn quadratic(expr: &Expr, letter: &str) -> Option<(Expr, Rational, [Rational; 3])> {
    let mut number = Rational::zero();
    let mut powers: Vec<(Expr, Rational, Rational)> = Vec::new();
    for (is_taken, term) in summands(expr) {
        let (coef, power) = in_power(term, letter)?;
        let coef = if is_taken { -coef } else { coef };
        let Some((base, exponent)) = power else {
            number += coef;
            continue;
        };
        match powers.iter_mut().find(|(known, own, _)| *known == base && *own == exponent) {
            Some((_, _, sum)) => *sum += coef,
            None => powers.push((base, exponent, coef)),
        }
    }
    powers.sort_by(|one, other| one.1.cmp(&other.1));
    let [(base, exponent, b), (other, double, a)] = powers.try_into().ok()?;
    let two = Rational::from_integer(2.into());
    let is_quadratic = base == other && double == &exponent * &two && !a.is_zero() && exponent.is_positive();
    let is_of_letter = matches!(base.kind, ExprKind::Variable(_));
    let is_high = !is_of_letter || exponent >= Rational::from_integer(MIN_EXPONENT.into());
    (is_quadratic && is_high && !number.is_zero()).then_some((base, exponent, [number, b, a]))
}

/// A term as a number times a power; base and exponent of it, the letter of the exponent left out.
fn in_power(term: &Expr, letter: &str) -> Option<(Rational, Option<(Expr, Rational)>)> {
    if !has_letter(term) && exact_value(term).is_some() {
        return exact_value(term).map(|value| (value, None));
    }
    match &term.kind {
        ExprKind::Neg(inner) => in_power(inner, letter).map(|(coef, power)| (-coef, power)),
        ExprKind::Mul(one, other) => {
            let ((a, power), (b, other)) = (in_power(one, letter)?, in_power(other, letter)?);
            (power.is_none() || other.is_none()).then(|| (a * b, power.or(other)))
        }
        ExprKind::Pow(base, exponent) if matches!(&base.kind, ExprKind::Variable(name) if name == letter) => {
            Some((Rational::one(), Some((base.as_ref().clone(), exact_value(exponent)?))))
        }
        ExprKind::Pow(base, exponent) if !has_letter(base) => {
            let linear = Polynomial::of(exponent, letter).filter(|it| it.degree() == 1 && it.coef(0).is_zero())?;
            Some((Rational::one(), Some((base.as_ref().clone(), linear.coef(1)))))
        }
        _ => None,
    }
}
