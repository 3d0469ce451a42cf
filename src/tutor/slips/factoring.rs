//! Wrong moves on a sum that is to be written as a product.

use super::found::{Found, found};
use super::terms::{
    Term, coefficient, integer, is_number, minus, number, plus, power, product, quotient, replaced, sum, terms,
};
use crate::notation::{Expr, ExprKind, Rational, build, factors, letters, nth_root};
use crate::slips::SlipKind::{
    DifferenceOfSquaresAsSquare, FactorFromFirstTermOnly, FactorSignLost, SumOfSquaresAsSquare,
};
use num_traits::Signed;

/// Moves on the sum as a whole: common factors, differences of squares.
pub(super) fn on_whole(expr: &Expr) -> Found<Expr> {
    let all = terms(expr);
    let mut moved = Vec::new();
    if let [first, second] = all.as_slice()
        && first.minus != second.minus
        && let (Some(a), Some(b)) = (side(&first.expr), side(&second.expr))
    {
        for joined in [minus(&a, &b), plus(&a, &b)] {
            moved.push(found(DifferenceOfSquaresAsSquare, expr, power(&joined, &integer(2))));
        }
    }
    if let [first, second] = all.as_slice()
        && !first.minus
        && !second.minus
        && let (Some(a), Some(b)) = (side(&first.expr), side(&second.expr))
    {
        moved.push(found(SumOfSquaresAsSquare, expr, power(&plus(&a, &b), &integer(2))));
        moved.push(found(SumOfSquaresAsSquare, expr, product(&plus(&a, &b), &minus(&a, &b))));
    }
    for (i, term) in all.iter().enumerate().filter(|_| all.len() > 1) {
        moved.push(found(FactorSignLost, &term.expr, replaced(&all, i, [term.negated()])));
    }
    let numbers: Vec<Rational> = all.iter().map(|term| term.parts().0.abs()).collect();
    let is_whole = numbers.iter().all(Rational::is_integer);
    let shares = |n: &i64| numbers.iter().all(|number| (number / Rational::from_integer((*n).into())).is_integer());
    let mut common: Vec<Expr> = (2..=20).filter(|n| is_whole && shares(n)).map(integer).collect();
    let is_factor = |letter: &Expr, of: &Expr| {
        factors(of).iter().any(|factor| match &factor.kind {
            ExprKind::Pow(base, _) => **base == *letter,
            _ => *factor == letter,
        })
    };
    let names = letters(expr).into_iter().map(build::variable);
    common.extend(names.filter(|letter| all.iter().all(|term| is_factor(letter, &term.expr))));
    for factor in common.iter().filter(|_| all.len() > 1) {
        let taken = |term: &Term| term.with(quotient(&term.expr, factor));
        for kept in 0..all.len() {
            let one_kept = all.iter().enumerate().map(|(i, term)| if i == kept { term.clone() } else { taken(term) });
            moved.push(found(FactorFromFirstTermOnly, factor, product(factor, &sum(one_kept))));
        }
        let first_only = all.iter().enumerate().map(|(i, term)| if i == 0 { taken(term) } else { term.clone() });
        moved.push(found(FactorFromFirstTermOnly, factor, product(factor, &sum(first_only))));
    }
    moved
}

/// What this is the square of: 3 of 9, `2x` of `4x²`.
fn side(expr: &Expr) -> Option<Expr> {
    let (c, rest) = coefficient(expr);
    let root = nth_root(&c, 2)?;
    match rest {
        None => Some(number(&root)),
        Some(rest) => match &rest.kind {
            ExprKind::Pow(base, two) if is_number(two, 2) => Some(product(&number(&root), base)),
            _ => None,
        },
    }
}
