//! Slips in working out numbers: order of operations, powers of negatives, fractions.

use super::place::{changed_at, is_tame, n_places, result, value, written};
use crate::corpus::slips::Slip;
use crate::corpus::step;
use crate::corpus::terms::Q;
use crate::corpus::write::{Notation, add, div, mul, neg, sub, whole};
use crate::notation::{Expr, ExprKind, Statement};
use fastrand::Rng;
use num_integer::Integer;
use num_traits::{CheckedMul, One, Signed};

/// The slips in working out numbers, and how often each is looked for.
pub const SLIPS: &[(Slip, u32)] = &[
    (Slip::Ar1, 10),
    (Slip::Ar2, 5),
    (Slip::Ar3, 8),
    (Slip::Ar4, 4),
    (Slip::Bd7, 14),
    (Slip::Cp1, 4),
    (Slip::Cp2, 5),
    (Slip::Fr1, 10),
    (Slip::Fr2, 8),
    (Slip::Fr3, 10),
    (Slip::Fr4, 12),
    (Slip::Lt4, 6),
    (Slip::Op5, 6),
    (Slip::Op8, 10),
    (Slip::Sg1, 10),
    (Slip::Sg2, 10),
    (Slip::Sg3, 16),
    (Slip::Sg5, 14),
];

/// The wrong line; see [`Slip`] for an example of each.
pub fn slipped(slip: Slip, expr: &Expr, rng: &mut Rng) -> Option<Expr> {
    match slip {
        Slip::Cp1 | Slip::Cp2 => return in_step(slip, expr, rng),
        Slip::Bd7 | Slip::Op8 => return out_of_order(slip, expr),
        _ => {}
    }
    let n_places = n_places(expr);
    let first = if n_places == 0 { return None } else { rng.usize(..n_places) };
    (0..n_places).find_map(|i| changed_at(expr, (first + i) % n_places, &mut |place| at_place(slip, place, rng)))
}

/// The slips of any line, made here.
fn in_step(slip: Slip, expr: &Expr, rng: &mut Rng) -> Option<Expr> {
    match step::slipped(slip, &Statement::Expr(expr.clone()), rng)? {
        Statement::Expr(wrong) => Some(wrong),
        _ => None,
    }
}

/// Two numbers worked out wrongly.
fn at_place(slip: Slip, place: &Expr, rng: &mut Rng) -> Option<Expr> {
    let right = result(place)?;
    let notation = Notation { decimals: rng.bool(), ..Notation::default() };
    let wrong = match (slip, &place.kind) {
        (Slip::Sg3, ExprKind::Pow(..)) => -right,
        (Slip::Sg5, ExprKind::Mul(..) | ExprKind::Div(..)) => -right,
        (Slip::Op5, ExprKind::Pow(a, b)) => value(a)?.checked_mul(&value(b)?)?,
        (Slip::Fr1 | Slip::Fr2, ExprKind::Add(a, b) | ExprKind::Sub(a, b)) => {
            let (a, b) = (value(a)?, value(b)?);
            if a.is_integer() || b.is_integer() {
                return None;
            }
            let is_sum = matches!(place.kind, ExprKind::Add(..));
            let b = if is_sum { b } else { -b };
            let top = a.numer() + b.numer();
            let bottom = if slip == Slip::Fr1 { a.denom() + b.denom() } else { a.denom().lcm(b.denom()) };
            // As it stands after the slip, not reduced.
            let size = div(whole(top.abs()), whole(bottom));
            return (top != 0 && Q::new(top, bottom) != right).then(|| if top < 0 { neg(size) } else { size });
        }
        (Slip::Fr3, ExprKind::Mul(a, b)) => {
            let (fraction, number) =
                if value(b)?.is_integer() { (value(a)?, value(b)?) } else { (value(b)?, value(a)?) };
            if fraction.is_integer() || !number.is_integer() || number.abs().is_one() || fraction.is_negative() {
                return None;
            }
            let by = number.to_integer().abs();
            let scaled = div(whole(fraction.numer() * by), whole(fraction.denom() * by));
            return Some(if number.is_negative() { neg(scaled) } else { scaled });
        }
        (Slip::Fr4, ExprKind::Div(a, b)) => {
            let (top, bottom) = (value(a)?, value(b)?);
            // The first is turned over instead of the second.
            (!top.is_integer()).then(|| top.recip().checked_mul(&bottom))??
        }
        (Slip::Fr1 | Slip::Fr2 | Slip::Fr3 | Slip::Fr4 | Slip::Sg3, _) => return None,
        _ => return in_step(slip, place, rng),
    };
    (wrong != right && is_tame(wrong)).then(|| written(wrong, &notation))
}

/// `5 + 6*10` -> `11*10`; `9 - 4 + 2` -> `9 - 6`: the later operation first. The first such place.
fn out_of_order(slip: Slip, expr: &Expr) -> Option<Expr> {
    let here = match (slip, &expr.kind) {
        (Slip::Bd7, ExprKind::Add(a, b) | ExprKind::Sub(a, b)) => {
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
        (Slip::Op8, ExprKind::Add(ab, c) | ExprKind::Sub(ab, c)) => match &ab.kind {
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
