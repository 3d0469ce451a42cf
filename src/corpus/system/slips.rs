//! Slips in bringing two equations together. On a line with one letter left the slips are those of any equation.

use super::state::{Step, System, is_letter, sides};
use crate::corpus::chance::choose;
use crate::corpus::moves::Move;
use crate::corpus::slips;
use crate::corpus::state::State;
use crate::corpus::terms::{Q, Side, Term, collected, or_zero, scaled};
use crate::notation::Rel;
use crate::slips::SlipKind;
use fastrand::Rng;
use num_traits::{One, Zero};

/// The slips that are made on systems, and how often each is looked for.
pub const SLIPS: &[(SlipKind, u32)] = &[
    (SlipKind::OffByOneOrTwo, 6),
    (SlipKind::OffByTen, 2),
    (SlipKind::TimesTableNeighbour, 4),
    (SlipKind::FirstTermOnly, 4),
    (SlipKind::BracketSignChanged, 3),
    (SlipKind::MinusFirstTermOnly, 6),
    (SlipKind::DigitMiscopied, 3),
    (SlipKind::SignMiscopied, 4),
    (SlipKind::QuotientSignLost, 3),
    (SlipKind::MovedWithoutSign, 6),
    (SlipKind::SubtractedWrongWay, 2),
    (SlipKind::DividedWithWrongSign, 6),
    (SlipKind::DividedUpsideDown, 4),
    (SlipKind::MultipliedInstead, 3),
    (SlipKind::UnlikeTerms, 2),
    (SlipKind::AddedInstead, 5),
    (SlipKind::SubtractedInstead, 3),
    (SlipKind::CoefficientLost, 3),
    (SlipKind::NegativesMadePositive, 4),
    (SlipKind::SignOfSmaller, 4),
    (SlipKind::AddedNotEveryTerm, 12),
    (SlipKind::SubstitutedWithoutBracket, 16),
    (SlipKind::SubtractedSignLost, 14),
    (SlipKind::EquationOneSideMultiplied, 10),
    (SlipKind::ValueForOtherLetter, 8),
    (SlipKind::IsolatedWithWrongSign, 10),
];

/// The wrong line; see [`SlipKind`] for an example of each.
pub fn slipped(slip: SlipKind, system: &System, rng: &mut Rng) -> Option<System> {
    match slip {
        SlipKind::AddedNotEveryTerm => term_not_added(system, rng),
        SlipKind::SubstitutedWithoutBracket => without_brackets(system, rng),
        SlipKind::SubtractedSignLost => second_sign_lost(system, rng),
        SlipKind::EquationOneSideMultiplied => one_side_scaled(system, rng),
        SlipKind::ValueForOtherLetter => into_the_other_letter(system, rng),
        SlipKind::IsolatedWithWrongSign => isolated_with_wrong_sign(system, rng),
        _ => {
            let line = system.latest.as_ref().filter(|line| sides(line).is_some())?;
            Some(system.with_line(slips::apply(slip, line, rng)?, vec![line.clone()]))
        }
    }
}

/// The two equations added or subtracted so that a letter goes, and what that gives.
fn joined(system: &System) -> Option<(Step, State)> {
    let is_ready = (0..2).all(|i| system.is_aligned(i)) && system.values.is_empty();
    let letter = system.letters().into_iter().find(|letter| {
        let (p, q) = (system.coefficient(0, *letter), system.coefficient(1, *letter));
        !p.is_zero() && (p == q || p == -q)
    })?;
    let sign = if system.coefficient(0, letter) == system.coefficient(1, letter) { -1 } else { 1 };
    let step = Step::Join { first: 0, sign };
    let line = system.after(&Move::OfSystem(step.clone()))?.latest?;
    is_ready.then(|| (step, line.map(&mut |side| collected(side))))
}

/// One term of the second equation is left out of the sum.
fn term_not_added(system: &System, rng: &mut Rng) -> Option<System> {
    let (Step::Join { sign, .. }, right) = joined(system)? else { return None };
    let (c, d) = sides(&system.equations[1])?;
    let gone = choose(&[c.as_slice(), d.as_slice()].concat(), rng).scaled(Q::from_integer(-sign));
    let in_left = gone.has_letter();
    let mut at = 0;
    let line = right.map(&mut |side| {
        at += 1;
        if (at == 1) == in_left {
            collected(&side.iter().cloned().chain([gone.clone()]).collect::<Side>())
        } else {
            side.clone()
        }
    });
    Some(system.with_line(line, system.equations.to_vec()))
}

