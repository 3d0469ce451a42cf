//! Working that no rule allows, though it may keep the solutions by luck: unsound whatever the exact checker says.

use crate::corpus::chance::choose_some;
use crate::corpus::moves::Move;
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, as_number, mentions_letter, normal, value_at};
use crate::notation::Rel;
use crate::slips::SlipKind;
use fastrand::Rng;
use num_traits::{One, Signed, Zero};

/// The wrong line; see [`SlipKind`] for an example of each.
pub(super) fn apply(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    let (left, _, right) = state.as_relation().filter(|(_, rel, _)| *rel == Rel::Eq)?;
    match slip {
        SlipKind::SideMovedWithoutSign => side_moved(left, right, rng),
        SlipKind::ZeroProductWithoutZero => {
            let value = as_number(right).filter(|value| !value.is_zero())?;
            let (first, second) = two_factors(left)?;
            Some(State::Or(vec![equals(first, value), equals(second, value)]))
        }
        SlipKind::DividedByFactor => divided_by_bracket(left, right).or_else(|| divided_by_bracket(right, left)),
        SlipKind::FactorsSetToFactors => factor_by_factor(state, rng),
        _ => None,
    }
}

/// Two factors with the letter in each, and no number before them.
fn two_factors(side: &Side) -> Option<(&Side, &Side)> {
    match side.as_slice() {
        [Term { coef, body: Body::Product(first, second) }] if coef.is_one() => Some((first, second)),
        _ => None,
    }
}

fn equals(side: &Side, value: Q) -> State {
    State::relation(side.clone(), Rel::Eq, vec![Term::number(value)])
}

/// `6x - 12 = 3(x - 2)` -> `6x - 12 + 3(x - 2) = 0`: tried where the side has the letter, and oftener where it happens
/// to be zero at the root.
fn side_moved(left: &Side, right: &Side, rng: &mut Rng) -> Option<State> {
    let is_nothing = |side: &Side| as_number(&normal(side)).is_some_and(|value| value.is_zero());
    if !mentions_letter(left) || !mentions_letter(right) || is_nothing(left) || is_nothing(right) {
        return None;
    }
    if !vanish_together(left, right) && rng.f64() < 0.8 {
        return None;
    }
    let all: Side = left.iter().chain(right).cloned().collect();
    Some(State::relation(all, Rel::Eq, vec![Term::number(Q::zero())]))
}

/// Are both sides multiples of the same sum `x - r`?
fn vanish_together(left: &Side, right: &Side) -> bool {
    let Some(letter) = letter_of(left) else { return false };
    let at = |side: &Side, value: i64| value_at(side, letter, Q::from_integer(value));
    // Linear sides a(x - r) and b(x - s) have proportional values at any two places exactly where r = s.
    at(left, 0) * at(right, 1) == at(left, 1) * at(right, 0) && at(left, 0) * at(right, 2) == at(left, 2) * at(right, 0)
}

fn letter_of(side: &Side) -> Option<char> {
    side.iter().find_map(|term| match &term.body {
        Body::Plain(letters) => letters.first().map(|(letter, _)| *letter),
        Body::Times(inner) => letter_of(&vec![(**inner).clone()]),
        other => other.sides().into_iter().find_map(letter_of),
    })
}

/// `(x - 4)(x - 7) = -3(x - 4)` -> `x - 7 = -3`, `x(x + 3) = 5x` -> `x + 3 = 5`
fn divided_by_bracket(product: &Side, other: &Side) -> Option<State> {
    let [Term { coef, body: Body::Product(first, second) }] = product.as_slice() else { return None };
    let quotient = |divisor: &Side| match other.as_slice() {
        [Term { coef, body: Body::Bracket(inner) }] if inner == divisor => Some(vec![Term::number(*coef)]),
        [Term { coef, body: Body::Product(inner, rest) }] if inner == divisor && coef.is_one() => Some(rest.clone()),
        [Term { coef, body: Body::Product(rest, inner) }] if inner == divisor && coef.is_one() => Some(rest.clone()),
        [term] if term.has_letter() && divisor.len() == 1 && divisor[0].is_like(term) => {
            Some(vec![Term::number(term.coef / divisor[0].coef)])
        }
        _ => None,
    };
    let (rest, right) = quotient(first).map(|right| (second, right)).or_else(|| Some((first, quotient(second)?)))?;
    let left: Side = if coef.is_one() { rest.clone() } else { vec![Term::bracket(*coef, rest.clone())] };
    Some(State::relation(left, Rel::Eq, right))
}

