//! Exact real numbers built from rationals and square roots of whole numbers: `1/2 + 3*sqrt(5) - sqrt(6)`.
//!
//! A number is kept as a sum of rationals times `sqrt(p q ..)` for sets of distinct primes. Those roots are linearly
//! independent over the rationals, so the form is unique: two numbers are equal exactly when their forms are. Sign
//! and inverse split a number at one prime, `a + b sqrt(p)`, and go on with `a^2 - p b^2`, which holds one prime
//! less. Nothing is ever rounded.

use super::budget::{Stop, bounded};
use super::squares::squares_out;
use crate::notation::Rational;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

/// Different square roots in one number. School work has one or two.
const MAX_RADICALS: usize = 8;

/// A real number `rational + sum of factor * sqrt(product of primes)`.
///
/// `Ord` is some fixed order for use in maps; the order of the values is [`Surd::compare`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Surd {
    rational: Rational,
    /// Keys are ascending distinct primes, never empty; no value is zero.
    radicals: BTreeMap<Vec<u64>, Rational>,
}

impl From<Rational> for Surd {
    fn from(rational: Rational) -> Surd {
        Surd { rational, radicals: BTreeMap::new() }
    }
}

impl From<i64> for Surd {
    fn from(whole: i64) -> Surd {
        Surd::from(Rational::from(BigInt::from(whole)))
    }
}

impl Surd {
    pub(super) fn zero() -> Surd {
        Surd::from(0)
    }

    pub(super) fn one() -> Surd {
        Surd::from(1)
    }

    pub(super) fn is_zero(&self) -> bool {
        self.rational.is_zero() && self.radicals.is_empty()
    }

    /// The value, if it is rational.
    pub(super) fn as_rational(&self) -> Option<&Rational> {
        self.radicals.is_empty().then_some(&self.rational)
    }

    /// The value in floating point; None where it is out of its range.
    pub(super) fn to_f64(&self) -> Option<f64> {
        let parts = self.radicals.iter().map(|(primes, value)| {
            let inside: f64 = primes.iter().map(|prime| *prime as f64).product();
            value.to_f64().map(|value| value * inside.sqrt())
        });
        let sum: f64 = self.rational.to_f64()? + parts.sum::<Option<f64>>()?;
        sum.is_finite().then_some(sum)
    }

    pub(super) fn negated(&self) -> Surd {
        self.scaled(&-Rational::one())
    }

    fn scaled(&self, factor: &Rational) -> Surd {
        if factor.is_zero() {
            return Surd::zero();
        }
        let radicals = self.radicals.iter().map(|(primes, value)| (primes.clone(), value * factor)).collect();
        Surd { rational: &self.rational * factor, radicals }
    }

    /// # Errors
    /// [`Stop::TooLarge`], as for all arithmetic here.
    pub(super) fn plus(&self, other: &Surd) -> Result<Surd, Stop> {
        let mut sum = self.clone();
        sum.rational = bounded(sum.rational + &other.rational)?;
        for (primes, value) in &other.radicals {
            sum.add_radical(primes.clone(), value.clone())?;
        }
        Ok(sum)
    }

    pub(super) fn minus(&self, other: &Surd) -> Result<Surd, Stop> {
        self.plus(&other.negated())
    }

    fn add_radical(&mut self, primes: Vec<u64>, value: Rational) -> Result<(), Stop> {
        if primes.is_empty() {
            self.rational = bounded(&self.rational + value)?;
            return Ok(());
        }
        let entry = self.radicals.entry(primes.clone()).or_insert_with(Rational::zero);
        *entry = bounded(&*entry + value)?;
        if entry.is_zero() {
            self.radicals.remove(&primes);
        }
        if self.radicals.len() > MAX_RADICALS { Err(Stop::TooLarge) } else { Ok(()) }
    }

    pub(super) fn times(&self, other: &Surd) -> Result<Surd, Stop> {
        if let (Some(a), Some(b)) = (self.as_rational(), other.as_rational()) {
            return Ok(Surd::from(bounded(a * b)?));
        }
        let mut product = Surd::zero();
        for (left, a) in self.parts() {
            for (right, b) in other.parts() {
                // sqrt(p q) * sqrt(q r) = q * sqrt(p r)
                let (shared, alone): (Vec<u64>, Vec<u64>) = merged(left, right);
                let scale = shared.iter().fold(a * b, |value, prime| value * BigInt::from(*prime));
                product.add_radical(alone, bounded(scale)?)?;
            }
        }
        Ok(product)
    }

