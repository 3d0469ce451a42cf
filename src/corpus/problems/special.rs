//! Equations with the unknown in bars, under a root, or under the line.

use super::draw::{Draw, letter};
use crate::corpus::chance::choose;
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, value_at};
use crate::notation::Rel;
use fastrand::Rng;
use num_traits::{One, Zero};

/// `|2x - 1| = 5`, `3|x + 2| - 4 = 8`, `|x - 2| < 5`; now and then without a solution.
pub fn absolute(rng: &mut Rng) -> State {
    let (x, draw) = (letter(rng), Draw { number: 12, coef: 6, decimals: false });
    let inner = linear(x, &draw, rng);
    let rel = if rng.f64() < 0.65 { Rel::Eq } else { *choose(&[Rel::Lt, Rel::Le, Rel::Gt, Rel::Ge], rng) };
    let value = Q::from_integer(match rng.u8(0..10) {
        0 => -rng.i64(1..=9),
        1 => 0,
        _ => rng.i64(1..=15),
    });
    let value = if rel != Rel::Eq && value <= Q::zero() { Q::from_integer(4) } else { value };
    let (left, right) = around(Body::Abs(inner), value, &draw, rng);
    State::relation(left, rel, right)
}

/// `sqrt(x + 2) = 5`, `2sqrt(x - 1) + 3 = 9`, `sqrt(x + 2) = x`, `sqrt((x - 3)^2) = 5`.
pub fn radical(rng: &mut Rng) -> State {
    let (x, draw) = (letter(rng), Draw { number: 12, coef: 6, decimals: false });
    let lone = || Term::letter(Q::one(), x);
    let whole = |value: i64| Term::number(Q::from_integer(value));
    let (left, right) = match rng.u8(0..10) {
        0..=3 => {
            // Every other radicand comes out as a square.
            let value = if rng.u8(0..10) == 0 { -rng.i64(1..=9) } else { rng.i64(1..=9) };
            around(Body::Root(linear(x, &draw, rng)), Q::from_integer(value), &draw, rng)
        }
        4..=7 => {
            // sqrt(ax + b) = x + c with one whole solution at least.
            let (at, a, c) = (rng.i64(-3..=9), rng.i64(1..=5), rng.i64(-4..=4));
            let b = (at + c) * (at + c) - a * at;
            let radicand = if b == 0 {
                vec![Term::letter(Q::from_integer(a), x)]
            } else {
                vec![Term::letter(Q::from_integer(a), x), whole(b)]
            };
            let right = if c == 0 { vec![lone()] } else { vec![lone(), whole(c)] };
            (vec![Term { coef: Q::one(), body: Body::Root(radicand) }], right)
        }
        8 => {
            let square = Term { coef: Q::one(), body: Body::Square(vec![lone(), Term::number(draw.number(rng))]) };
            (vec![Term { coef: Q::one(), body: Body::Root(vec![square]) }], vec![whole(rng.i64(1..=9))])
        }
        _ => {
            // Two roots: linear once squared.
            let (first, second) = (linear(x, &draw, rng), linear(x, &draw, rng));
            (
                vec![Term { coef: Q::one(), body: Body::Root(first) }],
                vec![Term { coef: Q::one(), body: Body::Root(second) }],
            )
        }
    };
    State::relation(left, Rel::Eq, right)
}

/// `6/(x - 2) = 3`, `(x + 1)/(x - 3) = 2`, `2/x + 3/x = 5`, `4/(x + 1) = 6/(2x - 1)`, `x/(x - 2) = 2/(x - 2)`; nothing
/// where a zero was drawn for a number.
pub fn rational(rng: &mut Rng) -> Option<State> {
    let (x, draw) = (letter(rng), Draw { number: 9, coef: 5, decimals: false });
    let quotient = |top: Side, under: Side| Term { coef: Q::one(), body: Body::Quotient(top, under) };
    let number = |value: Q| vec![Term::number(value)];
    let lone = || vec![Term::letter(Q::one(), x)];
    let at = Q::from_integer(rng.i64(-8..=9));
    let under = if rng.f64() < 0.35 { lone() } else { linear(x, &draw, rng) };
    let below = value_at(&under, x, at);
    let (left, right) = match rng.u8(0..10) {
        // k/(x + b) = c
        0 | 1 if !below.is_zero() => {
            let value = Q::from_integer(rng.i64(1..=8));
            (vec![quotient(number(below * value), under)], number(value))
        }
        // (ax + b)/(x + c) = d
        2 | 3 if !below.is_zero() => {
            let first = Term::letter(Q::from_integer(rng.i64(1..=5)), x);
            let value = Q::from_integer(rng.i64(2..=6));
            let rest = value * below - first.coef * at;
            (vec![quotient(vec![first, Term::number(rest)], under)], number(value))
        }
        // k/x + b = c
        4 if !below.is_zero() => {
            let value = Q::from_integer(rng.i64(1..=8));
            let more = draw.number(rng);
            (vec![quotient(number(below * value), under), Term::number(more)], number(value + more))
        }
        // a/x + b/x = c
        5 if !below.is_zero() => {
            let (value, first) = (Q::from_integer(rng.i64(1..=6)), draw.factor(rng));
            let second = below * value - first;
            (vec![quotient(number(first), under.clone()), quotient(number(second), under)], number(value))
        }
        // a/(x + b) = c/(x + d)
        6 | 7 => (
            vec![quotient(number(draw.factor(rng)), under)],
            vec![quotient(number(draw.factor(rng)), linear(x, &draw, rng))],
        ),
        // x/(x - b) = b/(x - b): the solution is excluded.
        8 => {
            let root = draw.number(rng);
            let under = vec![Term::letter(Q::one(), x), Term::number(-root)];
            (vec![quotient(lone(), under.clone())], vec![quotient(number(root), under)])
        }
        // x/(x + b) = c/x, or k/x = x + b: quadratic once cleared.
        _ => {
            let (first, second) = (rng.i64(-6..=6), rng.i64(1..=7));
            let (sum, product) = (Q::from_integer(first + second), Q::from_integer(first * second));
            let right = if sum.is_zero() { lone() } else { vec![Term::letter(Q::one(), x), Term::number(-sum)] };
            (vec![quotient(number(-product), lone())], right)
        }
    };
    let has_zero = |side: &Side| {
        side.iter().any(|term| match &term.body {
            Body::Quotient(top, under) => top.iter().chain(under).any(|term| term.coef.is_zero()),
            _ => false,
        })
    };
    (!has_zero(&left) && !has_zero(&right)).then(|| State::relation(left, Rel::Eq, right))
}

/// `ax + b`, the letter mostly alone.
fn linear(x: char, draw: &Draw, rng: &mut Rng) -> Side {
    let coef = if rng.f64() < 0.6 { Q::one() } else { draw.coef(rng) };
    vec![Term::letter(coef, x), Term::number(draw.number(rng))]
}

/// `a body + b = a value + b`, the outer numbers often left out.
fn around(body: Body, value: Q, draw: &Draw, rng: &mut Rng) -> (Side, Side) {
    let coef = if rng.f64() < 0.6 { Q::one() } else { draw.coef(rng) };
    let special = Term { coef, body };
    if rng.f64() < 0.55 {
        return (vec![special], vec![Term::number(coef * value)]);
    }
    let more = draw.number(rng);
    (vec![special, Term::number(more)], vec![Term::number(coef * value + more)])
}
