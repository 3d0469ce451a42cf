//! What a reason in words says was done to both sides of an equation, and whether a line's sides are what that gives.

use super::places::{Values, alike, near, values};
use crate::algebra::syntax::Expr;
use num_complex::Complex64;

/// The values of both sides of a relation; of an expression, its value twice.
pub type Sides = [Values; 2];

/// What is done to both sides.
#[derive(Clone, Debug, PartialEq)]
pub enum Operation {
    Add(Expr),
    Subtract(Expr),
    Multiply(Expr),
    Divide(Expr),
    /// A term is taken across: added or subtracted.
    Move(Expr),
    Negate,
    Swap,
    Square,
    Root,
    /// The same factor on both sides, whatever it is, but one.
    CrossMultiply,
    /// Another form of the same: brackets, factors, like terms.
    Rewrite,
    AddEquations,
    SubtractEquations,
}

impl Operation {
    /// Whether it makes `line` of something `above`. Sides may have been swapped on the way.
    pub fn makes(&self, line: &Sides, above: &[Sides], letters: &[String]) -> bool {
        let swapped = [line[1], line[0]];
        above.iter().enumerate().any(|(i, from)| {
            let leads = |to| self.leads(from, to, &above[..i], letters);
            leads(line) || (*self != Operation::Swap && leads(&swapped))
        })
    }

    /// The same in this order of sides; `others` are what stands above `from`.
    fn leads(&self, from: &Sides, to: &Sides, others: &[Sides], letters: &[String]) -> bool {
        let both =
            |f: &dyn Fn(Complex64, usize) -> Complex64| from.iter().zip(to).all(|(from, to)| alike(&map(from, f), to));
        let with = |expr: &Expr, f: &dyn Fn(Complex64, Complex64) -> Complex64| {
            let by = values(expr, letters);
            both(&|side, i| by[i].map_or(NAN, |by| f(side, by)))
        };
        match self {
            Operation::Add(by) => with(by, &|side, by| side + by),
            Operation::Subtract(by) => with(by, &|side, by| side - by),
            Operation::Move(by) => with(by, &|side, by| side - by) || with(by, &|side, by| side + by),
            Operation::Multiply(by) => with(by, &|side, by| side * by),
            Operation::Divide(by) => with(by, &|side, by| side / by),
            Operation::Negate => both(&|side, _| -side),
            Operation::Swap => alike(&from[0], &to[1]) && alike(&from[1], &to[0]),
            Operation::Square => both(&|side, _| side * side),
            Operation::Root => to.iter().zip(from).all(|(to, from)| alike(&map(to, &|side, _| side * side), from)),
            Operation::CrossMultiply => is_scaled(from, to),
            Operation::Rewrite => both(&|side, _| side),
            Operation::AddEquations => others.iter().any(|other| is_sum(from, other, 1.0, to)),
            Operation::SubtractEquations => {
                others.iter().any(|other| is_sum(from, other, -1.0, to) || is_sum(other, from, -1.0, to))
            }
        }
    }
}

/// What is undefined is like nothing.
const NAN: Complex64 = Complex64::new(f64::NAN, 0.0);

fn map(side: &Values, f: &dyn Fn(Complex64, usize) -> Complex64) -> Values {
    std::array::from_fn(|i| side[i].map(|value| f(value, i)))
}

fn is_sum(first: &Sides, second: &Sides, sign: f64, to: &Sides) -> bool {
    (0..2).all(|side| {
        let sum = std::array::from_fn::<_, 2, _>(|i| Some(first[side][i]? + second[side][i]? * sign));
        alike(&sum, &to[side])
    })
}

/// Both sides times one number at each place, other than one.
fn is_scaled(from: &Sides, to: &Sides) -> bool {
    let at = |i: usize| Some((from[0][i]?, from[1][i]?, to[0][i]?, to[1][i]?));
    let places: Vec<_> = (0..2).filter_map(at).collect();
    !places.is_empty()
        && places.iter().all(|(left, right, to_left, to_right)| {
            near(left * to_right, right * to_left) && !(near(*left, *to_left) && near(*right, *to_right))
        })
}
