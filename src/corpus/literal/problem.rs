//! Formulas grown around the letter they are to be solved for.

use super::work::Literal;
use crate::corpus::chance::choose;
use crate::corpus::state::State;
use crate::corpus::write::{add, div, mul, sub, variable, whole};
use crate::notation::{Expr, ExprKind, Rel, Statement};
use fastrand::Rng;

/// What is done to the letter, one after the other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Plus,
    Minus,
    From,
    Times,
    Over,
    Under,
}

/// Letters of the formulas that school knows; the first is what they give.
const LETTERS: &[&[char]] = &[
    &['y', 'm', 'x', 'c', 'b'],
    &['A', 'b', 'h', 'c', 'a'],
    &['P', 'a', 'b', 'c', 'k'],
    &['v', 'u', 'a', 't', 'k'],
    &['V', 'h', 'r', 'a', 'b'],
    &['c', 'a', 'x', 'b', 'd'],
    &['s', 'v', 't', 'a', 'u'],
    &['F', 'm', 'a', 'k', 'x'],
];

/// A formula of one to three operations around a letter.
pub fn problem(rng: &mut Rng) -> Option<State> {
    let mut letters = choose(LETTERS, rng).to_vec();
    let given = letters.remove(0);
    rng.shuffle(&mut letters);
    let target = letters.pop()?;
    let mut own = variable(target);
    let mut last = None;
    for _ in 0..*choose(&[1, 2, 3, 3, 4], rng) {
        let all =
            [Around::Plus, Around::Minus, Around::From, Around::Times, Around::Times, Around::Over, Around::Under];
        let around = *choose(&all, rng);
        // Two sums or two products after each other would be one, and a letter is seldom below a line inside.
        let kind = |around: Around| matches!(around, Around::Plus | Around::Minus | Around::From);
        if last.is_some_and(|last| kind(last) == kind(around)) || (around == Around::Under && rng.f64() < 0.6) {
            continue;
        }
        last = Some(around);
        own = wrapped(own, around, &mut letters, rng)?;
    }
    last?;
    let other = match rng.u8(0..10) {
        0 => whole(rng.i64(2..=20)),
        1 if !letters.is_empty() => mul(whole(rng.i64(2..=9)), variable(letters.pop()?)),
        _ => variable(given),
    };
    let (left, right) = if rng.bool() { (other, own) } else { (own, other) };
    let line = Statement::Chain(left, vec![(Rel::Eq, right)]);
    Literal::of(target, &line).filter(|_| crate::notation::variables(&line).len() > 1).map(State::Literal)
}

/// One more operation around a part, with a number or the next letter.
fn wrapped(own: Expr, around: Around, letters: &mut Vec<char>, rng: &mut Rng) -> Option<Expr> {
    let with = if rng.f64() < 0.3 { whole(rng.i64(2..=12)) } else { variable(letters.pop()?) };
    Some(match around {
        Around::Plus if rng.bool() => add(with, own),
        Around::Plus => add(own, with),
        Around::Minus => sub(own, with),
        Around::From => sub(with, own),
        Around::Times => match with.kind {
            ExprKind::Variable(_) if matches!(own.kind, ExprKind::Variable(_)) && rng.bool() => mul(own, with),
            _ => mul(with, own),
        },
        Around::Over => div(own, with),
        Around::Under => div(with, own),
    })
}
