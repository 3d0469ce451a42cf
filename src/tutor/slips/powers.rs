//! Wrong moves on powers, roots and absolute values.

use super::found::{Found, found};
use super::terms::{
    Term, coefficient, integer, is_number, literal, negative, node, number, plus, power, product, replaced, root, size,
    sum, terms,
};
use crate::notation::{Expr, ExprKind, has_letter};
use crate::slips::SlipKind::{
    AbsOfSum, ExponentsAddedInPower, ExponentsMultiplied, NegativeExponent, OneTermRaised, PowerAsProduct,
    PowerOfProduct, PowerOverCoefficient, RootOfSquare, RootOfSum, SquareOfSum, ZeroExponent,
};
use crate::tutor::samples::same;
use num_traits::{One, Signed};

/// Moves on a product of two powers.
pub(super) fn on_product(a: &Expr, b: &Expr) -> Found<Expr> {
    let mut moved = Vec::new();
    if let (ExprKind::Pow(x, m), ExprKind::Pow(y, n)) = (&a.kind, &b.kind)
        && same(x, y)
    {
        moved.push(found(ExponentsMultiplied, &product(a, b), power(x, &product(m, n))));
    }
    if let (ExprKind::Number(_), ExprKind::Pow(base, exponent)) = (&a.kind, &b.kind)
        && has_letter(base)
    {
        moved.push(found(PowerOverCoefficient, &product(a, b), power(&product(a, base), exponent)));
    }
    moved
}

/// Moves on one power.
pub(super) fn on_power(base: &Expr, exponent: &Expr) -> Found<Expr> {
    let mut moved = Vec::new();
    let whole = power(base, exponent);
    let all = terms(base);
    if all.len() > 1 {
        let raised = |term: &Term| term.with(power(&term.expr, exponent));
        moved.push(found(SquareOfSum, &whole, sum(all.iter().map(raised))));
        moved.push(found(SquareOfSum, &whole, sum(all.iter().map(raised).map(|term| Term::plus(term.expr)))));
        let one = |i: usize| replaced(&all, i, [raised(&all[i])]);
        moved.extend((0..all.len()).map(|i| found(OneTermRaised, &whole, one(i))));
    }
    if let ExprKind::Mul(a, b) = &base.kind {
        moved.push(found(PowerOfProduct, &whole, product(a, &power(b, exponent))));
        moved.push(found(PowerOfProduct, &whole, product(&power(a, exponent), b)));
    }
    if let ExprKind::Pow(inner, m) = &base.kind {
        moved.push(found(ExponentsAddedInPower, &whole, power(inner, &plus(m, exponent))));
    }
    match literal(exponent) {
        None if is_number(exponent, 0) => {
            moved.push(found(ZeroExponent, &whole, integer(0)));
            moved.push(found(ZeroExponent, &whole, base.clone()));
        }
        Some(value) if value.is_negative() => {
            let positive = number(&-value);
            moved.push(found(NegativeExponent, &whole, negative(&power(base, &positive))));
            moved.push(found(NegativeExponent, &whole, power(base, &positive)));
            moved.push(found(NegativeExponent, &whole, product(base, exponent)));
        }
        Some(value) if value.is_one() => {}
        _ => moved.push(found(PowerAsProduct, &whole, product(base, exponent))),
    }
    moved
}

/// Moves on a square root.
pub(super) fn on_root(inside: &Expr) -> Found<Expr> {
    let mut moved = Vec::new();
    let all = terms(inside);
    if all.len() > 1 {
        let rooted = |term: &Term| term.with(root(&term.expr));
        moved.push(found(RootOfSum, &root(inside), sum(all.iter().map(rooted))));
        // With the root of x² read as x.
        let plain = |term: &Term| match &term.expr.kind {
            ExprKind::Pow(base, two) if is_number(two, 2) => term.with((**base).clone()),
            _ => rooted(term),
        };
        moved.push(found(RootOfSum, &root(inside), sum(all.iter().map(plain))));
    }
    if let ExprKind::Pow(base, two) = &inside.kind
        && is_number(two, 2)
    {
        moved.push(found(RootOfSquare, &root(inside), (**base).clone()));
    }
    moved
}

/// Moves on an absolute value.
pub(super) fn on_size(inside: &Expr) -> Found<Expr> {
    let all = terms(inside);
    if all.len() < 2 {
        return Vec::new();
    }
    let positive = all.iter().map(|term| {
        let (c, _) = coefficient(&term.expr);
        Term::plus(if has_letter(&term.expr) || c.is_negative() { size(&term.expr) } else { term.expr.clone() })
    });
    let each = all.iter().map(|term| term.with(size(&term.expr)));
    let whole = node(ExprKind::Abs(Box::new(inside.clone())));
    vec![found(AbsOfSum, &whole, sum(positive)), found(AbsOfSum, &whole, sum(each))]
}
