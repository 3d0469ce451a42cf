//! Expressions told apart by their values at a few fixed points.
//!
//! Two expressions that agree at all points are the same for every purpose of an explanation; what is explained has
//! been proved before by exact arithmetic. Floating point is enough here, and hundreds of comparisons stay cheap.

use crate::notation::{Expr, ExprKind, logarithm, real_root};
use num_traits::ToPrimitive;

/// What the letters are made of at each point; with irregular digits, so that no two expressions meet by chance.
const POINTS: [f64; 6] = [0.731_618_2, 2.389_104_7, -1.417_361_9, 4.917_293_3, -3.301_772_8, 11.738_291_6];

/// Relative difference up to which two values are one: far above rounding, far below chance.
const TOLERANCE: f64 = 1e-9;

/// The values of an expression at the points; not a number where it has none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Samples([f64; POINTS.len()]);

impl Samples {
    pub fn of(expr: &Expr) -> Samples {
        Samples(std::array::from_fn(|i| value(expr, i)))
    }

    /// `self - other`
    pub fn minus(&self, other: &Samples) -> Samples {
        Samples(std::array::from_fn(|i| self.0[i] - other.0[i]))
    }

    /// The factor by which the other is multiplied to give this one, where it is the same at all points.
    pub fn ratio(&self, other: &Samples) -> Option<f64> {
        let mut pairs = self.0.iter().zip(&other.0).filter(|(a, b)| a.is_finite() && b.is_finite());
        let (a, b) = pairs.next()?;
        let ratio = a / b;
        let is_steady = pairs.clone().count() > 0 && pairs.all(|(a, b)| near(*a, ratio * b));
        (is_steady && ratio.is_finite() && ratio != 0.0).then_some(ratio)
    }
}

/// Whether two expressions are the same. Stops at the first point that tells them apart.
pub(super) fn same(a: &Expr, b: &Expr) -> bool {
    let mut n_compared = 0;
    for i in 0..POINTS.len() {
        let (a, b) = (value(a, i), value(b, i));
        if a.is_finite() && b.is_finite() {
            if !near(a, b) {
                return false;
            }
            n_compared += 1;
        }
    }
    n_compared > 1
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= TOLERANCE * (a.abs() + b.abs() + 1e-3)
}

/// The value at one point. Plus-minus is plus at every other point, so that both signs are seen.
pub(super) fn value(expr: &Expr, point_idx: usize) -> f64 {
    let of = |expr: &Expr| value(expr, point_idx);
    let sign = if point_idx.is_multiple_of(2) { 1.0 } else { -1.0 };
    match &expr.kind {
        ExprKind::Number(number) => number.value.to_f64().unwrap_or(f64::NAN),
        ExprKind::Variable(name) => {
            // Letters differ from each other at every point.
            let letter = name.bytes().fold(0u32, |sum, byte| (sum * 31 + u32::from(byte)) % 97);
            POINTS[point_idx] * (1.0 + 0.017_3 * f64::from(letter)) + 0.041_1 * f64::from(letter % 13)
        }
        ExprKind::Neg(a) => -of(a),
        ExprKind::Add(a, b) => of(a) + of(b),
        ExprKind::Sub(a, b) => of(a) - of(b),
        ExprKind::Mul(a, b) => of(a) * of(b),
        ExprKind::Div(a, b) => of(a) / of(b),
        ExprKind::Pow(a, b) => power(of(a), of(b)),
        ExprKind::Sqrt(a) => of(a).sqrt(),
        ExprKind::Root(index, a) => real_root(of(a), *index).unwrap_or(f64::NAN),
        ExprKind::Abs(a) => of(a).abs(),
        ExprKind::Euler => std::f64::consts::E,
        // As a letter would: what agrees then agrees whatever i is.
        ExprKind::Imaginary => POINTS[point_idx] * 1.317_9 + 0.263_1,
        ExprKind::Log(base, a) => logarithm(of(base), of(a)).unwrap_or(f64::NAN),
        ExprKind::PlusMinus(a) => sign * of(a),
        ExprKind::AddSub(a, b) => of(a) + sign * of(b),
    }
}

fn power(base: f64, exponent: f64) -> f64 {
    match exponent.round() as i32 {
        whole if f64::from(whole) == exponent => base.powi(whole),
        _ => base.powf(exponent),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{Statement, parse};

    fn read(text: &str) -> Expr {
        let Some(Statement::Expr(expr)) = parse(text).statement else { panic!("{text} is no expression") };
        expr
    }

    #[test]
    fn expressions_are_told_apart() {
        let check = |a: &str, b: &str, wanted: bool| {
            assert_eq!(same(&read(a), &read(b)), wanted, "{a}, {b}");
        };
        check("(x+3)^2", "x^2+6x+9", true);
        check("(x+3)^2", "x^2+9", false);
        check("x+y", "y+x", true);
        check("x-y", "y-x", false);
        check("sqrt(x^2)", "|x|", true);
        check("sqrt(x^2)", "x", false);
        check("3+/-2", "3-2", false);
        check("(x^2-4)/(x-2)", "x+2", true);
        check("1/0", "1/0", false);
    }

    #[test]
    fn multiples_are_found() {
        let ratio = |a: &str, b: &str| Samples::of(&read(a)).ratio(&Samples::of(&read(b)));
        assert!(ratio("4x-6", "2x-3").is_some_and(|ratio| (ratio - 2.0).abs() < 1e-9));
        assert!(ratio("6-4x", "2x-3").is_some_and(|ratio| (ratio + 2.0).abs() < 1e-9));
        assert_eq!(ratio("4x-6", "2x-4"), None);
        assert_eq!(ratio("0", "2x-4"), None);
    }
}
