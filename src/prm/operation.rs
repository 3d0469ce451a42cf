//! What a reason in words says was done, and whether a line is what that gives.
//!
//! The idea: an operation on both sides is followed in numbers, at the points of [`super::sample_points`]; one that only writes
//! the same in another form must keep the numbers, and is told from others of its kind by how many sums stand in brackets
//! and how many there are at all.

use super::sample_points::{Values, alike, near, values};
use crate::notation::{Expr, ExprKind};
use num_complex::Complex64;

/// What a reason may say was done.
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
    AddEquations,
    SubtractEquations,
    Expand,
    Factorise,
    Collect,
    Reorder,
    /// The line is a letter's value.
    UseFormula,
    /// The line holds the square of a sum.
    CompleteSquare,
}

/// What is looked at of a relation, or of an expression.
#[derive(Clone, Debug)]
pub struct Sides {
    /// Values of both sides; of an expression, its value twice.
    values: [Values; 2],
    is_relation: bool,
    /// Sums in brackets.
    n_bracketed: usize,
    /// Additions and subtractions.
    n_sums: usize,
    has_letter_alone: bool,
    has_square_of_sum: bool,
}

impl Sides {
    /// The sides of a relation.
    pub fn of_relation(left: &Expr, right: &Expr, letters: &[String]) -> Sides {
        let sides = [left, right];
        let count = |f: fn(&Expr) -> usize| sides.iter().map(|side| f(side)).sum();
        Sides {
            values: sides.map(|side| values(side, letters)),
            is_relation: true,
            n_bracketed: count(n_bracketed),
            n_sums: count(n_sums),
            has_letter_alone: sides.iter().any(|side| matches!(side.kind, ExprKind::Variable(_))),
            has_square_of_sum: sides.iter().any(|side| has_square_of_sum(side)),
        }
    }

    /// An expression of these values.
    pub fn of_expression(expr: &Expr, values: Values) -> Sides {
        Sides {
            values: [values; 2],
            is_relation: false,
            n_bracketed: n_bracketed(expr),
            n_sums: n_sums(expr),
            has_letter_alone: false,
            has_square_of_sum: false,
        }
    }

    /// Is it a relation?
    pub fn is_relation(&self) -> bool {
        self.is_relation
    }

    /// Values of the left side, then of the right.
    pub fn values(&self) -> [Values; 2] {
        self.values
    }
}

impl Operation {
    /// Whether it makes `line` of something `above`. Sides may have been swapped on the way.
    pub fn makes(&self, line: &Sides, above: &[Sides], letters: &[String]) -> bool {
        match self {
            Operation::UseFormula => return line.has_letter_alone,
            Operation::CompleteSquare => return line.has_square_of_sum,
            _ => {}
        }
        let [left, right] = line.values;
        above.iter().enumerate().any(|(i, from)| {
            let leads = |to: [Values; 2]| match self.rewrites(from, line) {
                Some(fits) => fits && both(&from.values, &to, &|side, _| side),
                None => line.is_relation && self.leads(&from.values, &to, &above[..i], letters),
            };
            leads([left, right]) || (*self != Operation::Swap && leads([right, left]))
        })
    }

    /// For what only writes the same in another form: whether the forms fit.
    fn rewrites(&self, from: &Sides, line: &Sides) -> Option<bool> {
        Some(match self {
            Operation::Expand => line.n_bracketed < from.n_bracketed,
            Operation::Factorise => line.n_bracketed >= from.n_bracketed.max(1),
            Operation::Collect => line.n_sums < from.n_sums,
            Operation::Reorder => line.n_sums == from.n_sums,
            _ => return None,
        })
    }

