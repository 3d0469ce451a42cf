//! Wrong moves on an expression: brackets, powers, roots, fractions, like terms.

use super::slip::{Moved, Slip};
use super::terms::{
    Term, coefficient, is_number, node, number, power, product, quotient, root, shown, sum, terms, without,
};
use crate::algebra::syntax::{Expr, ExprKind};

/// The moves on the expression and on each of its parts; `whole` puts what comes out back where it stood.
pub(super) fn moves_within<T>(expr: &Expr, whole: impl Fn(Expr) -> T) -> Moved<T> {
    within(expr).into_iter().map(|(slip, expr)| (slip, whole(expr))).collect()
}

fn within(expr: &Expr) -> Moved<Expr> {
    let mut moved = moves(expr);
    for (i, operand) in expr.kind.operands().into_iter().enumerate() {
        let Some(operand) = operand else { continue };
        moved.extend(within(operand).into_iter().map(|(slip, operand)| {
            let mut operands = expr.kind.operands().map(Option::<&Expr>::cloned);
            operands[i] = Some(operand);
            (slip, node(expr.kind.with_operands(operands)))
        }));
    }
    moved
}

/// Every wrong move on this expression itself, not on its parts.
fn moves(expr: &Expr) -> Moved<Expr> {
    let mut moved = Vec::new();
    match &expr.kind {
        ExprKind::Mul(a, b) => {
            for (factor, bracket) in [(a, b), (b, a)] {
                let all = terms(bracket);
                if all.len() > 1 {
                    let slip = Slip::FirstTermOnly { factor: shown(factor) };
                    moved.push((slip, sum(first_term_only(&all, |term| product(factor, term)))));
                }
            }
            if let (ExprKind::Pow(x, m), ExprKind::Pow(y, n)) = (&a.kind, &b.kind)
                && x == y
            {
                moved.push((Slip::ExponentsMultiplied, power(x, &product(m, n))));
            }
        }
        ExprKind::Neg(a) => {
            let all = terms(a);
            if all.len() > 1 {
                moved.push((Slip::MinusFirstTermOnly, sum(minus_first_only(&all))));
            }
        }
        ExprKind::Sub(a, b) => {
            let (factor, bracket) = match &b.kind {
                ExprKind::Mul(factor, bracket) => (Some(factor), terms(bracket)),
                _ => (None, terms(b)),
            };
            if bracket.len() > 1 {
                let times = |term: Term| match factor {
                    Some(factor) => Term { minus: term.minus, expr: product(factor, &term.expr) },
                    None => term,
                };
                let rest = minus_first_only(&bracket).into_iter().map(times);
                moved.push((Slip::MinusFirstTermOnly, sum([Term::plus((**a).clone())].into_iter().chain(rest))));
            }
        }
        ExprKind::Add(a, b) => {
            if let (ExprKind::Div(a, b), ExprKind::Div(c, d)) = (&a.kind, &b.kind) {
                let add = |x: &Expr, y: &Expr| sum([Term::plus(x.clone()), Term::plus(y.clone())]);
                moved.push((Slip::TopsAndBottoms, quotient(&add(a, c), &add(b, d))));
            }
            for (like, constant) in [(a, b), (b, a)] {
                if let (Some((n, rest)), ExprKind::Number(m)) = (coefficient(like), &constant.kind) {
                    let joined = product(&number(&(n + &m.value)), &rest);
                    moved.push((Slip::UnlikeTerms { sum: shown(expr) }, joined));
                }
            }
        }
        ExprKind::Pow(base, exponent) => {
            let all = terms(base);
            if all.len() > 1 && is_number(exponent, 2) {
                let slip = Slip::SquareOfSum { square: shown(expr) };
                let square = |term: &Term| Term { minus: term.minus, expr: power(&term.expr, exponent) };
                moved.push((slip.clone(), sum(all.iter().map(square))));
                moved.push((slip, sum(all.iter().map(square).map(|term| Term::plus(term.expr)))));
            }
            if let ExprKind::Mul(a, b) = &base.kind {
                let slip = Slip::PowerOfProduct { power: shown(expr) };
                moved.push((slip, product(a, &power(b, exponent))));
            }
        }
        ExprKind::Sqrt(a) => {
            let all = terms(a);
            if all.len() > 1 {
                let root = |term: &Term| Term { minus: term.minus, expr: root(&term.expr) };
                moved.push((Slip::RootOfSum { root: shown(expr) }, sum(all.iter().map(root))));
            }
        }
        ExprKind::Div(top, bottom) => {
            let all = terms(top);
            for (i, term) in all.iter().enumerate().filter(|_| all.len() > 1) {
                let slip = Slip::OneTermDivided { divisor: shown(bottom) };
                if term.expr == **bottom {
                    moved.push((slip.clone(), sum(without(&all, i))));
                }
                let divided = Term { minus: term.minus, expr: quotient(&term.expr, bottom) };
                moved.push((slip, sum(without(&all, i).chain([divided]))));
            }
        }
        _ => {}
    }
    moved
}

/// The first term changed, the others as they are.
fn first_term_only(all: &[Term], change: impl Fn(&Expr) -> Expr) -> Vec<Term> {
    let mut all = all.to_vec();
    if let Some(first) = all.first_mut() {
        first.expr = change(&first.expr);
    }
    all
}

/// A minus before a bracket that reaches its first term only.
fn minus_first_only(all: &[Term]) -> Vec<Term> {
    let mut all = all.to_vec();
    if let Some(first) = all.first_mut() {
        first.minus = !first.minus;
    }
    all
}
