//! Every wrong move within an expression, at every place of it.

use super::found::Found;
use super::terms::{Term, node, replaced, terms};
use super::{brackets, fractions, logarithms, monomials, powers, radicals, sums};
use crate::notation::{Expr, ExprKind};

/// The moves on the expression and on each of its parts; `whole` puts what comes out back where it stood.
pub(super) fn moves_within<T>(expr: &Expr, whole: impl Fn(Expr) -> T) -> Found<T> {
    within(expr).into_iter().map(|(slip, expr)| (slip, whole(expr))).collect()
}

fn within(expr: &Expr) -> Found<Expr> {
    let all = terms(expr);
    if all.len() > 1 || all[0].minus {
        let mut moved = on_sum(&all);
        for (i, term) in all.iter().enumerate() {
            let put_back = |(slip, changed)| (slip, replaced(&all, i, [term.with(changed)]));
            moved.extend(within(&term.expr).into_iter().map(put_back));
        }
        return moved;
    }
    let mut moved = on_one(expr);
    for (i, operand) in expr.kind.operands().into_iter().enumerate() {
        let Some(operand) = operand else { continue };
        moved.extend(within(operand).into_iter().map(|(slip, operand)| {
            let mut operands = expr.kind.operands().map(Option::<&Expr>::cloned);
            operands[i] = Some(operand);
            (slip, node(expr.kind.with_operands(operands)))
        }));
    }
    moved
}

fn on_sum(all: &[Term]) -> Found<Expr> {
    let mut moved = brackets::on_sum(all);
    moved.extend(fractions::on_sum(all));
    moved.extend(sums::on_sum(all));
    moved.extend(logarithms::on_sum(all));
    moved.extend(radicals::on_sum(all));
    moved
}

/// Every wrong move on what is no sum.
fn on_one(expr: &Expr) -> Found<Expr> {
    match &expr.kind {
        ExprKind::Mul(a, b) => {
            let mut moved = brackets::on_product(a, b);
            moved.extend(powers::on_product(a, b));
            moved.extend(fractions::on_product(a, b));
            moved.extend(monomials::on_product(expr));
            moved.extend(logarithms::on_product(a, b));
            moved
        }
        ExprKind::Div(a, b) => {
            let mut moved = fractions::on_quotient(a, b);
            moved.extend(monomials::on_quotient(a, b));
            moved.extend(logarithms::on_quotient(a, b));
            moved.extend(radicals::on_quotient(a, b));
            moved
        }
        ExprKind::Pow(base, exponent) => {
            let mut moved = sums::on_power(base, exponent);
            moved.extend(powers::on_power(base, exponent));
            moved.extend(monomials::on_power(base, exponent));
            moved
        }
        ExprKind::Sqrt(inside) => {
            let mut moved = powers::on_root(inside);
            moved.extend(radicals::of_number(inside));
            moved
        }
        ExprKind::Root(index, inside) => radicals::on_higher(*index, inside),
        ExprKind::Log(base, argument) => logarithms::on_log(base, argument),
        ExprKind::Abs(inside) => powers::on_size(inside),
        _ => Vec::new(),
    }
}