    /// The rational part (under the empty key, also when zero) and every radical.
    fn parts(&self) -> impl Iterator<Item = (&[u64], &Rational)> {
        let radicals = self.radicals.iter().map(|(primes, value)| (primes.as_slice(), value));
        std::iter::once((&[][..], &self.rational)).chain(radicals)
    }

    /// # Errors
    /// [`Stop::Undefined`] for zero.
    pub(super) fn inverse(&self) -> Result<Surd, Stop> {
        if let Some(rational) = self.as_rational() {
            return if rational.is_zero() { Err(Stop::Undefined) } else { Ok(Surd::from(rational.recip())) };
        }
        let (rest, factor, prime) = self.split();
        let norm = self.norm(&rest, &factor, prime)?;
        let conjugate = rest.minus(&factor.times(&Surd::root_of_prime(prime))?)?;
        conjugate.times(&norm.inverse()?)
    }

    pub(super) fn over(&self, other: &Surd) -> Result<Surd, Stop> {
        self.times(&other.inverse()?)
    }

    /// `a`, `b`, `p` with `self = a + b sqrt(p)` and `p` neither in `a` nor in `b`; for a number that is not rational.
    fn split(&self) -> (Surd, Surd, u64) {
        let prime = self.radicals.keys().flatten().copied().max().unwrap_or(1);
        let mut rest = Surd::from(self.rational.clone());
        let mut factor = Surd::zero();
        for (primes, value) in &self.radicals {
            let without: Vec<u64> = primes.iter().copied().filter(|p| *p != prime).collect();
            if without.len() == primes.len() {
                rest.radicals.insert(without, value.clone());
            } else if without.is_empty() {
                factor.rational = value.clone();
            } else {
                factor.radicals.insert(without, value.clone());
            }
        }
        (rest, factor, prime)
    }

    /// `a^2 - p b^2`
    fn norm(&self, rest: &Surd, factor: &Surd, prime: u64) -> Result<Surd, Stop> {
        let square = factor.times(factor)?.scaled(&Rational::from(BigInt::from(prime)));
        rest.times(rest)?.minus(&square)
    }

    fn root_of_prime(prime: u64) -> Surd {
        Surd { rational: Rational::zero(), radicals: BTreeMap::from([(vec![prime], Rational::one())]) }
    }

    /// Whether the value is below, at or above zero.
    pub(super) fn sign(&self) -> Result<Ordering, Stop> {
        if let Some(rational) = self.as_rational() {
            return Ok(rational.cmp(&Rational::zero()));
        }
        let (rest, factor, prime) = self.split();
        let (of_rest, of_factor) = (rest.sign()?, factor.sign()?);
        if of_rest == of_factor || of_rest == Ordering::Equal {
            return Ok(of_factor);
        }
        // Opposite signs: the larger of a^2 and p b^2 decides.
        let of_norm = self.norm(&rest, &factor, prime)?.sign()?;
        Ok(if of_norm == Ordering::Greater { of_rest } else { of_factor })
    }

    /// The order of the values.
    pub(super) fn compare(&self, other: &Surd) -> Result<Ordering, Stop> {
        self.minus(other)?.sign()
    }

    pub(super) fn abs(&self) -> Result<Surd, Stop> {
        Ok(if self.sign()? == Ordering::Less { self.negated() } else { self.clone() })
    }

    /// # Errors
    /// [`Stop::Undefined`] for zero to a power that is not positive, [`Stop::TooLarge`] before anything large is made.
    pub(super) fn power(&self, exponent: i64) -> Result<Surd, Stop> {
        if exponent <= 0 && self.is_zero() {
            return Err(Stop::Undefined);
        }
        let base = if exponent < 0 { self.inverse()? } else { self.clone() };
        raised(base, exponent.unsigned_abs(), Surd::one(), Surd::times)
    }

