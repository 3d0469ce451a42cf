//! Wrong moves on a fraction that equals another, or a number.

use super::balance::Sides;
use super::found::{Found, found};
use super::terms::{Term, is_number, product, quotient, sum, terms};
use crate::notation::{Expr, ExprKind, has_letter};
use crate::slips::SlipKind::{
    CrossProductWithoutBracket, DividedUpsideDown, MultipliedWithTop, ProportionMultipliedAcross, ReciprocalTermByTerm,
    TopsTimesOwnBottoms,
};

/// Moves on the equation `a = b`.
pub(super) fn moves(a: &Expr, b: &Expr) -> Found<Sides> {
    let ExprKind::Div(p, q) = &a.kind else { return Vec::new() };
    let ExprKind::Div(r, s) = &b.kind else {
        if !has_letter(p) && !has_letter(q) {
            return Vec::new();
        }
        let mut moved = vec![found(MultipliedWithTop, &quotient(p, q), (product(b, p), (**q).clone()))];
        if !has_letter(p) {
            moved.push(found(DividedUpsideDown, p, ((**q).clone(), quotient(b, p))));
        }
        let bottom = |term: &Term| match &term.expr.kind {
            ExprKind::Div(one, bottom) if is_number(one, 1) => Some(term.with((**bottom).clone())),
            _ => None,
        };
        let all = terms(b);
        if let (true, Some(bottoms)) = (is_number(p, 1) && all.len() > 1, all.iter().map(bottom).collect()) {
            let bottoms: Vec<Term> = bottoms;
            moved.push(found(ReciprocalTermByTerm, b, ((**q).clone(), sum(bottoms))));
        }
        return moved;
    };
    let mut moved = vec![
        found(ProportionMultipliedAcross, a, (product(p, r), product(q, s))),
        found(TopsTimesOwnBottoms, a, (product(p, q), product(r, s))),
    ];
    for left in without_bracket(p, s) {
        moved.push(found(CrossProductWithoutBracket, a, (left, product(q, r))));
    }
    for right in without_bracket(q, r) {
        moved.push(found(CrossProductWithoutBracket, a, (product(p, s), right)));
    }
    moved
}

/// The product of a sum and a factor, written side by side: the factor reaches the term that it stands beside.
fn without_bracket(first: &Expr, second: &Expr) -> Vec<Expr> {
    let mut made = Vec::new();
    for (bracket, factor) in [(first, second), (second, first)] {
        let all = terms(bracket);
        if all.len() < 2 {
            continue;
        }
        let reached = |at: usize| {
            let times = |(i, term): (usize, &Term)| match i {
                _ if i == at => term.with(product(factor, &term.expr)),
                _ => term.clone(),
            };
            sum(all.iter().enumerate().map(times))
        };
        made.extend([reached(0), reached(all.len() - 1)]);
    }
    made
}
