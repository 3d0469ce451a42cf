//! Roots of index above two in the normal form.
//!
//! Numbers are split into primes, letters into powers, and what fills the index comes out: `root(3, 54 x^4)` is
//! `3x root(3, 2) root(3, x)`. What stays is a symbol for each prime and each letter, so that equal roots have equal forms.

use super::assumed::Sign;
use super::budget::{Budget, Stop};
use super::monomial::{Monomial, Symbol};
use super::normal_form::{Domain, Fraction};
use super::polynomial::Polynomial;
use super::surd::Surd;
use crate::notation::{MAX_INDEX, Rational, nth_root};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::ToPrimitive;
use std::rc::Rc;

/// The largest number that is split into primes.
const MAX_SPLIT: u64 = 1_000_000_000;

/// The root of this index, which is above 2. Of odd index also below zero, where it is negative.
pub(super) fn root(base: Fraction, index: u32, domain: &mut Domain, budget: &Budget) -> Result<Fraction, Stop> {
    let is_even = index.is_multiple_of(2);
    match base.as_constant() {
        Some(constant) if is_even && constant.sign()?.is_lt() => return Err(Stop::Undefined),
        None if is_even => {
            if base.denominator.as_constant().is_none() && !is_square_like(&base.denominator) {
                return Err(Stop::OutOfReach);
            }
            domain.not_negative.push(base.clone());
        }
        _ => {}
    }
    let numerator = root_of(&base.numerator, index, budget)?;
    let denominator = root_of(&base.denominator, index, budget)?;
    Fraction::from(numerator).over_fraction(&Fraction::from(denominator), budget)
}

/// Whether it is a product of even powers, which is never negative.
fn is_square_like(polynomial: &Polynomial) -> bool {
    let is_positive = polynomial.leading().sign().is_ok_and(|sign| sign.is_gt());
    let of_even_powers = |monomial: &Monomial| monomial.powers().all(|(_, exponent)| exponent % 2 == 0);
    is_positive && polynomial.is_monomial() && polynomial.lead().is_some_and(|(monomial, _)| of_even_powers(monomial))
}

fn root_of(polynomial: &Polynomial, index: u32, budget: &Budget) -> Result<Polynomial, Stop> {
    if polynomial.is_zero() {
        return Ok(Polynomial::zero());
    }
    let is_even = index.is_multiple_of(2);
    let leading = polynomial.leading();
    let size = leading.abs()?;
    let of_size = number_root(size.as_rational().ok_or(Stop::OutOfReach)?, index, budget)?;
    // Of an odd index the sign comes out.
    let outside = if is_even { size.clone() } else { leading.clone() };
    let of_outside = if !is_even && leading.sign()?.is_lt() { of_size.negated() } else { of_size };
    let rest = polynomial.scaled(&outside.inverse()?)?;
    match rest.lead().filter(|_| rest.is_monomial() && rest.leading() == Surd::one()) {
        Some((monomial, _)) => of_outside.times(&monomial_root(monomial, index, budget)?, budget),
        None => of_outside.times(&Polynomial::symbol(Symbol::Root(index, Rc::new(rest))), budget),
    }
}

/// The root of a product of powers.
fn monomial_root(monomial: &Monomial, index: u32, budget: &Budget) -> Result<Polynomial, Stop> {
    let is_even = index.is_multiple_of(2);
    let mut root = Polynomial::one();
    let mut left = Polynomial::one();
    let n_odd = monomial.powers().filter(|(_, exponent)| exponent % 2 == 1).count();
    for (symbol, exponent) in monomial.powers() {
        let own = Polynomial::symbol(symbol.clone());
        let (whole, rest) = exponent.div_rem(&index);
        // Below an even root a letter alone at an odd power is not negative.
        let is_free = is_even && !(exponent % 2 == 1 && n_odd == 1) && !is_never_negative(&own, budget)?;
        let size = if is_free { Fraction::from(own.clone()).abs(budget)?.numerator } else { own.clone() };
        root = root.times(&size.power(whole, budget)?, budget)?;
        if is_even && is_free {
            left = left.times(&own.power(rest, budget)?, budget)?;
        } else if rest > 0
            && let Symbol::Sqrt(inside) = symbol
            && 2 * index <= MAX_INDEX
        {
            // The root of a square root is one root.
            root = root.times(&part(inside, rest, 2 * index, budget)?, budget)?;
        } else if rest > 0 {
            root = root.times(&part(&own, rest, index, budget)?, budget)?;
        }
    }
    if left.as_constant().is_some() {
        return Ok(root);
    }
    root.times(&Polynomial::symbol(Symbol::Root(index, Rc::new(left))), budget)
}

