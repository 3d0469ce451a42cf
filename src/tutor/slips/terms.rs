//! Sums as lists of terms, and trees built by hand. Nothing is simplified; spans of what is built are empty.

pub(super) use crate::notation::build::{node, number, whole as integer};
use crate::notation::{Expr, ExprKind, Rational, Statement, build, unicode, variables};
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

/// The expression with every letter's sign changed.
pub(super) fn negated_letters(expr: &Expr) -> Expr {
    if matches!(expr.kind, ExprKind::Variable(_)) {
        return negative(expr);
    }
    let operands = expr.kind.operands().map(|operand| operand.map(negated_letters));
    node(expr.kind.with_operands(operands))
}

pub(super) fn negative(a: &Expr) -> Expr {
    build::negative(a.clone())
}

pub(super) fn plus(a: &Expr, b: &Expr) -> Expr {
    build::sum(a.clone(), b.clone())
}

pub(super) fn minus(a: &Expr, b: &Expr) -> Expr {
    build::difference(a.clone(), b.clone())
}

pub(super) fn product(a: &Expr, b: &Expr) -> Expr {
    build::product(a.clone(), b.clone())
}

pub(super) fn quotient(a: &Expr, b: &Expr) -> Expr {
    build::quotient(a.clone(), b.clone())
}

pub(super) fn power(a: &Expr, b: &Expr) -> Expr {
    build::power(a.clone(), b.clone())
}

pub(super) fn root(a: &Expr) -> Expr {
    build::root(a.clone())
}

pub(super) fn size(a: &Expr) -> Expr {
    build::absolute(a.clone())
}

pub(super) fn both_signs(a: &Expr) -> Expr {
    build::plus_minus(a.clone())
}

/// The expression as people write it.
pub(super) fn shown(expr: &Expr) -> String {
    unicode(&Statement::Expr(expr.clone()))
}
