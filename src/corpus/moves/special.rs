//! Moves on roots, absolute values and denominators with the unknown in them, and the check of what they may add.

use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, as_number, is_plain, mentions_letter, scaled, value};
use crate::notation::Rel;
use num_traits::{One, Signed, Zero};

/// `sqrt(x + 2) = 5` -> `x + 2 = 5^2`
pub(super) fn squared(state: &State) -> Option<State> {
    let (left, rel, right) = state.as_relation().filter(|(_, rel, _)| *rel == Rel::Eq)?;
    let square = |side: &Side| match side.as_slice() {
        [Term { coef, body: Body::Root(inner) }] if coef.is_one() => inner.clone(),
        _ => vec![Term { coef: Q::one(), body: Body::Square(side.clone()) }],
    };
    let has_root = |side: &Side| matches!(side.as_slice(), [Term { body: Body::Root(_), .. }]);
    (has_root(left) || has_root(right)).then(|| State::relation(square(left), rel, square(right)))
}

/// `|x - 3| = 5` -> `x - 3 = 5 or x - 3 = -5`; `|x - 3| < 5` -> `-5 < x - 3 < 5`
pub(super) fn bars_split(state: &State) -> Option<State> {
    if let Some((inner, other)) = bars_against_sum(state) {
        let opposite = scaled(&other, -Q::one());
        return Some(State::Or(vec![
            State::relation(inner.clone(), Rel::Eq, other),
            State::relation(inner, Rel::Eq, opposite),
        ]));
    }
    let (inner, rel, value) = bars_alone(state)?;
    let number = |value: Q| vec![Term::number(value)];
    Some(match rel {
        Rel::Eq if value.is_zero() => State::relation(inner, rel, number(value)),
        Rel::Eq if value.is_positive() => State::Or(vec![
            State::relation(inner.clone(), rel, number(value)),
            State::relation(inner, rel, number(-value)),
        ]),
        Rel::Lt | Rel::Le if value.is_positive() => {
            State::Chain(number(-value), vec![(rel, inner), (rel, number(value))])
        }
        Rel::Gt | Rel::Ge if value.is_positive() => State::Or(vec![
            State::relation(inner.clone(), rel, number(value)),
            State::relation(inner, rel.mirrored(), number(-value)),
        ]),
        _ => return None,
    })
}

/// `|inner| rel value`, the bars alone on the left.
pub fn bars_alone(state: &State) -> Option<(Side, Rel, Q)> {
    let (left, rel, right) = state.as_relation()?;
    match left.as_slice() {
        [Term { coef, body: Body::Abs(inner) }] if coef.is_one() => Some((inner.clone(), rel, as_number(right)?)),
        _ => None,
    }
}

/// `|inner| = other`, the other side in the letter too: a sum, or what is between bars of its own.
pub fn bars_against_sum(state: &State) -> Option<(Side, Side)> {
    let (left, rel, right) = state.as_relation()?;
    let between = |side: &Side| match side.as_slice() {
        [Term { coef, body: Body::Abs(inner) }] if coef.is_one() => Some(inner.clone()),
        _ => None,
    };
    let other = between(right).or_else(|| is_plain(right).then(|| right.clone()))?;
    let inner = between(left).filter(|inner| is_plain(inner) && is_plain(&other) && mentions_letter(&other))?;
    (rel == Rel::Eq).then_some((inner, other))
}

/// A root or an absolute value alone that is said to be negative.
pub(super) fn is_never_negative(state: &State) -> bool {
    let Some((left, rel, right)) = state.as_relation() else { return false };
    let is_alone = matches!(left.as_slice(), [Term { coef, body: Body::Abs(_) | Body::Root(_) }] if coef.is_positive());
    let is_below = matches!(rel, Rel::Eq | Rel::Lt | Rel::Le);
    is_alone && is_below && as_number(right).is_some_and(|value| value.is_negative())
}

/// `(x + 1)/(x - 3) = 2` -> `x + 1 = 2(x - 3)`; `2/x = 3/(x + 1)` -> `2(x + 1) = 3x`
pub(super) fn cleared(state: &State) -> Option<State> {
    let (left, rel, right) = state.as_relation().filter(|(_, rel, _)| *rel == Rel::Eq)?;
    let (a, b) = (as_quotient(left), as_quotient(right));
    let times = |side: &Side, by: Option<&Side>| by.map_or_else(|| side.clone(), |by| multiplied(side, by));
    let (top, bottom) = (a.map_or(left, |(top, _)| top), b.map_or(right, |(top, _)| top));
    if a.is_none() && b.is_none() {
        return None;
    }
    Some(State::relation(times(top, b.map(|(_, under)| under)), rel, times(bottom, a.map(|(_, under)| under))))
}

