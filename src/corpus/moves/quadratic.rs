//! Moves on quadratic equations: factoring, the zero product, roots, the formula.

use super::common::product_of;
use crate::corpus::formula::Formula;
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, as_number, is_plain, normal, or_zero};
use crate::notation::Rel;
use num_integer::Roots;
use num_traits::{One, Signed, Zero};

/// `a x^2 + b x + c` of one letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficients {
    pub letter: char,
    pub a: Q,
    pub b: Q,
    pub c: Q,
}

impl Coefficients {
    /// Of a side of plain terms, collected, in one letter and with a square.
    pub fn of(side: &Side) -> Option<Coefficients> {
        let letter = side.iter().flat_map(|term| term.letters().into_iter().flatten()).next()?.0;
        let mut all = Coefficients { letter, a: Q::zero(), b: Q::zero(), c: Q::zero() };
        for term in side {
            let place = match term.letters()?.as_slice() {
                [] => &mut all.c,
                [(other, 1)] if *other == letter => &mut all.b,
                [(other, 2)] if *other == letter => &mut all.a,
                _ => return None,
            };
            if !place.is_zero() {
                return None;
            }
            *place = term.coef;
        }
        (!all.a.is_zero()).then_some(all)
    }

    /// Of `a x^2 + b x + c = 0`.
    pub fn of_standard_form(state: &State) -> Option<Coefficients> {
        let (left, rel, right) = state.as_relation()?;
        let is_zero = as_number(right).is_some_and(|value| value.is_zero());
        if rel == Rel::Eq && is_zero { Coefficients::of(left) } else { None }
    }

    /// `b^2 - 4ac`
    pub fn discriminant(&self) -> Q {
        self.b * self.b - Q::from_integer(4) * self.a * self.c
    }

    /// The product that the side factors into over whole numbers, with its first coefficient positive in each bracket.
    pub fn factored(&self) -> Option<Term> {
        if !(self.a.is_integer() && self.b.is_integer() && self.c.is_integer()) {
            return None;
        }
        let root = is_square_number(self.discriminant())?;
        let two_a = self.a * Q::from_integer(2);
        let bracket = |at: Q| {
            let letter = Term::letter(Q::from_integer(*at.denom()), self.letter);
            let number = Term::number(Q::from_integer(-*at.numer()));
            if at.is_zero() { vec![letter] } else { vec![letter, number] }
        };
        let (first, second) = ((-self.b + root) / two_a, (-self.b - root) / two_a);
        let outside = self.a / Q::from_integer(first.denom() * second.denom());
        if first == second {
            return Some(Term { coef: outside, body: Body::Square(bracket(first)) });
        }
        // The factor that is the letter alone comes first and takes the number outside with it.
        let (first, second) = if second.is_zero() { (second, first) } else { (first, second) };
        Some(Term { coef: outside, body: Body::Product(bracket(first), bracket(second)) })
    }
}

/// The root of a number that is a square.
pub fn is_square_number(value: Q) -> Option<Q> {
    if value.is_negative() {
        return None;
    }
    let root = Q::new(value.numer().sqrt(), value.denom().sqrt());
    (root * root == value).then_some(root)
}

/// Everything on the left, collected, highest power first.
pub(super) fn all_left(left: &Side, rel: Rel, right: &Side) -> State {
    let gap: Side = left.iter().cloned().chain(right.iter().map(|term| term.scaled(-Q::one()))).collect();
    State::relation(normal(&gap), rel, or_zero(Side::new()))
}

/// `x^2 + 5x + 6 = 0` -> `(x + 2)(x + 3) = 0`
pub(super) fn factored(state: &State) -> Option<State> {
    if let State::Expr(side) = state {
        return Some(State::Expr(vec![product_of(side)?]));
    }
    let (left, rel, right) =
        state.as_relation().filter(|(_, _, right)| as_number(right).is_some_and(|n| n.is_zero()))?;
    Some(State::relation(vec![Coefficients::of(left)?.factored()?], rel, right.clone()))
}

/// `(x + 2)(x + 3) = 0` -> `x + 2 = 0 or x + 3 = 0`
pub(super) fn zero_product(state: &State) -> Option<State> {
    let (left, rel, right) = state.as_relation()?;
    if rel != Rel::Eq || !as_number(right)?.is_zero() {
        return None;
    }
    let equal_zero = |side: &Side| State::relation(side.clone(), Rel::Eq, right.clone());
    match left.as_slice() {
        [Term { body: Body::Product(first, second), .. }] => {
            Some(State::Or(vec![equal_zero(first), equal_zero(second)]))
        }
        [Term { body: Body::Square(inner), .. }] => Some(equal_zero(inner)),
        _ => None,
    }
}

/// `(x + 3)^2 = 16` -> `x + 3 = +/-sqrt(16)`
pub(super) fn rooted(state: &State) -> Option<State> {
    let (base, value) = square_alone(state)?;
    (!value.is_negative()).then(|| State::Formula(Formula::of_square(base, value)))
}

/// What is squared and to what it is equal, where a square stands alone on the left.
pub fn square_alone(state: &State) -> Option<(Side, Q)> {
    let (left, rel, right) = state.as_relation()?;
    let value = as_number(right)?;
    let [term] = left.as_slice() else { return None };
    if rel != Rel::Eq || !term.coef.is_one() {
        return None;
    }
    match &term.body {
        Body::Square(inner) if is_plain(inner) => Some((inner.clone(), value)),
        Body::Plain(letters) => match letters.as_slice() {
            [(letter, 2)] => Some((vec![Term::letter(Q::one(), *letter)], value)),
            _ => None,
        },
        _ => None,
    }
}

/// `x^2 + 5x + 6 = 0` -> the formula with its numbers put in.
pub(super) fn formula(state: &State) -> Option<State> {
    let all = Coefficients::of_standard_form(state)?;
    Some(State::Formula(Formula::of_coefficients(all.letter, all.a, all.b, all.c)))
}

/// `x^2 + 6x = -5` -> `x^2 + 6x + 9 = -5 + 9`
pub(super) fn completed(state: &State) -> Option<State> {
    let (left, rel, right) = state.as_relation()?;
    let all = Coefficients::of(left).filter(|all| all.a.is_one() && all.c.is_zero() && !all.b.is_zero())?;
    as_number(right)?;
    let half = all.b / Q::from_integer(2);
    let square = Term::number(half * half);
    let with = |side: &Side| side.iter().cloned().chain([square.clone()]).collect::<Side>();
    Some(State::relation(with(left), rel, super::sums::added(right, &square)))
}

/// `x^2 + 6x + 9 = 4` -> `(x + 3)^2 = 4`
pub(super) fn square_made(state: &State) -> Option<State> {
    let (left, rel, right) = state.as_relation()?;
    let all = Coefficients::of(left).filter(|all| all.a.is_one() && !all.b.is_zero())?;
    let half = all.b / Q::from_integer(2);
    let inner = vec![Term::letter(Q::one(), all.letter), Term::number(half)];
    let square = Term { coef: Q::one(), body: Body::Square(inner) };
    (half * half == all.c).then(|| State::relation(vec![square], rel, right.clone()))
}

/// No square is negative: `x^2 = -4`, `x = (2 +/- sqrt(-8))/2` -> no solution.
pub(super) fn is_impossible(state: &State) -> bool {
    match state {
        State::Formula(formula) => formula.radicand().is_some_and(|value| value.is_negative()),
        _ => square_alone(state).is_some_and(|(_, value)| value.is_negative()),
    }
}
