//! Slips in what is done to both sides.

use crate::corpus::chance::choose;
use crate::corpus::moves::{Move, added, flipped, without};
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, as_number, collected, is_plain, scaled};
use crate::notation::Rel;
use crate::slips::SlipKind;
use fastrand::Rng;
use num_traits::{One, Signed, Zero};

/// The wrong line; see [`SlipKind`] for an example of each.
pub(super) fn apply(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    if let State::Or(parts) = state {
        return in_one_part(parts, |part| apply(slip, part, rng));
    }
    match slip {
        SlipKind::SignNotTurned => return without_flip(state, rng),
        SlipKind::SignTurned => return flip_on_adding(state, rng),
        SlipKind::AlwaysOrNeverMisread => return misread(state),
        _ => {}
    }
    let (left, rel, right) = state.as_relation()?;
    let together = |left: Side, right: Side| Some(State::relation(left, rel, right));
    match slip {
        SlipKind::MovedWithoutSign => {
            let (from, to, back) = either(left, right, rng, |side| side.len() > 1 && is_plain(side))?;
            let term = choose(from, rng).clone();
            let (rest, grown) = (without(from, &term)?, added(to, &term));
            if back { together(grown, rest) } else { together(rest, grown) }
        }
        SlipKind::NegatedOneSide => {
            let (side, other, back) = either(left, right, rng, |side| is_lone(side) && side[0].coef.is_negative())?;
            let side = scaled(side, -Q::one());
            if back { together(other.clone(), side) } else { together(side, other.clone()) }
        }
        SlipKind::SwappedAndNegated => {
            let swapped = State::relation(right.clone(), rel.mirrored(), left.clone());
            let (left, rel, right) = swapped.as_relation()?;
            (is_lone(left) && left[0].has_letter() && left[0].coef.is_negative())
                .then(|| State::relation(scaled(left, -Q::one()), rel, right.clone()))
        }
        SlipKind::NegatedAllButOne => {
            let n_terms = left.len() + right.len();
            if n_terms < 3 || !is_plain(left) || !is_plain(right) || !left[0].coef.is_negative() {
                return None;
            }
            let kept = rng.usize(..n_terms);
            let all = left.iter().chain(right).enumerate();
            let all: Side =
                all.map(|(i, term)| if i == kept { term.clone() } else { term.scaled(-Q::one()) }).collect();
            let (left, right) = all.split_at(left.len());
            together(left.to_vec(), right.to_vec())
        }
        SlipKind::DividedWithWrongSign => {
            divided(left, rel, right, |coef, value| (coef != Q::one()).then(|| vec![Term::number(-value / coef)]))
        }
        SlipKind::DividedUpsideDown => divided(left, rel, right, |coef, value| {
            (!value.is_zero() && value.is_integer() && coef.is_integer())
                .then(|| vec![Term::over(vec![Term::number(coef)], value)])
        }),
        SlipKind::MultipliedInstead => divided(left, rel, right, |coef, value| Some(vec![Term::number(value * coef)])),
        SlipKind::SubtractedInstead => divided(left, rel, right, |coef, value| {
            coef.is_integer().then(|| vec![Term::number(value), Term::number(-coef)])
        }),
        SlipKind::CoefficientLost => divided(left, rel, right, |_, value| Some(vec![Term::number(value)])),
        SlipKind::OppositeOperations => {
            let (side, other, back) = either(left, right, rng, |side| side.len() > 1 && is_plain(side))?;
            let term = choose(side, rng).clone();
            let (off, on) = (added(side, &term.scaled(-Q::one())), added(other, &term));
            if back { together(on, off) } else { together(off, on) }
        }
        SlipKind::DividedByOppositeSigns => {
            let (side, other, back) = either(left, right, rng, |side| is_lone(side) && side[0].has_letter())?;
            let by = side[0].coef;
            if by.is_one() || !is_lone(other) {
                return None;
            }
            let (by, other_by) = if rng.bool() { (by, -by) } else { (by.abs(), by) };
            let (side, other) = (vec![Term::over(side.clone(), by)], vec![Term::over(other.clone(), other_by)]);
            if back { together(other, side) } else { together(side, other) }
        }
        SlipKind::OneSideOnly => one_side_only(left, rel, right, rng),
        SlipKind::OneTermNotMultiplied => {
            let by = *[left, right].into_iter().flatten().map(|term| term.coef.denom()).max()?;
            let n_terms = left.len() + right.len();
            if by < 2 || n_terms < 3 || !is_plain(left) || !is_plain(right) {
                return None;
            }
            let whole: Vec<usize> = (0..n_terms)
                .filter(|&i| left.iter().chain(right).nth(i).is_some_and(|term| term.coef.is_integer()))
                .collect();
            if whole.is_empty() {
                return None;
            }
            let kept = *choose(&whole, rng);
            let scale =
                |(i, term): (usize, &Term)| if i == kept { term.clone() } else { term.scaled(Q::from_integer(by)) };
            let all: Side = left.iter().chain(right).enumerate().map(scale).collect();
            let (left, right) = all.split_at(left.len());
            together(left.to_vec(), right.to_vec())
        }
        SlipKind::OneTermNotDivided => {
            if !(left.len() == 2 && is_plain(left) && is_lone(right) && left[0].has_letter()) {
                return None;
            }
            let by = left[0].coef;
            if !by.is_integer() || by.is_one() {
                return None;
            }
            if rng.bool() {
                let over = |term: &Term| Term::over(vec![term.clone()], by);
                return together(vec![over(&left[0]), left[1].clone()], vec![over(&right[0])]);
            }
            together(vec![left[0].scaled(by.recip()), left[1].clone()], scaled(right, by.recip()))
        }
        SlipKind::CancelledOppositeSigns => {
            let term = left.iter().find(|term| right.contains(&term.scaled(-Q::one())))?.clone();
            together(without(left, &term)?, without(right, &term.scaled(-Q::one()))?)
        }
        SlipKind::SubtractedWrongWay => {
            let (side, other, back) = either(left, right, rng, |side| side.len() == 2 && is_plain(side))?;
            let value = as_number(other)?;
            let number = side.iter().find(|term| term.is_number())?.clone();
            let rest = without(side, &number)?;
            let wrong = vec![number, Term::number(-value)];
            if back { together(wrong, rest) } else { together(rest, wrong) }
        }
        _ => None,
    }
}

