//! Logarithms in the normal form.
//!
//! By the laws `log_b(x^2 y/8)` is `(2 ln|x| + ln|y| - 3 ln 2)/ln b`: what is left are symbols `ln p` for primes and
//! `ln|P|` for polynomials that do not come apart. The bars are without effect where the logarithm has a value, and that
//! its argument is positive goes to the domain; so the two sides of a law are one form, and differ in their domains at most.
//! A power with a logarithm in its exponent goes the way back: `b^E` is `e^(E ln b)`, and `e^(m ln P)` is `P^m`.

use super::budget::{Budget, Stop};
use super::higher_roots::prime_factors;
use super::monomial::{Monomial, Symbol};
use super::normal_form::{Domain, Fraction};
use super::polynomial::Polynomial;
use super::powers::power;
use super::roots::real_roots;
use super::surd::Surd;
use crate::notation::Rational;
use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The largest number that is split into primes.
const MAX_SPLIT: u64 = 1_000_000_000;

/// `log_base(argument)`; what must hold for it to have a value is added to `domain`.
pub(super) fn logarithm(
    base: Fraction,
    argument: Fraction,
    domain: &mut Domain,
    budget: &Budget,
) -> Result<Fraction, Stop> {
    let above = natural(argument, domain, budget)?;
    let is_number = symbols_of(&base).next().is_none();
    let below = natural(base, domain, budget)?;
    if below.numerator.is_zero() {
        return Err(Stop::Undefined);
    }
    if !is_number {
        domain.not_zero.push(below.numerator.clone());
    }
    simplified(above.over_fraction(&below, budget)?)
}

/// Letters that stand in it, those inside roots and bars included.
fn symbols_of(fraction: &Fraction) -> impl Iterator<Item = &Symbol> {
    let both = fraction.numerator.symbols().into_iter().chain(fraction.denominator.symbols());
    both.filter(|symbol| holds_letter(symbol))
}

/// Whether a letter stands in a symbol: in `ln x`, not in `ln 2`.
pub(super) fn holds_letter(symbol: &Symbol) -> bool {
    let in_polynomial = |polynomial: &Polynomial| polynomial.symbols().into_iter().any(holds_letter);
    match symbol {
        Symbol::Variable(_) => true,
        Symbol::Euler => false,
        Symbol::Sqrt(inside) | Symbol::Abs(inside) | Symbol::Root(_, inside) | Symbol::Log(inside) => {
            in_polynomial(inside)
        }
        Symbol::Power(base, exponent) => {
            in_polynomial(base) || exponent.powers().any(|(symbol, _)| holds_letter(symbol))
        }
    }
}

/// `c D/D` is `c`.
fn simplified(fraction: Fraction) -> Result<Fraction, Stop> {
    match fraction.numerator.constant_ratio(&fraction.denominator)? {
        Some(ratio) => Ok(Fraction::from(Polynomial::from(ratio))),
        None => Ok(fraction),
    }
}

fn natural(argument: Fraction, domain: &mut Domain, budget: &Budget) -> Result<Fraction, Stop> {
    match argument.as_constant() {
        Some(constant) if !constant.sign()?.is_gt() => return Err(Stop::Undefined),
        Some(_) => {}
        None if symbols_of(&argument).next().is_some() => domain.positive.push(argument.clone()),
        None => {}
    }
    natural_of_size(&argument.numerator, budget)?.minus(&natural_of_size(&argument.denominator, budget)?, budget)
}

/// `ln|polynomial|`
fn natural_of_size(polynomial: &Polynomial, budget: &Budget) -> Result<Fraction, Stop> {
    budget.spend(1)?;
    if polynomial.is_zero() {
        return Err(Stop::Undefined);
    }
    let leading = polynomial.leading().abs()?;
    let mut sum = Fraction::from(of_number(&leading)?);
    let monic = polynomial.scaled(&polynomial.leading().inverse()?)?;
    for (factor, times) in factors(monic, budget)? {
        let part = Fraction::from(Polynomial::from(Surd::from(i64::from(times))));
        sum = sum.plus(&of_factor(&factor, budget)?.times(&part, budget)?, budget)?;
    }
    Ok(sum)
}