    /// The square root that is not negative.
    ///
    /// # Errors
    /// [`Stop::Undefined`] below zero, [`Stop::OutOfReach`] where the root is none of these numbers (`sqrt(1+sqrt(2))`).
    pub(super) fn sqrt(&self) -> Result<Surd, Stop> {
        match self.as_rational() {
            Some(rational) => root_of_rational(rational),
            None if self.sign()? == Ordering::Less => Err(Stop::Undefined),
            None => self.unnested(),
        }
    }

    /// `sqrt(a + b)` with `b^2` rational: `sqrt((a+d)/2) ± sqrt((a-d)/2)` where `d^2 = a^2 - b^2` is a square.
    fn unnested(&self) -> Result<Surd, Stop> {
        if self.radicals.len() != 1 {
            return Err(Stop::OutOfReach);
        }
        let a = Surd::from(self.rational.clone());
        let b = self.minus(&a)?;
        let square = a.times(&a)?.minus(&b.times(&b)?)?;
        let d = match square.sqrt() {
            Ok(d) if d.as_rational().is_some() => d,
            Ok(_) | Err(Stop::Undefined) => return Err(Stop::OutOfReach),
            Err(stop) => return Err(stop),
        };
        let half = Surd::from(Rational::new(BigInt::one(), BigInt::from(2)));
        let larger = a.plus(&d)?.times(&half)?.sqrt()?;
        let smaller = a.minus(&d)?.times(&half)?.sqrt()?;
        if b.sign()? == Ordering::Less { larger.minus(&smaller) } else { larger.plus(&smaller) }
    }

    /// `q` of a number `q * sqrt(n)` with `n` square-free; for `q` itself, that.
    pub(super) fn rational_factor(&self) -> Option<Surd> {
        match self.radicals.len() {
            0 => Some(self.clone()),
            1 if self.rational.is_zero() => self.radicals.values().next().cloned().map(Surd::from),
            _ => None,
        }
    }

    /// The largest whole number that is not above the value.
    pub(super) fn floor(&self) -> Result<BigInt, Stop> {
        if let Some(rational) = self.as_rational() {
            return Ok(rational.floor().to_integer());
        }
        // Bisection between bounds that hold because sqrt(n) <= n.
        let mut bound = self.rational.abs();
        for (primes, value) in &self.radicals {
            bound += primes.iter().fold(value.abs(), |product, prime| product * BigInt::from(*prime));
        }
        let mut high: BigInt = bounded(bound)?.ceil().to_integer() + 1;
        let mut low = -high.clone();
        while &high - &low > BigInt::one() {
            let middle: BigInt = (&low + &high).div_floor(&BigInt::from(2));
            match self.compare(&Surd::from(Rational::from(middle.clone())))? {
                Ordering::Less => high = middle,
                Ordering::Equal | Ordering::Greater => low = middle,
            }
        }
        Ok(low)
    }
}

/// The primes in both lists, and those in just one of them; all ascending.
fn merged(left: &[u64], right: &[u64]) -> (Vec<u64>, Vec<u64>) {
    let shared = left.iter().copied().filter(|p| right.contains(p)).collect();
    let mut alone: Vec<u64> = left.iter().copied().filter(|p| !right.contains(p)).collect();
    alone.extend(right.iter().copied().filter(|p| !left.contains(p)));
    alone.sort_unstable();
    (shared, alone)
}

/// `sqrt(n/d) = sqrt(n d) / d`
fn root_of_rational(rational: &Rational) -> Result<Surd, Stop> {
    if rational.is_negative() {
        return Err(Stop::Undefined);
    }
    if rational.is_zero() {
        return Ok(Surd::zero());
    }
    let (outside, primes) = squares_out(rational.numer() * rational.denom())?;
    let factor = bounded(Rational::new(outside, rational.denom().clone()))?;
    let mut root = Surd::zero();
    root.add_radical(primes, factor)?;
    Ok(root)
}

