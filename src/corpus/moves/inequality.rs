//! What the signs of a product say: where `(x - 2)(x - 3)` lies above or below zero.

use super::Coefficients;
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, as_number};
use crate::notation::Rel;
use num_traits::{One, Signed, Zero};

/// No real number makes a square without real zeros nought: `x^2 + 1 > 0` -> all real numbers.
fn without_zeros(left: &Side, rel: Rel) -> Option<State> {
    Coefficients::of(left).filter(|all| all.a.is_positive() && all.discriminant().is_negative())?;
    match rel {
        Rel::Gt | Rel::Ge => Some(State::Always),
        Rel::Lt | Rel::Le => Some(State::Never),
        Rel::Eq | Rel::Ne | Rel::Approx => None,
    }
}

/// `(x - 2)(x - 3) > 0` -> `x < 2 or x > 3`; `(x - 2)(x - 3) <= 0` -> `2 <= x <= 3`; `(x - 3)^2 >= 0` -> all real numbers
pub(super) fn signs_read(state: &State) -> Option<State> {
    let (left, rel, right) = state.as_relation()?;
    if !as_number(right)?.is_zero() {
        return None;
    }
    if let Some(known) = without_zeros(left, rel) {
        return Some(known);
    }
    let [Term { coef, body }] = left.as_slice() else { return None };
    if !coef.is_positive() {
        return None;
    }
    let (letter, one, other) = match body {
        Body::Product(first, second) => (zero_of(first)?.0, zero_of(first)?.1, zero_of(second)?.1),
        Body::Square(inner) => (zero_of(inner)?.0, zero_of(inner)?.1, zero_of(inner)?.1),
        _ => return None,
    };
    let (low, high) = if one <= other { (one, other) } else { (other, one) };
    let own = || vec![Term::letter(Q::one(), letter)];
    let number = |value: Q| vec![Term::number(value)];
    Some(match rel {
        Rel::Gt => outside(own(), Rel::Lt, number(low), Rel::Gt, number(high)),
        Rel::Ge if low == high => State::Always,
        Rel::Ge => outside(own(), Rel::Le, number(low), Rel::Ge, number(high)),
        Rel::Lt if low == high => State::Never,
        Rel::Le if low == high => State::relation(own(), Rel::Eq, number(low)),
        Rel::Lt | Rel::Le => State::Chain(number(low), vec![(rel, own()), (rel, number(high))]),
        Rel::Eq | Rel::Ne | Rel::Approx => return None,
    })
}

fn outside(own: Side, below: Rel, low: Side, above: Rel, high: Side) -> State {
    State::Or(vec![State::relation(own.clone(), below, low), State::relation(own, above, high)])
}

/// The letter of `a x + b` with `a` positive, and where that is zero.
fn zero_of(side: &Side) -> Option<(char, Q)> {
    let (letter, number) = match side.as_slice() {
        [letter] => (letter, Q::zero()),
        [letter, number] if number.is_number() => (letter, number.coef),
        _ => return None,
    };
    match letter.letters()?.as_slice() {
        [(name, 1)] if letter.coef.is_positive() => Some((*name, -number / letter.coef)),
        _ => None,
    }
}