/// `base^(times/index)` with the fraction in lowest terms.
fn part(base: &Polynomial, times: u32, index: u32, budget: &Budget) -> Result<Polynomial, Stop> {
    let common = times.gcd(&index);
    let (times, index) = (times / common, index / common);
    let symbol = match (index, base.as_constant()) {
        (2, Some(constant)) => Polynomial::from(constant.sqrt()?),
        (2, None) => Polynomial::symbol(Symbol::Sqrt(Rc::new(base.clone()))),
        _ => Polynomial::symbol(Symbol::Root(index, Rc::new(base.clone()))),
    };
    symbol.power(times, budget)
}

/// The root of a positive number, split into primes: that of `1/2` is `root(3, 4)/2`.
fn number_root(number: &Rational, index: u32, budget: &Budget) -> Result<Polynomial, Stop> {
    if let Some(exact) = nth_root(number, index) {
        return Ok(Polynomial::from(Surd::from(exact)));
    }
    let split = |whole: &BigInt| whole.to_u64().filter(|n| *n <= MAX_SPLIT).map(prime_factors).ok_or(Stop::OutOfReach);
    let above = split(number.numer())?.into_iter().map(|(prime, times)| (prime, i64::from(times)));
    let below = split(number.denom())?.into_iter().map(|(prime, times)| (prime, -i64::from(times)));
    let mut root = Polynomial::one();
    for (prime, times) in above.chain(below) {
        let base = Surd::from(Rational::from(BigInt::from(prime)));
        let (whole, rest) = times.div_mod_floor(&i64::from(index));
        root = root.scaled(&base.power(whole)?)?;
        if rest > 0 {
            let rest = u32::try_from(rest).map_err(|_| Stop::TooLarge)?;
            root = root.times(&part(&Polynomial::from(base), rest, index, budget)?, budget)?;
        }
    }
    Ok(root)
}

fn is_never_negative(polynomial: &Polynomial, budget: &Budget) -> Result<bool, Stop> {
    Ok(matches!(budget.assumed.sign(polynomial, budget)?, Some(Sign::Positive | Sign::NotNegative)))
}

/// Each prime of a number with its exponent, ascending.
pub(super) fn prime_factors(mut number: u64) -> Vec<(u64, u32)> {
    let mut factors = Vec::new();
    let mut prime = 2;
    while prime * prime <= number {
        let mut times = 0;
        while number.is_multiple_of(prime) {
            number /= prime;
            times += 1;
        }
        if times > 0 {
            factors.push((prime, times));
        }
        prime += 1;
    }
    if number > 1 {
        factors.push((number, 1));
    }
    factors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::normal_form::fraction;
    use crate::notation::{Statement, parse};

    fn form(text: &str) -> Result<Fraction, Stop> {
        let Some(Statement::Expr(expr)) = parse(text).statement else { panic!("{text} is no expression") };
        fraction(&expr, &mut Domain::default(), &Budget::new())
    }

    fn check(left: &str, right: &str, wanted: bool) {
        let (left_form, right_form) = (form(left).unwrap(), form(right).unwrap());
        let across = |a: &Fraction, b: &Fraction| a.numerator.times(&b.denominator, &Budget::new()).unwrap();
        assert_eq!(across(&left_form, &right_form) == across(&right_form, &left_form), wanted, "{left}, {right}");
    }

    #[test]
    fn what_fills_the_index_comes_out() {
        check("∛54", "3∛2", true);
        check("∛54 - ∛16", "∛2", true);
        check("∛54 - ∛16", "∛38", false);
        check("∛(-250)", "-5∛2", true);
        check("∛(1/4)", "∛2/2", true);
        check("∛6", "∛2 ∛3", true);
        check("∜4", "√2", true);
        check("∜162 + ∜32", "5∜2", true);
        check("⁵√(-96)", "-2 ⁵√3", true);
        check("∛(40x^5)", "2x∛(5x^2)", true);
        check("∛(40x^5)", "2x∛(5x)", false);
        check("∛(x^7/y^3)", "x^2∛x/y", true);
        check("∛x^2", "x^(2/3)", true);
        check("cbrt(8x^3)", "2x", true);
        check("root(3, 24)", "2 root(3, 3)", true);
    }

    #[test]
    fn even_roots_are_never_negative() {
        check("∜(x^4)", "|x|", true);
        check("∜(x^4)", "x", false);
        check("∜(x^8)", "x^2", true);
        check("∜(80y^14)", "2|y^3|∜(5y^2)", true);
        check("∜(16 q^12)", "2|q^3|", true);
        check("∜(32x^5)", "2x∜(2x)", true);
        check("∜(a^8 b^5)", "a^2 b∜b", true);
        check("∜(z^6/y^8)", "∜(z^6)/y^2", true);
        assert_eq!(form("∜(-16)").map(|_| ()), Err(Stop::Undefined));
    }
}