/// The first part in which the slip has a place, slipped; the others as they were.
fn in_one_part(parts: &[State], mut slip: impl FnMut(&State) -> Option<State>) -> Option<State> {
    let (at, wrong) = parts.iter().enumerate().find_map(|(i, part)| slip(part).map(|wrong| (i, wrong)))?;
    let mut parts = parts.to_vec();
    parts[at] = wrong;
    Some(State::Or(parts))
}

/// One side that fits and the other; `true` where it was the right one.
fn either<'a>(
    left: &'a Side,
    right: &'a Side,
    rng: &mut Rng,
    fits: impl Fn(&Side) -> bool,
) -> Option<(&'a Side, &'a Side, bool)> {
    match (fits(left), fits(right)) {
        (true, true) if rng.bool() => Some((right, left, true)),
        (true, _) => Some((left, right, false)),
        (false, true) => Some((right, left, true)),
        (false, false) => None,
    }
}

/// A single plain term.
fn is_lone(side: &Side) -> bool {
    side.len() == 1 && is_plain(side)
}

/// `ax = b` with the right side replaced; a negative `a` flips an inequality, as it should.
fn divided(left: &Side, rel: Rel, right: &Side, wrong: impl Fn(Q, Q) -> Option<Side>) -> Option<State> {
    let (side, other, rel) = if as_number(left).is_some() { (right, left, rel.mirrored()) } else { (left, right, rel) };
    let ([term], Some(value)) = (side.as_slice(), as_number(other)) else { return None };
    if !term.has_letter() || term.coef.is_one() || term.coef.is_zero() {
        return None;
    }
    let bare = Term { coef: Q::one(), body: term.body.clone() };
    let state = State::relation(vec![bare], rel, wrong(term.coef, value)?);
    Some(if term.coef.is_negative() { flipped(&state) } else { state })
}

/// An operation that would free the unknown, done to its side alone.
fn one_side_only(left: &Side, rel: Rel, right: &Side, rng: &mut Rng) -> Option<State> {
    let (side, other, back) =
        either(left, right, rng, |side| side.len() > 1 || matches!(side[0].body, Body::Bracket(_)))?;
    let side = match side.as_slice() {
        [Term { coef, body: Body::Bracket(inner) }] if !coef.is_one() => inner.clone(),
        terms if is_plain(side) => {
            let number = terms.iter().find(|term| term.is_number())?;
            if rng.bool() { added(side, &number.scaled(-Q::one())) } else { without(side, number)? }
        }
        _ => return None,
    };
    Some(if back { State::relation(other.clone(), rel, side) } else { State::relation(side, rel, other.clone()) })
}

/// Divided by a negative number with the sign left as it was.
fn without_flip(state: &State, rng: &mut Rng) -> Option<State> {
    let State::Chain(_, links) = state else { return None };
    if links.iter().any(|(rel, _)| matches!(rel, Rel::Eq | Rel::Ne)) {
        return None;
    }
    let letter_sides = state.sides();
    let side = letter_sides.iter().find(|side| side.len() == 1 && side[0].has_letter())?;
    let coef = side[0].coef;
    if !coef.is_negative() {
        return None;
    }
    let divided = if coef == -Q::one() { Move::NegateBoth } else { Move::DivideBoth(coef) }.apply(state)?;
    let wrong = flipped(&divided);
    Some(if rng.f64() < 0.8 { Move::WorkOut.apply(&wrong).unwrap_or(wrong) } else { wrong })
}

/// A number taken across, and the sign turned as if something negative had been divided by.
fn flip_on_adding(state: &State, rng: &mut Rng) -> Option<State> {
    let State::Chain(_, links) = state else { return None };
    if links.iter().any(|(rel, _)| matches!(rel, Rel::Eq | Rel::Ne)) {
        return None;
    }
    let sides = state.sides();
    let side = sides.iter().find(|side| side.len() > 1 && is_plain(side))?;
    let term = side.iter().find(|term| term.is_number())?.scaled(-Q::one());
    let added = Move::AddBoth(term).apply(state)?;
    let tidy = added.map(&mut |side| collected(side));
    Some(flipped(if rng.f64() < 0.8 { &tidy } else { &added }))
}

/// A line without the unknown read the wrong way.
fn misread(state: &State) -> Option<State> {
    if !state.is_bare() {
        return None;
    }
    match Move::Conclude.apply(state)? {
        State::Always => Some(State::Never),
        _ => Some(State::Always),
    }
}
