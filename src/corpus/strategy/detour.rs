//! Sound moves that lead nowhere: without them every odd line would look unsound.

use crate::corpus::chance::choose;
use crate::corpus::moves::Move;
use crate::corpus::state::State;
use crate::corpus::terms::{Q, Term};
use fastrand::Rng;

/// A sound move that leads nowhere.
pub fn detour(state: &State, rng: &mut Rng) -> Move {
    let small = |rng: &mut Rng| Q::from_integer(rng.i64(1..=9) * if rng.bool() { 1 } else { -1 });
    let terms: Vec<Term> = state.sides().into_iter().flatten().cloned().collect();
    match rng.u8(0..18) {
        0 | 1 => Move::Swap,
        2 | 3 => Move::Reorder,
        4 => Move::AddZero,
        5 => Move::AddBoth(Term::number(small(rng))),
        6 => Move::DivideBoth(small(rng)),
        7 => Move::MultiplyBoth(small(rng)),
        9 => Move::AllLeft,
        10 | 11 => Move::LetterOut,
        12 => Move::AsProduct,
        _ if terms.is_empty() => Move::Swap,
        8 => Move::NegateBoth,
        _ => Move::TakeAcross(choose(&terms, rng).clone()),
    }
}
