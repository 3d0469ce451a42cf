//! Wrong moves on inequalities.

use super::found::{Found, found};
use super::terms::{both_signs, is_number, negative, product, root};
use crate::notation::{Expr, ExprKind, Rel, Statement, has_letter};
use crate::slips::SlipKind::{AbsAsBetween, ProductSignCases, RootOfInequality, UnknownSignMultiplied};

/// Every wrong move on the inequality `a rel b`.
pub(super) fn moves(a: &Expr, rel: Rel, b: &Expr) -> Found<Statement> {
    let relation = |a: &Expr, rel: Rel, b: &Expr| Statement::Chain(a.clone(), vec![(rel, b.clone())]);
    let mut moved = Vec::new();
    match &a.kind {
        ExprKind::Div(top, bottom) if has_letter(bottom) => {
            moved.push(found(UnknownSignMultiplied, bottom, relation(top, rel, &product(b, bottom))));
        }
        ExprKind::Pow(base, two) if is_number(two, 2) => {
            for right in [root(b), both_signs(&root(b))] {
                moved.push(found(RootOfInequality, b, relation(base, rel, &right)));
            }
        }
        ExprKind::Mul(p, q) if has_letter(p) && has_letter(q) => {
            for (first, second) in [(rel, rel), (rel, rel.mirrored()), (rel.mirrored(), rel)] {
                let parts = vec![relation(p, first, b), relation(q, second, b)];
                moved.push(found(ProductSignCases, a, Statement::And(parts.clone())));
                moved.push(found(ProductSignCases, a, Statement::Or(parts)));
            }
        }
        ExprKind::Abs(inside) => {
            let chain = |first: Expr, rel: Rel, last: &Expr| {
                Statement::Chain(first, vec![(rel, (**inside).clone()), (rel, last.clone())])
            };
            moved.push(found(AbsAsBetween, a, chain(negative(b), rel, b)));
            moved.push(found(AbsAsBetween, a, chain(negative(b), rel.mirrored(), b)));
        }
        _ => {}
    }
    moved
}
