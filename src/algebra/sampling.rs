//! Expressions beyond exact comparison, rational powers and high degrees among them: values at a few points can still
//! tell two of them apart. They never show that two are the same.

use super::assumed::Assumed;
use super::trees::letters_of;
use super::verdict::Evidence;
use crate::notation::{Expr, ExprKind, real_root};
use num_traits::ToPrimitive;
use std::collections::BTreeMap;

/// Points at which both are worked out: letters are positive, so that every root and power has a value.
const POINTS: [[u32; 4]; 4] = [[2, 3, 5, 7], [3, 2, 7, 4], [4, 5, 2, 3], [5, 4, 3, 2]];

/// By how much two values differ at least, relative to the larger: far more than floating point, or a rounded decimal,
/// could be wrong.
const MIN_DIFFERENCE: f64 = 1e-2;

/// Values above this are not compared.
const MAX_VALUE: f64 = 1e15;

/// How two expressions differ, if they do so at every point.
pub(super) fn difference(earlier: &Expr, line: &Expr, assumed: &Assumed) -> Option<Evidence> {
    let letters: Vec<String> = letters_of(earlier).union(&letters_of(line)).cloned().collect();
    if letters.len() > POINTS[0].len() || !assumed.is_nothing() {
        return None;
    }
    let mut found = None;
    for point in POINTS {
        let at: BTreeMap<&str, f64> = letters.iter().map(String::as_str).zip(point.map(f64::from)).collect();
        let (a, b) = (value(earlier, &at)?, value(line, &at)?);
        let scale = a.abs().max(b.abs());
        if scale > MAX_VALUE || (a - b).abs() <= MIN_DIFFERENCE * scale {
            return None;
        }
        let at = letters.iter().cloned().zip(point.map(|value| value.to_string())).collect();
        found = found.or(Some(Evidence::Differs { at, earlier: printed(a), line: printed(b) }));
    }
    found
}

/// A value with the digits that floating point vouches for.
fn printed(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e9 {
        return format!("{value:.0}");
    }
    let n_decimals = (11 - value.abs().log10().floor() as i32).clamp(0, 14);
    format!("{value:.*}", n_decimals as usize)
}

fn value(expr: &Expr, at: &BTreeMap<&str, f64>) -> Option<f64> {
    let [a, b] = expr.kind.operands().map(|part| part.and_then(|part| value(part, at)));
    let value = match &expr.kind {
        ExprKind::Number(number) => number.value.to_f64()?,
        ExprKind::Variable(name) => *at.get(name.as_str())?,
        ExprKind::PlusMinus(_) | ExprKind::AddSub(..) => return None,
        ExprKind::Neg(_) => -a?,
        ExprKind::Add(..) => a? + b?,
        ExprKind::Sub(..) => a? - b?,
        ExprKind::Mul(..) => a? * b?,
        ExprKind::Div(..) => a? / b?,
        // A power of a negative number to a fraction has a value only sometimes: none is taken.
        ExprKind::Pow(..) => a.filter(|a| *a > 0.0 || b.is_some_and(|b| b.fract() == 0.0))?.powf(b?),
        ExprKind::Sqrt(_) => a?.sqrt(),
        ExprKind::Root(index, _) => real_root(a?, *index)?,
        ExprKind::Abs(_) => a?.abs(),
    };
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{Statement, parse};

    #[test]
    fn values_tell_expressions_apart() {
        let read = |text: &str| match parse(text).statement {
            Some(Statement::Expr(expr)) => expr,
            other => panic!("{other:?}"),
        };
        let differ = |a: &str, b: &str| difference(&read(a), &read(b), &Assumed::default()).is_some();
        assert!(differ("25^(-3/2)", "1/25^(2/3)") && differ("y^31/y^40", "1/y^71") && differ("8^(2/3)", "(2^2)^(2/3)"));
        for (a, b) in [("25^(-3/2)", "1/125"), ("y^31/y^40", "1/y^9"), ("sqrt(17)", "4.12"), ("(a^6)^(1/3)", "a^2")] {
            assert!(!differ(a, b), "{a} {b}");
        }
    }
}
