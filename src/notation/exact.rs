//! The exact value of numbers alone, bounded in size.

use super::ast::{Expr, ExprKind, Statement};
use super::rational::Rational;
use super::trees::sides;
use num_traits::{Pow, Signed, ToPrimitive, Zero};

/// Bits of numerator and denominator together.
const MAX_BITS: u64 = 2048;

/// The highest exponent that is worked out.
const MAX_EXPONENT: i64 = 1024;

/// The value of an expression without letters, made by `+ - · /`, by powers with whole exponents and by absolute values;
/// None where it has another form, no value, or one that grows past the limit.
pub fn exact_value(expr: &Expr) -> Option<Rational> {
    let of = exact_value;
    bounded(match &expr.kind {
        ExprKind::Number(number) => number.value.clone(),
        ExprKind::Neg(a) => -of(a)?,
        ExprKind::Add(a, b) => of(a)? + of(b)?,
        ExprKind::Sub(a, b) => of(a)? - of(b)?,
        ExprKind::Mul(a, b) => of(a)? * of(b)?,
        ExprKind::Div(a, b) => of(a)? / Some(of(b)?).filter(|b| !b.is_zero())?,
        ExprKind::Pow(a, b) => power(&of(a)?, &of(b)?)?,
        ExprKind::Abs(a) => of(a)?.abs(),
        _ => return None,
    })
}

/// The power with a whole exponent.
pub(super) fn power(base: &Rational, exponent: &Rational) -> Option<Rational> {
    let times = exponent.is_integer().then(|| exponent.to_integer().to_i64()).flatten()?;
    let n_bits = base.numer().bits().max(base.denom().bits()).saturating_sub(1);
    let is_small = times.abs() <= MAX_EXPONENT && n_bits.saturating_mul(times.unsigned_abs()) <= MAX_BITS;
    let is_undefined = base.is_zero() && times < 0;
    let times = i32::try_from(times).ok().filter(|_| is_small && !is_undefined)?;
    Some(Pow::pow(base.clone(), times))
}

/// The number, if it is not too long.
pub(super) fn bounded(value: Rational) -> Option<Rational> {
    (value.numer().bits() + value.denom().bits() <= MAX_BITS).then_some(value)
}

/// The whole number that an expression comes to.
pub(super) fn whole_value(expr: &Expr) -> Option<i64> {
    let value = exact_value(expr)?;
    if value.is_integer() { value.to_integer().to_i64() } else { None }
}

/// Whether something is divided by numbers that come to zero: `3/(2 - 2)`.
pub fn divides_by_zero(statement: &Statement) -> bool {
    sides(statement).into_iter().any(expr_divides_by_zero)
}

fn expr_divides_by_zero(expr: &Expr) -> bool {
    let is_zero = |below: &Expr| exact_value(below).is_some_and(|value| value.is_zero());
    let by_zero = matches!(&expr.kind, ExprKind::Div(_, below) if is_zero(below));
    by_zero || expr.kind.operands().into_iter().flatten().any(expr_divides_by_zero)
}