/// `2x + y = 7` less `x + y = 5` as `x = 12`, or a letter's sign lost in the same way.
fn second_sign_lost(system: &System, rng: &mut Rng) -> Option<System> {
    let (Step::Join { sign: -1, .. }, _) = joined(system)? else { return None };
    let (a, b) = sides(&system.equations[0])?;
    let (c, d) = sides(&system.equations[1])?;
    let n_terms = c.len() + d.len();
    let lost = if rng.bool() { n_terms - 1 } else { rng.usize(..n_terms) };
    let taken = |terms: &Side, from: usize| -> Side {
        let sign = |i: usize| if from + i == lost { Q::one() } else { -Q::one() };
        terms.iter().enumerate().map(|(i, term)| term.scaled(sign(i))).collect()
    };
    let left: Side = a.iter().cloned().chain(taken(c, 0)).collect();
    let right: Side = b.iter().cloned().chain(taken(d, c.len())).collect();
    let line = State::relation(collected(&left), Rel::Eq, collected(&right));
    Some(system.with_line(line, system.equations.to_vec()))
}

/// `3x - 2y = 6` with `y = x - 2` as `3x - 2x - 2 = 6`.
fn without_brackets(system: &System, rng: &mut Rng) -> Option<System> {
    let (letter, value) = system.isolated.clone().filter(|(_, value)| value.len() > 1)?;
    let fits = |i: &usize| {
        system.equations[*i].sides().into_iter().flatten().any(|term| is_letter(term, letter) && !term.coef.is_one())
    };
    let i = (0..2).find(fits)?;
    let loses_sign = rng.f64() < 0.3;
    let line = system.equations[i].map(&mut |side| {
        side.iter()
            .flat_map(|term| {
                if !is_letter(term, letter) {
                    return vec![term.clone()];
                }
                let rest = value[1..].iter().map(|part| if loses_sign { part.scaled(-Q::one()) } else { part.clone() });
                std::iter::once(value[0].scaled(term.coef)).chain(rest).collect()
            })
            .collect()
    });
    let source = State::relation(vec![Term::letter(Q::one(), letter)], Rel::Eq, value);
    Some(system.with_line(line, vec![source, system.equations[i].clone()]))
}

/// `2x + y = 7` times two as `4x + 2y = 7`, or with one letter forgotten.
fn one_side_scaled(system: &System, rng: &mut Rng) -> Option<System> {
    let i = rng.usize(..2);
    if !system.is_aligned(i) || !system.values.is_empty() {
        return None;
    }
    let (left, right) = sides(&system.equations[i])?;
    let by = Q::from_integer(rng.i64(2..=5));
    let mut terms = scaled(left, by);
    let right = if rng.f64() < 0.7 {
        right.clone()
    } else {
        let kept = rng.usize(..left.len());
        terms[kept] = left[kept].clone();
        scaled(right, by)
    };
    Some(system.with_equation(i, State::relation(terms, Rel::Eq, right)))
}

/// `x = 3` in `2x + y = 7` as `2x + 3 = 7`.
fn into_the_other_letter(system: &System, rng: &mut Rng) -> Option<System> {
    let (letter, value) = system.values.last().copied().filter(|_| system.values.len() == 1)?;
    let other = system.letters().into_iter().find(|one| *one != letter)?;
    let fits = |i: usize| system.equations[i].sides().into_iter().flatten().any(|term| is_letter(term, other));
    let i = [rng.usize(..2), 0, 1].into_iter().find(|&i| fits(i))?;
    let put = |side: &Side| -> Side {
        side.iter().map(|t| if is_letter(t, other) { Term::number(t.coef * value) } else { t.clone() }).collect()
    };
    let line = system.equations[i].map(&mut |side| or_zero(put(side)));
    let source = State::relation(vec![Term::letter(Q::one(), letter)], Rel::Eq, vec![Term::number(value)]);
    Some(system.with_line(line, vec![source, system.equations[i].clone()]))
}

/// `2x + y = 7` -> `y = 7 + 2x`
fn isolated_with_wrong_sign(system: &System, rng: &mut Rng) -> Option<System> {
    if system.isolated.is_some() {
        return None;
    }
    let i = rng.usize(..2);
    let letter = *choose(&system.letters(), rng);
    let (coef, mut rest) = system.freed(i, letter)?;
    let at = rng.usize(..rest.len());
    rest[at] = rest[at].scaled(-Q::one());
    let line = State::relation(vec![Term::letter(Q::one(), letter)], Rel::Eq, scaled(&rest, coef.recip()));
    Some(system.with_equation(i, line))
}
