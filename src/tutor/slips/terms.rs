//! Sums as lists of terms, and trees built by hand. Nothing is simplified; spans of what is built are empty.

use crate::notation::Rational;
use crate::notation::{Expr, ExprKind, Number, Statement, unicode, variables};
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

    /// `c` times `rest`, or `c` alone.
    pub fn of(c: &Rational, rest: Option<&Expr>) -> Term {
        let size = number(&c.abs());
        Term { minus: c.is_negative(), expr: rest.map_or(size.clone(), |rest| product(&size, rest)) }
    }

    pub fn negated(&self) -> Term {
        Term { minus: !self.minus, expr: self.expr.clone() }
    }

    /// The same sign before another expression.
    pub fn with(&self, expr: Expr) -> Term {
        Term { minus: self.minus, expr }
    }

    /// The number before the letters, with the term's sign, and the letters; none where it is a number.
    pub fn parts(&self) -> (Rational, Option<Expr>) {
        let (c, rest) = coefficient(&self.expr);
        (if self.minus { -c } else { c }, rest)
    }
}

/// The terms of a sum from left to right, a bracket being one term; one term for anything else.
pub(super) fn terms(expr: &Expr) -> Vec<Term> {
    let (left, right, minus) = match &expr.kind {
        ExprKind::Add(a, b) => (a, b, false),
        ExprKind::Sub(a, b) => (a, b, true),
        ExprKind::Neg(a) => return vec![Term { minus: true, expr: (**a).clone() }],
        _ => return vec![Term::plus(expr.clone())],
    };
    let mut all = terms(left);
    all.push(Term { minus, expr: (**right).clone() });
    all
}

/// The sum of these terms; 0 for none.
pub(super) fn sum(terms: impl IntoIterator<Item = Term>) -> Expr {
    let mut terms = terms.into_iter();
    let Some(first) = terms.next() else { return integer(0) };
    let first = if first.minus { negative(&first.expr) } else { first.expr };
    terms.fold(first, |sum, term| {
        let (sum, expr) = (Box::new(sum), Box::new(term.expr));
        node(if term.minus { ExprKind::Sub(sum, expr) } else { ExprKind::Add(sum, expr) })
    })
}

/// All terms but one.
pub(super) fn without(all: &[Term], left_out: usize) -> Vec<Term> {
    all.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, term)| term.clone()).collect()
}

/// One term replaced by others.
pub(super) fn replaced(all: &[Term], at: usize, by: impl IntoIterator<Item = Term>) -> Expr {
    let (before, after) = (all[..at].iter().cloned(), all[at + 1..].iter().cloned());
    sum(before.chain(by).chain(after).collect::<Vec<_>>())
}

/// The number before the letters and the letters: 3 and `x` of `3x`, 1/2 and `x` of `x/2`, -4 alone of `-4`.
pub(super) fn coefficient(expr: &Expr) -> (Rational, Option<Expr>) {
    match &expr.kind {
        ExprKind::Number(number) => (number.value.clone(), None),
        ExprKind::Neg(a) => {
            let (c, rest) = coefficient(a);
            (-c, rest)
        }
        ExprKind::Mul(a, b) => match coefficient(a) {
            (c, None) => match coefficient(b) {
                (d, None) => (c * d, None),
                _ => (c, Some((**b).clone())),
            },
            (c, Some(_)) if c.is_one() => (c, Some(expr.clone())),
            (c, Some(rest)) => (c, Some(product(&rest, b))),
        },
        ExprKind::Div(a, b) => match (coefficient(a), literal(b)) {
            ((c, rest), Some(divisor)) => (c / divisor, rest),
            _ => (Rational::one(), Some(expr.clone())),
        },
        _ => (Rational::one(), Some(expr.clone())),
    }
}

/// The value of a written number other than 0.
pub(super) fn literal(expr: &Expr) -> Option<Rational> {
    match &expr.kind {
        ExprKind::Number(number) => Some(number.value.clone()),
        ExprKind::Neg(a) => literal(a).map(|value| -value),
        _ => None,
    }
    .filter(|value| *value != Rational::from_integer(0.into()))
}

/// Whether the expression is this number, as written.
pub(super) fn is_number(expr: &Expr, wanted: i64) -> bool {
    matches!(&expr.kind, ExprKind::Number(number) if number.value == Rational::from_integer(wanted.into()))
}

/// Whether the expression is a sum or difference.
pub(super) fn is_sum(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Add(..) | ExprKind::Sub(..))
}

/// Nodes of the expression.
pub(super) fn n_nodes(expr: &Expr) -> usize {
    1 + expr.kind.operands().into_iter().flatten().map(n_nodes).sum::<usize>()
}

/// The one letter of a statement.
pub(super) fn only_letter(statement: &Statement) -> Option<Expr> {
    let names: Vec<String> = variables(statement).into_iter().collect();
    let [name] = names.as_slice() else { return None };
    Some(node(ExprKind::Variable(name.clone())))
}

/// The number as a tree: a fraction where it is one, a sign before it where it is negative.
pub(super) fn number(value: &Rational) -> Expr {
    let whole = |value: &num_bigint::BigInt| {
        let value = Rational::from_integer(value.clone());
        node(ExprKind::Number(Number { value, n_decimals: 0 }))
    };
    if value.is_negative() {
        return negative(&number(&-value));
    }
    if value.is_integer() { whole(value.numer()) } else { quotient(&whole(value.numer()), &whole(value.denom())) }
}

pub(super) fn integer(value: i64) -> Expr {
    number(&Rational::from_integer(value.into()))
}

/// The expression with every letter's sign changed.
pub(super) fn negated_letters(expr: &Expr) -> Expr {
    if matches!(expr.kind, ExprKind::Variable(_)) {
        return negative(expr);
    }
    let operands = expr.kind.operands().map(|operand| operand.map(negated_letters));
    node(expr.kind.with_operands(operands))
}

pub(super) fn negative(a: &Expr) -> Expr {
    node(ExprKind::Neg(Box::new(a.clone())))
}

pub(super) fn plus(a: &Expr, b: &Expr) -> Expr {
    node(ExprKind::Add(Box::new(a.clone()), Box::new(b.clone())))
}

pub(super) fn minus(a: &Expr, b: &Expr) -> Expr {
    node(ExprKind::Sub(Box::new(a.clone()), Box::new(b.clone())))
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

pub(super) fn size(a: &Expr) -> Expr {
    node(ExprKind::Abs(Box::new(a.clone())))
}

pub(super) fn both_signs(a: &Expr) -> Expr {
    node(ExprKind::PlusMinus(Box::new(a.clone())))
}

pub(super) fn node(kind: ExprKind) -> Expr {
    Expr { kind, span: Span::default() }
}

/// The expression as people write it.
pub(super) fn shown(expr: &Expr) -> String {
    unicode(&Statement::Expr(expr.clone()))
}
