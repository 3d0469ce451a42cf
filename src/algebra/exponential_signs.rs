//! The signs of a polynomial with logarithms or exponentials of the letter, where its roots are numbers that can be named.
//!
//! A sum of logarithms, `2 ln|x| - ln|x+6|`, has the sign of `|x|^2 - |x+6|`. A polynomial in `b^x` has the roots of the
//! polynomial, taken to the logarithm. `a b^x = c d^x` has one root, or none. Between the roots floating point tells the
//! sign.

use super::budget::{Budget, MAX_DEGREE, Stop};
use super::logarithms::{approximation, exact_logarithm, holds_letter, primes_of};
use super::monomial::{Monomial, Symbol};
use super::normal_form::Fraction;
use super::polynomial::Polynomial;
use super::roots::real_roots;
use super::surd::Surd;
use crate::notation::Rational;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::collections::BTreeMap;

/// What the signs of a polynomial are found by.
pub(super) enum Reduced {
    /// They are those of another one, turned round if so said.
    SameAs(Polynomial, bool),
    /// It has these roots, and between them the signs that floating point tells.
    Roots(Vec<Surd>),
}

/// Reduces a polynomial in which a symbol `ln` or a power with the letter in its exponent stands.
pub(super) fn reduced(polynomial: &Polynomial, letter: &str, budget: &Budget) -> Result<Reduced, Stop> {
    let own = polynomial.symbols();
    let with_letter: Vec<&Symbol> = own.iter().copied().filter(|symbol| holds_letter(symbol)).collect();
    if with_letter.is_empty() {
        return Ok(Reduced::Roots(Vec::new()));
    }
    if own.iter().all(|symbol| matches!(symbol, Symbol::Log(_)))
        && let Ok(reduced) = sum_of_logarithms(polynomial, budget)
    {
        return Ok(reduced);
    }
    if own.iter().any(|symbol| !holds_letter(symbol))
        && let Some(cleared) = without_common_constant(polynomial, budget)?
    {
        return Ok(cleared);
    }
    if with_letter.iter().all(|symbol| is_power_of(symbol, letter)) {
        return exponentials(polynomial, &with_letter, budget);
    }
    Err(Stop::OutOfReach)
}

/// `b^x` with a number below and the letter alone above.
fn is_power_of(symbol: &Symbol, letter: &str) -> bool {
    let is_letter = |monomial: &Monomial| *monomial == Monomial::of(Symbol::Variable(letter.into()));
    matches!(symbol, Symbol::Power(base, exponent) if is_letter(exponent)
        && (base.as_constant().is_some() || **base == Polynomial::symbol(Symbol::Euler)))
}

/// `c_1 ln|P_1| + c_2 ln|P_2| + ..` with fractions before the logarithms.
fn sum_of_logarithms(polynomial: &Polynomial, budget: &Budget) -> Result<Reduced, Stop> {
    let mut parts: Vec<(Polynomial, Rational)> = Vec::new();
    for (monomial, coefficient) in polynomial.terms() {
        let mut powers = monomial.powers();
        let (Some((Symbol::Log(inside), 1)), None) = (powers.next(), powers.next()) else {
            return Err(Stop::OutOfReach);
        };
        parts.push((Polynomial::clone(inside), coefficient.as_rational().ok_or(Stop::OutOfReach)?.clone()));
    }
    let scale = parts.iter().fold(BigInt::one(), |lcm, (_, times)| lcm.lcm(times.denom()));
    let (mut above, mut below) = (Fraction::from(Polynomial::one()), Fraction::from(Polynomial::one()));
    for (inside, times) in parts {
        let whole = (times * &scale).to_integer();
        let size = whole.abs().to_u32().filter(|size| *size <= MAX_DEGREE).ok_or(Stop::TooLarge)?;
        let factor = Fraction::from(inside).abs(budget)?.numerator.power(size, budget)?;
        let side = if whole.is_positive() { &mut above } else { &mut below };
        *side = side.times(&Fraction::from(factor), budget)?;
    }
    Ok(Reduced::SameAs(above.numerator.minus(&below.numerator)?, false))
}

