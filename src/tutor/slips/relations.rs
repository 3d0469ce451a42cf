//! Wrong moves on a relation: terms and factors that change sides, roots, products that are zero.

use super::expressions::moves_within;
use super::slip::{Moved, Slip};
use super::terms::{
    Term, coefficient, is_number, negated_letters, number, product, quotient, root, shown, sum, terms, without,
};
use crate::algebra::syntax::{Expr, ExprKind, Rel, Statement, variables};
use num_traits::Signed;

/// Every wrong move on a relation between two sides: those on an expression in it, then those on the whole.
pub(super) fn moves(left: &Expr, rel: Rel, right: &Expr) -> Moved<Statement> {
    let relation = |left: Expr, right: Expr| Statement::Chain(left, vec![(rel, right)]);
    let mut moved = moves_within(left, |left| relation(left, right.clone()));
    moved.extend(moves_within(right, |right| relation(left.clone(), right)));
    let turned = Statement::Chain(left.clone(), vec![(turn(rel), right.clone())]);
    if rel != turn(rel) {
        let is_negative = |side: &Expr| coefficient(side).is_some_and(|(factor, _)| factor.is_negative());
        let slip = if is_negative(left) || is_negative(right) { Slip::SignNotTurned } else { Slip::SignTurned };
        moved.push((slip, turned));
    }
    for (a, b, flipped) in [(left, right, false), (right, left, true)] {
        let relation = |a: Expr, b: Expr| if flipped { relation(b, a) } else { relation(a, b) };
        moved.extend(on_terms(a, b, &relation));
        moved.extend(on_coefficients(a, b, &relation));
    }
    if rel == Rel::Eq {
        moved.extend(in_equations(left, right));
    }
    moved
}

fn in_equations(left: &Expr, right: &Expr) -> Moved<Statement> {
    let equal = |a: &Expr, b: &Expr| Statement::Chain(a.clone(), vec![(Rel::Eq, b.clone())]);
    let mut moved = Vec::new();
    if let ExprKind::Pow(base, exponent) = &left.kind
        && is_number(exponent, 2)
    {
        moved.push((Slip::PositiveRootOnly, equal(base, &root(right))));
    }
    let has_letter = |expr: &Expr| !variables(&Statement::Expr(expr.clone())).is_empty();
    if let ExprKind::Mul(a, b) = &left.kind
        && has_letter(a)
        && has_letter(b)
    {
        moved.push((Slip::ZeroProductWithoutZero, Statement::Or(vec![equal(a, right), equal(b, right)])));
        moved.push((Slip::RootsWithWrongSigns, equal(&negated_letters(left), &negated_letters(right))));
    }
    moved
}

/// Moves of one term of `a` against all of `b`.
fn on_terms(a: &Expr, b: &Expr, relation: &dyn Fn(Expr, Expr) -> Statement) -> Moved<Statement> {
    let mut moved = Vec::new();
    let all = terms(a);
    for (i, term) in all.iter().enumerate() {
        if all.len() > 1 {
            let kept = sum(without(&all, i));
            let slip = Slip::MovedWithoutSign { term: shown(&term.expr) };
            moved.push((slip, relation(kept, sum([Term::plus(b.clone()), term.clone()]))));
        }
        let ExprKind::Div(top, bottom) = &term.expr.kind else { continue };
        let factor = shown(bottom);
        let cleared = Term { minus: term.minus, expr: (**top).clone() };
        // Each term times the denominator, but for the one that had it and the one that is forgotten.
        let multiplied = |forgotten: Option<usize>| {
            let times = |(j, term): (usize, &Term)| match j {
                _ if j == i => cleared.clone(),
                _ if Some(j) == forgotten => term.clone(),
                _ => Term { minus: term.minus, expr: product(bottom, &term.expr) },
            };
            sum(all.iter().enumerate().map(times))
        };
        for forgotten in (0..all.len()).filter(|j| *j != i) {
            let slip = Slip::OneTermNotMultiplied { factor: factor.clone() };
            moved.push((slip, relation(multiplied(Some(forgotten)), product(bottom, b))));
        }
        moved.push((Slip::OneSideOnly { factor }, relation(multiplied(None), b.clone())));
    }
    moved
}

/// Moves of the number before a letter: `a` is `c x`.
fn on_coefficients(a: &Expr, b: &Expr, relation: &dyn Fn(Expr, Expr) -> Statement) -> Moved<Statement> {
    let Some((factor, rest)) = coefficient(a) else { return Vec::new() };
    let c = number(&factor);
    let (wrong_sign, name) = (number(&-factor), shown(&c));
    let difference = sum([Term::plus(b.clone()), Term { minus: true, expr: c.clone() }]);
    let after = |right: Expr| relation(rest.clone(), right);
    vec![
        (Slip::DividedWithWrongSign { divisor: name.clone() }, after(quotient(b, &wrong_sign))),
        (Slip::SubtractedInstead { factor: name.clone() }, after(difference)),
        (Slip::DividedUpsideDown, after(quotient(&c, b))),
        (Slip::MultipliedInstead { factor: name }, after(product(&c, b))),
    ]
}

fn turn(rel: Rel) -> Rel {
    match rel {
        Rel::Lt => Rel::Gt,
        Rel::Le => Rel::Ge,
        Rel::Gt => Rel::Lt,
        Rel::Ge => Rel::Le,
        same => same,
    }
}
