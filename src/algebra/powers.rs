//! Powers in the normal form: `b^e` for numbers, roots and letters in the exponent.
//!
//! By the laws of exponents `b^(2m+3)` is `(b^m)^2 b^3`, `(x y)^m` is `x^m y^m` and `6^m` is `2^m 3^m`. What is left is
//! `b^m` with a prime, a letter or a sum below and a product of letters above: a symbol of its own. Bases of such powers
//! are taken to be positive, as everybody takes them who writes letters in exponents.

use super::budget::{Budget, MAX_DEGREE, Stop};
use super::higher_roots::{prime_factors, root};
use super::monomial::{Monomial, Symbol};
use super::normal_form::{Domain, Fraction};
use super::polynomial::Polynomial;
use super::surd::Surd;
use crate::notation::{MAX_INDEX, Rational};
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};
use std::rc::Rc;

/// The largest number under a letter's power, which is split into primes.
const MAX_BASE: u64 = 1_000_000_000;

/// `base^exponent`; what must hold for it to have a value is added to `domain`.
pub(super) fn power(
    base: Fraction,
    exponent: &Fraction,
    domain: &mut Domain,
    budget: &Budget,
) -> Result<Fraction, Stop> {
    if let Some(constant) = exponent.as_constant() {
        return by_number(base, constant.as_rational().ok_or(Stop::OutOfReach)?, domain, budget);
    }
    if exponent.denominator.as_constant().is_none() {
        return Err(Stop::OutOfReach);
    }
    let mut product = Fraction::from(Polynomial::one());
    for (letters, times) in exponent.numerator.terms() {
        let times = times.as_rational().ok_or(Stop::OutOfReach)?;
        let factor = if letters.degree() == 0 {
            by_number(base.clone(), times, domain, budget)?
        } else if times.is_integer() {
            let top = by_letters(&base.numerator, letters, budget)?;
            let power = top.over_fraction(&by_letters(&base.denominator, letters, budget)?, budget)?;
            by_number(power, times, domain, budget)?
        } else {
            return Err(Stop::OutOfReach);
        };
        product = product.times(&factor, budget)?;
    }
    Ok(product)
}

fn by_number(base: Fraction, exponent: &Rational, domain: &mut Domain, budget: &Budget) -> Result<Fraction, Stop> {
    if exponent.is_integer() {
        let whole = exponent.to_integer().to_i64().filter(|n| n.unsigned_abs() < 100_000).ok_or(Stop::TooLarge)?;
        // 0^0 has no value either.
        let base = if whole <= 0 { base.inverse(domain)? } else { base };
        let size = u32::try_from(whole.unsigned_abs()).map_err(|_| Stop::TooLarge)?;
        return Ok(Fraction {
            numerator: base.numerator.power(size, budget)?,
            denominator: base.denominator.power(size, budget)?,
        });
    }
    if exponent.numer().magnitude() > &MAX_DEGREE.into() {
        return Err(Stop::TooLarge);
    }
    let root = match exponent.denom().to_u32() {
        Some(2) => base.sqrt(domain, budget)?,
        Some(index) if index <= MAX_INDEX => root(base, index, domain, budget)?,
        _ => return Err(Stop::OutOfReach),
    };
    by_number(root, &Rational::from(exponent.numer().clone()), domain, budget)
}

/// `polynomial^letters`
fn by_letters(polynomial: &Polynomial, letters: &Monomial, budget: &Budget) -> Result<Fraction, Stop> {
    let leading = polynomial.leading();
    let mut product = number_by_letters(leading.as_rational().ok_or(Stop::OutOfReach)?, letters, budget)?;
    let monic = polynomial.scaled(&leading.inverse().map_err(|_| Stop::OutOfReach)?)?;
    let symbol =
        |base: Polynomial, exponent: Monomial| Polynomial::symbol(Symbol::Power(Rc::new(base), Rc::new(exponent)));
    match monic.lead().filter(|_| monic.is_monomial()) {
        None => product = product.times(&Fraction::from(symbol(monic, letters.clone())), budget)?,
        Some((monomial, _)) => {
            for (own, times) in monomial.powers() {
                let factor = match own {
                    // (b^m)^n = b^(m n)
                    Symbol::Power(base, exponent) => symbol(Polynomial::clone(base), exponent.times(letters)),
                    other => symbol(Polynomial::symbol(other.clone()), letters.clone()),
                };
                product = product.times(&Fraction::from(factor.power(times, budget)?), budget)?;
            }
        }
    }
    Ok(product)
}

/// `number^letters` for a positive number, split into primes.
fn number_by_letters(number: &Rational, letters: &Monomial, budget: &Budget) -> Result<Fraction, Stop> {
    if !number.is_positive() {
        return Err(Stop::OutOfReach);
    }
    let of_whole = |whole: &BigInt| -> Result<Fraction, Stop> {
        let mut product = Polynomial::one();
        for (prime, times) in prime_factors(whole.to_u64().filter(|n| *n <= MAX_BASE).ok_or(Stop::TooLarge)?) {
            let base = Polynomial::from(Surd::from(Rational::from(BigInt::from(prime))));
            let factor = Polynomial::symbol(Symbol::Power(Rc::new(base), Rc::new(letters.clone())));
            product = product.times(&factor.power(times, budget)?, budget)?;
        }
        Ok(Fraction::from(product))
    };
    of_whole(number.numer())?.over_fraction(&of_whole(number.denom())?, budget)
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

    #[test]
    fn the_laws_of_exponents_hold() {
        let check = |left: &str, right: &str| {
            let (left, right) = (form(left).unwrap(), form(right).unwrap());
            let across = |a: &Fraction, b: &Fraction| a.numerator.times(&b.denominator, &Budget::new()).unwrap();
            assert_eq!(across(&left, &right), across(&right, &left), "{left:?} {right:?}");
        };
        check("a^m a^n", "a^(m+n)");
        check("a^m/a^n", "a^(m-n)");
        check("(a^m)^n", "a^(m n)");
        check("(a b)^n", "a^n b^n");
        check("(a/b)^n", "a^n/b^n");
        check("2^(x+3)", "8*2^x");
        check("12^x", "4^x*3^x");
        check("(x+1)^n (x+1)^2", "(x+1)^(n+2)");
        check("(2x+2)^n", "2^n (x+1)^n");
        check("x^(1/3) x^(2/3)", "x");
        check("(8x^6)^(1/3)", "2x^2");
        check("(x^4)^(1/4)", "|x|");
        check("(-8)^(1/3)", "-2");
        check("16^(3/4)", "8");
    }

    #[test]
    fn what_has_no_such_form_says_so() {
        let check = |text: &str, wanted: Stop| assert_eq!(form(text).map(|_| ()), Err(wanted), "{text}");
        check("(-2)^n", Stop::OutOfReach);
        check("0^n", Stop::OutOfReach);
        check("2^(n/2)", Stop::OutOfReach);
        check("x^(49/3)", Stop::TooLarge);
    }
}
