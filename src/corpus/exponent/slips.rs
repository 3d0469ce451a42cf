//! Slips with exponents.

use super::law::{divided, joined, like_pair};
use super::product::{Base, Factor, Powers};
use crate::corpus::chance::choose;
use crate::slips::SlipKind;
use fastrand::Rng;

/// The slips of the family, and how often each is looked for.
pub const SLIPS: &[(SlipKind, u32)] = &[
    (SlipKind::ExponentsMultiplied, 3),
    (SlipKind::NegativeExponent, 6),
    (SlipKind::ZeroExponent, 6),
    (SlipKind::ExponentsAddedInPower, 6),
    (SlipKind::ExponentsDivided, 3),
    (SlipKind::PowerOfProduct, 4),
    (SlipKind::NumberTimesExponent, 4),
    (SlipKind::PowerAsProduct, 4),
    (SlipKind::CoefficientsAdded, 4),
    (SlipKind::BasesMultiplied, 4),
    (SlipKind::UnlikeExponentsAdded, 2),
    (SlipKind::CoefficientsSubtracted, 4),
    (SlipKind::ExponentSumOffByOne, 1),
    (SlipKind::DigitMiscopied, 1),
];

/// The wrong line; see [`SlipKind`] for an example of each.
pub fn slipped(slip: SlipKind, powers: &Powers, rng: &mut Rng) -> Option<Powers> {
    match slip {
        SlipKind::ExponentsDivided => return divided(powers, |a, b| if a % b == 0 && a > b { a / b } else { a + b }),
        SlipKind::CoefficientsSubtracted => return coefficients_subtracted(powers),
        _ => {}
    }
    let above = in_product(slip, &powers.top, rng).map(|top| Powers { top, under: powers.under.clone() });
    above.or_else(|| Some(Powers { top: powers.top.clone(), under: in_product(slip, &powers.under, rng)? }))
}

fn in_product(slip: SlipKind, factors: &[Factor], rng: &mut Rng) -> Option<Vec<Factor>> {
    let replaced = |at: usize, by: Vec<Factor>| {
        let mut all = factors.to_vec();
        all.splice(at..=at, by);
        all
    };
    let group = || {
        factors.iter().enumerate().find_map(|(at, factor)| match &factor.base {
            Base::Group(inner) => Some((at, inner, factor.exponent)),
            _ => None,
        })
    };
    match slip {
        SlipKind::ExponentsMultiplied => joined(factors, |a, b| a * b),
        SlipKind::ExponentSumOffByOne => joined(factors, |a, b| a + b + 1),
        SlipKind::NegativeExponent => {
            let at = factors.iter().position(|factor| factor.exponent < 0)?;
            let turned = Factor { exponent: -factors[at].exponent, ..factors[at].clone() };
            Some(replaced(at, vec![Factor::number(-1), turned]))
        }
        SlipKind::ZeroExponent => factors.iter().any(|factor| factor.exponent == 0).then(|| vec![Factor::number(0)]),
        // An exponent is added where it should have multiplied.
        SlipKind::ExponentsAddedInPower => {
            let (at, inner, by) = group()?;
            let added = |factor: &Factor| match factor.base {
                Base::Letter(_) => Factor { exponent: factor.exponent + by, ..factor.clone() },
                _ => Factor { exponent: by, ..factor.clone() },
            };
            Some(replaced(at, inner.iter().map(added).collect()))
        }
        // The number in the bracket is not raised.
        SlipKind::PowerOfProduct => {
            let (at, inner, by) = group()?;
            inner.first()?.as_number()?;
            let raised = |factor: &Factor| match factor.as_number() {
                Some(_) => factor.clone(),
                None => Factor { exponent: factor.exponent * by, ..factor.clone() },
            };
            Some(replaced(at, inner.iter().map(raised).collect()))
        }
        // The number is multiplied by the exponent.
        SlipKind::NumberTimesExponent => {
            let (at, inner, by) = group()?;
            inner.first()?.as_number()?;
            let raised = |factor: &Factor| match factor.as_number() {
                Some(value) => Factor::number(value * by),
                None => Factor { exponent: factor.exponent * by, ..factor.clone() },
            };
            Some(replaced(at, inner.iter().map(raised).collect()))
        }
        SlipKind::PowerAsProduct => {
            let is_power = |factor: &Factor| matches!(factor.base, Base::Number(_)) && factor.exponent > 1;
            let at = factors.iter().position(is_power)?;
            let Base::Number(value) = factors[at].base else { return None };
            Some(replaced(at, vec![Factor::number(value * factors[at].exponent)]))
        }
        SlipKind::CoefficientsAdded => {
            let numbers: Vec<usize> = (0..factors.len()).filter(|&i| factors[i].as_number().is_some()).collect();
            let [first, second, ..] = numbers[..] else { return None };
            let mut all = joined(factors, |a, b| a + b)?;
            let sum = factors[first].as_number()? + factors[second].as_number()?;
            let last = all.iter().rposition(|factor| factor.as_number().is_some())?;
            all.remove(last);
            all[first] = Factor::number(sum);
            Some(all)
        }
        SlipKind::BasesMultiplied => {
            let (i, j) = like_pair(factors)?;
            let Base::Number(value) = factors[i].base else { return None };
            let exponent = factors[i].exponent + factors[j].exponent;
            let mut all = replaced(i, vec![Factor { base: Base::Number(value * value), exponent }]);
            all.remove(j);
            Some(all)
        }
        SlipKind::UnlikeExponentsAdded => {
            let letters: Vec<&Factor> =
                factors.iter().filter(|factor| matches!(factor.base, Base::Letter(_))).collect();
            let [first, second] = letters[..] else { return None };
            if first.is_like(second) || first.exponent < 1 || second.exponent < 1 {
                return None;
            }
            let bare = |factor: &Factor| Factor { exponent: 1, ..factor.clone() };
            let base = Base::Group(vec![bare(first), bare(second)]);
            let rest = factors.iter().filter(|factor| !matches!(factor.base, Base::Letter(_))).cloned();
            let joined = Factor { base, exponent: first.exponent + second.exponent };
            Some(rest.chain([joined]).collect())
        }
        SlipKind::DigitMiscopied => {
            let places: Vec<usize> = (0..factors.len()).filter(|&i| factors[i].exponent > 1).collect();
            let at = *places.get(rng.usize(..places.len().max(1)))?;
            let off = *choose(&[-1, 1, 2], rng);
            let exponent = Some(factors[at].exponent + off).filter(|exponent| *exponent > 1)?;
            Some(replaced(at, vec![Factor { exponent, ..factors[at].clone() }]))
        }
        _ => None,
    }
}

/// `12x^7/(4x^3)` -> `8x^4`
fn coefficients_subtracted(powers: &Powers) -> Option<Powers> {
    let Powers { mut top, mut under } = divided(powers, |a, b| a - b)?;
    let (above, below) = (top.first()?.as_number()?, under.first()?.as_number()?);
    let difference = Some(above - below).filter(|difference| *difference > 1)?;
    top[0] = Factor::number(difference);
    under.remove(0);
    Some(Powers { top, under })
}
