//! Wrong moves on roots as they stand, and on equations with the unknown under one.

use super::found::{Found, found};
use super::terms::{
    Term, integer, is_sum, literal, minus, negative, node, number, plus, power, product, quotient, root, sum, terms,
    without,
};
use crate::notation::{Expr, ExprKind, Rational, Rel, Statement, has_letter};
use crate::slips::SlipKind::{
    DividedByIndex, DoubledInsteadOfSquared, HalvedInsteadOfRoot, OnlyRootSideSquared, OnlyTopRationalised,
    PowerOfProduct, RootOfNegative, RootOfSum, RootSumSquaredByTerm, RootsAdded, SquareFactorWithoutRoot,
};
use num_traits::{Signed, ToPrimitive};

/// Largest number whose root a factor is looked for in.
const MAX_RADICAND: i64 = 10_000;

/// Moves on two square roots of a sum.
pub(super) fn on_sum(all: &[Term]) -> Found<Expr> {
    let mut moved = Vec::new();
    for (i, first) in all.iter().enumerate() {
        let ExprKind::Sqrt(a) = &first.expr.kind else { continue };
        for (j, second) in all.iter().enumerate().skip(i + 1) {
            let ExprKind::Sqrt(b) = &second.expr.kind else { continue };
            let inside = if first.minus == second.minus { plus(a, b) } else { minus(a, b) };
            let joined = first.with(root(&inside));
            let rest = [&all[..i], &[joined], &all[i + 1..j], &all[j + 1..]].concat();
            moved.push(found(RootsAdded, &sum([first.clone(), second.clone()]), sum(rest)));
        }
    }
    moved
}

/// Moves on a quotient with a root below.
pub(super) fn on_quotient(top: &Expr, bottom: &Expr) -> Found<Expr> {
    let ExprKind::Sqrt(_) = bottom.kind else { return Vec::new() };
    vec![found(OnlyTopRationalised, &quotient(top, bottom), product(top, bottom))]
}

/// Moves on the square root of a number.
pub(super) fn of_number(inside: &Expr) -> Found<Expr> {
    let whole = root(inside);
    let Some(value) = literal(inside) else { return Vec::new() };
    let mut moved = Vec::new();
    if value.is_negative() {
        let of_size = root(&number(&-value));
        moved.push(found(RootOfNegative, &whole, of_size.clone()));
        moved.push(found(RootOfNegative, &whole, negative(&of_size)));
        return moved;
    }
    moved.push(found(HalvedInsteadOfRoot, &whole, quotient(inside, &integer(2))));
    let small = value.is_integer().then(|| value.to_integer().to_i64()).flatten().filter(|n| *n <= MAX_RADICAND);
    let squares = (2..=100i64).map(|side| side * side);
    for square in small.into_iter().flat_map(|n| squares.clone().filter(move |square| n % square == 0)) {
        let left = root(&number(&(&value / Rational::from_integer(square.into()))));
        moved.push(found(SquareFactorWithoutRoot, &whole, product(&integer(square), &left)));
    }
    moved
}

/// Moves on a root of higher index.
pub(super) fn on_higher(index: u32, inside: &Expr) -> Found<Expr> {
    let of = |inside: &Expr| node(ExprKind::Root(index, Box::new(inside.clone())));
    let whole = of(inside);
    let mut moved = Vec::new();
    if literal(inside).is_some() {
        moved.push(found(DividedByIndex, &whole, quotient(inside, &integer(index.into()))));
    }
    let all = terms(inside);
    if all.len() > 1 {
        moved.push(found(RootOfSum, &whole, sum(all.iter().map(|term| term.with(of(&term.expr))))));
    }
    moved
}

/// Moves on the equation `a = b` that take the square of both sides.
pub(super) fn moves(a: &Expr, b: &Expr) -> Found<Statement> {
    let equal = |left: Expr, right: Expr| Statement::Chain(left, vec![(Rel::Eq, right)]);
    let squared = |term: &Term| term.with(power(&term.expr, &integer(2)));
    let all_plus = |all: &[Term]| sum(all.iter().map(|term| Term::plus(power(&term.expr, &integer(2)))));
    let (all, others) = (terms(a), terms(b));
    let mut moved = Vec::new();
    for (i, term) in all.iter().enumerate().filter(|(_, term)| !term.minus) {
        let ExprKind::Sqrt(inside) = &term.expr.kind else { continue };
        if !has_letter(inside) {
            continue;
        }
        let rest = without(&all, i);
        let alone = minus(b, &sum(rest.clone()));
        let doubled = product(&integer(2), &alone);
        moved.push(found(DoubledInsteadOfSquared, b, equal((**inside).clone(), doubled)));
        if let (ExprKind::Div(top, bottom), true) = (&b.kind, rest.is_empty()) {
            let two = integer(2);
            for right in [quotient(&power(top, &two), bottom), quotient(top, &power(bottom, &two))] {
                moved.push(found(PowerOfProduct, b, equal((**inside).clone(), right)));
            }
        }
        moved.push(found(OnlyRootSideSquared, &term.expr, equal((**inside).clone(), alone)));
        if rest.is_empty() {
            if is_sum(b) {
                for right in [sum(others.iter().map(squared)), all_plus(&others)] {
                    moved.push(found(RootSumSquaredByTerm, b, equal((**inside).clone(), right)));
                }
            }
            continue;
        }
        let right = power(b, &integer(2));
        for kept in [sum(rest.iter().map(squared)), all_plus(&rest)] {
            moved.push(found(RootSumSquaredByTerm, a, equal(plus(inside, &kept), right.clone())));
        }
    }
    moved
}
