//! The laws as moves: each does one thing to a product of powers.

use super::product::{Base, Factor, Powers};
use num_integer::Integer;

/// The largest exponent that is worked with.
pub const MAX_EXPONENT: i64 = 10_000;

/// A rule, applied where it first can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// `(2x^3)^2` -> `2^2*x^6`
    OpenPower,
    /// `x^3*x^4` -> `x^7`
    AddExponents,
    /// `x^7/x^3` -> `x^4`
    SubtractExponents,
    /// `2*5` -> `10`, `2^3` -> `8`, `12x/4` -> `3x`
    Numbers,
    /// `x^0` -> `1`
    Zero,
    /// `x^-2` -> `1/x^2`
    Negative,
}

impl Law {
    /// Every law, in the order in which one is looked for.
    pub const ALL: &[Law] =
        &[Law::OpenPower, Law::AddExponents, Law::SubtractExponents, Law::Numbers, Law::Zero, Law::Negative];

    /// The product after it; nothing where there is no place for it.
    pub fn apply(self, powers: &Powers) -> Option<Powers> {
        let Powers { top, under } = powers;
        let in_one = |change: fn(&[Factor]) -> Option<Vec<Factor>>| {
            let above = change(top).map(|top| Powers { top, under: under.clone() });
            above.or_else(|| Some(Powers { top: top.clone(), under: change(under)? }))
        };
        match self {
            Law::OpenPower => in_one(opened),
            Law::AddExponents => in_one(|factors| joined(factors, |a, b| a + b)),
            Law::SubtractExponents => divided(powers, |a, b| a - b),
            Law::Numbers => in_one(numbers_worked_out).or_else(|| cancelled(powers)),
            Law::Zero => in_one(|factors| {
                let at = factors.iter().position(|factor| factor.exponent == 0)?;
                let mut rest = factors.to_vec();
                rest[at] = Factor::number(1);
                Some(without_ones(rest))
            }),
            Law::Negative => {
                let at = top.iter().position(|factor| factor.exponent < 0 && under.len() < 2)?;
                let (mut top, mut under) = (top.clone(), under.clone());
                let factor = top.remove(at);
                under.push(Factor { exponent: -factor.exponent, ..factor });
                Some(Powers { top: if top.is_empty() { vec![Factor::number(1)] } else { top }, under })
            }
        }
    }
}

/// The first power of a bracket opened: every factor raised.
fn opened(factors: &[Factor]) -> Option<Vec<Factor>> {
    let at = factors.iter().position(|factor| matches!(factor.base, Base::Group(_)))?;
    let Base::Group(inner) = &factors[at].base else { return None };
    let raised = inner.iter().map(|factor| {
        let exponent = factor.exponent.checked_mul(factors[at].exponent).filter(|n| n.abs() <= MAX_EXPONENT)?;
        Some(Factor { exponent, ..factor.clone() })
    });
    let mut all = factors.to_vec();
    all.splice(at..=at, raised.collect::<Option<Vec<_>>>()?);
    Some(all)
}

/// The first two like factors put together where the earlier stood.
pub(super) fn joined(factors: &[Factor], exponent: fn(i64, i64) -> i64) -> Option<Vec<Factor>> {
    let (i, j) = like_pair(factors)?;
    let mut all = factors.to_vec();
    let second = all.remove(j);
    all[i].exponent = exponent(all[i].exponent, second.exponent);
    Some(all)
}

/// The places of the first two like factors.
pub(super) fn like_pair(factors: &[Factor]) -> Option<(usize, usize)> {
    let pairs = (0..factors.len()).flat_map(|i| (i + 1..factors.len()).map(move |j| (i, j)));
    pairs.into_iter().find(|(i, j)| factors[*i].is_like(&factors[*j]))
}

/// The first factor below the line that has one like it above, taken off.
pub(super) fn divided(powers: &Powers, exponent: fn(i64, i64) -> i64) -> Option<Powers> {
    let Powers { top, under } = powers;
    let (i, j) = (0..top.len())
        .flat_map(|i| (0..under.len()).map(move |j| (i, j)))
        .find(|(i, j)| top[*i].is_like(&under[*j]))?;
    let (mut top, mut under) = (top.clone(), under.clone());
    let below = under.remove(j);
    top[i].exponent = exponent(top[i].exponent, below.exponent);
    Some(Powers { top, under })
}

/// A power of a number worked out, or the first two numbers multiplied.
fn numbers_worked_out(factors: &[Factor]) -> Option<Vec<Factor>> {
    let power = |factor: &Factor| match factor.base {
        Base::Number(value) if factor.exponent > 1 => value.checked_pow(factor.exponent.try_into().ok()?),
        _ => None,
    };
    if let Some((at, value)) = factors.iter().enumerate().find_map(|(at, factor)| Some((at, power(factor)?))) {
        let mut all = factors.to_vec();
        all[at] = Factor::number(value);
        return (value.abs() <= 10_000).then_some(all);
    }
    let numbers: Vec<usize> = (0..factors.len()).filter(|&i| factors[i].as_number().is_some()).collect();
    let [first, second, ..] = numbers[..] else { return None };
    let mut all = factors.to_vec();
    let other = all.remove(second).as_number()?;
    all[first] = Factor::number(all[first].as_number()?.checked_mul(other)?);
    Some(without_ones(all))
}

/// Factors of one left out, unless nothing else is there.
fn without_ones(factors: Vec<Factor>) -> Vec<Factor> {
    let rest: Vec<Factor> = factors.into_iter().filter(|factor| factor.as_number() != Some(1)).collect();
    if rest.is_empty() { vec![Factor::number(1)] } else { rest }
}

/// A number above and one below divided by what they share; a line with one below it goes.
fn cancelled(powers: &Powers) -> Option<Powers> {
    let number = |factors: &[Factor]| factors.iter().position(|factor| factor.as_number().is_some());
    let Powers { mut top, mut under } = powers.clone();
    let j = number(&under)?;
    let below = under[j].as_number()?;
    let (i, above) = match number(&top) {
        Some(i) => (i, top[i].as_number()?),
        None => {
            top.insert(0, Factor::number(1));
            (0, 1)
        }
    };
    let common = above.gcd(&below);
    if common == 1 && below != 1 {
        return None;
    }
    top[i] = Factor::number(above / common);
    under[j] = Factor::number(below / common);
    let under: Vec<Factor> = under.into_iter().filter(|factor| factor.as_number() != Some(1)).collect();
    Some(Powers { top: without_ones(top), under })
}
