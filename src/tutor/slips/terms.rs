//! Sums as lists of terms, and trees built by hand. Nothing is simplified; spans of what is built are empty.

use crate::algebra::Rational;
use crate::algebra::syntax::{Expr, ExprKind, Number, Statement, unicode};
use crate::text::Span;
use num_traits::{One, Signed};

/// A term of a sum and its sign.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub minus: bool,
    pub expr: Expr,
}

impl Term {
    pub fn plus(expr: Expr) -> Term {
        Term { minus: false, expr }
    }
}

/// The terms of a sum from left to right; one for anything else.
pub(super) fn terms(expr: &Expr) -> Vec<Term> {
    let (left, right, minus) = match &expr.kind {
        ExprKind::Add(a, b) => (a, b, false),
        ExprKind::Sub(a, b) => (a, b, true),
        ExprKind::Neg(a) if terms(a).len() == 1 => return vec![Term { minus: true, expr: (**a).clone() }],
        _ => return vec![Term::plus(expr.clone())],
    };
    let mut all = terms(left);
    all.extend(terms(right).into_iter().map(|term| Term { minus: term.minus != minus, ..term }));
    all
}

/// The sum of these terms; 0 for none.
pub(super) fn sum(terms: impl IntoIterator<Item = Term>) -> Expr {
    let mut terms = terms.into_iter();
    let Some(first) = terms.next() else { return number(&Rational::from_integer(0.into())) };
    let first = if first.minus { node(ExprKind::Neg(Box::new(first.expr))) } else { first.expr };
    terms.fold(first, |sum, term| {
        let (sum, expr) = (Box::new(sum), Box::new(term.expr));
        node(if term.minus { ExprKind::Sub(sum, expr) } else { ExprKind::Add(sum, expr) })
    })
}

/// All terms but one.
pub(super) fn without(all: &[Term], left_out: usize) -> impl Iterator<Item = Term> + Clone {
    all.iter().enumerate().filter(move |(i, _)| *i != left_out).map(|(_, term)| term.clone())
}

/// `c` and `x` of `c x`, `-c x` or `-x`, where `c` is a number and `x` is not.
pub(super) fn coefficient(expr: &Expr) -> Option<(Rational, Expr)> {
    match &expr.kind {
        ExprKind::Neg(a) => match coefficient(a) {
            Some((factor, rest)) => Some((-factor, rest)),
            None if matches!(a.kind, ExprKind::Variable(_)) => Some((-Rational::one(), (**a).clone())),
            None => None,
        },
        ExprKind::Mul(a, b) => match (&a.kind, &b.kind) {
            (ExprKind::Number(_), ExprKind::Number(_)) => None,
            (ExprKind::Number(number), _) => Some((number.value.clone(), (**b).clone())),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the expression is this number, as written.
pub(super) fn is_number(expr: &Expr, wanted: i64) -> bool {
    matches!(&expr.kind, ExprKind::Number(number) if number.value == Rational::from_integer(wanted.into()))
}

/// The number as a tree: a fraction where it is one, a sign before it where it is negative.
pub(super) fn number(value: &Rational) -> Expr {
    let whole = |value: &num_bigint::BigInt| {
        let value = Rational::from_integer(value.clone());
        node(ExprKind::Number(Number { value, n_decimals: 0 }))
    };
    if value.is_negative() {
        return node(ExprKind::Neg(Box::new(number(&-value))));
    }
    if value.is_integer() { whole(value.numer()) } else { quotient(&whole(value.numer()), &whole(value.denom())) }
}

/// The expression with every letter's sign changed.
pub(super) fn negated_letters(expr: &Expr) -> Expr {
    if matches!(expr.kind, ExprKind::Variable(_)) {
        return node(ExprKind::Neg(Box::new(expr.clone())));
    }
    let operands = expr.kind.operands().map(|operand| operand.map(negated_letters));
    node(expr.kind.with_operands(operands))
}

pub(super) fn product(a: &Expr, b: &Expr) -> Expr {
    node(ExprKind::Mul(Box::new(a.clone()), Box::new(b.clone())))
}

pub(super) fn quotient(a: &Expr, b: &Expr) -> Expr {
    node(ExprKind::Div(Box::new(a.clone()), Box::new(b.clone())))
}

pub(super) fn power(a: &Expr, b: &Expr) -> Expr {
    node(ExprKind::Pow(Box::new(a.clone()), Box::new(b.clone())))
}

pub(super) fn root(a: &Expr) -> Expr {
    node(ExprKind::Sqrt(Box::new(a.clone())))
}

pub(super) fn node(kind: ExprKind) -> Expr {
    Expr { kind, span: Span::default() }
}

/// The expression as people write it.
pub(super) fn shown(expr: &Expr) -> String {
    unicode(&Statement::Expr(expr.clone()))
}
