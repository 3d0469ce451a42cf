//! Problems whose solutions a wrong way of working happens to keep: without them every wrong way would end wrong.

use super::draw::letter;
use super::quadratic::product_equal_number;
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term};
use crate::notation::Rel;
use fastrand::Rng;
use num_traits::{One, Zero};

/// One that invites a side moved without its sign, a factor divided away, or the zero product with no zero.
pub fn trap(rng: &mut Rng) -> State {
    match rng.u8(0..3) {
        0 => linear_trap(rng),
        1 => quadratic_trap(rng),
        _ => {
            let (left, right) = product_equal_number(letter(rng), rng);
            State::relation(left, Rel::Eq, right)
        }
    }
}

/// `6x - 12 = 3(x - 2)`: both sides are zero at the root, so that a side moved without its sign changes nothing.
fn linear_trap(rng: &mut Rng) -> State {
    let x = letter(rng);
    let root = nonzero(9, rng);
    let (a, b) = (nonzero(9, rng), nonzero(9, rng));
    let b = if a == b || a == -b { a + b + Q::one() } else { b };
    let bracket = |coef: Q| vec![Term::bracket(coef, difference(x, root))];
    let open = |coef: Q| vec![Term::letter(coef, x), Term::number(-root * coef)];
    let (left, right) = match rng.u8(0..4) {
        0 => (bracket(a), bracket(b)),
        1 => (open(a), open(b)),
        _ => (open(a), bracket(b)),
    };
    let is_bare = [a, b].iter().any(|coef| coef.is_zero() || coef.is_one());
    let (left, right) = if is_bare { (open(Q::from_integer(6)), bracket(Q::from_integer(3))) } else { (left, right) };
    if rng.bool() { State::relation(right, Rel::Eq, left) } else { State::relation(left, Rel::Eq, right) }
}

/// `(x - 4)(x - 7) = -3(x - 4)`, `x(x - 6) = -9`, `x^2 - 6x = -9`; not always with the luck in it.
fn quadratic_trap(rng: &mut Rng) -> State {
    let x = letter(rng);
    let (a, b) = (nonzero(9, rng), nonzero(9, rng));
    let is_lucky = rng.f64() < 0.6;
    let product = |first: Side, second: Side| vec![Term { coef: Q::one(), body: Body::Product(first, second) }];
    let lone = || vec![Term::letter(Q::one(), x)];
    let (left, right) = match rng.u8(0..8) {
        // (x - a)(x - b) = k(x - a), where k = a - b keeps the root that is divided away.
        0..=2 => {
            let k = if is_lucky && a != b { a - b } else { nonzero(9, rng) };
            let factor = difference(x, a);
            let left = if rng.bool() {
                product(factor.clone(), difference(x, b))
            } else {
                product(difference(x, b), factor.clone())
            };
            (left, if k.is_one() { factor } else { vec![Term::bracket(k, factor)] })
        }
        // x(x - b) = kx, where k = -b keeps the root.
        3 => {
            let k = if is_lucky { -b } else { nonzero(9, rng) };
            (product(lone(), difference(x, b)), vec![Term::letter(k, x)])
        }
        // A double root r: x(x - 2r) = -r^2.
        4 | 5 => (product(lone(), difference(x, a + a)), vec![Term::number(-a * a)]),
        6 => (vec![Term::squared(Q::one(), x), Term::letter(-a - a, x)], vec![Term::number(-a * a)]),
        // x(x - s) = -p with two whole roots.
        _ => (product(lone(), difference(x, if a + b == Q::zero() { a } else { a + b })), vec![Term::number(-a * b)]),
    };
    State::relation(left, Rel::Eq, right)
}

/// `x - root`
fn difference(x: char, root: Q) -> Side {
    vec![Term::letter(Q::one(), x), Term::number(-root)]
}

fn nonzero(most: i64, rng: &mut Rng) -> Q {
    let size = rng.i64(1..=most);
    Q::from_integer(if rng.bool() { size } else { -size })
}
