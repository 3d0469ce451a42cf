//! Expressions beyond exact comparison, rational powers, high degrees and logarithms among them: values at a few points
//! can still tell two of them apart, and show that two with logarithms or exponentials are the same.

use super::assumed::Assumed;
use super::recalculation::Values;
use super::sampled_sets::has_transcendental;
use super::trees::letters_of;
use super::verdict::{Evidence, Relation, Verdict};
use crate::notation::{Expr, ExprKind, approximate_at};
use std::collections::BTreeMap;

/// Points at which both are worked out: letters are positive, so that every root and power has a value.
const POINTS: [[u32; 4]; 4] = [[2, 3, 5, 7], [3, 2, 7, 4], [4, 5, 2, 3], [5, 4, 3, 2]];

/// By how much two values differ at least, relative to the larger: far more than floating point, or a rounded decimal,
/// could be wrong.
const MIN_DIFFERENCE: f64 = 1e-2;

/// The same where no decimal stands in either and intervals confirm that they differ.
const MIN_EXACT_DIFFERENCE: f64 = 1e-6;

/// By how much floating point may be wrong, relative to the value.
const MAX_ROUNDING: f64 = 1e-9;

/// Values above this are not compared.
const MAX_VALUE: f64 = 1e15;

/// How two expressions differ, if they do so at every point, by more than `least` of the larger value.
fn difference(earlier: &Expr, line: &Expr, assumed: &Assumed, least: f64) -> Option<Evidence> {
    let letters: Vec<String> = letters_of(earlier).union(&letters_of(line)).cloned().collect();
    if letters.len() > POINTS[0].len() || !assumed.is_nothing() {
        return None;
    }
    let is_plain = !has_transcendental(earlier) && !has_transcendental(line);
    let mut found = None;
    for point in POINTS {
        let at: BTreeMap<&str, f64> = letters.iter().map(String::as_str).zip(point.map(f64::from)).collect();
        let (Some(a), Some(b)) = (value(earlier, &at), value(line, &at)) else {
            // Logarithms have no value at some of the points.
            if is_plain { return None } else { continue }
        };
        let scale = a.abs().max(b.abs());
        if scale > MAX_VALUE || (a - b).abs() <= least * scale {
            return None;
        }
        let at = letters.iter().cloned().zip(point.map(|value| value.to_string())).collect();
        found = found.or(Some(Evidence::Differs { at, earlier: printed(a), line: printed(b) }));
    }
    found
}

/// Points at which expressions with logarithms and exponentials are compared; no two letters have values that meet by
/// chance.
const IRREGULAR: [[f64; 4]; 8] = [
    [0.371, 1.093, 2.417, 0.659],
    [1.283, 0.547, 0.811, 3.139],
    [2.719, 4.357, 1.571, 1.229],
    [3.613, 2.239, 5.171, 2.887],
    [5.477, 6.131, 3.323, 4.751],
    [7.219, 1.747, 0.433, 5.923],
    [12.37, 9.413, 7.867, 8.293],
    [-1.637, -2.281, 1.913, 2.141],
];

/// How near two values come that are the same, relative to the larger.
const SAME: f64 = 1e-11;

/// Of [`IRREGULAR`], the points at which both must have a value to be taken for the same.
const MIN_POINTS: usize = 4;

/// What the values of two expressions say of them: that they differ, which intervals confirm, or, where logarithms or
/// exponentials stand in one, that they are the same.
pub(super) fn compared(earlier: &Expr, line: &Expr, assumed: &Assumed) -> Option<Verdict> {
    let is_exact = !holds_decimal(earlier) && !holds_decimal(line);
    let exact_difference = || difference(earlier, line, assumed, MIN_EXACT_DIFFERENCE).filter(|_| is_exact);
    let exact_difference = || exact_difference().filter(|evidence| is_confirmed(earlier, line, evidence));
    if let Some(evidence) = difference(earlier, line, assumed, MIN_DIFFERENCE).or_else(exact_difference) {
        let is_plain = !has_transcendental(earlier) && !has_transcendental(line);
        return (is_plain || is_confirmed(earlier, line, &evidence)).then_some(Verdict::Fails(evidence));
    }
    let letters: Vec<String> = letters_of(earlier).union(&letters_of(line)).cloned().collect();
    if letters.len() > IRREGULAR[0].len() || !(has_transcendental(earlier) || has_transcendental(line)) {
        return None;
    }
    let mut n_same = 0;
    for point in IRREGULAR {
        let at: BTreeMap<&str, f64> = letters.iter().map(String::as_str).zip(point).collect();
        let (Some(a), Some(b)) = (value(earlier, &at), value(line, &at)) else { continue };
        if (a - b).abs() > SAME * a.abs().max(b.abs()).max(1e-3) {
            return None;
        }
        n_same += 1;
    }
    (n_same >= MIN_POINTS).then_some(Verdict::Holds(Relation::SameExpression))
}

/// Whether a number is written with a decimal point, and may be rounded.
fn holds_decimal(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Number(number) if number.n_decimals > 0)
        || expr.kind.operands().into_iter().flatten().any(holds_decimal)
}

/// Whether both have a value at the point of the evidence, and intervals tell them apart.
fn is_confirmed(earlier: &Expr, line: &Expr, evidence: &Evidence) -> bool {
    let Evidence::Differs { at, .. } = evidence else { return false };
    let Some(values) = Values::at(at) else { return false };
    let (Ok(earlier), Ok(line)) = (values.value(earlier), values.value(line)) else { return false };
    earlier.minus(&line).and_then(|difference| difference.sign()).is_ok_and(|order| order.is_ne())
}

/// Whether two expressions have the same value at every point, as far as floating point can tell.
pub(super) fn agree(left: &Expr, right: &Expr) -> bool {
    let letters: Vec<String> = letters_of(left).union(&letters_of(right)).cloned().collect();
    letters.len() <= POINTS[0].len()
        && POINTS.iter().all(|point| {
            let at: BTreeMap<&str, f64> = letters.iter().map(String::as_str).zip(point.map(f64::from)).collect();
            let values = (value(left, &at), value(right, &at));
            matches!(values, (Some(a), Some(b)) if (a - b).abs() <= MAX_ROUNDING * a.abs().max(b.abs()))
        })
}

/// A value with the digits that floating point vouches for.
pub(super) fn printed(value: f64) -> String {
    if (value - value.round()).abs() <= 1e-12 * value.abs() && value.abs() < 1e9 {
        return format!("{value:.0}");
    }
    let n_decimals = (11 - value.abs().log10().floor() as i32).clamp(0, 14);
    format!("{value:.*}", n_decimals as usize)
}

fn value(expr: &Expr, at: &BTreeMap<&str, f64>) -> Option<f64> {
    approximate_at(expr, &|name| at.get(name).copied())
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
        let differ = |a: &str, b: &str| difference(&read(a), &read(b), &Assumed::default(), MIN_DIFFERENCE).is_some();
        assert!(differ("25^(-3/2)", "1/25^(2/3)") && differ("y^31/y^40", "1/y^71") && differ("8^(2/3)", "(2^2)^(2/3)"));
        for (a, b) in [("25^(-3/2)", "1/125"), ("y^31/y^40", "1/y^9"), ("sqrt(17)", "4.12"), ("(a^6)^(1/3)", "a^2")] {
            assert!(!differ(a, b), "{a} {b}");
        }
    }
}
