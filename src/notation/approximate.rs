//! The value of an expression of numbers, approximately.

use super::ast::{Expr, ExprKind};
use num_traits::ToPrimitive;

/// The value in floating point; None where a letter or both signs stand in it, or where it has none.
pub fn approximate(expr: &Expr) -> Option<f64> {
    let [a, b] = expr.kind.operands().map(|part| part.and_then(approximate));
    let value = match &expr.kind {
        ExprKind::Number(number) => number.value.to_f64()?,
        ExprKind::Variable(_) | ExprKind::PlusMinus(_) | ExprKind::AddSub(..) => return None,
        ExprKind::Neg(_) => -a?,
        ExprKind::Add(..) => a? + b?,
        ExprKind::Sub(..) => a? - b?,
        ExprKind::Mul(..) => a? * b?,
        ExprKind::Div(..) => a? / b?,
        ExprKind::Pow(..) => a?.powf(b?),
        ExprKind::Sqrt(_) => a?.sqrt(),
        ExprKind::Root(index, _) => real_root(a?, *index)?,
        ExprKind::Abs(_) => a?.abs(),
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
        assert_eq!((value("1/0"), value("2x")), (None, None));
    }
}
