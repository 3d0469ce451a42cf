//! Slips in like terms, signs, fractions, arithmetic and copying.

use crate::corpus::chance::{choose, choose_some};
use crate::corpus::moves::Move;
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, is_plain, or_zero};
use crate::slips::SlipKind;
use fastrand::Rng;
use num_traits::{One, Signed, Zero};

/// The wrong line: one side is worked out or copied wrongly. See [`SlipKind`] for an example of each.
pub(super) fn apply(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    match slip {
        SlipKind::OffByOneOrTwo | SlipKind::OffByTen | SlipKind::TimesTableNeighbour | SlipKind::ZeroMisplaced => {
            return miscalculated(slip, state, rng);
        }
        SlipKind::QuotientSignLost => return sign_of_quotient(state),
        _ => {}
    }
    let mut places = Vec::new();
    for (i, side) in state.sides().into_iter().enumerate() {
        if let Some(wrong) = on_side(slip, side, rng) {
            places.push((i, wrong));
        }
    }
    if places.is_empty() {
        return None;
    }
    let (place, wrong) = choose(&places, rng).clone();
    let mut at = 0;
    Some(state.map(&mut |side| {
        at += 1;
        if at - 1 == place { or_zero(wrong.clone()) } else { side.clone() }
    }))
}

/// The side with the slip made in it.
fn on_side(slip: SlipKind, side: &Side, rng: &mut Rng) -> Option<Side> {
    match slip {
        SlipKind::UnlikeTerms => {
            let whole = |term: &Term| term.letters().is_some() && term.coef.is_integer();
            let (i, j) = pair(side, rng, |a, b| whole(a) && whole(b) && !a.is_like(b))?;
            let (kept, gone) = if side[i].has_letter() { (i, j) } else { (j, i) };
            joined(side, kept, gone, side[i].coef + side[j].coef)
        }
        SlipKind::LettersMultiplied => {
            let (i, j) = pair(side, rng, |a, b| a.is_like(b) && a.has_letter())?;
            let mut wrong = joined(side, i, j, side[i].coef + side[j].coef)?;
            let Body::Plain(letters) = &mut wrong[i].body else { return None };
            letters.iter_mut().for_each(|(_, power)| *power *= 2);
            (letters.len() == 1 && letters[0].1 == 2).then_some(wrong)
        }
        SlipKind::LetterSubtracted => {
            let lost = |a: &Term, b: &Term| a.is_like(b) && a.has_letter() && b.coef == -Q::one();
            let (i, j) = pair(side, rng, lost)?;
            let mut wrong = joined(side, i, j, side[i].coef)?;
            wrong[i].body = Body::Plain(Vec::new());
            Some(wrong)
        }
        SlipKind::AddedInstead => {
            let (i, j) = pair(side, rng, |a, b| a.is_like(b) && a.coef.is_negative() != b.coef.is_negative())?;
            joined(side, i, j, side[i].coef - side[j].coef)
        }
        SlipKind::LetterDropped => {
            let letters: Vec<usize> =
                (0..side.len()).filter(|&i| side[i].has_letter() && !side[i].coef.abs().is_one()).collect();
            if side.len() < 2 || letters.is_empty() {
                return None;
            }
            let mut wrong = side.clone();
            wrong[*choose(&letters, rng)].body = Body::Plain(Vec::new());
            Some(wrong)
        }
        SlipKind::NegativesMadePositive => {
            let (i, j) = pair(side, rng, |a, b| a.is_like(b) && a.coef.is_negative() && b.coef.is_negative())?;
            joined(side, i, j, -(side[i].coef + side[j].coef))
        }
        SlipKind::SignOfSmaller => {
            let mixed = |a: &Term, b: &Term| a.is_like(b) && a.coef.is_negative() != b.coef.is_negative();
            let (i, j) = pair(side, rng, mixed)?;
            joined(side, i, j, -(side[i].coef + side[j].coef))
        }
        SlipKind::TopsAndBottoms => {
            let fractions = |a: &Term, b: &Term| a.is_like(b) && !a.coef.is_integer() && !b.coef.is_integer();
            let (i, j) = pair(side, rng, fractions)?;
            let (a, b) = (side[i].coef, side[j].coef);
            joined(side, i, j, Q::new(a.numer() + b.numer(), a.denom() + b.denom()))
        }
        SlipKind::OneTermDivided => term_cancelled(side),
        SlipKind::DigitMiscopied => {
            let numbers: Vec<usize> = (0..side.len()).filter(|&i| side[i].letters().is_some()).collect();
            let i = *choose_some(&numbers, rng)?;
            let mut wrong = side.clone();
            wrong[i].coef = other_digit(side[i].coef, rng)?;
            Some(wrong)
        }
        SlipKind::SignMiscopied => {
            let mut wrong = side.clone();
            let i = rng.usize(..side.len());
            wrong[i].coef = -wrong[i].coef;
            Some(wrong)
        }
        SlipKind::TermLeftOut if side.len() > 1 => {
            let mut wrong = side.clone();
            wrong.remove(rng.usize(..side.len()));
            Some(wrong)
        }
        _ => None,
    }
}

/// Two terms, the earlier first, that fit.
fn pair(side: &Side, rng: &mut Rng, fits: impl Fn(&Term, &Term) -> bool) -> Option<(usize, usize)> {
    let mut pairs = Vec::new();
    for j in 1..side.len() {
        pairs.extend((0..j).filter(|&i| fits(&side[i], &side[j])).map(|i| (i, j)));
    }
    choose_some(&pairs, rng).copied()
}

