//! Trees built by hand. Nothing is simplified; spans are empty.

use super::ast::{Expr, ExprKind, Number, Rel, Statement};
use super::rational::Rational;
use crate::text::Span;
use num_traits::Signed;

/// A node of this kind.
pub fn node(kind: ExprKind) -> Expr {
    Expr { kind, span: Span::default() }
}

/// A letter or a name.
pub fn variable(name: impl Into<String>) -> Expr {
    node(ExprKind::Variable(name.into()))
}

/// The number as people write it: a fraction where it is one, a sign before it where it is negative.
pub fn number(value: &Rational) -> Expr {
    if value.is_negative() {
        return negative(number(&-value));
    }
    let whole = |value: &num_bigint::BigInt| literal(Rational::from_integer(value.clone()), 0);
    if value.is_integer() { whole(value.numer()) } else { quotient(whole(value.numer()), whole(value.denom())) }
}

/// A whole number.
pub fn whole(value: i64) -> Expr {
    number(&Rational::from_integer(value.into()))
}

/// A number that is written with so many digits behind its point.
pub fn literal(value: Rational, n_decimals: usize) -> Expr {
    node(ExprKind::Number(Number { value, n_decimals }))
}

pub fn negative(a: Expr) -> Expr {
    node(ExprKind::Neg(Box::new(a)))
}

pub fn sum(a: Expr, b: Expr) -> Expr {
    node(ExprKind::Add(Box::new(a), Box::new(b)))
}

pub fn difference(a: Expr, b: Expr) -> Expr {
    node(ExprKind::Sub(Box::new(a), Box::new(b)))
}

pub fn product(a: Expr, b: Expr) -> Expr {
    node(ExprKind::Mul(Box::new(a), Box::new(b)))
}

pub fn quotient(a: Expr, b: Expr) -> Expr {
    node(ExprKind::Div(Box::new(a), Box::new(b)))
}

pub fn power(a: Expr, b: Expr) -> Expr {
    node(ExprKind::Pow(Box::new(a), Box::new(b)))
}

pub fn root(a: Expr) -> Expr {
    node(ExprKind::Sqrt(Box::new(a)))
}

pub fn absolute(a: Expr) -> Expr {
    node(ExprKind::Abs(Box::new(a)))
}

pub fn plus_minus(a: Expr) -> Expr {
    node(ExprKind::PlusMinus(Box::new(a)))
}

/// `left = right`
pub fn equation(left: Expr, right: Expr) -> Statement {
    Statement::Chain(left, vec![(Rel::Eq, right)])
}