fn of_number(number: &Surd) -> Result<Polynomial, Stop> {
    let square = number.times(number)?;
    let (of, halves) = match (number.as_rational(), square.as_rational()) {
        (Some(rational), _) => (rational, false),
        (None, Some(square)) => (square, true),
        (None, None) => return Err(Stop::OutOfReach),
    };
    let mut sum = Polynomial::zero();
    for (prime, times) in primes_of(of).ok_or(Stop::OutOfReach)? {
        let own = Polynomial::from(Surd::from(Rational::from(BigInt::from(prime))));
        let times = Rational::new(times.into(), if halves { 2 } else { 1 }.into());
        sum = sum.plus(&Polynomial::symbol(Symbol::Log(Rc::new(own))).scaled(&Surd::from(times))?)?;
    }
    Ok(sum)
}

/// Each prime of a positive fraction with its exponent, below zero for those of the denominator.
pub(super) fn primes_of(number: &Rational) -> Option<BTreeMap<u64, i64>> {
    let split = |whole: &BigInt| whole.to_u64().filter(|n| (1..=MAX_SPLIT).contains(n)).map(prime_factors);
    let above = split(number.numer())?.into_iter().map(|(prime, times)| (prime, i64::from(times)));
    let below = split(number.denom())?.into_iter().map(|(prime, times)| (prime, -i64::from(times)));
    Some(above.chain(below).collect())
}

/// The exponent by which `base` makes `number`, if it is a fraction.
pub(super) fn exact_logarithm(base: &Rational, number: &Rational) -> Option<Rational> {
    if !base.is_positive() || !number.is_positive() || base.is_one() {
        return None;
    }
    let (base, number) = (primes_of(base)?, primes_of(number)?);
    let (prime, times) = base.iter().next()?;
    let exponent = Rational::new(number.get(prime).copied().unwrap_or(0).into(), (*times).into());
    let fits = |(prime, times): (&u64, &i64)| {
        Rational::from(BigInt::from(number.get(prime).copied().unwrap_or(0))) == &exponent * BigInt::from(*times)
    };
    (base.iter().all(fits) && number.keys().all(|prime| base.contains_key(prime))).then_some(exponent)
}

/// Polynomials of which this monic one is the product, with their exponents.
fn factors(monic: Polynomial, budget: &Budget) -> Result<Vec<(Polynomial, u32)>, Stop> {
    let mut found = Vec::new();
    let mut rest = monic;
    for symbol in rest.symbols().into_iter().cloned().collect::<Vec<_>>() {
        let least = rest.terms().map(|(monomial, _)| monomial.exponent_of(&symbol)).min().unwrap_or(0);
        let own = Polynomial::symbol(symbol);
        if least > 0
            && let Some(quotient) = rest.over(&own.power(least, budget)?, budget)?
        {
            rest = quotient;
            found.push((own, least));
        }
    }
    let symbols: Vec<Symbol> = rest.symbols().into_iter().cloned().collect();
    if let [letter @ Symbol::Variable(_)] = symbols.as_slice() {
        let coefficients: Option<Vec<Surd>> = rest.by_powers_of(letter).iter().map(Polynomial::as_constant).collect();
        let roots = coefficients.map(|coefficients| real_roots(&coefficients, budget));
        for root in roots.and_then(Result::ok).unwrap_or_default().iter().filter(|root| root.as_rational().is_some()) {
            let factor = Polynomial::symbol(letter.clone()).minus(&Polynomial::from(root.clone()))?;
            let mut times = 0;
            while rest.symbols().len() == 1
                && let Some(quotient) = rest.over(&factor, budget)?
            {
                rest = quotient;
                times += 1;
            }
            if times > 0 {
                found.push((factor, times));
            }
        }
    }
    if rest.as_constant().is_none() {
        found.push((rest, 1));
    }
    Ok(found)
}