    /// For what is done to the sides, in this order; `others` are what stands above `from`.
    fn leads(&self, from: &[Values; 2], to: &[Values; 2], others: &[Sides], letters: &[String]) -> bool {
        let with = |expr: &Expr, f: &dyn Fn(Complex64, Complex64) -> Complex64| {
            let by = values(expr, letters);
            both(from, to, &|side, i| by[i].map_or(NAN, |by| f(side, by)))
        };
        let sum = |sign: f64| others.iter().any(|other| is_sum(from, &other.values, sign, to));
        match self {
            Operation::Add(by) => with(by, &|side, by| side + by),
            Operation::Subtract(by) => with(by, &|side, by| side - by),
            Operation::Move(by) => with(by, &|side, by| side - by) || with(by, &|side, by| side + by),
            Operation::Multiply(by) => with(by, &|side, by| side * by),
            Operation::Divide(by) => with(by, &|side, by| side / by),
            Operation::Negate => both(from, to, &|side, _| -side),
            Operation::Swap => alike(&from[0], &to[1]) && alike(&from[1], &to[0]),
            Operation::Square => both(from, to, &|side, _| side * side),
            Operation::Root => both(to, from, &|side, _| side * side),
            Operation::CrossMultiply => is_scaled(from, to),
            Operation::AddEquations => sum(1.0),
            Operation::SubtractEquations => {
                sum(-1.0) || others.iter().any(|other| is_sum(&other.values, from, -1.0, to))
            }
            Operation::Expand
            | Operation::Factorise
            | Operation::Collect
            | Operation::Reorder
            | Operation::UseFormula
            | Operation::CompleteSquare => false,
        }
    }
}

/// What is undefined is like nothing.
const NAN: Complex64 = Complex64::new(f64::NAN, 0.0);

/// Whether `f` of a value at a point makes both sides of the one those of the other.
fn both(from: &[Values; 2], to: &[Values; 2], f: &dyn Fn(Complex64, usize) -> Complex64) -> bool {
    from.iter().zip(to).all(|(from, to)| {
        let made: Values = std::array::from_fn(|i| from[i].map(|value| f(value, i)));
        alike(&made, to)
    })
}

fn is_sum(first: &[Values; 2], second: &[Values; 2], sign: f64, to: &[Values; 2]) -> bool {
    (0..2).all(|side| {
        let sum: Values = std::array::from_fn(|i| Some(first[side][i]? + second[side][i]? * sign));
        alike(&sum, &to[side])
    })
}

/// Both sides times one number at each point, other than one.
fn is_scaled(from: &[Values; 2], to: &[Values; 2]) -> bool {
    let at = |i: usize| Some((from[0][i]?, from[1][i]?, to[0][i]?, to[1][i]?));
    let points: Vec<_> = (0..2).filter_map(at).collect();
    !points.is_empty()
        && points.iter().all(|(left, right, to_left, to_right)| {
            near(left * to_right, right * to_left) && !(near(*left, *to_left) && near(*right, *to_right))
        })
}

fn is_sum_of_two(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Add(..) | ExprKind::Sub(..) | ExprKind::AddSub(..))
}

fn n_sums(expr: &Expr) -> usize {
    usize::from(is_sum_of_two(expr)) + expr.kind.operands().into_iter().flatten().map(n_sums).sum::<usize>()
}

/// Sums that are a factor, the base of a power, or behind a sign: what brackets are written around.
fn n_bracketed(expr: &Expr) -> usize {
    let [first, second] = expr.kind.operands();
    let held = match &expr.kind {
        ExprKind::Mul(..) => [first, second],
        ExprKind::Neg(_) | ExprKind::Pow(..) => [first, None],
        ExprKind::Add(..) | ExprKind::Sub(..) | ExprKind::AddSub(..) => [None, second],
        _ => [None, None],
    };
    let n_here = held.into_iter().flatten().filter(|part| is_sum_of_two(part)).count();
    n_here + [first, second].into_iter().flatten().map(n_bracketed).sum::<usize>()
}

fn has_square_of_sum(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Pow(base, _) if is_sum_of_two(base))
        || expr.kind.operands().into_iter().flatten().any(has_square_of_sum)
}
