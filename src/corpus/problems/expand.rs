//! Expressions to multiply out and collect.

use super::draw::{Draw, letter};
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term};
use fastrand::Rng;
use num_traits::One;

/// `3(2x + y) - 2(x - y)`, `(x + 3)(x - 2)`, `(2x + 1)^2 - 4x`, `5x + 3 - 2x + 7`.
pub fn expression(rng: &mut Rng) -> State {
    let draw = Draw::range(rng);
    let (x, mut y) = (letter(rng), letter(rng));
    if x == y {
        y = if x == 'y' { 'x' } else { 'y' };
    }
    let number = |rng: &mut Rng| Term::number(draw.number(rng));
    let first = |rng: &mut Rng| Term::letter(if rng.f64() < 0.6 { Q::one() } else { draw.factor(rng) }, x);
    let second = |rng: &mut Rng| if rng.f64() < 0.6 { number(rng) } else { Term::letter(draw.coef(rng), y) };
    let bracket = |rng: &mut Rng| {
        let coef = if rng.f64() < 0.15 { -Q::one() } else { draw.coef(rng) };
        Term::bracket(coef, vec![first(rng), second(rng)])
    };
    let like = |rng: &mut Rng| match rng.u8(0..3) {
        0 => number(rng),
        1 => Term::letter(draw.coef(rng), x),
        _ => Term::letter(if rng.bool() { -Q::one() } else { Q::one() }, x),
    };
    let square = |rng: &mut Rng| Term { coef: Q::one(), body: Body::Square(vec![first(rng), number(rng)]) };
    let product = |rng: &mut Rng| Term {
        coef: Q::one(),
        body: Body::Product(vec![first(rng), number(rng)], vec![first(rng), number(rng)]),
    };
    // 2x(x + 3)
    let single = |rng: &mut Rng| Term {
        coef: if rng.bool() { Q::one() } else { draw.coef(rng) },
        body: Body::Product(vec![Term::letter(Q::one(), x)], vec![first(rng), number(rng)]),
    };
    State::Expr(match rng.u8(0..14) {
        0 => vec![bracket(rng)],
        1 => vec![bracket(rng), like(rng)],
        2 => vec![like(rng), bracket(rng)],
        3 | 4 => vec![bracket(rng), bracket(rng)],
        5 => vec![bracket(rng), like(rng), bracket(rng)],
        6 => vec![square(rng)],
        7 => vec![square(rng), like(rng)],
        8 => vec![product(rng)],
        9 => vec![product(rng), if rng.bool() { bracket(rng) } else { like(rng) }],
        12 | 13 => {
            let mut side = vec![single(rng), like(rng)];
            if rng.bool() {
                rng.shuffle(&mut side);
            }
            if rng.bool() {
                side.push(single(rng));
            }
            side
        }
        10 => vec![square(rng), negated(if rng.bool() { product(rng) } else { square(rng) }, rng)],
        _ => plain(&draw, x, y, rng),
    })
}

/// `5x + 3 - 2x + 7`
pub fn like_terms(rng: &mut Rng) -> State {
    let (draw, x) = (Draw::range(rng), letter(rng));
    let y = if x == 'y' { 'x' } else { 'y' };
    State::Expr(plain(&draw, x, y, rng))
}

fn negated(term: Term, rng: &mut Rng) -> Term {
    if rng.f64() < 0.7 { term.scaled(-Q::one()) } else { term }
}

/// Like terms only.
fn plain(draw: &Draw, x: char, y: char, rng: &mut Rng) -> Side {
    let mut side: Side = vec![Term::letter(draw.factor(rng), x)];
    for _ in 0..rng.usize(2..=4) {
        side.push(match rng.u8(0..4) {
            0 => Term::number(draw.number(rng)),
            1 => Term::letter(draw.coef(rng), y),
            2 => Term::squared(draw.coef(rng), x),
            _ => Term::letter(if rng.f64() < 0.3 { -Q::one() } else { draw.coef(rng) }, x),
        });
    }
    side.push(Term::letter(draw.coef(rng), x));
    side
}
