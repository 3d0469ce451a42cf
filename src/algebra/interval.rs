//! Plain arithmetic for the second evaluation: a number is a pair of rationals that it lies between.
//!
//! Rational values stay exact, both ends the same. Only a root that does not come out is hemmed in, to [`GRID_BITS`] bits
//! behind the point, and what is computed from it is rounded outwards. Nothing here is shared with [`super::surd`].

use crate::notation::Rational;
use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};
use std::cmp::Ordering;

/// Bits behind the point of a number that is not exact.
pub(super) const GRID_BITS: u32 = 256;

/// Two numbers that agree to this many bits are taken for equal: about forty digits.
const EQUAL_BITS: u32 = 140;

/// Bits of an exact number beyond which it is no longer worked with.
const MAX_BITS: u64 = 20_000;

/// Why a value is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoValue {
    /// It has none: a division by zero, the square root of a negative number.
    Undefined,
    /// It may have one; this arithmetic does not tell.
    Unknown,
}

/// The numbers from `low` to `high`.
#[derive(Clone, Debug)]
pub(super) struct Interval {
    pub(super) low: Rational,
    pub(super) high: Rational,
}

impl From<Rational> for Interval {
    fn from(exact: Rational) -> Interval {
        Interval { low: exact.clone(), high: exact }
    }
}

impl Interval {
    pub(super) fn new(low: Rational, high: Rational) -> Result<Interval, NoValue> {
        if low == high {
            return if bits(&low) > MAX_BITS { Err(NoValue::Unknown) } else { Ok(Interval { low, high }) };
        }
        let grid = Rational::from(BigInt::one() << GRID_BITS);
        let both = Interval { low: (low * &grid).floor() / &grid, high: (high * &grid).ceil() / &grid };
        if bits(&both.high) > MAX_BITS { Err(NoValue::Unknown) } else { Ok(both) }
    }

    /// The value where it is exact.
    pub(super) fn exact(&self) -> Option<&Rational> {
        (self.low == self.high).then_some(&self.low)
    }

    pub(super) fn negated(&self) -> Interval {
        Interval { low: -&self.high, high: -&self.low }
    }

    pub(super) fn plus(&self, other: &Interval) -> Result<Interval, NoValue> {
        Interval::new(&self.low + &other.low, &self.high + &other.high)
    }

    pub(super) fn minus(&self, other: &Interval) -> Result<Interval, NoValue> {
        self.plus(&other.negated())
    }

    pub(super) fn times(&self, other: &Interval) -> Result<Interval, NoValue> {
        let corners =
            [&self.low * &other.low, &self.low * &other.high, &self.high * &other.low, &self.high * &other.high];
        let [mut low, mut high] = [corners[0].clone(), corners[0].clone()];
        for corner in corners {
            if corner < low {
                low = corner.clone();
            }
            if corner > high {
                high = corner;
            }
        }
        Interval::new(low, high)
    }

    pub(super) fn over(&self, other: &Interval) -> Result<Interval, NoValue> {
        match other.sign()? {
            Ordering::Equal => Err(NoValue::Undefined),
            _ => self.times(&Interval::new(other.high.recip(), other.low.recip())?),
        }
    }

    /// Whether it is below, at or above zero. What is nearer to zero than any number of school work is taken to be zero.
    pub(super) fn sign(&self) -> Result<Ordering, NoValue> {
        if self.low.is_positive() {
            return Ok(Ordering::Greater);
        }
        if self.high.is_negative() {
            return Ok(Ordering::Less);
        }
        let small = Rational::new(BigInt::one(), BigInt::one() << EQUAL_BITS);
        if self.high <= small && -&self.low <= small { Ok(Ordering::Equal) } else { Err(NoValue::Unknown) }
    }

    pub(super) fn abs(&self) -> Result<Interval, NoValue> {
        Ok(if self.sign()?.is_lt() { self.negated() } else { self.clone() })
    }

    pub(super) fn power(&self, exponent: i64) -> Result<Interval, NoValue> {
        if exponent <= 0 && self.sign()?.is_eq() {
            return Err(NoValue::Undefined);
        }
        let times = exponent.unsigned_abs();
        if times > 2_000 {
            return Err(NoValue::Unknown);
        }
        let mut power = Interval::from(Rational::one());
        for _ in 0..times {
            power = power.times(self)?;
        }
        if exponent < 0 { Interval::from(Rational::one()).over(&power) } else { Ok(power) }
    }

    /// The root of this index; of an odd index also below zero.
    pub(super) fn root(&self, index: u32) -> Result<Interval, NoValue> {
        let sign = self.sign()?;
        if index == 0 || (index.is_multiple_of(2) && sign.is_lt()) {
            return Err(NoValue::Undefined);
        }
        if sign.is_eq() {
            return Ok(Interval::from(Rational::zero()));
        }
        if sign.is_lt() {
            return Ok(self.negated().root(index)?.negated());
        }
        if let Some(exact) = self.exact() {
            let root = Rational::new(exact.numer().nth_root(index), exact.denom().nth_root(index));
            if num_traits::pow(root.clone(), index as usize) == *exact {
                return Ok(Interval::from(root));
            }
        }
        // floor((n 2^(k index))^(1/index)) / 2^k
        let grid = Rational::from(BigInt::one() << (GRID_BITS * index));
        let of = |value: &Rational| (value * &grid).floor().to_integer().nth_root(index);
        let scale = BigInt::one() << GRID_BITS;
        Interval::new(Rational::new(of(&self.low), scale.clone()), Rational::new(of(&self.high) + 1, scale))
    }
}

fn bits(number: &Rational) -> u64 {
    number.numer().bits() + number.denom().bits()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(n: i64) -> Interval {
        Interval::from(Rational::from(BigInt::from(n)))
    }

    #[test]
    fn roots_are_hemmed_in() {
        let check = |n: i64, index: u32, sign_of_difference: Ordering, other: Interval| {
            let root = whole(n).root(index).unwrap();
            assert_eq!(root.minus(&other).unwrap().sign(), Ok(sign_of_difference), "root {index} of {n}");
        };
        check(49, 2, Ordering::Equal, whole(7));
        check(-27, 3, Ordering::Equal, whole(-3));
        check(2, 2, Ordering::Greater, whole(1));
        check(8, 2, Ordering::Equal, whole(2).root(2).unwrap().times(&whole(2)).unwrap());
        check(5, 3, Ordering::Less, whole(2));
        assert_eq!(whole(-4).root(2).map(|_| ()), Err(NoValue::Undefined));
    }

    #[test]
    fn what_has_no_value_says_so() {
        let root = whole(2).root(2).unwrap();
        let zero = root.times(&root).unwrap().minus(&whole(2)).unwrap();
        assert_eq!(whole(1).over(&zero).map(|_| ()), Err(NoValue::Undefined));
        assert_eq!(whole(0).power(0).map(|_| ()), Err(NoValue::Undefined));
        assert_eq!(whole(3).power(5_000).map(|_| ()), Err(NoValue::Unknown));
        assert_eq!(whole(2).power(-2).unwrap().exact(), Some(&Rational::new(1.into(), 4.into())));
    }
}
