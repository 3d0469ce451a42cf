//! Problems of the families that are drafted, with whole solutions of small size.

use super::equation::{Equation, Proportion};
use super::factors::Factoring;
use super::sides::{Item, Side, Sum, Term, side};
use super::system::System;
use super::work::Work;
use super::zeros::Zeros;
use crate::corpus::Family;
use fastrand::Rng;

/// The families that are drafted, and their shares.
pub const DRAFTED: &[(Family, u32)] = &[
    (Family::Linear, 5),
    (Family::Expand, 3),
    (Family::Factorise, 2),
    (Family::Quadratic, 4),
    (Family::Proportion, 2),
    (Family::System, 3),
];

/// A problem of a family that is drafted, its coefficients at most `largest` in size, at least 3. None where the draw
/// is none, or for another family.
pub fn problem(family: Family, largest: i64, rng: &mut Rng) -> Option<Work> {
    let mut draw = Draw { largest: largest.max(3), rng };
    Some(match family {
        Family::Linear => Work::Solve(draw.linear()),
        Family::Expand => Work::Expand(draw.products()),
        Family::Factorise => Work::Factorise(draw.sum()),
        Family::Quadratic => Work::Zeros(draw.quadratic()),
        Family::Proportion => Work::Proportion(draw.proportion()?),
        Family::System => Work::System(Box::new(draw.system()?)),
        _ => return None,
    })
}

struct Draw<'a> {
    largest: i64,
    rng: &'a mut Rng,
}

