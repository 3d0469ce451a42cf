//! How much work one comparison may cost.
//!
//! A line comes from a paste, so it may be made to blow up: `(x+y+1)^1000`, `2^99999`, a tower of fractions. Every
//! product of polynomials and every long loop spends from one [`Budget`], and every number is held below
//! [`MAX_BITS`]; what does not fit ends in [`Stop::TooLarge`], which the reader sees as "not checked".

use super::assumed::Assumed;
use crate::notation::Rational;
use std::cell::Cell;

/// Numerator and denominator of any number together. Far above school work, and a product of two such numbers takes
/// microseconds.
pub(super) const MAX_BITS: u64 = 1024;

/// Total degree of a polynomial. Beyond it no equation is decided and no student writes out an expansion.
pub(super) const MAX_DEGREE: u32 = 48;

/// Degree of a product of two single terms, which grows no longer with it: `(x^6)^12`, `sqrt(64p^100)`.
pub(super) const MAX_MONOMIAL_DEGREE: u32 = 400;

/// Terms of a polynomial: `(a+b+c)^10` has 66, `(a+b+c+d)^6` has 84.
pub(super) const MAX_TERMS: usize = 600;

/// Plus-minus signs in one line: each doubles the number of cases.
pub(super) const MAX_PLUS_MINUS: usize = 4;

/// Operations on numbers in one comparison. A line of school work takes some hundreds; with numbers of [`MAX_BITS`] this
/// is about a second.
const MAX_STEPS: u32 = 50_000;

/// Why a computation ended without a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Stop {
    #[error("the numbers or the expression grew past the limits")]
    TooLarge,
    #[error("of a kind that is not decided")]
    OutOfReach,
    #[error("it depends on whether a letter may be negative")]
    SignUnknown,
    /// A division by zero or the square root of a negative number, whatever the variables are.
    #[error("has no real value")]
    Undefined,
}

/// The work left for one comparison, and what it takes for granted.
#[derive(Debug)]
pub(super) struct Budget {
    left: Cell<u32>,
    /// What the premises say of the letters.
    pub(super) assumed: Assumed,
}

impl Budget {
    pub(super) fn new() -> Budget {
        Budget::assuming(Assumed::default())
    }

    pub(super) fn assuming(assumed: Assumed) -> Budget {
        Budget { left: Cell::new(MAX_STEPS), assumed }
    }

    /// Takes `n_steps` from what is left.
    ///
    /// # Errors
    /// [`Stop::TooLarge`] when there is less.
    pub(super) fn spend(&self, n_steps: usize) -> Result<(), Stop> {
        let left = u32::try_from(n_steps).ok().and_then(|n| self.left.get().checked_sub(n)).ok_or(Stop::TooLarge)?;
        self.left.set(left);
        Ok(())
    }
}

/// The number itself, if it is short enough to go on with.
pub(super) fn bounded(number: Rational) -> Result<Rational, Stop> {
    if number.numer().bits() + number.denom().bits() > MAX_BITS { Err(Stop::TooLarge) } else { Ok(number) }
}