/// Plain ASCII maths: `-7/2`, `1+sqrt(3)`, `(-1+3*sqrt(5))/2`.
impl fmt::Display for Surd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(rational) = self.as_rational() {
            return write!(f, "{rational}");
        }
        let denominator = self.parts().fold(BigInt::one(), |lcm, (_, value)| lcm.lcm(value.denom()));
        let mut sum = String::new();
        for (primes, value) in self.parts().filter(|(_, value)| !value.is_zero()) {
            let whole = (value * &denominator).to_integer();
            let sign = if whole.is_negative() {
                "-"
            } else if sum.is_empty() {
                ""
            } else {
                "+"
            };
            let size = whole.abs();
            let radicand = primes.iter().fold(BigInt::one(), |product, prime| product * prime);
            sum += &match (primes.is_empty(), size.is_one()) {
                (true, _) => format!("{sign}{size}"),
                (false, true) => format!("{sign}sqrt({radicand})"),
                (false, false) => format!("{sign}{size}*sqrt({radicand})"),
            };
        }
        let n_parts = self.parts().filter(|(_, value)| !value.is_zero()).count();
        match (denominator.is_one(), n_parts) {
            (true, _) => write!(f, "{sum}"),
            (false, 1) => write!(f, "{sum}/{denominator}"),
            (false, _) => write!(f, "({sum})/{denominator}"),
        }
    }
}

/// A power by repeated squaring; `one` is that to the exponent 0.
pub(super) fn raised<T>(base: T, exponent: u64, one: T, times: impl Fn(&T, &T) -> Result<T, Stop>) -> Result<T, Stop> {
    let (mut power, mut square, mut left) = (one, base, exponent);
    while left > 0 {
        if left % 2 == 1 {
            power = times(&power, &square)?;
        }
        left /= 2;
        if left > 0 {
            square = times(&square, &square)?;
        }
    }
    Ok(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(n: i64, d: i64) -> Surd {
        Surd::from(Rational::new(BigInt::from(n), BigInt::from(d)))
    }

    fn root(n: i64) -> Surd {
        Surd::from(n).sqrt().unwrap()
    }

    #[test]
    fn roots_are_simplified_and_printed() {
        let check = |value: Result<Surd, Stop>, text: &str| assert_eq!(value.unwrap().to_string(), text);
        check(Surd::from(9).sqrt(), "3");
        check(Surd::from(12).sqrt(), "2*sqrt(3)");
        check(fraction(1, 2).sqrt(), "sqrt(2)/2");
        check(fraction(-7, 2).plus(&Surd::zero()), "-7/2");
        check(Surd::one().plus(&root(3)), "1+sqrt(3)");
        check(Surd::from(-1).plus(&root(45)).unwrap().over(&Surd::from(2)), "(-1+3*sqrt(5))/2");
        check(root(6).times(&root(10)), "2*sqrt(15)");
        check(Surd::from(3).plus(&root(8)).unwrap().sqrt(), "1+sqrt(2)");
        check(Surd::from(10_007 * 10_007 * 2).sqrt(), "10007*sqrt(2)");
    }

    #[test]
    fn signs_need_no_rounding() {
        let check = |a: &Surd, b: &Surd, wanted| assert_eq!(a.compare(b).unwrap(), wanted, "{a} and {b}");
        check(&root(2).plus(&root(3)).unwrap(), &root(10), Ordering::Less);
        check(&root(2).plus(&root(3)).unwrap(), &fraction(314, 100), Ordering::Greater);
        check(&root(2).times(&root(8)).unwrap(), &Surd::from(4), Ordering::Equal);
        check(&root(5).negated(), &Surd::from(-2), Ordering::Less);
        assert_eq!(root(7).negated().floor().unwrap(), BigInt::from(-3));
        assert_eq!(root(7).floor().unwrap(), BigInt::from(2));
    }

    #[test]
    fn an_inverse_undoes_its_number() {
        for value in [root(2), root(2).plus(&root(3)).unwrap(), Surd::one().plus(&root(5)).unwrap(), fraction(-3, 7)] {
            assert_eq!(value.times(&value.inverse().unwrap()).unwrap(), Surd::one(), "{value}");
        }
    }

    #[test]
    fn what_has_no_value_says_so() {
        assert_eq!(Surd::zero().inverse(), Err(Stop::Undefined));
        assert_eq!(Surd::from(-4).sqrt(), Err(Stop::Undefined));
        assert_eq!(Surd::zero().power(0), Err(Stop::Undefined));
        assert_eq!(Surd::from(2).power(99_999), Err(Stop::TooLarge));
        assert_eq!(Surd::one().plus(&root(2)).unwrap().sqrt(), Err(Stop::OutOfReach));
    }
}
