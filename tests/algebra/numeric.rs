//! A second opinion on values: trees evaluated in floating point, sharing nothing with the exact witness.

use std::collections::BTreeMap;
use surefoot::notation::{self, Expr, ExprKind, Rel, Statement};

/// Values of letters.
pub type Point = BTreeMap<String, f64>;

/// The value of `expr`; NaN or infinite where it has none.
pub fn value(expr: &Expr, point: &Point) -> f64 {
    match &expr.kind {
        ExprKind::Number(number) => {
            let text = number.value.to_string();
            let (top, bottom) = text.split_once('/').unwrap_or((&text, "1"));
            top.parse::<f64>().unwrap_or(f64::NAN) / bottom.parse::<f64>().unwrap_or(f64::NAN)
        }
        ExprKind::Variable(name) => point.get(name).copied().unwrap_or(f64::NAN),
        ExprKind::Neg(a) => -value(a, point),
        ExprKind::Add(a, b) => value(a, point) + value(b, point),
        ExprKind::Sub(a, b) => value(a, point) - value(b, point),
        ExprKind::Mul(a, b) => value(a, point) * value(b, point),
        ExprKind::Div(a, b) => value(a, point) / value(b, point),
        ExprKind::Pow(a, b) => match (value(a, point), value(b, point)) {
            (0.0, 0.0) => f64::NAN,
            (a, b) => a.powf(b),
        },
        ExprKind::Sqrt(a) => value(a, point).sqrt(),
        ExprKind::Root(index, a) => notation::real_root(value(a, point), *index).unwrap_or(f64::NAN),
        ExprKind::Abs(a) => value(a, point).abs(),
        ExprKind::Euler => std::f64::consts::E,
        ExprKind::Imaginary => f64::NAN,
        ExprKind::Log(base, a) => value(a, point).ln() / value(base, point).ln(),
        ExprKind::PlusMinus(_) | ExprKind::AddSub(..) => f64::NAN,
    }
}

/// The value of a number written out, as evidence writes it.
pub fn number(text: &str) -> f64 {
    match notation::parse(text).statement {
        Some(Statement::Expr(expr)) => value(&expr, &Point::new()),
        other => panic!("{text} is read as {other:?}"),
    }
}

/// Whether two values are the same number, as far as floating point tells.
pub fn is_close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()))
}

/// Whether the statement is true; None where a side has no value, and for an expression.
pub fn truth(statement: &Statement, point: &Point) -> Option<bool> {
    match statement {
        Statement::Expr(_) | Statement::At(..) => None,
        Statement::Always => Some(true),
        Statement::Never => Some(false),
        Statement::And(parts) => parts.iter().map(|part| truth(part, point)).reduce(|a, b| Some(a? && b?))?,
        Statement::Or(parts) => parts.iter().map(|part| truth(part, point)).reduce(|a, b| Some(a? || b?))?,
        Statement::Chain(first, rest) => {
            let mut left = value(first, point);
            let mut all = true;
            for (rel, side) in rest {
                let right = value(side, point);
                if !left.is_finite() || !right.is_finite() {
                    return None;
                }
                let equal = is_close(left, right);
                all &= match rel {
                    Rel::Eq | Rel::Approx => equal,
                    Rel::Ne => !equal,
                    Rel::Lt => left < right && !equal,
                    Rel::Le => left < right || equal,
                    Rel::Gt => left > right && !equal,
                    Rel::Ge => left > right || equal,
                };
                left = right;
            }
            Some(all)
        }
    }
}
