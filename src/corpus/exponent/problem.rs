//! Products of powers to be simplified.

use super::product::{Base, Factor, Powers};
use crate::corpus::problems::letter;
use crate::corpus::state::State;
use fastrand::Rng;

/// `x^3*x^4`, `2x^3*5x^2`, `x^7/x^3`, `12x^7/(4x^2)`, `(x^3)^4`, `(2x^3)^2`, `2^3*2^4`, `x^-3`, `5x^0`.
pub fn problem(rng: &mut Rng) -> State {
    let x = letter(rng);
    let y = if x == 'y' { 'x' } else { 'y' };
    let exponent = |rng: &mut Rng| rng.i64(2..=9);
    let power = |letter: char, rng: &mut Rng| Factor::letter(letter, rng.i64(1..=9));
    let number = |rng: &mut Rng| Factor::number(rng.i64(2..=9));
    let group = |factors: Vec<Factor>, rng: &mut Rng| Factor { base: Base::Group(factors), exponent: rng.i64(2..=4) };
    let (top, under) = match rng.u8(0..16) {
        0 => (vec![power(x, rng), power(x, rng)], vec![]),
        1 => (vec![number(rng), power(x, rng), number(rng), power(x, rng)], vec![]),
        2 => (vec![power(x, rng), power(y, rng), power(x, rng)], vec![]),
        3 => (vec![number(rng), power(x, rng), power(y, rng), power(x, rng), power(y, rng)], vec![]),
        4 => {
            let base = rng.i64(2..=5);
            let power = |rng: &mut Rng| Factor { base: Base::Number(base), exponent: rng.i64(2..=4) };
            (vec![power(rng), power(rng)], vec![])
        }
        5 | 6 => (vec![Factor::letter(x, exponent(rng) + 2)], vec![Factor::letter(x, exponent(rng))]),
        7 | 8 => {
            let (below, times) = (rng.i64(2..=6), rng.i64(2..=6));
            let top = vec![Factor::number(below * times), Factor::letter(x, exponent(rng) + 1)];
            (top, vec![Factor::number(below), Factor::letter(x, exponent(rng))])
        }
        9 | 10 => (vec![group(vec![Factor::letter(x, exponent(rng))], rng)], vec![]),
        11 | 12 => (vec![group(vec![number(rng), power(x, rng)], rng)], vec![]),
        13 => {
            let opened = group(vec![power(x, rng), power(y, rng)], rng);
            (vec![opened, power(x, rng)], vec![])
        }
        14 => (vec![group(vec![Factor::letter(x, exponent(rng))], rng)], vec![power(x, rng)]),
        _ => match rng.u8(0..3) {
            0 => (vec![number(rng), Factor::letter(x, 0)], vec![]),
            1 => (vec![power(x, rng), Factor::letter(x, -exponent(rng))], vec![]),
            _ => (vec![power(x, rng), Factor::letter(y, 0)], vec![]),
        },
    };
    State::Powers(Powers { top, under })
}
