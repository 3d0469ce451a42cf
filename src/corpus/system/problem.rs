//! Two equations that meet in a point of simple size; now and then two that never meet.

use super::state::System;
use crate::corpus::chance::choose;
use crate::corpus::problems::letter;
use crate::corpus::state::State;
use crate::corpus::terms::{Q, Side, Term};
use crate::notation::Rel;
use fastrand::Rng;
use num_traits::{One, Zero};

/// A system: both equations in line, one letter alone in one of them, or the terms in any order.
pub fn problem(rng: &mut Rng) -> Option<State> {
    let (x, y) = match rng.u8(0..10) {
        0..=6 => ('x', 'y'),
        7 => ('a', 'b'),
        8 => ('p', 'q'),
        _ => (letter(rng), letter(rng)),
    };
    let largest = *choose(&[3, 5, 9], rng);
    let coef = |rng: &mut Rng| {
        let size = if rng.f64() < 0.3 { 1 } else { rng.i64(1..=largest) };
        Q::from_integer(if rng.f64() < 0.35 { -size } else { size })
    };
    let value = |rng: &mut Rng| {
        if rng.f64() < 0.08 { Q::new(rng.i64(-9..=9), 2) } else { Q::from_integer(rng.i64(-9..=12)) }
    };
    let (at_x, at_y) = (value(rng), value(rng));
    let (a, b) = (coef(rng), coef(rng));
    let (mut c, mut d) = (coef(rng), coef(rng));
    let mut right = c * at_x + d * at_y;
    if rng.f64() < 0.04 {
        let by = Q::from_integer(rng.i64(1..=3));
        (c, d) = (a * by, b * by);
        right = c * at_x + d * at_y + Q::from_integer(rng.i64(1..=9));
    } else if (a * d - b * c).is_zero() {
        return None;
    }
    let first = equation(a, x, b, y, a * at_x + b * at_y, rng);
    let second = equation(c, x, d, y, right, rng);
    System::of(first, second).map(|system| State::System(Box::new(system)))
}

/// `a x + b y = c` in one of its forms.
fn equation(a: Q, x: char, b: Q, y: char, c: Q, rng: &mut Rng) -> State {
    let (first, second) = (Term::letter(a, x), Term::letter(b, y));
    let lone = |side: Side| if side.is_empty() { vec![Term::number(Q::zero())] } else { side };
    let number = |value: Q| lone(if value.is_zero() { vec![] } else { vec![Term::number(value)] });
    match rng.u8(0..20) {
        0..=11 => State::relation(vec![first, second], Rel::Eq, number(c)),
        12 => State::relation(vec![second, first], Rel::Eq, number(c)),
        // `y = 7 - 2x`
        13..=16 => {
            let rest: Side =
                vec![first.scaled(-b.recip()), Term::number(c / b)].into_iter().filter(|t| !t.coef.is_zero()).collect();
            State::relation(vec![Term::letter(Q::one(), y)], Rel::Eq, lone(rest))
        }
        17 | 18 => {
            let right: Side =
                [second.scaled(-Q::one()), Term::number(c)].into_iter().filter(|t| !t.coef.is_zero()).collect();
            State::relation(vec![first], Rel::Eq, lone(right))
        }
        _ => {
            let left: Side = [first, Term::number(-c)].into_iter().filter(|t| !t.coef.is_zero()).collect();
            State::relation(left, Rel::Eq, vec![second.scaled(-Q::one())])
        }
    }
}
