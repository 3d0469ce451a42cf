//! Equations as they stand in the middle of somebody's work.

use super::calculate::calculated;
use super::operate::{helpful, odd};
use super::part::{Part, joined};
use super::product::Product;
use crate::corpus::chance::choose;
use crate::corpus::problems::{Draw, letter};
use crate::corpus::terms::Q;
use crate::corpus::write::{Notation, div, mul, neg, whole};
use crate::notation::{Expr, ExprKind, Rel, Statement};
use fastrand::Rng;
use num_traits::{One, Signed};

/// What the parts of one line are drawn from.
struct Looks {
    draw: Draw,
    letter: char,
    notation: Notation,
    /// How often a negative part stands in brackets: `9+(-3x)`.
    p_signed: f64,
}

/// An equation with something left to do. Its numbers need not come out even.
pub fn untidy(decimals: bool, rng: &mut Rng) -> Statement {
    let notation = Notation { decimals: decimals || rng.f64() < 0.3, ..Notation::default() };
    let range = *choose(&[(9, 9), (9, 12), (12, 30), (25, 99), (60, 400)], rng);
    let draw = Draw { coef: range.0, number: range.1, decimals };
    let letter = if rng.f64() < 0.6 { *choose(&['x', 'y'], rng) } else { letter(rng) };
    let looks = Looks { draw, letter, notation, p_signed: *choose(&[0.0, 0.0, 0.3, 0.8], rng) };
    let (left, right) = looks.tidy(rng);
    let (left, right) = if rng.bool() { (left, right) } else { (right, left) };
    let mut line = Statement::Chain(left, vec![(Rel::Eq, right)]);
    for _ in 0..*choose(&[0, 0, 1, 1, 1, 2, 2, 3], rng) {
        let next = match rng.u8(0..8) {
            0..=3 => helpful(&line, rng).and_then(|operation| operation.on_both(&line)),
            4 => odd(&line, &notation, rng).on_both(&line),
            _ => calculated(&line, rng.usize(1..=3), &notation, rng),
        };
        line = next.unwrap_or(line);
    }
    line
}

impl Looks {
    /// Two sides before anything was done to them.
    fn tidy(&self, rng: &mut Rng) -> (Expr, Expr) {
        let lone = |part: Part| joined(&[part]);
        match rng.u8(0..32) {
            0..=7 => (lone(self.letters(rng)), lone(self.number(rng))),
            8..=14 => (self.sum(1, 1, rng), lone(self.number(rng))),
            15 | 16 => (self.sum(2, 1, rng), lone(self.number(rng))),
            17 => (self.sum(1, 1, rng), self.sum(0, 2, rng)),
            18 | 19 => (self.sum(1, 1, rng), self.sum(1, 1, rng)),
            20 => (self.sum(2, 2, rng), self.sum(0, 1, rng)),
            21 => (self.sum(1, 1, rng), lone(self.letters(rng))),
            22 | 23 => (self.over(rng), lone(self.number(rng))),
            24 => (self.times_bracket(rng), lone(self.number(rng))),
            25 => {
                let bracket = Part { minus: rng.bool(), body: self.times_bracket(rng) };
                let first = if rng.bool() { self.number(rng) } else { self.letters(rng) };
                (joined(&[first, bracket]), lone(self.number(rng)))
            }
            26 | 27 => (lone(self.one()), self.sum(0, 2, rng)),
            28 | 29 => (lone(self.one()), self.quotient(rng)),
            30 => (lone(self.letters(rng)), self.quotient(rng)),
            _ => (lone(self.one()), self.product(rng)),
        }
    }

    fn one(&self) -> Part {
        Part::of(&Product { coef: Q::one(), power: 1, sum: None }, self.letter, &self.notation)
    }

    /// A number other than zero.
    fn number(&self, rng: &mut Rng) -> Part {
        self.signed(Part::of(&Product::number(self.draw.number(rng)), self.letter, &self.notation), rng)
    }

    /// `x`, `-x`, `4x`, `x/3`, `-x/3`, `x/-3`, `2x/5`, `4/x`.
    fn letters(&self, rng: &mut Rng) -> Part {
        let sign = if rng.f64() < 0.45 { -Q::one() } else { Q::one() };
        let coef = match rng.u8(0..20) {
            0..=3 => Q::one(),
            4..=13 => self.draw.coef(rng).abs(),
            14 => Q::new(rng.i64(2..=9), rng.i64(2..=9)),
            15 => {
                let below = neg(whole(rng.i64(2..=12)));
                return Part { minus: sign.is_negative(), body: div(self.one().body, below) };
            }
            16 => {
                let above = whole(rng.i64(2..=12));
                return self.signed(Part { minus: sign.is_negative(), body: div(above, self.one().body) }, rng);
            }
            _ => Q::new(1, rng.i64(2..=12)),
        };
        let value = Product { coef: coef * sign, power: 1, sum: None };
        let part = Part::of(&value, self.letter, &self.notation);
        // A one that others leave out.
        let is_bare = coef.is_one() && rng.f64() < 0.15;
        self.signed(if is_bare { Part { body: mul(whole(1), part.body), ..part } } else { part }, rng)
    }

    /// A negative part in brackets, now and then.
    fn signed(&self, part: Part, rng: &mut Rng) -> Part {
        if part.minus && rng.f64() < self.p_signed { Part { minus: false, body: neg(part.body) } } else { part }
    }

    /// That many parts with the letter and that many numbers, in any order.
    fn sum(&self, n_letters: usize, n_numbers: usize, rng: &mut Rng) -> Expr {
        let mut parts: Vec<Part> = (0..n_letters).map(|_| self.letters(rng)).collect();
        parts.extend((0..n_numbers).map(|_| self.number(rng)));
        rng.shuffle(&mut parts);
        joined(&parts)
    }

    fn over(&self, rng: &mut Rng) -> Expr {
        let divisor = rng.i64(2..=12);
        let divisor = if rng.f64() < 0.25 { neg(whole(divisor)) } else { whole(divisor) };
        let quotient = div(self.sum(1, 1, rng), divisor);
        if rng.f64() < 0.3 { neg(quotient) } else { quotient }
    }

    fn times_bracket(&self, rng: &mut Rng) -> Expr {
        let bracket = self.sum(1, 1, rng);
        if rng.f64() < 0.3 {
            return neg(bracket);
        }
        mul(self.notation.number(self.draw.factor(rng)), bracket)
    }

    /// `4/-3`, `29.4/-51.7`: two numbers, one below the other.
    fn quotient(&self, rng: &mut Rng) -> Expr {
        let (top, bottom) = (self.notation.number(self.draw.number(rng)), self.notation.number(self.draw.coef(rng)));
        match top.kind {
            ExprKind::Neg(top) => neg(div(*top, bottom)),
            _ => div(top, bottom),
        }
    }

    fn product(&self, rng: &mut Rng) -> Expr {
        if rng.bool() {
            return mul(self.sum(0, 2, rng), self.notation.number(self.draw.coef(rng)));
        }
        let (first, second) = (self.draw.number(rng), self.draw.number(rng));
        let product = mul(self.notation.number(first.abs()), self.notation.number(second));
        if first.is_negative() { neg(product) } else { product }
    }
}
