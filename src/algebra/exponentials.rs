//! Logarithms and exponentials of intervals, for the second evaluation.
//!
//! In whole numbers on a grid of [`BITS`] bits behind the point. `ln` by `2 atanh((m-1)/(m+1))` for `m` near 1 and
//! multiples of `ln 2`; `exp` by Taylor's series near 0 and powers of two. What the series leave out and what is rounded
//! off is below [`SLACK_BITS`] of the grid, and added at both ends.

use super::interval::{Interval, NoValue};
use crate::notation::Rational;
use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Bits behind the point while a series is summed.
const BITS: u32 = 320;

/// Bits at the end of the grid that rounding may have touched: some thousand steps, each off by at most two.
const SLACK_BITS: u32 = 24;

/// Exponents beyond this are not worked with.
const MAX_EXPONENT: i64 = 4_000;

impl Interval {
    /// The natural logarithm.
    pub(super) fn ln(&self) -> Result<Interval, NoValue> {
        if !self.sign()?.is_gt() {
            return Err(NoValue::Undefined);
        }
        if self.exact().is_some_and(One::is_one) {
            return Ok(Interval::from(Rational::zero()));
        }
        if !self.low.is_positive() {
            return Err(NoValue::Unknown);
        }
        let (low, high) = (ln_on_grid(&self.low), ln_on_grid(&self.high));
        Interval::new(from_grid(low - slack()), from_grid(high + slack()))
    }

    /// e to this power.
    pub(super) fn exp(&self) -> Result<Interval, NoValue> {
        if self.exact().is_some_and(Zero::is_zero) {
            return Ok(Interval::from(Rational::one()));
        }
        let (low, high) = (exp_on_grid(&self.low)?, exp_on_grid(&self.high)?);
        Interval::new(low.0, high.1)
    }
}

fn slack() -> BigInt {
    BigInt::one() << SLACK_BITS
}

fn one() -> BigInt {
    BigInt::one() << BITS
}

fn from_grid(value: BigInt) -> Rational {
    Rational::new(value, one())
}

fn to_grid(value: &Rational) -> BigInt {
    (value.numer() << BITS) / value.denom()
}

/// `ln(value)` times 2^BITS, for a positive value.
fn ln_on_grid(value: &Rational) -> BigInt {
    // value = m 2^k with m between about 1/2 and 2
    let k = value.numer().bits() as i64 - value.denom().bits() as i64;
    let m = match k >= 0 {
        true => Rational::new(value.numer().clone(), value.denom() << k.unsigned_abs()),
        false => Rational::new(value.numer() << k.unsigned_abs(), value.denom().clone()),
    };
    let one = Rational::one();
    twice_atanh(&to_grid(&((&m - &one) / (&m + &one)))) + BigInt::from(k) * ln_2()
}

fn ln_2() -> BigInt {
    twice_atanh(&(one() / 3))
}

/// `2 (z + z^3/3 + z^5/5 + ..)` on the grid; z is at most about a third.
fn twice_atanh(z: &BigInt) -> BigInt {
    let square = (z * z) >> BITS;
    let (mut power, mut sum, mut n) = (z.clone(), z.clone(), 1u32);
    while !power.is_zero() && n < 2 * BITS {
        power = (&power * &square) >> BITS;
        n += 2;
        sum += &power / n;
        // Shifting rounds a negative power down to -1 for ever.
        if power == -BigInt::one() {
            break;
        }
    }
    sum * 2
}

/// Numbers between which `e^value` lies.
fn exp_on_grid(value: &Rational) -> Result<(Rational, Rational), NoValue> {
    let size = value.to_integer().to_i64().filter(|size| size.abs() <= MAX_EXPONENT).ok_or(NoValue::Unknown)?;
    let value = to_grid(value);
    let ln_2 = ln_2();
    // value = k ln 2 + rest
    let k = if size == 0 { 0 } else { (&value / &ln_2).to_i64().ok_or(NoValue::Unknown)? };
    let rest = &value - &ln_2 * k;
    let (mut term, mut sum, mut n) = (one(), one(), 0u32);
    while !term.is_zero() && term != -BigInt::one() && n < BITS {
        n += 1;
        term = ((&term * &rest) >> BITS) / n;
        sum += &term;
    }
    let scaled = |sum: BigInt| match k >= 0 {
        true => from_grid(sum << k.unsigned_abs()),
        false => Rational::new(sum, one() << k.unsigned_abs()),
    };
    Ok((scaled(&sum - slack()), scaled(&sum + slack())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(top: i64, bottom: i64) -> Interval {
        Interval::from(Rational::new(top.into(), bottom.into()))
    }

    fn is_near(value: &Interval, wanted: f64) -> bool {
        let (low, high) = (value.low.to_f64().unwrap(), value.high.to_f64().unwrap());
        (low - wanted).abs() <= 1e-13 * wanted.abs().max(1.0) && (high - wanted).abs() <= 1e-13 * wanted.abs().max(1.0)
    }

    #[test]
    fn they_agree_with_floating_point() {
        for (top, bottom) in [(2, 1), (1, 3), (7, 5), (1, 1000), (123_456, 7), (999_999, 1_000_000), (10, 1)] {
            let value = top as f64 / bottom as f64;
            assert!(is_near(&number(top, bottom).ln().unwrap(), value.ln()), "ln {value}");
        }
        for (top, bottom) in [(1, 1), (-1, 1), (5, 2), (-37, 3), (1, 1000), (20, 1)] {
            let value = top as f64 / bottom as f64;
            let exp = number(top, bottom).exp().unwrap();
            assert!(is_near(&exp, value.exp()), "exp {value}: {exp:?}");
        }
    }

    #[test]
    fn they_undo_each_other_to_all_digits() {
        for (top, bottom) in [(3, 1), (1, 7), (-5, 3), (40, 1)] {
            let back = number(top, bottom).exp().unwrap().ln().unwrap();
            assert!(back.minus(&number(top, bottom)).unwrap().sign().unwrap().is_eq(), "{top}/{bottom}");
        }
        let ln_6 = number(2, 1).ln().unwrap().plus(&number(3, 1).ln().unwrap()).unwrap();
        assert!(ln_6.minus(&number(6, 1).ln().unwrap()).unwrap().sign().unwrap().is_eq());
    }

    #[test]
    fn what_has_no_value_says_so() {
        assert_eq!(number(0, 1).ln().map(|_| ()), Err(NoValue::Undefined));
        assert_eq!(number(-2, 1).ln().map(|_| ()), Err(NoValue::Undefined));
        assert_eq!(number(1_000_000, 1).exp().map(|_| ()), Err(NoValue::Unknown));
        assert_eq!(number(1, 1).ln().unwrap().exact(), Some(&Rational::zero()));
    }
}
