//! Wrong moves in completing a square and in undoing one.

use super::found::{Found, found};
use super::terms::{Term, integer, is_number, literal, number, plus, power, sum, terms};
use crate::notation::{Expr, ExprKind, Rational, Statement, build, has_letter};
use crate::slips::SlipKind::{
    CompletedSquareSign, CompletedWithWholeCoefficient, FactorsSetToFactors, SquareDropped, SquareNotCompensated,
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
