//! Wrong moves on two terms of a sum: like terms miscounted, unlike terms joined, signs.

use super::found::{Found, found};
use super::terms::{Term, integer, is_sum, literal, plus, power, product, replaced, sum};
use crate::notation::Rational;
use crate::notation::{Expr, ExprKind};
use crate::slips::SlipKind::{
    AddedInstead, ExponentsAddedInSum, LetterSubtracted, LettersMultiplied, MinusSquared, NegativesMadePositive,
    SignOfSmaller, UnlikeTerms,
};
use crate::tutor::samples::same;
use num_traits::{One, Signed};

/// Terms of a sum that are looked at in pairs; longer sums are not worked out in one's head.
const MAX_TERMS: usize = 10;

/// Moves on each pair of terms, and on each term with its sign.
pub(super) fn on_sum(all: &[Term]) -> Found<Expr> {
    let all = &all[..all.len().min(MAX_TERMS)];
    let mut moved = Vec::new();
    for (i, term) in all.iter().enumerate() {
        if let ExprKind::Pow(base, exponent) = &term.expr.kind
            && term.minus
            && literal(base).is_some()
            && is_even(exponent)
        {
            moved.push(found(MinusSquared, &sum([term.clone()]), replaced(all, i, [term.negated()])));
        }
        for (j, other) in all.iter().enumerate().skip(i + 1) {
            let piece = sum([term.clone(), other.clone()]);
            let joined = |joined: Term| {
                let rest = [&all[..i], &[joined], &all[i + 1..j], &all[j + 1..]].concat();
                sum(rest)
            };
            moved.extend(on_pair(term, other).into_iter().map(|(kind, term)| found(kind, &piece, joined(term))));
        }
    }
    moved
}

fn on_pair(term: &Term, other: &Term) -> Vec<(crate::slips::SlipKind, Term)> {
    let ((c, rest), (d, other_rest)) = (term.parts(), other.parts());
    let mut moved = Vec::new();
    let are_like = match (&rest, &other_rest) {
        (None, None) => true,
        (Some(a), Some(b)) => same(a, b),
        _ => false,
    };
    if are_like {
        moved.extend(miscounted(&c, &d).into_iter().map(|(kind, value)| (kind, Term::of(&value, rest.as_ref()))));
        if let Some(rest) = &rest {
            let squared = product(rest, rest);
            moved.push((LettersMultiplied, Term::of(&(&c + &d), Some(&squared))));
            moved.push((LettersMultiplied, Term::of(&(&c * &d), Some(&squared))));
            let opposite = c.is_negative() != d.is_negative();
            for (one, kept) in [(&c, &d), (&d, &c)] {
                if opposite && one.abs().is_one() {
                    moved.push((LetterSubtracted, Term::of(kept, None)));
                }
            }
        }
        return moved;
    }
    if [&rest, &other_rest].into_iter().flatten().any(is_sum) {
        // A bracket is no letter: what is joined with it is a sum taken before a product.
        return moved;
    }
    let joined = match (&rest, &other_rest) {
        (Some(rest), None) | (None, Some(rest)) => rest.clone(),
        (Some(a), Some(b)) => {
            if let (ExprKind::Pow(x, m), ExprKind::Pow(y, n)) = (&a.kind, &b.kind)
                && same(x, y)
            {
                moved.push((ExponentsAddedInSum, Term::of(&(&c * &d), Some(&power(x, &plus(m, n))))));
            }
            product(a, b)
        }
        (None, None) => return moved,
    };
    moved.push((UnlikeTerms, Term::of(&(&c + &d), Some(&joined))));
    moved
}

/// What wrong rules make of the sum of two signed numbers.
fn miscounted(c: &Rational, d: &Rational) -> Vec<(crate::slips::SlipKind, Rational)> {
    match (c.is_negative(), d.is_negative()) {
        (true, true) => vec![(NegativesMadePositive, -(c + d)), (NegativesMadePositive, c - d)],
        (false, false) => Vec::new(),
        _ => vec![(SignOfSmaller, -(c + d)), (AddedInstead, c - d)],
    }
}

/// Moves on a power of a negative number: `(-3)²` → `-9`.
pub(super) fn on_power(base: &Expr, exponent: &Expr) -> Found<Expr> {
    let mut moved = Vec::new();
    if let ExprKind::Neg(inside) = &base.kind
        && is_even(exponent)
    {
        let squared = product(&integer(-1), &power(inside, exponent));
        moved.push(found(MinusSquared, &power(base, exponent), squared));
    }
    moved
}

fn is_even(exponent: &Expr) -> bool {
    literal(exponent).is_some_and(|n| n.is_integer() && (n / Rational::from_integer(2.into())).is_integer())
}
