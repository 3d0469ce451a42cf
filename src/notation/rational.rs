//! Exact numbers.

/// An exact rational of unbounded size. Users of it bound the bits they let it grow to.
pub type Rational = num_rational::BigRational;