/// `ln 2 (x - 3)` has the signs of `x - 3`: what stands before every term in symbols without the letter is taken out.
fn without_common_constant(polynomial: &Polynomial, budget: &Budget) -> Result<Option<Reduced>, Stop> {
    let mut by_letters: BTreeMap<Monomial, Polynomial> = BTreeMap::new();
    for (monomial, coefficient) in polynomial.terms() {
        let (mut of_letter, mut constant) = (Polynomial::one(), Polynomial::from(coefficient.clone()));
        for (symbol, times) in monomial.powers() {
            let own = Polynomial::symbol(symbol.clone()).power(times, budget)?;
            let side = if holds_letter(symbol) { &mut of_letter } else { &mut constant };
            *side = side.times(&own, budget)?;
        }
        let Some((monomial, _)) = of_letter.lead() else { return Ok(None) };
        let sum = by_letters.entry(monomial.clone()).or_insert_with(Polynomial::zero);
        *sum = sum.plus(&constant)?;
    }
    let Some(common) = by_letters.values().next_back().cloned() else { return Ok(None) };
    let mut rest = Polynomial::zero();
    for (monomial, constant) in &by_letters {
        let Some(ratio) = constant.constant_ratio(&common)? else { return Ok(None) };
        let mut term = Polynomial::from(ratio);
        for (symbol, times) in monomial.powers() {
            term = term.times(&Polynomial::symbol(symbol.clone()).power(times, budget)?, budget)?;
        }
        rest = rest.plus(&term)?;
    }
    let sign = approximation(&common, "", 0.0).filter(|sign| sign.abs() > 1e-9).ok_or(Stop::OutOfReach)?;
    Ok(Some(Reduced::SameAs(rest, sign < 0.0)))
}

/// Polynomials in `b^x`, and two terms with several bases.
fn exponentials(polynomial: &Polynomial, powers: &[&Symbol], budget: &Budget) -> Result<Reduced, Stop> {
    if let [symbol @ Symbol::Power(base, _)] = powers {
        let coefficients: Option<Vec<Surd>> =
            polynomial.by_powers_of(symbol).iter().map(Polynomial::as_constant).collect();
        let base = base.as_constant().and_then(|base| base.as_rational().cloned());
        let mut roots = Vec::new();
        for root in real_roots(&coefficients.ok_or(Stop::OutOfReach)?, budget)? {
            if root.sign()?.is_gt() {
                let root = root.as_rational().ok_or(Stop::OutOfReach)?;
                let exponent = match &base {
                    Some(base) => exact_logarithm(base, root),
                    None => root.is_one().then(Rational::zero),
                };
                roots.push(Surd::from(exponent.ok_or(Stop::OutOfReach)?));
            }
        }
        return Ok(Reduced::Roots(roots));
    }
    let terms: Vec<(&Monomial, &Surd)> = polynomial.terms().collect();
    let [(first, a), (second, b)] = terms.as_slice() else { return Err(Stop::OutOfReach) };
    let wanted = b.negated().over(a)?;
    if !wanted.sign()?.is_gt() {
        return Ok(Reduced::Roots(Vec::new()));
    }
    // The product of p^(k x) is `wanted`.
    let mut slopes: BTreeMap<u64, i64> = BTreeMap::new();
    for (monomial, sign) in [(first, 1), (second, -1)] {
        for (symbol, times) in monomial.powers() {
            let Symbol::Power(base, _) = symbol else { return Err(Stop::OutOfReach) };
            let base = base.as_constant().and_then(|base| base.as_rational()?.to_integer().to_u64());
            *slopes.entry(base.ok_or(Stop::OutOfReach)?).or_insert(0) += sign * i64::from(times);
        }
    }
    slopes.retain(|_, slope| *slope != 0);
    let wanted = primes_of(wanted.as_rational().ok_or(Stop::OutOfReach)?).ok_or(Stop::OutOfReach)?;
    let (prime, slope) = slopes.iter().next().ok_or(Stop::OutOfReach)?;
    let root = Rational::new(wanted.get(prime).copied().unwrap_or(0).into(), (*slope).into());
    let fits = slopes.keys().chain(wanted.keys()).all(|prime| {
        let (slope, times) = (slopes.get(prime).copied().unwrap_or(0), wanted.get(prime).copied().unwrap_or(0));
        &root * BigInt::from(slope) == Rational::from(BigInt::from(times))
    });
    if fits { Ok(Reduced::Roots(vec![Surd::from(root)])) } else { Err(Stop::OutOfReach) }
}
