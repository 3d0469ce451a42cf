//! Exact complex numbers: `a + b i` with real numbers of the kind [`Surd`].

use super::budget::Stop;
use super::surd::{Surd, raised};
use std::fmt;

/// A complex number; the form is unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gaussian {
    pub(super) re: Surd,
    pub(super) im: Surd,
}

impl From<Surd> for Gaussian {
    fn from(re: Surd) -> Gaussian {
        Gaussian { re, im: Surd::zero() }
    }
}

impl Gaussian {
    pub(super) fn zero() -> Gaussian {
        Gaussian::from(Surd::zero())
    }

    pub(super) fn one() -> Gaussian {
        Gaussian::from(Surd::one())
    }

    /// The imaginary unit.
    pub(super) fn unit() -> Gaussian {
        Gaussian { re: Surd::zero(), im: Surd::one() }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.re.is_zero() && self.im.is_zero()
    }

    /// The value, if it is real.
    pub(super) fn as_real(&self) -> Option<&Surd> {
        self.im.is_zero().then_some(&self.re)
    }

    pub(super) fn negated(&self) -> Gaussian {
        Gaussian { re: self.re.negated(), im: self.im.negated() }
    }

    /// # Errors
    /// [`Stop::TooLarge`], as for all arithmetic here.
    pub(super) fn plus(&self, other: &Gaussian) -> Result<Gaussian, Stop> {
        Ok(Gaussian { re: self.re.plus(&other.re)?, im: self.im.plus(&other.im)? })
    }

    pub(super) fn minus(&self, other: &Gaussian) -> Result<Gaussian, Stop> {
        self.plus(&other.negated())
    }

    pub(super) fn times(&self, other: &Gaussian) -> Result<Gaussian, Stop> {
        let re = self.re.times(&other.re)?.minus(&self.im.times(&other.im)?)?;
        let im = self.re.times(&other.im)?.plus(&self.im.times(&other.re)?)?;
        Ok(Gaussian { re, im })
    }

    /// `(a - b i)/(a^2 + b^2)`
    ///
    /// # Errors
    /// [`Stop::Undefined`] for zero.
    pub(super) fn inverse(&self) -> Result<Gaussian, Stop> {
        let norm = self.norm()?.inverse()?;
        Ok(Gaussian { re: self.re.times(&norm)?, im: self.im.negated().times(&norm)? })
    }

    /// `a^2 + b^2`
    fn norm(&self) -> Result<Surd, Stop> {
        self.re.times(&self.re)?.plus(&self.im.times(&self.im)?)
    }

    /// The distance from zero.
    pub(super) fn size(&self) -> Result<Surd, Stop> {
        self.norm()?.sqrt()
    }

    /// # Errors
    /// [`Stop::Undefined`] for zero to a power that is not positive.
    pub(super) fn power(&self, exponent: i64) -> Result<Gaussian, Stop> {
        if exponent <= 0 && self.is_zero() {
            return Err(Stop::Undefined);
        }
        let base = if exponent < 0 { self.inverse()? } else { self.clone() };
        raised(base, exponent.unsigned_abs(), Gaussian::one(), Gaussian::times)
    }

    /// The square root that is not negative, or i times one.
    ///
    /// # Errors
    /// [`Stop::OutOfReach`] of a number that is not real.
    pub(super) fn sqrt(&self) -> Result<Gaussian, Stop> {
        let real = self.as_real().ok_or(Stop::OutOfReach)?;
        if real.sign()?.is_lt() {
            return Ok(Gaussian { re: Surd::zero(), im: real.negated().sqrt()? });
        }
        Ok(Gaussian::from(real.sqrt()?))
    }
}

/// Plain ASCII maths: `3-2*i`, `-i`, `(1+sqrt(2))*i`, `1/2+sqrt(3)/2*i`.
impl fmt::Display for Gaussian {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.im.is_zero() {
            return write!(f, "{}", self.re);
        }
        let is_negative = self.im.sign().is_ok_and(|sign| sign.is_lt());
        let size = if is_negative { self.im.negated() } else { self.im.clone() };
        let printed = size.to_string();
        let part = match printed.as_str() {
            "1" => "i".to_owned(),
            sum if sum.contains(['+', '-']) && !sum.starts_with('(') => format!("({sum})*i"),
            product => format!("{product}*i"),
        };
        let sign = match (is_negative, self.re.is_zero()) {
            (true, _) => "-",
            (false, true) => "",
            (false, false) => "+",
        };
        if self.re.is_zero() { write!(f, "{sign}{part}") } else { write!(f, "{}{sign}{part}", self.re) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(re: i64, im: i64) -> Gaussian {
        Gaussian { re: Surd::from(re), im: Surd::from(im) }
    }

    #[test]
    fn numbers_are_worked_out_and_printed() {
        let check = |value: Result<Gaussian, Stop>, text: &str| assert_eq!(value.unwrap().to_string(), text);
        check(number(2, 5).times(&number(3, -1)), "11+13*i");
        check(number(3, 4).inverse(), "3/25-4/25*i");
        check(number(1, 1).power(8), "16");
        check(Gaussian::unit().power(-3), "i");
        check(number(-18, 0).sqrt(), "3*sqrt(2)*i");
        check(number(3, -1).minus(&number(3, 0)), "-i");
        check(number(5, 12).size().map(Gaussian::from), "13");
        assert_eq!(number(0, 2).sqrt(), Err(Stop::OutOfReach));
        assert_eq!(Gaussian::zero().inverse(), Err(Stop::Undefined));
    }
}
