//! The sound moves: each turns a line into one that says the same.

use super::state::{State, mirrored};
use super::terms::{
    Body, Q, Side, Term, as_number, collected, has_like_terms, is_plain, mentions_letter, normal, or_zero, scaled,
};
use crate::algebra::syntax::Rel;
use num_traits::{One, Signed, Zero};

/// A named rule with what it is applied to.
#[derive(Clone, Debug, PartialEq)]
pub enum Move {
    /// `x + 5 = 12` -> `x = 12 - 5`: the term as it stood.
    MoveTerm(Term),
    /// `x + 5 = 12` -> `x + 5 - 5 = 12 - 5`: the term that is added.
    AddBoth(Term),
    /// `3x = 12` -> `3x/3 = 12/3`
    DivideBoth(Q),
    /// `x/2 + 3 = 5` -> `2(x/2 + 3) = 2*5`
    MultiplyBoth(Q),
    /// `-x = 4` -> `x = -4`
    NegateBoth,
    /// `2x + 3x - 4 = 10 + 1` -> `5x - 4 = 11`
    Collect,
    /// `2x + 3x - 4 = 10 + 1` -> `5x - 4 = 10 + 1`
    CollectPair,
    /// `2x/2 = 8/2` -> `x = 4`
    WorkOut,
    /// `2(x - 3) + 3(x + 1) = 8` -> `2x - 6 + 3x + 3 = 8`
    Expand,
    /// `2(x - 3) + 3(x + 1) = 8` -> `2x - 6 + 3(x + 1) = 8`
    ExpandOne,
    /// `5 = x` -> `x = 5`
    Swap,
    /// `3 + 2x = 7` -> `2x + 3 = 7`
    Reorder,
    /// `2x = 7` -> `2x + 0 = 7`
    AddZero,
    /// `3x = 12` -> `3x - 12 = 0`
    AllLeft,
    /// `0 = 3` -> no solution
    Conclude,
}

impl Move {
    /// The line after the move, or nothing where it changes nothing.
    pub fn apply(&self, state: &State) -> Option<State> {
        let next = match (self, state) {
            (Move::MoveTerm(term), State::Chain(left, links)) => {
                let [(rel, right)] = links.as_slice() else { return None };
                let (left, right) = moved(left, right, term)?;
                State::relation(left, *rel, right)
            }
            (Move::AddBoth(term), State::Chain(..)) => state.map(&mut |side| added(side, term)),
            (Move::DivideBoth(by), State::Chain(..)) => {
                let next = state.map(&mut |side| vec![Term::over(side.clone(), *by)]);
                if by.is_negative() { flipped(&next) } else { next }
            }
            (Move::MultiplyBoth(by), State::Chain(..)) => {
                let next = state.map(&mut |side| vec![multiplied(side, *by)]);
                if by.is_negative() { flipped(&next) } else { next }
            }
            (Move::NegateBoth, State::Chain(..)) => flipped(&state.map(&mut |side| scaled(side, -Q::one()))),
            (Move::Collect, _) => state.map(&mut |side| collected(side)),
            (Move::CollectPair, _) => once(state, |side| has_like_terms(side).then(|| collected_once(side))),
            (Move::WorkOut, _) => state.map(&mut |side| worked_out(side)),
            (Move::Expand, _) => state.map(&mut |side| opened(side, usize::MAX)),
            (Move::ExpandOne, _) => once(state, |side| (!is_plain(side)).then(|| opened(side, 1))),
            (Move::Swap, State::Chain(left, links)) => {
                let [(rel, right)] = links.as_slice() else { return None };
                State::relation(right.clone(), mirrored(*rel), left.clone())
            }
            (Move::Reorder, _) => once(state, |side| (side.len() > 1).then(|| side.iter().rev().cloned().collect())),
            (Move::AddZero, State::Chain(..)) => once(state, |side| {
                (mentions_letter(side) && !has_zero(side)).then(|| added(side, &Term::number(Q::zero())))
            }),
            (Move::AllLeft, State::Chain(left, links)) => {
                let [(rel, right)] = links.as_slice() else { return None };
                let left: Side = left.iter().cloned().chain(scaled(right, -Q::one())).collect();
                State::relation(collected(&left), *rel, or_zero(Side::new()))
            }
            (Move::Conclude, _) => concluded(state)?,
            _ => return None,
        };
        (next != *state && next.is_tame()).then_some(next)
    }
}

