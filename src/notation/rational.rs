//! Exact numbers.

use num_integer::Roots;
use num_traits::{Signed, pow};

/// An exact rational of unbounded size. Users of it bound the bits they let it grow to.
pub type Rational = num_rational::BigRational;

/// The root of index `n` of a number, of two the positive one. None where it is not rational.
pub fn nth_root(number: &Rational, n: u32) -> Option<Rational> {
    if n == 0 || (n.is_multiple_of(2) && number.is_negative()) {
        return None;
    }
    let root = Rational::new(Roots::nth_root(number.numer(), n), Roots::nth_root(number.denom(), n));
    (pow(root.clone(), usize::try_from(n).ok()?) == *number).then_some(root)
}
