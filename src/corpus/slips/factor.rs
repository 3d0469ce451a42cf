//! Slips in taking out factors.

use super::{quadratic, square};
use crate::corpus::moves::{Coefficients, Move, is_square_number};
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term};
use crate::notation::Rel;
use crate::slips::SlipKind;
use fastrand::Rng;
use num_traits::{One, Signed, Zero};

/// The wrong line; see [`SlipKind`] for an example of each.
pub(super) fn apply(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    let side = match state {
        State::Expr(side) => side,
        // In an equation nobody takes a number out; a letter, yes.
        _ => state.as_relation().filter(|(left, rel, _)| *rel == Rel::Eq && Coefficients::of(left).is_some())?.0,
    };
    let wrong = match slip {
        SlipKind::FactorFromFirstTermOnly => {
            let mut wrong = taken_out(side)?;
            let inner = inner_of(&mut wrong)?;
            let last = inner.len() - 1;
            inner[last] = side.last()?.clone();
            wrong
        }
        SlipKind::FactorSignLost => {
            let mut wrong = taken_out(side)?;
            let inner = inner_of(&mut wrong)?;
            let last = 1 + rng.usize(..inner.len() - 1);
            inner[last].coef = -inner[last].coef;
            wrong
        }
        SlipKind::DifferenceOfSquaresAsSquare => {
            let all = Coefficients::of(side).filter(|all| all.b.is_zero() && all.c.is_negative())?;
            let (outer, inner) = (is_square_number(all.a)?, is_square_number(-all.c)?);
            let inner = vec![Term::letter(outer, all.letter), Term::number(-inner)];
            vec![Term { coef: Q::one(), body: Body::Square(inner) }]
        }
        _ => return None,
    };
    Some(match state {
        State::Expr(_) => State::Expr(wrong),
        _ => {
            let (_, rel, right) = state.as_relation()?;
            State::relation(wrong, rel, right.clone())
        }
    })
}

/// A slip of factoring in an equation, made in an expression alone.
pub(super) fn in_expression(slip: SlipKind, side: &Side, rng: &mut Rng) -> Option<State> {
    let equation = State::relation(side.clone(), Rel::Eq, vec![Term::number(Q::zero())]);
    let wrong = match slip {
        SlipKind::FactorSigns | SlipKind::FactorsWrongSum => quadratic::apply(slip, &equation, rng)?,
        SlipKind::FactoredWithoutCoefficient => square::apply(slip, &equation, rng)?,
        _ => return None,
    };
    wrong.as_relation().map(|(left, _, _)| State::Expr(left.clone()))
}

/// The common factor taken out rightly: `6x + 9` -> `3(2x + 3)`, `x^2 + 3x` -> `x(x + 3)`.
fn taken_out(side: &Side) -> Option<Side> {
    let sum = State::Expr(side.clone());
    match Move::LetterOut.apply(&sum).or_else(|| Move::NumberOut.apply(&sum))? {
        State::Expr(side) => Some(side),
        _ => None,
    }
}

fn inner_of(side: &mut Side) -> Option<&mut Side> {
    match &mut side.first_mut()?.body {
        Body::Bracket(inner) | Body::Product(_, inner) => Some(inner),
        _ => None,
    }
}
