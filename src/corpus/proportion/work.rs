//! Cross-multiplying, rightly and wrongly. What it leaves is a linear equation like any other.

use crate::corpus::read::read;
use crate::corpus::state::State;
use crate::corpus::write::{add, mul, neg, sub};
use crate::notation::{Expr, ExprKind, Rel, Statement};
use crate::slips::SlipKind;
use fastrand::Rng;

/// The slips that are made on proportions, and how often each is looked for.
pub const SLIPS: &[(SlipKind, u32)] = &[
    (SlipKind::OffByOneOrTwo, 6),
    (SlipKind::OffByTen, 3),
    (SlipKind::TimesTableNeighbour, 8),
    (SlipKind::FirstTermOnly, 8),
    (SlipKind::BracketSignChanged, 5),
    (SlipKind::DigitMiscopied, 3),
    (SlipKind::SignMiscopied, 4),
    (SlipKind::QuotientSignLost, 3),
    (SlipKind::MovedWithoutSign, 6),
    (SlipKind::DividedWithWrongSign, 4),
    (SlipKind::DividedUpsideDown, 8),
    (SlipKind::MultipliedInstead, 6),
    (SlipKind::UnlikeTerms, 2),
    (SlipKind::AddedInstead, 4),
    (SlipKind::SubtractedInstead, 6),
    (SlipKind::CoefficientLost, 4),
    (SlipKind::ProportionMultipliedAcross, 12),
    (SlipKind::CrossProductWithoutBracket, 12),
    (SlipKind::TopsTimesOwnBottoms, 12),
    (SlipKind::SignOfSmaller, 3),
];

/// Top and bottom of both sides, a sign before a quotient counted to its top.
fn corners(statement: &Statement) -> Option<[Expr; 4]> {
    let Statement::Chain(left, links) = statement else { return None };
    let [(Rel::Eq, right)] = links.as_slice() else { return None };
    let ((a, b), (c, d)) = (quotient(left)?, quotient(right)?);
    Some([a, b, c, d])
}

fn quotient(side: &Expr) -> Option<(Expr, Expr)> {
    match &side.kind {
        ExprKind::Div(a, b) => Some(((**a).clone(), (**b).clone())),
        ExprKind::Neg(inner) => quotient(inner).map(|(a, b)| (neg(a), b)),
        _ => None,
    }
}

/// Is the line one quotient equal to another?
pub fn is_proportion(statement: &Statement) -> bool {
    corners(statement).is_some()
}

/// `a/b = c/d` -> `a d = b c`
pub fn crossed(statement: &Statement) -> Option<State> {
    let [a, b, c, d] = corners(statement)?;
    equation(product(d, a), product(b, c))
}

/// The wrong line; see [`SlipKind`] for an example of each.
pub fn slipped(slip: SlipKind, statement: &Statement, rng: &mut Rng) -> Option<State> {
    let [a, b, c, d] = corners(statement)?;
    match slip {
        SlipKind::ProportionMultipliedAcross => equation(product(c, a), product(b, d)),
        SlipKind::CrossProductWithoutBracket => {
            // Without the bracket around a sum.
            let (sum_times, other) = if is_sum(&a) { ((d, a), (b, c)) } else { ((b, c), (d, a)) };
            let (left, right) = (first_only(sum_times.0, sum_times.1)?, product(other.0, other.1));
            equation(left, right)
        }
        SlipKind::TopsTimesOwnBottoms if rng.bool() => equation(product(b, a), product(d, c)),
        SlipKind::TopsTimesOwnBottoms => equation(a, product(b, product(c, d))),
        _ => None,
    }
}

/// `by * (x + 3)` with the number after `x` forgotten: `4x + 3`.
fn first_only(by: Expr, sum: Expr) -> Option<Expr> {
    match sum.kind {
        ExprKind::Add(a, b) => Some(add(product(by, *a), *b)),
        ExprKind::Sub(a, b) => Some(sub(product(by, *a), *b)),
        _ => None,
    }
}

fn is_sum(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Add(..) | ExprKind::Sub(..))
}

/// A product with a number before a letter.
fn product(a: Expr, b: Expr) -> Expr {
    let is_number = |expr: &Expr| match &expr.kind {
        ExprKind::Number(_) => true,
        ExprKind::Neg(inner) => matches!(inner.kind, ExprKind::Number(_)),
        _ => false,
    };
    if is_number(&b) && !is_number(&a) { mul(b, a) } else { mul(a, b) }
}

fn equation(left: Expr, right: Expr) -> Option<State> {
    read(&Statement::Chain(left, vec![(Rel::Eq, right)]))
}
