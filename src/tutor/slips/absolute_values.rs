//! Wrong moves on relations with one side between bars.

use super::found::{Found, found};
use super::terms::{Term, literal, negative, size, sum, terms};
use crate::notation::{Expr, ExprKind, Rel, Statement, build};
use crate::slips::SlipKind::{AbsCaseOneTermNegated, AbsEqualsNegative, AbsInequalityCases};
use num_traits::Signed;

/// Moves on `|u| rel b`.
pub(super) fn moves(a: &Expr, rel: Rel, b: &Expr) -> Found<Statement> {
    let ExprKind::Abs(inside) = &a.kind else { return Vec::new() };
    let says = |left: &Expr, rel: Rel, right: &Expr| Statement::Chain(left.clone(), vec![(rel, right.clone())]);
    let first = says(inside, rel, b);
    let opposite = negative(b);
    if rel != Rel::Eq {
        let cases = [says(inside, rel, &opposite), says(inside, rel.mirrored(), &opposite)];
        let made = |case: &Statement, join: fn(Vec<Statement>) -> Statement| join(vec![first.clone(), case.clone()]);
        let joined = cases.iter().flat_map(|case| [made(case, Statement::Or), made(case, Statement::And)]);
        return joined.map(|made| found(AbsInequalityCases, a, made)).collect();
    }
    let mut moved = Vec::new();
    if literal(b).is_some_and(|value| value.is_negative()) {
        let cases = vec![says(inside, rel, &size(b)), first.clone()];
        moved.push((super::Slip { kind: AbsEqualsNegative, piece: whole(a, b) }, Statement::Or(cases)));
    }
    let all = terms(inside);
    for i in (0..all.len()).filter(|_| all.len() > 1) {
        let negated = |(j, term): (usize, &Term)| if i == j { term.negated() } else { term.clone() };
        let second = says(&sum(all.iter().enumerate().map(negated)), rel, b);
        moved.push(found(AbsCaseOneTermNegated, a, Statement::Or(vec![first.clone(), second])));
    }
    moved
}

fn whole(a: &Expr, b: &Expr) -> String {
    crate::notation::unicode(&build::equation(a.clone(), b.clone()))
}