/// Every sign turned round.
pub fn flipped(state: &State) -> State {
    match state {
        State::Chain(first, links) => {
            State::Chain(first.clone(), links.iter().map(|(rel, side)| (mirrored(*rel), side.clone())).collect())
        }
        _ => state.clone(),
    }
}

/// A term put on a side, a lone zero making way.
pub fn added(side: &Side, term: &Term) -> Side {
    if as_number(side).is_some_and(|value| value.is_zero()) {
        return vec![term.clone()];
    }
    side.iter().cloned().chain([term.clone()]).collect()
}

/// Is there a `+ 0`?
fn has_zero(side: &Side) -> bool {
    side.iter().any(|term| term.coef.is_zero())
}

/// The first such term taken off one side and put on the other with its sign changed.
fn moved(left: &Side, right: &Side, term: &Term) -> Option<(Side, Side)> {
    let negated = term.scaled(-Q::one());
    if let Some(rest) = without(left, term) {
        return Some((rest, added(right, &negated)));
    }
    without(right, term).map(|rest| (added(left, &negated), rest))
}

/// A side without the first such term.
pub fn without(side: &Side, term: &Term) -> Option<Side> {
    let at = side.iter().position(|other| other == term)?;
    let mut rest = side.clone();
    rest.remove(at);
    Some(or_zero(rest))
}

/// `by` times a side, written down: a bracket, or a product for a single plain term.
fn multiplied(side: &Side, by: Q) -> Term {
    match side.as_slice() {
        [term] if term.letters().is_some() => Term { coef: by, body: Body::Times(Box::new(term.clone())) },
        [Term { coef, body: Body::Over(inner, divisor) }] => {
            Term { coef: by * *coef, body: Body::Over(inner.clone(), *divisor) }
        }
        _ => Term::bracket(by, side.clone()),
    }
}

/// The first two like terms put together.
fn collected_once(side: &Side) -> Side {
    let mut sum = side.clone();
    for i in 0..sum.len() {
        if let Some(j) = (i + 1..sum.len()).find(|&j| sum[j].is_like(&sum[i])) {
            let other = sum.remove(j);
            sum[i].coef += other.coef;
            if sum[i].coef.is_zero() {
                sum.remove(i);
            }
            return or_zero(sum);
        }
    }
    collected(side)
}

/// Quotients and written products worked out; a bracket whose factor became one is opened.
fn worked_out(side: &Side) -> Side {
    let worked: Side = side
        .iter()
        .flat_map(|term| match &term.body {
            Body::Over(inner, divisor) => spliced(scaled(inner, term.coef / *divisor)),
            Body::Times(inner) => spliced(vec![inner.scaled(term.coef)]),
            _ => vec![term.clone()],
        })
        .collect();
    or_zero(worked)
}

/// Brackets with factor one opened.
fn spliced(side: Side) -> Side {
    side.into_iter()
        .flat_map(|term| match term.body {
            Body::Bracket(inner) if term.coef.is_one() => inner,
            _ => vec![term],
        })
        .collect()
}

/// Up to `count` brackets, squares and products multiplied out.
fn opened(side: &Side, mut count: usize) -> Side {
    let mut sum = Side::new();
    for term in side {
        let is_closed = matches!(term.body, Body::Bracket(_) | Body::Product(..) | Body::Square(_));
        if is_closed && count > 0 {
            count -= 1;
            match &term.body {
                Body::Bracket(inner) => sum.extend(scaled(inner, term.coef)),
                _ => sum.extend(term.expanded()),
            }
        } else {
            sum.push(term.clone());
        }
    }
    or_zero(sum)
}

/// The first side on which `change` does something, changed.
fn once(state: &State, change: impl Fn(&Side) -> Option<Side>) -> State {
    let mut done = false;
    state.map(&mut |side| match change(side) {
        Some(next) if !done && next != *side => {
            done = true;
            next
        }
        _ => side.clone(),
    })
}

/// What a line without the unknown says.
fn concluded(state: &State) -> Option<State> {
    let (left, rel, right) = state.as_relation()?;
    let value = |side: &Side| as_number(&normal(side));
    let (a, b) = (value(left)?, value(right)?);
    let holds = match rel {
        Rel::Eq => a == b,
        Rel::Ne => a != b,
        Rel::Lt => a < b,
        Rel::Le => a <= b,
        Rel::Gt => a > b,
        Rel::Ge => a >= b,
    };
    Some(if holds { State::Always } else { State::Never })
}
