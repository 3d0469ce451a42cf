//! The value of an expression, approximately.

use super::ast::{Expr, ExprKind};
use num_traits::ToPrimitive;

/// The value in floating point; None where a letter or both signs stand in it, or where it has none.
pub fn approximate(expr: &Expr) -> Option<f64> {
    approximate_at(expr, &|_| None)
}

/// The value in floating point where `at` says what the letters are; None where it has none. A power of a negative number
/// to a fraction has none.
pub fn approximate_at(expr: &Expr, at: &impl Fn(&str) -> Option<f64>) -> Option<f64> {
    let [a, b] = expr.kind.operands().map(|part| part.and_then(|part| approximate_at(part, at)));
    let value = match &expr.kind {
        ExprKind::Number(number) => number.value.to_f64()?,
        ExprKind::Variable(name) => at(name)?,
        ExprKind::Euler => std::f64::consts::E,
        ExprKind::Imaginary | ExprKind::PlusMinus(_) | ExprKind::AddSub(..) => return None,
        ExprKind::Neg(_) => -a?,
        ExprKind::Add(..) => a? + b?,
        ExprKind::Sub(..) => a? - b?,
        ExprKind::Mul(..) => a? * b?,
        ExprKind::Div(..) => a? / b?,
        ExprKind::Pow(..) => a?.powf(b?),
        ExprKind::Sqrt(_) => a?.sqrt(),
        ExprKind::Root(index, _) => real_root(a?, *index)?,
        ExprKind::Abs(_) => a?.abs(),
        ExprKind::Log(..) => logarithm(a?, b?)?,
    };
    value.is_finite().then_some(value)
}

/// The real root of this index; of an odd one also below zero.
pub fn real_root(of: f64, index: u32) -> Option<f64> {
    let size = of.abs().powf(1.0 / f64::from(index));
    match of < 0.0 {
        true => (index % 2 == 1).then_some(-size),
        false => Some(size),
    }
}

/// The logarithm of a number; None where base or argument have none.
pub fn logarithm(base: f64, of: f64) -> Option<f64> {
    (base > 0.0 && base != 1.0 && of > 0.0).then(|| of.ln() / base.ln())
}

/// Numbers that are equal agree to so much, in parts of them.
const TOLERANCE: f64 = 1e-9;

/// Whether approximate values are those of one number.
pub fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() <= TOLERANCE * a.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{Statement, parse};

    #[test]
    fn numbers_have_a_value() {
        let value = |text: &str| match parse(text).statement {
            Some(Statement::Expr(expr)) => approximate(&expr),
            _ => None,
        };
        assert_eq!(value("3 - 7/2"), Some(-0.5));
        assert!(value("1 + sqrt(2)").is_some_and(|v| (v - 2.414_213_562).abs() < 1e-9));
        assert_eq!((value("1/0"), value("2x"), value("(-4)^(1/2)")), (None, None, None));
        let Some(Statement::Expr(expr)) = parse("2x^2 - y").statement else { panic!() };
        assert_eq!(approximate_at(&expr, &|name| Some(if name == "x" { 3.0 } else { 4.0 })), Some(14.0));
        assert_eq!(approximate_at(&expr, &|name| (name == "x").then_some(3.0)), None);
    }
}
