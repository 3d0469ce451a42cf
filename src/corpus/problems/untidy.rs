//! Lines that are not tidy: several terms a side, operations written out, quotients of decimals.
//!
//! Students who work one step at a time leave such lines (`49 + 16 = 23x + 16x - 16 + 16`, `x = 4/(-4)`); tidy
//! problems alone never show them.

use super::draw::{Draw, letter};
use crate::corpus::chance::choose;
use crate::corpus::moves::Move;
use crate::corpus::state::State;
use crate::corpus::terms::{Q, Side, Term};
use crate::notation::Rel;
use fastrand::Rng;
use num_traits::One;

/// An equation as it looks in the middle of somebody's work. Its numbers need not come out even.
pub fn untidy(decimals: bool, rng: &mut Rng) -> State {
    let draw = Draw { decimals, ..Draw::range(rng) };
    let x = letter(rng);
    let mut state = tidy(&draw, x, rng);
    for _ in 0..rng.usize(0..=2) {
        let terms: Vec<Term> = state.sides().into_iter().flatten().cloned().collect();
        let term = choose(&terms, rng).clone();
        let operation = match rng.u8(0..8) {
            0..=2 => Move::AddBoth(term.scaled(-Q::one())),
            3 => Move::AddBoth(term),
            4 => Move::AddBoth(Term::number(draw.number(rng))),
            5 if term.has_letter() => Move::DivideBoth(term.coef),
            6 if !term.coef.is_integer() => Move::MultiplyBoth(Q::from_integer(*term.coef.denom())),
            _ => Move::TakeAcross(term),
        };
        if let Some(next) = operation.apply(&state) {
            state = next;
        }
    }
    state
}

fn tidy(draw: &Draw, x: char, rng: &mut Rng) -> State {
    let number = |rng: &mut Rng| Term::number(draw.number(rng));
    let letters = |rng: &mut Rng| match rng.u8(0..6) {
        0 => Term::letter(Q::one(), x),
        1 => Term::letter(-Q::one(), x),
        2 => Term::letter(Q::new(1, rng.i64(2..=12)), x),
        _ => Term::letter(draw.coef(rng), x),
    };
    let (left, right): (Side, Side) = match rng.u8(0..8) {
        0 => (vec![letters(rng)], vec![number(rng)]),
        1 | 2 => (vec![letters(rng), number(rng)], vec![number(rng)]),
        3 => (vec![number(rng), letters(rng)], vec![number(rng), letters(rng)]),
        4 => (vec![letters(rng), number(rng)], vec![letters(rng)]),
        5 => (vec![letters(rng), letters(rng), number(rng)], vec![number(rng), number(rng)]),
        6 => {
            let divisor = draw.coef(rng);
            (vec![letters(rng)], vec![Term::over(vec![number(rng)], divisor)])
        }
        _ => (vec![Term::over(vec![letters(rng), number(rng)], draw.factor(rng))], vec![number(rng)]),
    };
    if rng.bool() { State::relation(left, Rel::Eq, right) } else { State::relation(right, Rel::Eq, left) }
}
