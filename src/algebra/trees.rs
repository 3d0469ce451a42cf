//! Questions about the shape of a tree, and a way to rebuild one.

use crate::notation::{Expr, ExprKind};

pub(super) use crate::notation::letters as letters_of;

pub(super) fn n_nodes(expr: &Expr) -> usize {
    1 + operands(expr).map(n_nodes).sum::<usize>()
}

/// Nodes on the longest way from the top down.
pub(super) fn depth(expr: &Expr) -> usize {
    1 + operands(expr).map(depth).max().unwrap_or(0)
}

/// Whether `part` is the expression or stands somewhere in it, as written.
pub(super) fn contains(expr: &Expr, part: &Expr) -> bool {
    expr == part || operands(expr).any(|operand| contains(operand, part))
}

/// The two ways to set the factors of one product against those of another, that one first in which a letter stands for
/// itself.
pub(super) fn paired_factors<'a, 'b>(a: [&'a Expr; 2], b: [&'b Expr; 2]) -> [[(&'a Expr, &'b Expr); 2]; 2] {
    let straight = [(a[0], b[0]), (a[1], b[1])];
    let crossed = [(a[0], b[1]), (a[1], b[0])];
    let stands = |(own, other): &(&Expr, &Expr)| is_variable(own) && own == other;
    match crossed.iter().any(stands) && !straight.iter().any(stands) {
        true => [crossed, straight],
        false => [straight, crossed],
    }
}

pub(super) fn is_variable(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Variable(_))
}

pub(super) fn operands(expr: &Expr) -> impl Iterator<Item = &Expr> {
    expr.kind.operands().into_iter().flatten()
}

/// The same kind of node with every operand, from left to right, replaced by what `change` makes of it.
pub(super) fn rebuilt<E>(kind: &ExprKind, mut change: impl FnMut(&Expr) -> Result<Expr, E>) -> Result<ExprKind, E> {
    let mut sub = |operand: &Expr| change(operand).map(Box::new);
    Ok(match kind {
        ExprKind::Number(_) | ExprKind::Variable(_) | ExprKind::Euler | ExprKind::Imaginary => kind.clone(),
        ExprKind::Neg(a) => ExprKind::Neg(sub(a)?),
        ExprKind::Sqrt(a) => ExprKind::Sqrt(sub(a)?),
        ExprKind::Root(index, a) => ExprKind::Root(*index, sub(a)?),
        ExprKind::Abs(a) => ExprKind::Abs(sub(a)?),
        ExprKind::PlusMinus(a) => ExprKind::PlusMinus(sub(a)?),
        ExprKind::Add(a, b) => ExprKind::Add(sub(a)?, sub(b)?),
        ExprKind::Sub(a, b) => ExprKind::Sub(sub(a)?, sub(b)?),
        ExprKind::Mul(a, b) => ExprKind::Mul(sub(a)?, sub(b)?),
        ExprKind::Div(a, b) => ExprKind::Div(sub(a)?, sub(b)?),
        ExprKind::Pow(a, b) => ExprKind::Pow(sub(a)?, sub(b)?),
        ExprKind::AddSub(a, b) => ExprKind::AddSub(sub(a)?, sub(b)?),
        ExprKind::Log(a, b) => ExprKind::Log(sub(a)?, sub(b)?),
    })
}
