//! Wrong moves in completing a square and in undoing one.

use super::found::{Found, found};
use super::terms::{
    Term, coefficient, integer, is_number, literal, minus, number, plus, power, product, quotient, sum, terms,
};
use crate::notation::{Expr, ExprKind, Rational, Statement, build, factors, has_letter, letters};
use crate::slips::SlipKind::{
    CompletedSquareSign, CompletedWithWholeCoefficient, DifferenceOfSquaresAsSquare, FactorFromFirstTermOnly,
    FactorsSetToFactors, SquareDropped, SquareNotCompensated,
};
use crate::tutor::samples::same;
use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive};

/// Largest number whose pairs of factors are tried.
const MAX_PRODUCT: i64 = 400;

fn equal(a: &Expr, b: &Expr) -> Statement {
    build::equation(a.clone(), b.clone())
}

/// Moves on the equation `a = b`.
pub(super) fn moves(a: &Expr, b: &Expr) -> Found<Statement> {
    let mut moved = completed(a, b);
    if let ExprKind::Pow(base, two) = &a.kind
        && is_number(two, 2)
        && has_letter(base)
    {
        moved.push(found(SquareDropped, a, equal(base, b)));
    }
    moved.extend(set_to_factors(a, b));
    moved
}

/// `x² + 6x = 1`: the square completed and the 9 left in, with 6 for 3, or with the other sign.
fn completed(a: &Expr, b: &Expr) -> Found<Statement> {
    let all = terms(a);
    let mut moved = Vec::new();
    for (i, square) in all.iter().enumerate() {
        let (one, Some(rest)) = square.parts() else { continue };
        let ExprKind::Pow(x, two) = &rest.kind else { continue };
        if !one.is_one() || !is_number(two, 2) {
            continue;
        }
        for (j, linear) in all.iter().enumerate() {
            let (whole, Some(letter)) = linear.parts() else { continue };
            if !same(&letter, x) {
                continue;
            }
            let half = &whole / BigInt::from(2);
            let others = all.iter().enumerate().filter(|(k, _)| *k != i && *k != j).map(|(_, term)| term.clone());
            let others: Vec<Term> = others.collect();
            let with = |added: &Rational| {
                let square = power(&plus(x, &number(added)), two);
                sum([Term::plus(square)].into_iter().chain(others.iter().cloned()))
            };
            let more = |added: &Rational| plus(b, &number(&(added * added)));
            moved.push(found(SquareNotCompensated, a, equal(&with(&half), b)));
            moved.push(found(CompletedWithWholeCoefficient, a, equal(&with(&whole), &more(&whole))));
            moved.push(found(CompletedWithWholeCoefficient, a, equal(&with(&whole), &more(&half))));
            moved.push(found(CompletedSquareSign, a, equal(&with(&-&half), &more(&half))));
        }
    }
    moved
}

/// `x(x - 6) = -8` → `x = 2 or x - 6 = -4`
fn set_to_factors(a: &Expr, b: &Expr) -> Found<Statement> {
    let ExprKind::Mul(p, q) = &a.kind else { return Vec::new() };
    let value = literal(b).filter(|value| value.is_integer()).and_then(|value| value.to_integer().to_i64());
    let Some(value) = value.filter(|value| value.abs() <= MAX_PRODUCT) else { return Vec::new() };
    if !has_letter(p) || !has_letter(q) {
        return Vec::new();
    }
    let divisors = (1..=value.abs()).filter(|divisor| value % divisor == 0).flat_map(|divisor| [divisor, -divisor]);
    let cases = divisors.map(|u| Statement::Or(vec![equal(p, &integer(u)), equal(q, &integer(value / u))]));
    cases.map(|made| found(FactorsSetToFactors, a, made)).collect()
}

/// Moves on a sum that is to be written as a product.
pub(super) fn factored(expr: &Expr) -> Found<Expr> {
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

fn exact_root(square: &BigInt) -> Option<BigInt> {
    let root = (!square.is_negative()).then(|| square.sqrt())?;
    (&root * &root == *square).then_some(root)
}

/// What this is the square of: 3 of 9, `2x` of `4x²`.
fn side(expr: &Expr) -> Option<Expr> {
    let (c, rest) = coefficient(expr);
    let root = Rational::new(exact_root(c.numer())?, exact_root(c.denom())?);
    match rest {
        None => Some(number(&root)),
        Some(rest) => match &rest.kind {
            ExprKind::Pow(base, two) if is_number(two, 2) => Some(product(&number(&root), base)),
            _ => None,
        },
    }
}
