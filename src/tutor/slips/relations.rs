//! Every wrong move on a line: those within its expressions, then those on the line as a whole.

use super::expressions::moves_within;
use super::found::Found;
use super::terms::plus;
use super::{absolute_values, balance, factoring, inequalities, logarithms, proportions, quadratic, radicals};
use crate::notation::{Expr, ExprKind, Rel, Statement};
use crate::slips::SlipKind::{AbsDropped, DividedByZeroable, EqualTopsCancelled, OneSolutionOnly};

/// The moves on one line.
pub(super) fn moves(line: &Statement) -> Found<Statement> {
    match line {
        Statement::Expr(expr) => {
            let mut moved = moves_within(expr, Statement::Expr);
            moved.extend(factored(expr).into_iter().map(|(slip, made)| (slip, Statement::Expr(made))));
            moved
        }
        Statement::Chain(first, rest) => match rest.as_slice() {
            [(rel, right)] => on_relation(first, *rel, right),
            _ => within_chain(first, rest),
        },
        Statement::Or(parts) => on_parts(parts, Statement::Or),
        Statement::And(parts) => on_parts(parts, Statement::And),
        Statement::At(..) | Statement::Never | Statement::Always => Vec::new(),
    }
}

/// Moves on a whole side that is to be written as a product.
fn factored(side: &Expr) -> Found<Expr> {
    let mut moved = factoring::on_whole(side);
    moved.extend(quadratic::factored(side));
    moved
}

fn on_relation(left: &Expr, rel: Rel, right: &Expr) -> Found<Statement> {
    let relation = |left: &Expr, right: &Expr| Statement::Chain(left.clone(), vec![(rel, right.clone())]);
    let mut moved = moves_within(left, |left| relation(&left, right));
    moved.extend(moves_within(right, |right| relation(left, &right)));
    moved.extend(factoring::on_whole(left).into_iter().map(|(slip, left)| (slip, relation(&left, right))));
    moved.extend(factoring::on_whole(right).into_iter().map(|(slip, right)| (slip, relation(left, &right))));
    if rel == Rel::Eq {
        moved.extend(on_equation(left, right));
    } else {
        moved.extend(inequalities::moves(left, rel, right));
        moved.extend(inequalities::moves(right, rel.mirrored(), left));
    }
    for (a, b, flipped) in [(left, right, false), (right, left, true)] {
        let back = |(slip, (a, b))| (slip, if flipped { relation(&b, &a) } else { relation(&a, &b) });
        moved.extend(balance::moves(a, b).into_iter().map(back));
        let rel = if flipped { rel.mirrored() } else { rel };
        moved.extend(absolute_values::moves(a, rel, b));
        if let ExprKind::Abs(inside) = &a.kind {
            let dropped = super::found::found(AbsDropped, a, ((**inside).clone(), b.clone()));
            moved.push(back(dropped));
        }
    }
    moved
}

fn on_equation(left: &Expr, right: &Expr) -> Found<Statement> {
    let equal = |(a, b): balance::Sides| Statement::Chain(a, vec![(Rel::Eq, b)]);
    let mut moved = Vec::new();
    if let Some(bottoms) = balance::equal_tops(left, right) {
        moved.push(super::found::found(EqualTopsCancelled, left, equal(bottoms)));
    }
    for by in balance::zeroable(left, right) {
        let divided = balance::divided(left, right, &by);
        moved.push(super::found::found(DividedByZeroable, &by, equal(divided)));
    }
    for (a, b) in [(left, right), (right, left)] {
        moved.extend(quadratic::moves(a, b));
        moved.extend(radicals::moves(a, b));
        moved.extend(logarithms::moves(a, b));
        moved.extend(proportions::moves(a, b).into_iter().map(|(slip, sides)| (slip, equal(sides))));
        // One sign of two: `x = 3 ± 2` → `x = 3 + 2`.
        if let ExprKind::AddSub(c, d) = &b.kind {
            moved.push(super::found::found(OneSolutionOnly, b, equal((a.clone(), plus(c, d)))));
        }
        if let ExprKind::PlusMinus(c) = &b.kind {
            moved.push(super::found::found(OneSolutionOnly, b, equal((a.clone(), (**c).clone()))));
        }
    }
    moved
}

fn within_chain(first: &Expr, rest: &[(Rel, Expr)]) -> Found<Statement> {
    let mut moved = moves_within(first, |first| Statement::Chain(first, rest.to_vec()));
    for (i, (rel, side)) in rest.iter().enumerate() {
        moved.extend(moves_within(side, |side| {
            let mut rest = rest.to_vec();
            rest[i] = (*rel, side);
            Statement::Chain(first.clone(), rest)
        }));
    }
    moved
}

fn on_parts(parts: &[Statement], joined: impl Fn(Vec<Statement>) -> Statement) -> Found<Statement> {
    let mut moved = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        moved.extend(moves(part).into_iter().map(|(slip, part)| {
            let mut parts = parts.to_vec();
            parts[i] = part;
            (slip, joined(parts))
        }));
        if let (Statement::Chain(side, _), Statement::Or(_)) = (part, joined(parts.to_vec())) {
            moved.push(super::found::found(OneSolutionOnly, side, part.clone()));
        }
    }
    moved
}
