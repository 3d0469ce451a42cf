//! Wrong moves on logarithms, and on equations with one.

use super::found::{Found, found};
use super::terms::{Term, literal, minus, node, plus, power, product, quotient, sum, terms};
use crate::notation::{Expr, ExprKind, Rel, Statement};
use crate::slips::SlipKind::{
    BaseAndExponentSwapped, FactorIntoArgument, LogAsFactor, LogOfPower, LogOfProduct, LogOfSum, LogsDropped,
    QuotientOfLogs,
};

fn log(base: &Expr, argument: &Expr) -> Expr {
    node(ExprKind::Log(Box::new(base.clone()), Box::new(argument.clone())))
}

/// The base and the argument of a logarithm.
fn parts(expr: &Expr) -> Option<(&Expr, &Expr)> {
    match &expr.kind {
        ExprKind::Log(base, argument) => Some((base, argument)),
        _ => None,
    }
}

/// Moves on one logarithm.
pub(super) fn on_log(base: &Expr, argument: &Expr) -> Found<Expr> {
    let whole = log(base, argument);
    let of = |argument: &Expr| log(base, argument);
    match &argument.kind {
        ExprKind::Mul(a, b) => vec![found(LogOfProduct, &whole, product(&of(a), &of(b)))],
        ExprKind::Div(a, b) => vec![found(LogOfProduct, &whole, quotient(&of(a), &of(b)))],
        ExprKind::Pow(a, n) => vec![found(LogOfPower, &whole, power(&of(a), n))],
        _ => {
            let all = terms(argument);
            let taken = |all: &[Term]| sum(all.iter().map(|term| term.with(of(&term.expr))));
            let is_sum = all.len() > 1 && !all[0].minus;
            is_sum.then(|| found(LogOfSum, &whole, taken(&all))).into_iter().collect()
        }
    }
}

/// Moves on two logarithms of a sum.
pub(super) fn on_sum(all: &[Term]) -> Found<Expr> {
    let mut moved = Vec::new();
    for (i, first) in all.iter().enumerate().filter(|(_, term)| !term.minus) {
        let Some((base, a)) = parts(&first.expr) else { continue };
        for (j, second) in all.iter().enumerate().filter(|(j, _)| *j != i) {
            let Some((_, b)) = parts(&second.expr).filter(|(other, _)| *other == base) else { continue };
            let joined = Term::plus(log(base, &if second.minus { minus(a, b) } else { plus(a, b) }));
            let rest = all.iter().enumerate().filter(|(k, _)| *k != i && *k != j).map(|(_, term)| term.clone());
            let piece = sum([first.clone(), second.clone()]);
            moved.push(found(LogOfSum, &piece, sum([joined].into_iter().chain(rest))));
        }
    }
    moved
}

/// Moves on a product of which a factor is a logarithm.
pub(super) fn on_product(a: &Expr, b: &Expr) -> Found<Expr> {
    let Some((base, argument)) = parts(b).filter(|_| literal(a).is_some()) else { return Vec::new() };
    vec![found(FactorIntoArgument, &product(a, b), log(base, &product(a, argument)))]
}

/// Moves on a quotient of two logarithms.
pub(super) fn on_quotient(top: &Expr, bottom: &Expr) -> Found<Expr> {
    let (Some((base, a)), Some((other, b))) = (parts(top), parts(bottom)) else { return Vec::new() };
    if base != other {
        return Vec::new();
    }
    let whole = quotient(top, bottom);
    vec![found(QuotientOfLogs, &whole, log(base, &quotient(a, b))), found(QuotientOfLogs, &whole, minus(top, bottom))]
}

/// Moves on the equation `a = b`.
pub(super) fn moves(a: &Expr, b: &Expr) -> Found<Statement> {
    let equal = |left: &Expr, right: Expr| Statement::Chain(left.clone(), vec![(Rel::Eq, right)]);
    if let Some((base, argument)) = parts(a) {
        return vec![
            found(BaseAndExponentSwapped, a, equal(argument, power(b, base))),
            found(LogAsFactor, a, equal(argument, product(base, b))),
        ];
    }
    let all = terms(a);
    let Some((base, _)) = all.first().and_then(|term| parts(&term.expr)).filter(|_| all.len() > 1) else {
        return Vec::new();
    };
    let dropped = |side: &Expr| -> Option<Expr> {
        let argument = |term: &Term| {
            let (_, argument) = parts(&term.expr).filter(|(other, _)| *other == base)?;
            Some(term.with(argument.clone()))
        };
        terms(side).iter().map(argument).collect::<Option<Vec<_>>>().map(sum)
    };
    let Some(left) = dropped(a) else { return Vec::new() };
    let right = dropped(b).unwrap_or_else(|| power(base, b));
    vec![found(LogsDropped, a, equal(&left, right))]
}
