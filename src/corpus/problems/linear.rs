//! Linear equations and inequalities.

use super::draw::{Draw, letter};
use crate::corpus::chance::choose;
use crate::corpus::state::State;
use crate::corpus::terms::{Q, Side, Term, or_zero, scaled, value_at};
use crate::notation::Rel;
use fastrand::Rng;
use num_traits::{One, Zero};

/// `left = right`: brackets, fractions, the unknown on one or both sides; now and then an identity or a contradiction.
pub fn equation(decimals: bool, rng: &mut Rng) -> State {
    let draw = Draw { decimals, ..Draw::range(rng) };
    let x = letter(rng);
    let (left, right) = sides(&draw, x, rng);
    if rng.f64() < 0.3 { State::relation(right, Rel::Eq, left) } else { State::relation(left, Rel::Eq, right) }
}

/// A linear inequality, one in five a chain `a < bx + c <= d`.
pub fn inequality(decimals: bool, rng: &mut Rng) -> State {
    let draw = Draw { decimals, ..Draw::range(rng) };
    let x = letter(rng);
    let rel = *choose(&[Rel::Lt, Rel::Le, Rel::Gt, Rel::Ge], rng);
    if rng.f64() < 0.2 {
        return chain(&draw, x, rng);
    }
    let (mut left, mut right) = sides(&draw, x, rng);
    if rng.f64() < 0.3 {
        (left, right) = (scaled(&left, -Q::one()), scaled(&right, -Q::one()));
    }
    if rng.f64() < 0.3 { State::relation(right, rel, left) } else { State::relation(left, rel, right) }
}

/// Two sides that agree at a solution of simple size.
fn sides(draw: &Draw, x: char, rng: &mut Rng) -> (Side, Side) {
    let at = draw.solution(rng);
    let number = |rng: &mut Rng| Term::number(draw.number(rng));
    let letters = |rng: &mut Rng| Term::letter(draw.coef(rng), x);
    let one = || Term::letter(Q::one(), x);
    let bracket = |rng: &mut Rng| {
        let inner = if rng.bool() { one() } else { letters(rng) };
        Term::bracket(draw.coef(rng), shuffled(vec![inner, number(rng)], 0.2, rng))
    };
    let divisor = |rng: &mut Rng| Q::from_integer(rng.i64(2..=9));
    let over = |rng: &mut Rng| {
        let inner = if rng.bool() { one() } else { letters(rng) };
        Term::over(vec![inner, number(rng)], divisor(rng))
    };
    let part = |rng: &mut Rng| {
        Term::letter(Q::new(if rng.f64() < 0.7 { 1 } else { rng.i64(-5..=5).max(1) }, rng.i64(2..=8)), x)
    };
    match rng.u8(0..22) {
        0 => closed(vec![one(), number(rng)], vec![], x, at),
        1 => closed(vec![letters(rng)], vec![], x, at),
        2 => closed(vec![if rng.bool() { part(rng) } else { Term::letter(-Q::one(), x) }], vec![], x, at),
        3..=5 => closed(shuffled(vec![letters(rng), number(rng)], 0.3, rng), vec![], x, at),
        6..=8 => {
            let left = shuffled(vec![letters(rng), number(rng)], 0.3, rng);
            closed(left, vec![letters(rng)], x, at)
        }
        9 => {
            let left = shuffled(vec![letters(rng), letters(rng), number(rng)], 0.5, rng);
            let right = if rng.bool() { vec![letters(rng)] } else { vec![] };
            closed(left, right, x, at)
        }
        10 => closed(vec![bracket(rng)], vec![], x, at),
        11 | 12 => {
            let left = shuffled(vec![bracket(rng), if rng.bool() { number(rng) } else { letters(rng) }], 0.4, rng);
            closed(left, vec![], x, at)
        }
        13 => {
            let left = vec![bracket(rng)];
            closed(left, vec![letters(rng)], x, at)
        }
        14 => {
            let left = vec![bracket(rng), bracket(rng)];
            let right = if rng.bool() { vec![letters(rng)] } else { vec![] };
            closed(left, right, x, at)
        }
        15 => {
            let (left, right) = (vec![bracket(rng)], vec![bracket(rng)]);
            closed(left, right, x, at)
        }
        16 => closed(vec![part(rng), number(rng)], vec![], x, at),
        17 => closed(vec![part(rng), part(rng)], vec![], x, at),
        18 => closed(vec![over(rng)], vec![], x, at),
        19 => {
            let (left, right) = (vec![over(rng)], vec![if rng.bool() { over(rng) } else { letters(rng) }]);
            closed(left, right, x, at)
        }
        20 => {
            let right = vec![part(rng)];
            closed(vec![letters(rng), number(rng)], right, x, at)
        }
        _ => special(draw, x, rng),
    }
}

/// The right side completed by the number that makes both sides equal at the solution.
fn closed(left: Side, right: Side, x: char, at: Q) -> (Side, Side) {
    let gap = value_at(&left, x, at) - value_at(&right, x, at);
    let mut right = right;
    if !gap.is_zero() {
        right.push(Term::number(gap));
    }
    (left, or_zero(right))
}

/// An identity or a contradiction.
fn special(draw: &Draw, x: char, rng: &mut Rng) -> (Side, Side) {
    let factor = draw.factor(rng);
    let inner =
        vec![Term::letter(if rng.bool() { Q::one() } else { draw.factor(rng) }, x), Term::number(draw.number(rng))];
    let mut right = Term::bracket(factor, inner.clone()).expanded();
    if rng.bool() {
        right[1].coef += draw.number(rng);
    }
    right.retain(|term| !term.coef.is_zero());
    let extra = Term::letter(draw.factor(rng), x);
    match rng.u8(0..3) {
        0 => (vec![Term::bracket(factor, inner)], right),
        1 => (vec![Term::bracket(factor, inner), extra.clone()], right.into_iter().chain([extra]).collect()),
        _ => (scaled_sum(&inner, factor), right.into_iter().rev().collect()),
    }
}

/// `k(ax + b)` with the letters split over two terms: `3x + 2x + 6`.
fn scaled_sum(inner: &Side, factor: Q) -> Side {
    let open = Term::bracket(factor, inner.clone()).expanded();
    let mut side = vec![Term { coef: open[0].coef - Q::one(), ..open[0].clone() }];
    side.push(Term { coef: Q::one(), ..open[0].clone() });
    side.extend(open[1..].iter().cloned());
    side.retain(|term| !term.coef.is_zero());
    side
}

/// `a < bx + c <= d`
fn chain(draw: &Draw, x: char, rng: &mut Rng) -> State {
    let middle = shuffled(vec![Term::letter(draw.coef(rng), x), Term::number(draw.number(rng))], 0.3, rng);
    let low = draw.solution(rng);
    let high = low + Q::from_integer(rng.i64(1..=9));
    let (a, b) = (value_at(&middle, x, low), value_at(&middle, x, high));
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    let rel = |rng: &mut Rng| if rng.bool() { Rel::Lt } else { Rel::Le };
    let links = vec![(rel(rng), middle), (rel(rng), vec![Term::number(large)])];
    State::Chain(vec![Term::number(small)], links)
}

/// The terms in another order, that often.
fn shuffled(mut side: Side, p: f64, rng: &mut Rng) -> Side {
    if rng.f64() < p {
        rng.shuffle(&mut side);
    }
    side
}