fn of_factor(factor: &Polynomial, budget: &Budget) -> Result<Fraction, Stop> {
    let symbols = factor.symbols();
    let alone = symbols.iter().next().filter(|_| factor.is_monomial() && symbols.len() == 1);
    let part = |inside: &Polynomial, index: i64| -> Result<Fraction, Stop> {
        let index = Polynomial::from(Surd::from(Rational::new(1.into(), index.into())));
        natural_of_size(inside, budget)?.times(&Fraction::from(index), budget)
    };
    match alone {
        Some(Symbol::Euler) => Ok(Fraction::from(Polynomial::one())),
        Some(Symbol::Sqrt(inside)) => part(inside, 2),
        Some(Symbol::Root(index, inside)) => part(inside, i64::from(*index)),
        Some(Symbol::Abs(inside)) => natural_of_size(inside, budget),
        Some(Symbol::Power(base, exponent)) => {
            let exponent = Fraction::from(product(exponent, budget)?);
            natural_of_size(base, budget)?.times(&exponent, budget)
        }
        _ => Ok(Fraction::from(Polynomial::symbol(Symbol::Log(Rc::new(factor.clone()))))),
    }
}

fn product(monomial: &Monomial, budget: &Budget) -> Result<Polynomial, Stop> {
    let mut product = Polynomial::one();
    for (symbol, times) in monomial.powers() {
        product = product.times(&Polynomial::symbol(symbol.clone()).power(times, budget)?, budget)?;
    }
    Ok(product)
}

/// Whether a logarithm stands in the exponent.
pub(super) fn holds_logarithm(fraction: &Fraction) -> bool {
    let is_log = |symbol: &&Symbol| matches!(symbol, Symbol::Log(_));
    fraction.numerator.symbols().iter().chain(&fraction.denominator.symbols()).any(is_log)
}

/// `base^exponent` with a logarithm in the exponent.
pub(super) fn power_of_logarithm(
    base: &Fraction,
    exponent: &Fraction,
    domain: &mut Domain,
    budget: &Budget,
) -> Result<Fraction, Stop> {
    let natural = natural(base.clone(), domain, budget)?.times(exponent, budget)?;
    let natural = match natural.denominator.as_constant() {
        Some(constant) => natural.numerator.scaled(&constant.inverse()?)?,
        None => natural.numerator.over(&natural.denominator, budget)?.ok_or(Stop::OutOfReach)?,
    };
    let mut result = Fraction::from(Polynomial::one());
    for (monomial, times) in natural.terms() {
        let log = monomial.powers().find(|(symbol, times)| matches!(symbol, Symbol::Log(_)) && *times == 1);
        let (below, rest) = match log {
            Some((symbol @ Symbol::Log(inside), _)) => (Polynomial::clone(inside), monomial.without(symbol)),
            _ => (Polynomial::symbol(Symbol::Euler), monomial.clone()),
        };
        if rest.powers().any(|(symbol, _)| matches!(symbol, Symbol::Log(_))) {
            return Err(Stop::OutOfReach);
        }
        let rest = Fraction::from(product(&rest, budget)?.scaled(times)?);
        result = result.times(&power(Fraction::from(below), &rest, domain, budget)?, budget)?;
    }
    Ok(result)
}

