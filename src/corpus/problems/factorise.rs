//! Sums to be written as products.

use super::draw::{Draw, letter};
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, normal};
use fastrand::Rng;
use num_traits::One;

/// `6x + 9`, `x^2 + 3x`, `x^2 + 5x + 6`, `2x^2 - 7x + 3`, `x^2 - 9`.
pub fn sum(rng: &mut Rng) -> State {
    let (draw, x) = (Draw::range(rng), letter(rng));
    let y = if x == 'y' { 'x' } else { 'y' };
    let number = |rng: &mut Rng| Term::number(draw.number(rng));
    let lone = || Term::letter(Q::one(), x);
    let root = |rng: &mut Rng| {
        Term::number(Q::from_integer(match rng.i64(-9..=9) {
            0 => 1,
            other => other,
        }))
    };
    let product = |first: Side, second: Side| Body::Product(first, second);
    let (coef, body) = match rng.u8(0..12) {
        0 | 1 => (draw.factor(rng), Body::Bracket(vec![Term::letter(draw.factor(rng), x), number(rng)])),
        2 => (draw.factor(rng), Body::Bracket(vec![lone(), Term::letter(draw.coef(rng), y), number(rng)])),
        3 => (Q::one(), product(vec![lone()], vec![lone(), number(rng)])),
        4 => (draw.factor(rng), product(vec![lone()], vec![Term::letter(draw.factor(rng), x), number(rng)])),
        5 => {
            let at = root(rng);
            (Q::one(), product(vec![lone(), at.clone()], vec![lone(), at.scaled(-Q::one())]))
        }
        6 => (draw.factor(rng), product(vec![lone(), root(rng)], vec![lone(), root(rng)])),
        7 | 8 => {
            let first = vec![Term::letter(Q::from_integer(rng.i64(2..=4)), x), root(rng)];
            (Q::one(), product(first, vec![lone(), root(rng)]))
        }
        _ => (Q::one(), product(vec![lone(), root(rng)], vec![lone(), root(rng)])),
    };
    let mut side = normal(&[Term { coef, body }]);
    if rng.f64() < 0.15 {
        rng.shuffle(&mut side);
    }
    State::Expr(side)
}