impl Draw<'_> {
    /// A coefficient from 2, one time in four with a minus.
    fn coef(&mut self) -> i64 {
        let size = self.rng.i64(2..=self.largest);
        if self.rng.u8(0..4) == 0 { -size } else { size }
    }

    /// A coefficient that may be 1.
    fn any_coef(&mut self) -> i64 {
        if self.rng.u8(0..4) == 0 { 1 } else { self.coef() }
    }

    /// A number other than 0.
    fn number(&mut self) -> i64 {
        let size = self.rng.i64(1..=self.largest + 3);
        if self.rng.u8(0..5) < 2 { -size } else { size }
    }

    /// The value of a letter.
    fn value(&mut self) -> i64 {
        let size = self.rng.i64(0..=self.largest + 2);
        if self.rng.u8(0..3) == 0 { -size } else { size }
    }

    fn linear(&mut self) -> Equation {
        let (x, a, b) = (self.value(), self.coef(), self.number());
        match self.rng.u8(0..12) {
            0 | 1 => Equation::new(side(&[Term::of(a, 'x'), Term::number(b)]), self.constant(a * x + b)),
            2..=4 => {
                let c = self.other_coef(a);
                let right = [Term::of(c, 'x'), Term::number(a * x + b - c * x)];
                Equation::new(side(&[Term::of(a, 'x'), Term::number(b)]), side(&right))
            }
            5 | 6 => Equation::new(vec![bracket(a, 1, b)], self.constant(a * (x + b))),
            7 => {
                let k = self.rng.i64(2..=3);
                Equation::new(vec![bracket(a, k, b)], self.constant(a * (k * x + b)))
            }
            8 => {
                let c = self.other_coef(a);
                let right = [Term::of(c, 'x'), Term::number(a * (x + b) - c * x)];
                Equation::new(vec![bracket(a, 1, b)], side(&right))
            }
            9 => {
                let c = self.number();
                let left = vec![bracket(a, 1, b), Item::Term(Term::number(c))];
                Equation::new(left, self.constant(a * (x + b) + c))
            }
            10 => {
                let c = self.other_coef(-a);
                let left = [Term::of(a, 'x'), Term::number(b), Term::of(c, 'x')];
                Equation::new(side(&left), self.constant(a * x + b + c * x))
            }
            _ => {
                let (bottom, quotient) = (a.abs(), self.value());
                let left = vec![Item::Over(Term::of(1, 'x'), bottom), Item::Term(Term::number(b))];
                Equation::new(left, self.constant(quotient + b))
            }
        }
    }

    /// A coefficient other than this one.
    fn other_coef(&mut self, than: i64) -> i64 {
        let coef = self.any_coef();
        if coef == than { coef + 1 + i64::from(coef == -1) } else { coef }
    }

    fn constant(&mut self, value: i64) -> Side {
        side(&[Term::number(value)])
    }

    fn products(&mut self) -> Side {
        let (a, b) = (self.coef(), self.number());
        match self.rng.u8(0..10) {
            0 => {
                let k = self.rng.i64(1..=3);
                vec![bracket(a, k, b)]
            }
            1 => vec![bracket(a, 1, b), Item::Term(Term::number(self.number()))],
            2 | 3 => {
                let (c, d) = (self.coef(), self.number());
                vec![bracket(a, 1, b), bracket(c, 1, d)]
            }
            4 => vec![Item::Bracket(Term::of(a, 'x'), plus(1, b))],
            5 => vec![bracket(a, 1, b), Item::Term(Term::of(self.coef(), 'x'))],
            6..=8 => vec![Item::Pair(plus(1, b), plus(1, self.number()))],
            _ => {
                let k = self.rng.i64(2..=3);
                vec![Item::Pair(plus(k, b), plus(1, self.number()))]
            }
        }
    }

    fn sum(&mut self) -> Factoring {
        let (p, q) = (self.root(), self.root());
        let sum = match self.rng.u8(0..8) {
            0 => vec![Term::of(self.rng.i64(2..=self.largest) * 2, 'x'), Term::number(self.number() * 2)],
            1 => {
                let by = self.rng.i64(2..=self.largest);
                vec![Term::of(by * self.rng.i64(1..=3), 'x'), Term::number(by * self.number())]
            }
            2 => {
                let by = self.rng.i64(1..=self.largest);
                vec![Term::squared(by * self.rng.i64(1..=3)), Term::of(by * self.number(), 'x')]
            }
            3 => vec![Term::squared(1), Term::number(-p * p)],
            _ => monic(p, q),
        };
        Factoring::Sum(sum)
    }

    fn quadratic(&mut self) -> Zeros {
        let (p, q) = (self.root(), self.root());
        let terms = monic(p, q);
        let equation = match self.rng.u8(0..8) {
            0..=2 => Equation::new(side(&terms), Vec::new()),
            3 => {
                let (last, others) = (terms[terms.len() - 1], &terms[..terms.len() - 1]);
                Equation::new(side(others), side(&[last.times(-1)]))
            }
            4 => {
                let right = [Term::of(self.number(), 'x'), Term::number(self.number())];
                let left =
                    [Term::squared(1), Term::of(right[0].coef + p + q, 'x'), Term::number(right[1].coef + p * q)];
                Equation::new(side(&left), side(&right))
            }
            5 => {
                let by = self.rng.i64(1..=self.largest);
                Equation::new(side(&[Term::squared(by), Term::of(by * p, 'x')]), Vec::new())
            }
            6 => Equation::new(side(&[Term::squared(1)]), side(&[Term::of(p, 'x')])),
            _ => Equation::new(side(&[Term::squared(1)]), side(&[Term::number(p * p)])),
        };
        Zeros::Sides(equation)
    }

    /// What stands beside `x` in a factor.
    fn root(&mut self) -> i64 {
        let size = self.rng.i64(1..=self.largest);
        if self.rng.bool() { -size } else { size }
    }

    fn proportion(&mut self) -> Option<Proportion> {
        let (a, x) = (self.rng.i64(2..=self.largest), self.value());
        let by = self.rng.i64(2..=self.largest);
        let b = if self.rng.bool() { self.number() } else { 0 };
        // (x + b)/a = right/by, the right one whole.
        let top = (x + b) * by;
        if b != 0 && self.rng.u8(0..4) == 0 {
            // (x + b)/a = kx/by
            let k = 1;
            if b * by % (a * k - by).checked_abs().filter(|size| *size > 0)? != 0 {
                return None;
            }
            return Some(Proportion { left: (plus(1, b), a), right: (vec![Term::of(k, 'x')], by) });
        }
        if top % a != 0 {
            return None;
        }
        let left = if b == 0 { vec![Term::of(1, 'x')] } else { plus(1, b) };
        Some(Proportion { left: (left, a), right: (vec![Term::number(top / a)], by) })
    }

    fn system(&mut self) -> Option<System> {
        let (x, y) = (self.value(), self.value());
        let (a, c) = (self.any_coef(), self.any_coef());
        let d = *[1, 1, -1, 2, 3].get(self.rng.usize(..5))?;
        let given = y - a * x;
        let first = if self.rng.bool() {
            Equation::new(side(&[Term::of(1, 'y')]), side(&[Term::of(a, 'x'), Term::number(given)]))
        } else {
            Equation::new(side(&[Term::of(-a, 'x'), Term::of(1, 'y')]), side(&[Term::number(given)]))
        };
        let second = Equation::new(side(&[Term::of(c, 'x'), Term::of(d, 'y')]), side(&[Term::number(c * x + d * y)]));
        // Neither parallel nor without x once y is put in.
        (c + d * a != 0).then(|| System::new(first, second))
    }
}

/// `kx + b`
fn plus(k: i64, b: i64) -> Sum {
    vec![Term::of(k, 'x'), Term::number(b)]
}

/// `a(kx + b)`
fn bracket(a: i64, k: i64, b: i64) -> Item {
    Item::Bracket(Term::number(a), plus(k, b))
}

/// `(x + p)(x + q)` multiplied out.
fn monic(p: i64, q: i64) -> Sum {
    let all = [Term::squared(1), Term::of(p + q, 'x'), Term::number(p * q)];
    all.into_iter().filter(|term| term.coef != 0).collect()
}
