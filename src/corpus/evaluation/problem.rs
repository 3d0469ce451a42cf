//! Expressions of numbers, grown operation by operation.

use super::calculation::{is_tame, n_calculations, worked_at};
use crate::corpus::chance::choose;
use crate::corpus::state::State;
use crate::corpus::terms::Q;
use crate::corpus::write::{Notation, add, div, mul, neg, power_of, sub, whole};
use crate::notation::{Expr, ExprKind, Statement};
use fastrand::Rng;

/// Numbers of one problem.
#[derive(Clone, Copy)]
struct Numbers {
    largest: i64,
    p_negative: f64,
    fractions: bool,
    decimals: bool,
}

/// An expression of two to five operations that comes to a number of school size.
pub fn problem(decimals: bool, rng: &mut Rng) -> Option<State> {
    let fractions = !decimals && rng.f64() < 0.25;
    let numbers = Numbers {
        largest: if fractions { 6 } else { *choose(&[9, 12, 30, 99], rng) },
        p_negative: *choose(&[0.0, 0.3, 0.6], rng),
        fractions,
        decimals,
    };
    let n_operations = *choose(&[1, 2, 2, 3, 3, 4, 5], rng);
    let expr = numbers.expression(n_operations, rng);
    comes_to_a_number(&expr).then_some(State::Written(Statement::Expr(expr)))
}

/// Does it work out, every number on the way being of school size?
fn comes_to_a_number(expr: &Expr) -> bool {
    let mut expr = expr.clone();
    let notation = Notation { decimals: true, ..Notation::default() };
    while n_calculations(&expr) > 0 {
        let Some(next) = worked_at(&expr, 0, &notation) else { return false };
        expr = next;
    }
    super::calculation::value(&expr).is_some_and(is_tame)
}

impl Numbers {
    fn number(&self, rng: &mut Rng) -> Expr {
        let size = rng.i64(1..=self.largest);
        let size = if self.decimals && rng.f64() < 0.7 {
            Notation { decimals: true, ..Notation::default() }.number(Q::new(rng.i64(1..=self.largest * 10), 10))
        } else {
            whole(size)
        };
        if rng.f64() < self.p_negative { neg(size) } else { size }
    }

    fn fraction(&self, rng: &mut Rng) -> Expr {
        let value = Q::new(rng.i64(1..=9), rng.i64(2..=9));
        let size = div(whole(*value.numer()), whole(*value.denom()));
        if value.is_integer() {
            return self.number(rng);
        }
        if rng.f64() < self.p_negative * 0.7 { neg(size) } else { size }
    }

    /// An expression of that many operations.
    fn expression(&self, n_operations: usize, rng: &mut Rng) -> Expr {
        if n_operations == 0 {
            return if self.fractions && rng.f64() < 0.75 { self.fraction(rng) } else { self.number(rng) };
        }
        let n_left = if rng.f64() < 0.6 { n_operations - 1 } else { rng.usize(..n_operations) };
        let (n_left, n_right) =
            if rng.f64() < 0.35 { (n_operations - 1 - n_left, n_left) } else { (n_left, n_operations - 1 - n_left) };
        match rng.u8(0..20) {
            0..=5 => add(self.expression(n_left, rng), self.expression(n_right, rng)),
            6..=11 => sub(self.expression(n_left, rng), self.expression(n_right, rng)),
            12..=15 => self.times(n_left, n_right, rng),
            16 | 17 if self.fractions => {
                let (top, bottom) = (self.expression(n_left, rng), self.expression(n_right, rng));
                first_sign_out(top, |top| div(top, bottom))
            }
            16 | 17 => self.quotient(rng),
            _ if n_operations <= 2 && !self.fractions && !self.decimals => {
                let base = whole(rng.i64(2..=9));
                let power = if rng.f64() < 0.8 { 2 } else { 3 };
                match rng.u8(0..4) {
                    0 => neg(power_of(base, power)),
                    1 | 2 => power_of(neg(base), power),
                    _ => power_of(base, power),
                }
            }
            _ => self.times(n_left, n_right, rng),
        }
    }

    fn times(&self, n_left: usize, n_right: usize, rng: &mut Rng) -> Expr {
        let (first, second) = (self.expression(n_left, rng), self.expression(n_right, rng));
        first_sign_out(first, |first| mul(first, second))
    }

    /// A division that comes out even.
    fn quotient(&self, rng: &mut Rng) -> Expr {
        let (by, times) = (rng.i64(2..=12), rng.i64(2..=12));
        let sign = |expr: Expr, rng: &mut Rng| if rng.f64() < self.p_negative { neg(expr) } else { expr };
        let (top, bottom) = (sign(whole(by * times), rng), sign(whole(by), rng));
        first_sign_out(top, |top| div(top, bottom))
    }
}

/// A sign before a product is written before the whole of it.
fn first_sign_out(first: Expr, product: impl FnOnce(Expr) -> Expr) -> Expr {
    match first.kind {
        ExprKind::Neg(inner) => neg(product(*inner)),
        _ => product(first),
    }
}