/// The side with one term given a new coefficient and another gone.
fn joined(side: &Side, kept: usize, gone: usize, coef: Q) -> Option<Side> {
    let mut wrong = side.clone();
    wrong[kept].coef = coef;
    if coef.is_zero() {
        return None;
    }
    wrong.remove(gone);
    Some(wrong)
}

/// `(x + 3)/3` -> `x`: the number is divided, the letter is not.
fn term_cancelled(side: &Side) -> Option<Side> {
    let divides = |part: &Term, divisor: Q| (part.coef / divisor).is_integer();
    let fits = |term: &Term| match &term.body {
        Body::Over(inner, divisor) if inner.len() == 2 && is_plain(inner) => {
            inner.iter().all(|part| divides(part, *divisor) == part.is_number())
        }
        _ => false,
    };
    let at = side.iter().position(fits)?;
    let Body::Over(inner, divisor) = &side[at].body else { return None };
    let divided = |part: &Term| if part.is_number() { part.scaled(divisor.recip()) } else { part.clone() };
    // A number that is the divisor itself is struck out whole.
    let is_left = |part: &Term| !(part.is_number() && part.coef.is_one());
    let parts = inner.iter().map(divided).filter(is_left).map(|part| part.scaled(side[at].coef));
    let mut wrong = side.clone();
    wrong.splice(at..=at, parts.collect::<Side>());
    Some(wrong)
}

/// `x = 4/(-4)` -> `x = 1`: the quotients worked out, one sign lost.
fn sign_of_quotient(state: &State) -> Option<State> {
    let mut done = false;
    let wrong = state.map(&mut |side| {
        let is_lost = |term: &Term| match &term.body {
            Body::Over(inner, divisor) => inner.len() == 1 && (inner[0].coef / *divisor).is_negative(),
            _ => false,
        };
        match side.iter().position(is_lost) {
            Some(at) if !done => {
                done = true;
                let mut side = side.clone();
                side[at].coef = -side[at].coef;
                side
            }
            _ => side.clone(),
        }
    });
    if done { Move::WorkOut.apply(&wrong) } else { None }
}

/// A move that calculates, made right but for one number.
fn miscalculated(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    let all = [Move::Collect, Move::CollectPair, Move::WorkOut, Move::Expand];
    let moves: Vec<State> = all.iter().filter_map(|one| one.apply(state)).collect();
    let right = choose_some(&moves, rng)?;
    let before: Vec<Q> = state.sides().into_iter().flatten().map(|term| term.coef).collect();
    if slip == SlipKind::ZeroMisplaced
        && right.sides().into_iter().flatten().all(|term| term.coef.is_integer() && *term.coef.numer() % 10 != 0)
    {
        return None;
    }
    let n_new = count_new(right, &before);
    if n_new == 0 {
        return None;
    }
    let mut at = rng.usize(..n_new) as i64;
    let delta = offset(slip, rng);
    let wrong = right.map(&mut |side| {
        let mut side = side.clone();
        for term in &mut side {
            if term.letters().is_some() && !before.contains(&term.coef) && !term.coef.is_one() {
                if at == 0 {
                    term.coef = misread_value(slip, term.coef, delta);
                }
                at -= 1;
            }
        }
        side.retain(|term| !term.coef.is_zero());
        or_zero(side)
    });
    (wrong != *right).then_some(wrong)
}

/// How many numbers of the line were not in the one before it.
fn count_new(state: &State, before: &[Q]) -> usize {
    let terms = state.sides().into_iter().flatten();
    terms.filter(|term| term.letters().is_some() && !before.contains(&term.coef) && !term.coef.is_one()).count()
}

/// By how much a number is missed.
pub fn offset(slip: SlipKind, rng: &mut Rng) -> i64 {
    let size = match slip {
        SlipKind::OffByTen => 10,
        SlipKind::TimesTableNeighbour => 1,
        _ => *choose(&[1, 1, 1, 2], rng),
    };
    if rng.bool() { size } else { -size }
}

/// The wrong number; a neighbour in the times table differs by one of its factors.
pub fn misread_value(slip: SlipKind, right: Q, delta: i64) -> Q {
    if slip == SlipKind::ZeroMisplaced {
        return if delta > 0 { right * Q::from_integer(10) } else { right / Q::from_integer(10) };
    }
    if slip != SlipKind::TimesTableNeighbour {
        return right + Q::new(delta, *right.denom());
    }
    let size = right.numer().abs();
    let factor = (2..=12).rev().find(|factor| size % factor == 0 && size / factor <= 12 && size > *factor);
    right + Q::new(factor.unwrap_or(0) * delta, *right.denom())
}

/// One digit changed.
pub fn other_digit(value: Q, rng: &mut Rng) -> Option<Q> {
    if !value.is_integer() || value.abs().is_one() || value.is_zero() {
        return None;
    }
    let size = value.numer().abs();
    let place = if size >= 10 && rng.bool() { 10 } else { 1 };
    let old = size / place % 10;
    let new = (old + rng.i64(1..=9)) % 10;
    let changed = size + (new - old) * place;
    (changed > 0).then(|| Q::from_integer(changed * value.numer().signum()))
}