/// The value of a polynomial in floating point, with a number for the letter; None where it has none.
pub(super) fn approximation(polynomial: &Polynomial, letter: &str, at: f64) -> Option<f64> {
    let symbol_value = |symbol: &Symbol| -> Option<f64> {
        let inside = |polynomial: &Polynomial| approximation(polynomial, letter, at);
        Some(match symbol {
            Symbol::Variable(name) => (&**name == letter).then_some(at)?,
            Symbol::Euler => std::f64::consts::E,
            Symbol::Sqrt(a) => inside(a)?.sqrt(),
            Symbol::Abs(a) => inside(a)?.abs(),
            Symbol::Root(index, a) => crate::notation::real_root(inside(a)?, *index)?,
            Symbol::Log(a) => inside(a)?.abs().ln(),
            Symbol::Power(base, exponent) => {
                let mut product = Polynomial::one();
                for (symbol, times) in exponent.powers() {
                    let own = Polynomial::symbol(symbol.clone());
                    product = product.times(&own.power(times, &Budget::new()).ok()?, &Budget::new()).ok()?;
                }
                inside(base)?.powf(inside(&product)?)
            }
        })
    };
    let mut sum = 0.0;
    for (monomial, coefficient) in polynomial.terms() {
        let mut term = coefficient.to_f64()?;
        for (symbol, times) in monomial.powers() {
            term *= symbol_value(symbol)?.powi(i32::try_from(times).ok()?);
        }
        sum += term;
    }
    sum.is_finite().then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::normal_form::fraction;
    use crate::notation::{Statement, parse, with_euler};

    fn form(text: &str) -> Result<(Fraction, Domain), Stop> {
        let Some(Statement::Expr(expr)) = parse(text).statement else { panic!("{text} is no expression") };
        let mut domain = Domain::default();
        Ok((fraction(&with_euler(&expr), &mut domain, &Budget::new())?, domain))
    }

    #[test]
    fn the_laws_of_logarithms_hold() {
        let is_same = |left: &str, right: &str| {
            let read = |text: &str| form(text).unwrap_or_else(|stop| panic!("{text}: {stop:?}")).0;
            let (left, right) = (read(left), read(right));
            let across = |a: &Fraction, b: &Fraction| a.numerator.times(&b.denominator, &Budget::new()).unwrap();
            across(&left, &right) == across(&right, &left)
        };
        for (left, right) in [
            ("log(x y)", "log x + log y"),
            ("log(x/y)", "log x - log y"),
            ("log_2(x^3)", "3 log_2 x"),
            ("log_2(8x)", "3 + log_2 x"),
            ("ln(x^2 - 4)", "ln(x-2) + ln(x+2)"),
            ("log_3(sqrt(x))", "1/2 log_3 x"),
            ("log_5 x", "ln x/ln 5"),
            ("log_4 x", "log_2 x/2"),
            ("log_2 8", "3"),
            ("log_4 8", "3/2"),
            ("log(1/100)", "-2"),
            ("log 2 + log 5", "1"),
            ("log_9 sqrt(3)", "1/4"),
            ("ln(e^x)", "x"),
            ("ln(5e^(2x))", "ln 5 + 2x"),
            ("e^(ln x)", "x"),
            ("e^(2ln x + 3)", "x^2 e^3"),
            ("10^(log x)", "x"),
            ("2^(3log_2 x)", "x^3"),
            ("2^(log_2 8)", "8"),
            ("e^(x ln 2)", "2^x"),
            ("log_2(2^(x+1))", "x+1"),
            ("log_b(b^3)", "3"),
            ("log_x 8", "3log_x 2"),
        ] {
            assert!(is_same(left, right), "{left} {right}");
        }
        for (left, right) in [
            ("log(x + y)", "log x + log y"),
            ("(log x)^2", "2 log x"),
            ("log x/log y", "log x - log y"),
            ("log_2 9", "3"),
            ("ln(2x)", "2ln x"),
        ] {
            assert!(!is_same(left, right), "{left} {right}");
        }
    }

    #[test]
    fn arguments_are_positive() {
        let n_positive = |text: &str| form(text).map(|(_, domain)| domain.positive.len());
        assert_eq!(n_positive("ln x + ln(x-3)"), Ok(2));
        assert_eq!(n_positive("log_2 8"), Ok(0));
        assert_eq!(n_positive("log_x 8"), Ok(1));
        for text in ["ln(-2)", "ln 0", "log_1 x", "log_0 5", "log_(-2) 8"] {
            assert_eq!(n_positive(text), Err(Stop::Undefined), "{text}");
        }
    }

    #[test]
    fn exact_logarithms_are_fractions() {
        let log = |base: (i64, i64), of: (i64, i64)| {
            let number = |(a, b): (i64, i64)| Rational::new(a.into(), b.into());
            exact_logarithm(&number(base), &number(of)).map(|found| found.to_string())
        };
        assert_eq!(log((2, 1), (8, 1)).as_deref(), Some("3"));
        assert_eq!(log((8, 1), (2, 1)).as_deref(), Some("1/3"));
        assert_eq!(log((1, 2), (8, 1)).as_deref(), Some("-3"));
        assert_eq!(log((6, 1), (36, 1)).as_deref(), Some("2"));
        assert_eq!(log((6, 1), (12, 1)), None);
        assert_eq!(log((2, 1), (6, 1)), None);
        assert_eq!(log((5, 1), (1, 1)).as_deref(), Some("0"));
    }
}
