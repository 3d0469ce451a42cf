//! Wrong moves on fractions.

use super::found::{Found, found};
use super::terms::{
    Term, integer, is_sum, literal, negative, node, number, plus, product, quotient, replaced, sum, terms, without,
};
use crate::notation::{Expr, ExprKind, factors, has_letter};
use crate::slips::SlipKind::{
    BothPartsMultiplied, MinusFirstTermOnly, OnePartCancelled, OneTermDivided, OnlyNumberDivided, OppositeDenominators,
    TermsCancelled, TopsAndBottoms, TopsNotScaled, WrongFactorLeft, WrongFractionInverted,
};
use crate::tutor::samples::same;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed};

/// Moves on two fractions of a sum.
pub(super) fn on_sum(all: &[Term]) -> Found<Expr> {
    let mut moved = Vec::new();
    for (i, first) in all.iter().enumerate() {
        let ExprKind::Div(a, b) = &first.expr.kind else { continue };
        for (j, second) in all.iter().enumerate().skip(i + 1) {
            let ExprKind::Div(c, d) = &second.expr.kind else { continue };
            let piece = sum([first.clone(), second.clone()]);
            let signed = |top: &Expr, term: &Term| Term { minus: term.minus, expr: top.clone() };
            let joined = |fraction: Expr| {
                let rest = [&all[..i], &[Term::plus(fraction)], &all[i + 1..j], &all[j + 1..]].concat();
                sum(rest)
            };
            if same(b, d) {
                let inner = terms(c);
                if second.minus && inner.len() > 1 {
                    let taken =
                        inner.iter().enumerate().map(|(k, term)| if k == 0 { term.negated() } else { term.clone() });
                    let tops = sum([signed(a, first)].into_iter().chain(taken));
                    moved.push(found(MinusFirstTermOnly, &sum([second.clone()]), joined(quotient(&tops, b))));
                }
                continue;
            }
            if same(b, &negative(d)) {
                let alike = second.with(quotient(c, b));
                moved.push(found(OppositeDenominators, &piece, replaced(all, j, [alike])));
            }
            let tops = sum([signed(a, first), signed(c, second)]);
            let bottoms = sum([signed(b, first), signed(d, second)]);
            moved.push(found(TopsAndBottoms, &piece, joined(quotient(&tops, &bottoms))));
            moved.push(found(TopsAndBottoms, &piece, joined(quotient(&tops, &plus(b, d)))));
            let mut common = vec![product(b, d)];
            if let (Some(m), Some(n)) = (whole(b), whole(d)) {
                common.push(number(&m.lcm(&n).into()));
            }
            moved.extend(common.iter().map(|bottom| found(TopsNotScaled, &piece, joined(quotient(&tops, bottom)))));
        }
    }
    moved
}

/// Moves on a product in which one factor is a fraction.
pub(super) fn on_product(a: &Expr, b: &Expr) -> Found<Expr> {
    let mut moved = Vec::new();
    for (fraction, factor) in [(a, b), (b, a)] {
        if let ExprKind::Div(top, bottom) = &fraction.kind
            && !matches!(factor.kind, ExprKind::Div(..))
        {
            let both = quotient(&product(top, factor), &product(bottom, factor));
            moved.push(found(BothPartsMultiplied, &product(a, b), both));
        }
    }
    moved
}

/// Moves on one fraction.
pub(super) fn on_quotient(top: &Expr, bottom: &Expr) -> Found<Expr> {
    let mut moved = Vec::new();
    let whole_fraction = quotient(top, bottom);
    if let (ExprKind::Div(a, b), ExprKind::Div(c, d)) = (&top.kind, &bottom.kind) {
        let turned = product(&quotient(b, a), &quotient(c, d));
        moved.push(found(WrongFractionInverted, &whole_fraction, turned));
    }
    let all = terms(top);
    for (i, term) in all.iter().enumerate().filter(|_| all.len() > 1) {
        if same(&term.expr, bottom) {
            moved.push(found(OneTermDivided, &whole_fraction, sum(without(&all, i))));
        }
        let divided = term.with(quotient(&term.expr, bottom));
        moved.push(found(OneTermDivided, &whole_fraction, replaced(&all, i, [divided])));
    }
    if let ExprKind::AddSub(a, b) = &top.kind {
        let divided = node(ExprKind::AddSub(Box::new(quotient(a, bottom)), b.clone()));
        moved.push(found(OnlyNumberDivided, &whole_fraction, divided));
    }
    moved.extend(wrong_factor_left(top, bottom));
    let below = terms(bottom);
    for (i, term) in all.iter().enumerate().filter(|_| all.len() > 1 && below.len() > 1) {
        for (j, _) in below.iter().enumerate().filter(|(_, other)| same(&term.expr, &other.expr)) {
            let left = quotient(&sum(without(&all, i)), &sum(without(&below, j)));
            moved.push(found(TermsCancelled, &whole_fraction, left));
        }
    }
    if is_sum(bottom) && !is_sum(top) {
        for part in terms(bottom).iter().filter(|part| !part.minus) {
            // 6/(x + 3): only one term of the bottom divides.
            moved.push(found(OneTermDivided, &whole_fraction, quotient(top, &part.expr)));
        }
    }
    if let (Some(m), Some(n)) = (whole(top), whole(bottom)) {
        let largest = m.gcd(&n);
        for divisor in (2..=20).map(BigInt::from).filter(|divisor| (&largest % divisor) == BigInt::from(0)) {
            let by = number(&divisor.into());
            moved.push(found(OnePartCancelled, &whole_fraction, quotient(&quotient(top, &by), bottom)));
            moved.push(found(OnePartCancelled, &whole_fraction, quotient(top, &quotient(bottom, &by))));
        }
    }
    moved
}

/// `(x - 5)(x + 5)/(x + 5)` → `x + 5`: one factor is cancelled below and another one above.
fn wrong_factor_left(top: &Expr, bottom: &Expr) -> Found<Expr> {
    let (above, below) = (factors(top), factors(bottom));
    let but = |all: &[&Expr], left_out: usize| {
        let kept = all.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, factor)| (*factor).clone());
        kept.reduce(|whole, factor| product(&whole, &factor)).unwrap_or_else(|| integer(1))
    };
    let mut moved = Vec::new();
    for (j, cancelled) in below.iter().enumerate().filter(|(_, factor)| has_letter(factor)) {
        let is_shared = above.iter().any(|factor| same(factor, cancelled));
        let others = above.iter().enumerate().filter(|(_, factor)| has_letter(factor) && !same(factor, cancelled));
        for (i, _) in others.filter(|_| is_shared) {
            let left = quotient(&but(&above, i), &but(&below, j));
            moved.push(found(WrongFactorLeft, &quotient(top, bottom), left));
        }
    }
    moved
}

/// A written whole number above 0 and other than 1.
fn whole(expr: &Expr) -> Option<BigInt> {
    let value = literal(expr).filter(|value| value.is_integer() && value.is_positive() && !value.is_one())?;
    debug_assert!(!has_letter(expr));
    Some(value.to_integer())
}
