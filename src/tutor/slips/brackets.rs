//! Wrong moves on brackets: a factor or a minus that does not reach every term, or reaches too much.

use super::found::{Found, found};
use super::terms::{Term, is_sum, minus, plus, product, quotient, replaced, sum, terms, without};
use crate::notation::{Expr, ExprKind, has_letter};
use crate::slips::SlipKind::{
    BracketSignChanged, DividedInBracket, FactorForgotten, FirstTermOnly, LastTermOnly, MinusFirstTermOnly,
    OneTermLeftOut, OutsideTermMultiplied, SumBeforeProduct, TermForgotten,
};
use num_traits::{One, Signed};

/// Moves on one product `factor * (a + b)`.
pub(super) fn on_product(a: &Expr, b: &Expr) -> Found<Expr> {
    let mut moved = Vec::new();
    for (factor, bracket) in [(a, b), (b, a)] {
        let all = terms(bracket);
        if all.len() < 2 {
            continue;
        }
        let times = |term: &Term| term.with(product(factor, &term.expr));
        let all_but = |i: usize, other: Term| {
            sum(all.iter().enumerate().map(|(j, term)| if j == i { other.clone() } else { times(term) }))
        };
        let one = |i: usize| replaced(&all, i, [times(&all[i])]);
        moved.push(found(FirstTermOnly, factor, one(0)));
        moved.push(found(LastTermOnly, factor, one(all.len() - 1)));
        for (i, term) in all.iter().enumerate() {
            moved.push(found(TermForgotten, bracket, product(factor, &sum(without(&all, i)))));
            let (c, rest) = term.parts();
            if let Some(rest) = rest.filter(|_| !c.abs().is_one()) {
                moved.push(found(FactorForgotten, &term.expr, all_but(i, term.with(product(factor, &rest)))));
            }
            if let ExprKind::Div(top, bottom) = &term.expr.kind {
                let divided = term.with(quotient(top, &product(factor, bottom)));
                moved.push(found(DividedInBracket, &term.expr, all_but(i, divided)));
            }
        }
        for (i, term) in all.iter().enumerate().skip(1) {
            moved.push(found(BracketSignChanged, bracket, product(factor, &replaced(&all, i, [term.negated()]))));
            if all.len() > 2 {
                moved.push(found(OneTermLeftOut, factor, all_but(i, term.clone())));
            }
        }
    }
    moved
}

/// Moves on a sum some of whose terms hold brackets.
pub(super) fn on_sum(all: &[Term]) -> Found<Expr> {
    let mut moved = Vec::new();
    for (i, term) in all.iter().enumerate() {
        if term.minus {
            moved.extend(minus_before_bracket(all, i));
        }
        let ExprKind::Mul(factor, bracket) = &term.expr.kind else { continue };
        if is_sum(bracket) {
            for (j, other) in all.iter().enumerate().filter(|(j, _)| *j != i) {
                let multiplied = other.with(product(factor, &other.expr));
                moved.push(found(OutsideTermMultiplied, &other.expr, replaced(all, j, [multiplied])));
            }
        }
        // With a letter behind it, the sum that is taken first is one of unlike terms.
        let is_product = is_sum(bracket) || !has_letter(bracket);
        if i > 0 && is_product && !has_letter(factor) && !has_letter(&all[i - 1].expr) {
            let before = &all[i - 1];
            let taken = if term.minus { minus(&before.expr, factor) } else { plus(&before.expr, factor) };
            let joined = before.with(product(&taken, bracket));
            let rest = [&all[..i - 1], &[joined], &all[i + 1..]].concat();
            moved.push(found(SumBeforeProduct, &sum([before.clone(), term.clone()]), sum(rest)));
        }
    }
    moved
}

/// `5 - (x - 2)` → `5 - x - 2`, and the same where the bracket has a factor.
fn minus_before_bracket(all: &[Term], i: usize) -> Found<Expr> {
    let term = &all[i];
    let (factor, bracket) = match &term.expr.kind {
        ExprKind::Mul(factor, bracket) => (Some(factor), terms(bracket)),
        _ => (None, terms(&term.expr)),
    };
    if bracket.len() < 2 {
        return Vec::new();
    }
    let opened = bracket.iter().enumerate().map(|(j, inner)| Term {
        minus: inner.minus != (j == 0),
        expr: factor.map_or_else(|| inner.expr.clone(), |factor| product(factor, &inner.expr)),
    });
    let mut moved = vec![found(MinusFirstTermOnly, &sum([term.clone()]), replaced(all, i, opened.collect::<Vec<_>>()))];
    if let [first, second] = bracket.as_slice() {
        // `5 - 2(x + 3)` → `5 - 2x + 3`: neither the minus nor the factor goes on.
        let times = |inner: &Term| factor.map_or_else(|| inner.expr.clone(), |factor| product(factor, &inner.expr));
        let opened = [Term { minus: !first.minus, expr: times(first) }, second.clone()];
        if factor.is_some() {
            moved.push(found(FirstTermOnly, factor.map_or(&term.expr, |factor| factor), replaced(all, i, opened)));
        }
    }
    moved
}
