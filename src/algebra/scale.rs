//! Which numbers a difference of sides is scaled by.

use super::polynomial::Polynomial;
use super::surd::Surd;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

/// Whether a difference of sides, `given`, became `made` by a factor that a solver would choose: one or minus one, what
/// clears denominators or divides out all that is common, what frees a letter of its number. Where both lines have a side
/// that is zero, any whole number or a part of one.
pub(super) fn is_plain_scale(factor: &Surd, given: &Polynomial, made: &Polynomial, is_against_zero: bool) -> bool {
    let Some(factor) = factor.as_rational() else { return true };
    if factor.abs().is_one() {
        return true;
    }
    let is_whole = factor.is_integer() || factor.recip().is_integer();
    if is_whole && is_against_zero {
        return true;
    }
    let (Some((common, denominator)), Some((_, cleared))) = (content(made), content(given)) else { return true };
    let frees_a_letter = made.terms().any(|(_, number)| number.abs().is_ok_and(|number| number == Surd::one()));
    let clears = !cleared.is_one() && denominator.is_one() && factor.abs() == cleared.into();
    frees_a_letter || clears || (common.is_one() && denominator.is_one())
}

/// Greatest common divisor of the numerators and least common multiple of the denominators; None where a coefficient is
/// no fraction.
fn content(of: &Polynomial) -> Option<(BigInt, BigInt)> {
    of.terms().try_fold((BigInt::zero(), BigInt::one()), |(common, cleared), (_, coefficient)| {
        let number = coefficient.as_rational()?;
        Some((common.gcd(number.numer()), cleared.lcm(number.denom())))
    })
}
