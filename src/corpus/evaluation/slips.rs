//! Slips in working out numbers: order of operations, powers of negatives, fractions.

use super::calculation::{changed_at, is_tame, n_calculations, result, value, written};
use crate::corpus::step;
use crate::corpus::terms::Q;
use crate::corpus::write::{Notation, add, div, mul, neg, sub, whole};
use crate::notation::{Expr, ExprKind, Statement};
use crate::slips::SlipKind;
use fastrand::Rng;
use num_integer::Integer;
use num_traits::{CheckedMul, One, Signed};

/// The slips in working out numbers, and how often each is looked for.
pub const SLIPS: &[(SlipKind, u32)] = &[
    (SlipKind::OffByOneOrTwo, 10),
    (SlipKind::OffByTen, 5),
    (SlipKind::TimesTableNeighbour, 8),
    (SlipKind::ZeroMisplaced, 4),
    (SlipKind::SumBeforeProduct, 14),
    (SlipKind::DigitMiscopied, 4),
    (SlipKind::SignMiscopied, 5),
    (SlipKind::TopsAndBottoms, 10),
    (SlipKind::TopsNotScaled, 8),
    (SlipKind::BothPartsMultiplied, 10),
    (SlipKind::WrongFractionInverted, 12),
    (SlipKind::AddedInstead, 6),
    (SlipKind::OtherOperation, 6),
    (SlipKind::RightToLeft, 10),
    (SlipKind::NegativesMadePositive, 10),
    (SlipKind::SignOfSmaller, 10),
    (SlipKind::MinusSquared, 16),
    (SlipKind::ProductSign, 14),
];

/// The wrong line; see [`SlipKind`] for an example of each.
pub fn slipped(slip: SlipKind, expr: &Expr, rng: &mut Rng) -> Option<Expr> {
    match slip {
        SlipKind::DigitMiscopied | SlipKind::SignMiscopied => return in_step(slip, expr, rng),
        SlipKind::SumBeforeProduct | SlipKind::RightToLeft => return out_of_order(slip, expr),
        _ => {}
    }
    let n_calculations = n_calculations(expr);
    let first = if n_calculations == 0 { return None } else { rng.usize(..n_calculations) };
    (0..n_calculations)
        .find_map(|i| changed_at(expr, (first + i) % n_calculations, &mut |part| at_calculation(slip, part, rng)))
}

/// The slips of any line, made here.
fn in_step(slip: SlipKind, expr: &Expr, rng: &mut Rng) -> Option<Expr> {
    match step::slipped(slip, &Statement::Expr(expr.clone()), rng)? {
        Statement::Expr(wrong) => Some(wrong),
        _ => None,
    }
}

/// Two numbers worked out wrongly.
fn at_calculation(slip: SlipKind, part: &Expr, rng: &mut Rng) -> Option<Expr> {
    let right = result(part)?;
    let notation = Notation { decimals: rng.bool(), ..Notation::default() };
    let wrong = match (slip, &part.kind) {
        (SlipKind::MinusSquared, ExprKind::Pow(..)) => -right,
        (SlipKind::ProductSign, ExprKind::Mul(..) | ExprKind::Div(..)) => -right,
        (SlipKind::OtherOperation, ExprKind::Pow(a, b)) => value(a)?.checked_mul(&value(b)?)?,
        (SlipKind::TopsAndBottoms | SlipKind::TopsNotScaled, ExprKind::Add(a, b) | ExprKind::Sub(a, b)) => {
            let (a, b) = (value(a)?, value(b)?);
            if a.is_integer() || b.is_integer() {
                return None;
            }
            let is_sum = matches!(part.kind, ExprKind::Add(..));
            let b = if is_sum { b } else { -b };
            let top = a.numer() + b.numer();
            let bottom =
                if slip == SlipKind::TopsAndBottoms { a.denom() + b.denom() } else { a.denom().lcm(b.denom()) };
            // As it stands after the slip, not reduced.
            let size = div(whole(top.abs()), whole(bottom));
            return (top != 0 && Q::new(top, bottom) != right).then(|| if top < 0 { neg(size) } else { size });
        }
        (SlipKind::BothPartsMultiplied, ExprKind::Mul(a, b)) => {
            let (fraction, number) =
                if value(b)?.is_integer() { (value(a)?, value(b)?) } else { (value(b)?, value(a)?) };
            if fraction.is_integer() || !number.is_integer() || number.abs().is_one() || fraction.is_negative() {
                return None;
            }
            let by = number.to_integer().abs();
            let scaled = div(whole(fraction.numer() * by), whole(fraction.denom() * by));
            return Some(if number.is_negative() { neg(scaled) } else { scaled });
        }
        (SlipKind::WrongFractionInverted, ExprKind::Div(a, b)) => {
            let (top, bottom) = (value(a)?, value(b)?);
            // The first is turned over instead of the second.
            (!top.is_integer()).then(|| top.recip().checked_mul(&bottom))??
        }
        (
            SlipKind::TopsAndBottoms
            | SlipKind::TopsNotScaled
            | SlipKind::BothPartsMultiplied
            | SlipKind::WrongFractionInverted
            | SlipKind::MinusSquared,
            _,
        ) => return None,
        _ => return in_step(slip, part, rng),
    };
    (wrong != right && is_tame(wrong)).then(|| written(wrong, &notation))
}

/// `5 + 6*10` -> `11*10`; `9 - 4 + 2` -> `9 - 6`: the later operation first. The first such calculation.
fn out_of_order(slip: SlipKind, expr: &Expr) -> Option<Expr> {
    let here = match (slip, &expr.kind) {
        (SlipKind::SumBeforeProduct, ExprKind::Add(a, b) | ExprKind::Sub(a, b)) => {
            let too_early = |b: &Expr| {
                let is_sum = matches!(expr.kind, ExprKind::Add(..));
                let joined =
                    if is_sum { add(a.as_ref().clone(), b.clone()) } else { sub(a.as_ref().clone(), b.clone()) };
                result(&joined).map(|sum| written(sum, &Notation::default()))
            };
            match &b.kind {
                ExprKind::Mul(b, c) => too_early(b).map(|sum| mul(sum, (**c).clone())),
                ExprKind::Div(b, c) => too_early(b).map(|sum| div(sum, (**c).clone())),
                _ => None,
            }
        }
        (SlipKind::RightToLeft, ExprKind::Add(ab, c) | ExprKind::Sub(ab, c)) => match &ab.kind {
            ExprKind::Sub(a, b) => {
                let is_sum = matches!(expr.kind, ExprKind::Add(..));
                let (b, c) = ((**b).clone(), (**c).clone());
                let joined = result(&if is_sum { add(b, c) } else { sub(b, c) });
                joined.map(|joined| sub((**a).clone(), written(joined, &Notation::default())))
            }
            _ => None,
        },
        _ => None,
    };
    here.or_else(|| {
        let operands = expr.kind.operands();
        let (at, wrong) =
            operands.iter().enumerate().find_map(|(i, one)| out_of_order(slip, (*one)?).map(|wrong| (i, wrong)))?;
        let mut all = operands.map(|operand| operand.cloned());
        all[at] = Some(wrong);
        Some(Expr { kind: expr.kind.with_operands(all), span: expr.span })
    })
}
