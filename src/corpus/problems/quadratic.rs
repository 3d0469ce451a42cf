//! Quadratic equations.

use super::draw::{Draw, letter};
use crate::corpus::chance::choose;
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, normal, scaled};
use crate::notation::Rel;
use fastrand::Rng;
use num_traits::{One, Zero};

/// Standard form or on its way there, factored, a square equal to a number; now and then irrational or no roots.
pub fn quadratic(rng: &mut Rng) -> State {
    let draw = Draw { number: 12, ..Draw::range(rng) };
    let x = letter(rng);
    let root = |rng: &mut Rng| Q::from_integer(rng.i64(-9..=9));
    let (left, right) = match rng.u8(0..20) {
        0..=3 => (from_roots(Q::one(), root(rng), root(rng), x), nothing()),
        4 | 5 => {
            let at = Q::new(rng.i64(-7..=7), rng.i64(2..=4));
            (from_roots(Q::from_integer(*at.denom()), at, root(rng), x), nothing())
        }
        6 => (from_roots(draw.factor(rng), root(rng), root(rng), x), nothing()),
        7 | 8 => spread(from_roots(Q::one(), root(rng), root(rng), x), rng),
        9 | 10 => (free(&draw, x, rng), nothing()),
        11 => squares(x, rng),
        12 => spread(
            squares(x, rng).0.into_iter().chain([Term::number(-Q::from_integer(rng.i64(1..=20)))]).collect(),
            rng,
        ),
        13 | 14 => shifted_square(&draw, x, rng),
        15 => {
            let outside = if rng.f64() < 0.7 { Q::one() } else { draw.factor(rng) };
            (vec![Term { coef: outside, body: product(x, root(rng), root(rng)) }], nothing())
        }
        16 | 17 => product_equal_number(x, rng),
        18 => {
            let at = root(rng);
            (
                vec![Term::squared(Q::one(), x)],
                vec![Term::letter(if at.is_zero() { Q::from_integer(5) } else { at }, x)],
            )
        }
        _ => {
            let inner = vec![Term::letter(Q::one(), x), Term::number(draw.number(rng))];
            let bracket = Term { coef: Q::one(), body: Body::Product(vec![Term::letter(Q::one(), x)], inner) };
            (vec![bracket], vec![Term::number(draw.number(rng))])
        }
    };
    if rng.f64() < 0.05 { State::relation(right, Rel::Eq, left) } else { State::relation(left, Rel::Eq, right) }
}

fn nothing() -> Side {
    vec![Term::number(Q::zero())]
}

/// `(x - first)(x - second)`, or the letter alone for a root of zero.
fn product(x: char, first: Q, second: Q) -> Body {
    let factor = |at: Q| {
        let letter = Term::letter(Q::one(), x);
        if at.is_zero() { vec![letter] } else { vec![letter, Term::number(-at)] }
    };
    let (first, second) = if second.is_zero() { (second, first) } else { (first, second) };
    if first == second && !first.is_zero() {
        Body::Square(factor(first))
    } else {
        Body::Product(factor(first), factor(second))
    }
}

/// `a (x - first)(x - second)` multiplied out.
fn from_roots(a: Q, first: Q, second: Q, x: char) -> Side {
    normal(&[Term { coef: a, body: product(x, first, second) }])
}

/// Any small coefficients: mostly irrational roots, or none.
fn free(draw: &Draw, x: char, rng: &mut Rng) -> Side {
    let a = Q::from_integer(*choose(&[1, 1, 1, 2, 3], rng));
    vec![Term::squared(a, x), Term::letter(draw.number(rng), x), Term::number(draw.number(rng))]
}

/// Some terms taken to the other side.
fn spread(side: Side, rng: &mut Rng) -> (Side, Side) {
    let (mut left, mut right) = (Side::new(), Side::new());
    for (i, term) in side.into_iter().enumerate() {
        if i > 0 && rng.f64() < 0.6 { right.push(term.scaled(-Q::one())) } else { left.push(term) }
    }
    (left, if right.is_empty() { nothing() } else { right })
}

/// `a x^2 = k`, one in eight without a solution.
fn squares(x: char, rng: &mut Rng) -> (Side, Side) {
    let a = Q::from_integer(*choose(&[1, 1, 2, 3, 4, 5, 9], rng));
    let root = rng.i64(1..=12);
    let square = match rng.u8(0..8) {
        0 => -root * root,
        1 => rng.i64(2..=20),
        _ => root * root,
    };
    (vec![Term::squared(a, x)], vec![Term::number(a * Q::from_integer(square))])
}

/// `a(x + h)^2 = k`
fn shifted_square(draw: &Draw, x: char, rng: &mut Rng) -> (Side, Side) {
    let a = Q::from_integer(*choose(&[1, 1, 1, 2, 3], rng));
    let first = Term::letter(if rng.f64() < 0.8 { Q::one() } else { draw.factor(rng) }, x);
    let square = Term { coef: a, body: Body::Square(vec![first, Term::number(draw.number(rng))]) };
    let root = rng.i64(0..=9);
    let right = if rng.f64() < 0.12 { rng.i64(2..=12) } else { root * root };
    (vec![square], scaled(&[Term::number(Q::from_integer(right))], a))
}

/// `(x + p)(x + q) = k`. With `(x + p)(q - x) = p + q - 1`, setting each factor equal to the right side happens to
/// keep the solutions: the trap of reading the zero product into it.
pub(super) fn product_equal_number(x: char, rng: &mut Rng) -> (Side, Side) {
    let (p, q) = (rng.i64(-6..=8), rng.i64(-6..=8));
    let letter = Term::letter(Q::one(), x);
    let first = if p == 0 { vec![letter.clone()] } else { vec![letter.clone(), Term::number(Q::from_integer(p))] };
    if rng.bool() && q != 0 && p + q != 1 {
        let second = vec![Term::number(Q::from_integer(q)), letter.scaled(-Q::one())];
        let product = Term { coef: Q::one(), body: Body::Product(first, second) };
        return (vec![product], vec![Term::number(Q::from_integer(p + q - 1))]);
    }
    let at = rng.i64(-8..=8);
    let q = if q == 0 { 3 } else { q };
    let second = vec![letter, Term::number(Q::from_integer(q))];
    let value = Q::from_integer((at + p) * (at + q));
    (vec![Term { coef: Q::one(), body: Body::Product(first, second) }], vec![Term::number(value)])
}
