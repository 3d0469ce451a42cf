//! Numbers with π in them, `9π` and `2π·4 + 3`: whether two of them are the same.
//!
//! π is no root of any polynomial with whole coefficients, so two sums of powers of π are the same number only where they
//! are the same sum: that is found with π as a letter. What then differs has to differ for the digits of π too
//! ([`super::recalculation`]). A number without π beside one with it may be that, rounded, and so may a decimal.

use super::follows::follows;
use super::interval::Interval;
use super::recalculation::Values;
use super::verdict::{Evidence, Verdict};
use crate::notation::build::{number, product, variable};
use crate::notation::{Expr, ExprKind, Statement, approximate, exact_value, letters, parse, print_expr, with_values};

/// The name under which π is read.
const PI: &str = "pi";

/// How two numbers with π compare.
#[derive(Clone, Debug, PartialEq)]
pub enum Compared {
    Same,
    Different(Evidence),
    /// One may be the other, rounded; or nothing was found.
    Open,
}

/// Whether an expression is a number with π in it.
pub fn is_circle_number(expr: &Expr) -> bool {
    let letters = letters(expr);
    letters.len() == 1 && letters.contains(PI)
}

/// Whether an expression is a number, with π in it or without.
pub fn is_plain_or_circle_number(expr: &Expr) -> bool {
    letters(expr).iter().all(|name| name == PI)
}

/// The two numbers compared, at least one of which has π in it.
pub fn compared(left: &Expr, right: &Expr) -> Compared {
    match follows(&[Statement::Expr(left.clone())], &Statement::Expr(right.clone())) {
        Verdict::Holds(_) => Compared::Same,
        Verdict::Fails(_) if differ(left, right) == Some(true) => {
            Compared::Different(Evidence::FalseArithmetic { left: shown(left), right: shown(right) })
        }
        _ => Compared::Open,
    }
}

/// Whether both evaluations tell the numbers apart, further than by rounding.
fn differ(left: &Expr, right: &Expr) -> Option<bool> {
    let with_digits = |expr: &Expr| -> Option<Expr> {
        match parse(DIGITS).statement? {
            Statement::Expr(pi) => Some(with_values(expr, &|name| (name == PI).then(|| pi.clone()))),
            _ => None,
        }
    };
    let (a, b) = (with_digits(left)?, with_digits(right)?);
    let (x, y) = (approximate(&a)?, approximate(&b)?);
    let scale = x.abs().max(y.abs());
    let values = Values::default();
    let interval: Interval = values.value(&a).ok()?.minus(&values.value(&b).ok()?).ok()?;
    let is_apart = interval.sign().is_ok_and(|order| order.is_ne());
    let may_round = [left, right].iter().any(|side| letters(side).is_empty() || has_decimal(side));
    let distance = (x - y).abs();
    let least = if may_round { (scale * MAX_ROUNDED).max(unit(left).max(unit(right))) } else { scale * MIN_APART };
    Some(is_apart && distance > least)
}

/// How far a number that stands for one with π may be off: 3 for π is 5 % off.
const MAX_ROUNDED: f64 = 0.1;

/// How far apart two numbers are at least that floating point tells apart.
const MIN_APART: f64 = 1e-9;

/// Digits of π, far more than any difference is settled by.
const DIGITS: &str = "3.14159265358979323846264338327950288419716939937510";

/// The unit of the last place of a number that is written out; 0 of everything else.
fn unit(expr: &Expr) -> f64 {
    match &expr.kind {
        ExprKind::Number(number) => 10_f64.powi(-i32::try_from(number.n_decimals).unwrap_or_default()),
        _ => 0.0,
    }
}

fn has_decimal(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Number(number) if number.n_decimals > 0)
        || expr.kind.operands().into_iter().flatten().any(has_decimal)
}

/// A number times π where it is one, else as it is written.
fn shown(expr: &Expr) -> String {
    let at = |value: i64| exact_value(&with_values(expr, &|_| Some(number(&num_bigint::BigInt::from(value).into()))));
    let (Some(one), Some(two), Some(three)) = (at(1), at(2), at(3)) else { return print_expr(expr) };
    let is_multiple = &one + &one == two && &one + &two == three;
    if !is_multiple || letters(expr).is_empty() {
        return exact_value(expr).map_or_else(|| print_expr(expr), |value| print_expr(&number(&value)));
    }
    print_expr(&product(number(&one), variable(PI)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_pi_are_compared() {
        let check = |left: &str, right: &str, wanted: &str| {
            let read = |text: &str| match parse(text).statement {
                Some(Statement::Expr(expr)) => expr,
                other => panic!("{other:?}"),
            };
            let found = match compared(&read(left), &read(right)) {
                Compared::Same => "same".to_owned(),
                Compared::Different(Evidence::FalseArithmetic { left, right }) => format!("{left} {right}"),
                Compared::Different(_) => "different".to_owned(),
                Compared::Open => String::new(),
            };
            assert_eq!(found, wanted, "{left} {right}");
        };
        check("π·3²", "9π", "same");
        check("18π + 30π", "48π", "same");
        check("π(3)²", "6π", "9pi 6pi");
        check("18π + 30π", "58π", "48pi 58pi");
        check("π·70", "2199", "70pi 2199");
        check("π^2", "2π", "pi^2 2pi");
        check("π·3²", "9", "9pi 9");
        // Rounded, or with another number for π.
        check("9π", "28.27", "");
        check("9π", "28", "");
        check("9π", "27", "");
        check("π/2", "2", "");
        check("π/3", "0.33π", "");
        check("70π", "220", "");
    }
}
