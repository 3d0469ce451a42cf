//! Proportions with a solution of simple size.

use crate::corpus::chance::choose;
use crate::corpus::problems::letter;
use crate::corpus::state::State;
use crate::corpus::terms::{Q, Side, Term};
use crate::corpus::write::{Notation, div, neg};
use crate::notation::{Expr, ExprKind, Rel, Statement};
use fastrand::Rng;

/// A proportion with the letter above or below one line, or in both quotients.
pub fn problem(decimals: bool, rng: &mut Rng) -> Option<State> {
    let x = letter(rng);
    let notation = Notation { decimals, ..Notation::default() };
    let largest = *choose(&[9, 12, 20], rng);
    let number = |rng: &mut Rng| {
        if decimals && rng.bool() { Q::new(rng.i64(2..=90), 10) } else { Q::from_integer(rng.i64(2..=largest)) }
    };
    let signed = |value: Q, rng: &mut Rng| if rng.f64() < 0.15 { -value } else { value };
    let of_number = |value: Q| vec![Term::number(value)];
    let one = |rng: &mut Rng| {
        let coef = if rng.f64() < 0.6 { Q::from_integer(1) } else { Q::from_integer(rng.i64(2..=6)) };
        Term::letter(coef, x)
    };
    let sum = |rng: &mut Rng| -> Side {
        let number = Q::from_integer(rng.i64(1..=9));
        vec![one(rng), Term::number(if rng.f64() < 0.45 { -number } else { number })]
    };
    let (a, b, c) = (number(rng), number(rng), number(rng));
    // Top, bottom, top, bottom.
    let sides: [Side; 4] = match rng.u8(0..14) {
        0..=3 => [vec![one(rng)], of_number(a), of_number(signed(b, rng)), of_number(c)],
        4 | 5 => [of_number(signed(a, rng)), vec![one(rng)], of_number(b), of_number(c)],
        6..=8 => [sum(rng), of_number(a), of_number(signed(b, rng)), of_number(c)],
        9 => [of_number(a), sum(rng), of_number(b), of_number(c)],
        10 | 11 => [sum(rng), of_number(a), sum(rng), of_number(b)],
        12 => [of_number(a), sum(rng), of_number(b), sum(rng)],
        _ => [vec![one(rng)], of_number(a), sum(rng), of_number(b)],
    };
    let [top, bottom, other_top, other_bottom] = sides.map(|side| notation.side(&side));
    let (left, right) = (quotient(top, bottom), quotient(other_top, other_bottom));
    let (left, right) = if rng.f64() < 0.25 { (right, left) } else { (left, right) };
    Some(State::Written(Statement::Chain(left, vec![(Rel::Eq, right)])))
}

/// `-3/4` with its sign before the whole.
fn quotient(top: Expr, bottom: Expr) -> Expr {
    match top.kind {
        ExprKind::Neg(top) => neg(div(*top, bottom)),
        _ => div(top, bottom),
    }
}