/// `x(x - 6) = -9` -> `x = 3 or x - 6 = -3`, also straight from `x^2 - 6x = -9`. A pair that keeps a solution is taken
/// where there is one.
fn factor_by_factor(state: &State, rng: &mut Rng) -> Option<State> {
    let taken_out;
    let (left, _, right) = match state.as_relation()? {
        (left, _, _) if two_factors(left).is_some() => state.as_relation()?,
        _ => {
            taken_out = Move::LetterOut.apply(state)?;
            taken_out.as_relation()?
        }
    };
    let (first, second) = two_factors(left)?;
    let value = match right.as_slice() {
        [Term { coef, body: Body::Times(factor) }] if factor.is_number() => *coef * factor.coef,
        _ => as_number(right)?,
    };
    let size = value.is_integer().then(|| value.numer().abs()).filter(|size| (2..=400).contains(size))?;
    let divisors = (1..=size).filter(|p| size % p == 0).flat_map(|p| [p, -p]).map(Q::from_integer);
    let pairs: Vec<(Q, Q)> = divisors.map(|p| (p, value / p)).collect();
    let root = |side: &Side, value: Q| match side.as_slice() {
        [letter] => Some(value / letter.coef),
        [letter, number] if number.is_number() => Some((value - number.coef) / letter.coef),
        _ => None,
    };
    let letter = letter_of(first)?;
    let solves = |at: Q| value_at(left, letter, at) == value;
    let keeps = |(p, q): &&(Q, Q)| [root(first, *p), root(second, *q)].iter().flatten().all(|at| solves(*at));
    let lucky: Vec<(Q, Q)> = pairs.iter().filter(keeps).copied().collect();
    let near = |(p, q): &&(Q, Q)| p.abs() != Q::one() && q.abs() != Q::one();
    let near: Vec<(Q, Q)> = pairs.iter().filter(near).copied().collect();
    let (p, q) = *choose_some(&lucky, rng).or_else(|| choose_some(&near, rng)).or_else(|| choose_some(&pairs, rng))?;
    Some(State::Or(vec![equals(first, p), equals(second, q)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::{Verdict, follows};
    use crate::corpus::read::read;
    use crate::corpus::write::Notation;
    use crate::notation::{parse, print};

    #[test]
    fn nonsense_may_keep_the_solutions() {
        for (slip, before, after) in [
            (SlipKind::SideMovedWithoutSign, "6x-12=3(x-2)", "6x-12+3(x-2)=0"),
            (SlipKind::ZeroProductWithoutZero, "(x+3)(2-x)=4", "x+3=4 or 2-x=4"),
            (SlipKind::DividedByFactor, "(x-4)(x-7)=-3(x-4)", "x-7=-3"),
            (SlipKind::FactorsSetToFactors, "x^2-6x=-9", "x=3 or x-6=-3"),
            (SlipKind::FactorsSetToFactors, "x(x-6)=3*-3", "x=3 or x-6=-3"),
        ] {
            let given = parse(before).statement.unwrap();
            let state = read(&given).unwrap();
            let made = (0..50).filter_map(|seed| super::super::apply(slip, &state, &mut Rng::with_seed(seed)));
            let made: Vec<_> = made.map(|state| state.statement(&Notation::default())).collect();
            let wanted = made.iter().find(|line| print(line) == after);
            let wanted = wanted.unwrap_or_else(|| panic!("{slip:?}: {before} -> {made:?}"));
            assert!(matches!(follows(&[given], wanted), Verdict::Holds(_)), "{before} -> {after}");
            assert!(super::super::is_nonsense(slip));
        }
    }
}