/// A single quotient by a sum with the letter.
pub fn as_quotient(side: &Side) -> Option<(&Side, &Side)> {
    match side.as_slice() {
        [Term { coef, body: Body::Quotient(top, under) }] if coef.is_one() => Some((top, under)),
        _ => None,
    }
}

/// The product of two sides as one writes it: `2(x - 3)`, `x(x + 1)`, `(x + 1)(x - 3)`, `3x`.
pub fn multiplied(side: &Side, by: &Side) -> Side {
    match (as_number(side), as_number(by), side.as_slice(), by.as_slice()) {
        (_, Some(number), [one], _) | (Some(number), _, _, [one]) if one.letters().is_some() => {
            vec![one.scaled(number)]
        }
        (Some(number), _, _, _) => bracket(number, by),
        (_, Some(number), _, _) => bracket(number, side),
        (_, _, [first], [second]) if first.has_letter() && second.has_letter() => {
            Term { coef: Q::one(), body: Body::Product(side.clone(), by.clone()) }.expanded()
        }
        (_, _, _, [_]) => vec![Term { coef: Q::one(), body: Body::Product(by.clone(), side.clone()) }],
        _ if side == by => vec![Term { coef: Q::one(), body: Body::Square(side.clone()) }],
        _ => vec![Term { coef: Q::one(), body: Body::Product(side.clone(), by.clone()) }],
    }
}

fn bracket(number: Q, side: &Side) -> Side {
    if number.is_one() { side.clone() } else { vec![Term::bracket(number, side.clone())] }
}

/// `2/x + 3/x` -> `(2 + 3)/x`
pub(super) fn quotients_added(side: &Side) -> Option<Side> {
    let under = |term: &Term| match &term.body {
        Body::Quotient(_, under) => Some(under.clone()),
        _ => None,
    };
    let (first, rest) = side.split_first()?;
    let below = under(first)?;
    let other = rest.iter().position(|term| under(term).as_ref() == Some(&below))?;
    let top = |term: &Term| match &term.body {
        Body::Quotient(top, _) => scaled(top, term.coef),
        _ => Side::new(),
    };
    let sum = top(first).into_iter().chain(top(&rest[other])).collect();
    let mut all = vec![Term { coef: Q::one(), body: Body::Quotient(sum, below) }];
    all.extend(rest.iter().enumerate().filter(|(i, _)| *i != other).map(|(_, term)| term.clone()));
    Some(all)
}

/// The solutions that do not solve the problem left out; nothing where all do, or where that cannot be said.
pub(super) fn rejected(state: &State, given: &State) -> Option<State> {
    let parts = match state {
        State::Or(parts) => parts.clone(),
        one => vec![one.clone()],
    };
    let mut kept = Vec::new();
    for part in &parts {
        let (left, _, right) = part.as_relation().filter(|(_, rel, _)| *rel == Rel::Eq)?;
        let [letter] = left.as_slice() else { return None };
        let (letter, _) = *letter.letters()?.first()?;
        if solves(given, letter, as_number(right)?)? {
            kept.push(part.clone());
        }
    }
    kept.dedup();
    Some(match kept.len() {
        0 => State::Never,
        1 => kept.remove(0),
        _ => State::Or(kept),
    })
}

/// Is the equation true at this number? Nothing where a root in it is irrational.
fn solves(given: &State, letter: char, at: Q) -> Option<bool> {
    let (left, rel, right) = given.as_relation()?;
    let side = |side: &Side| value(side, letter, at);
    match (side(left), side(right)) {
        (Ok(left), Ok(right)) => (rel == Rel::Eq).then_some(left == right),
        // A side without a value is equal to nothing.
        (Err(true), _) | (_, Err(true)) => Some(false),
        _ => None,
    }
}

/// Does a line hold something that may make its solutions fewer than those of the lines below it?
pub fn has_special(state: &State) -> bool {
    let is_special = |term: &Term| matches!(term.body, Body::Root(_) | Body::Abs(_) | Body::Quotient(..));
    state.sides().into_iter().flatten().any(is_special)
}
