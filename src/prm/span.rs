//! Below a problem of two or three equations: is an equation a sum of multiples of two that stand above it?
//!
//! Eliminating and substituting make such sums. Any two above will do, so that what follows from a wrong line is told
//! from a further slip, unless the two contradict each other.

use super::relation::Relation;
use super::sample_points::{SAMPLE_POINTS, real};
use crate::notation::Rel;

/// Equations above that are looked at.
const MAX_ABOVE: usize = 12;

/// Squares of remainders this small, relative to the square of the whole, are rounding.
const TOLERANCE: f64 = 1e-14;

/// One equation's difference of sides at every point.
type Differences = [f64; SAMPLE_POINTS.len()];

/// The equations of a solution so far.
#[derive(Clone, Debug, Default)]
pub struct Equations {
    found: Vec<Differences>,
}

impl Equations {
    /// Adds a relation; what is not an equation, or undefined somewhere, is left out.
    pub fn push(&mut self, relation: &Relation, letters: &[String]) {
        self.found.extend(differences(relation, letters));
    }

    /// Whether two of the equations make this one; None for what is not an equation.
    pub fn span(&self, relation: &Relation, letters: &[String]) -> Option<bool> {
        let wanted = differences(relation, letters)?;
        // The problem's equations, and the last ones.
        let n_left_out = self.found.len().saturating_sub(MAX_ABOVE);
        let above: Vec<&Differences> =
            self.found.iter().enumerate().filter(|(i, _)| *i < 3 || *i >= n_left_out).map(|(_, found)| found).collect();
        let is_made =
            |(i, first): (usize, &&Differences)| above[i..].iter().any(|second| is_sum(first, second, &wanted));
        Some(above.iter().enumerate().any(is_made))
    }
}

/// The differences of sides of an equation at every point. None for other relations, or where one is undefined.
fn differences(relation: &Relation, letters: &[String]) -> Option<Differences> {
    let mut found = [0.0; SAMPLE_POINTS.len()];
    for (found, point) in found.iter_mut().zip(&SAMPLE_POINTS) {
        *found = real(relation.difference(letters, point).filter(|_| relation.rel == Rel::Eq)?)?;
    }
    Some(found)
}

/// Whether `wanted` is a sum of multiples of the other two. From two that contradict each other nothing is made.
fn is_sum(first: &Differences, second: &Differences, wanted: &Differences) -> bool {
    let second = without(second, first);
    let is_made = |wanted| {
        let rest = without(&without(wanted, first), &second);
        dot(&rest, &rest) <= TOLERANCE * dot(wanted, wanted)
    };
    is_made(wanted) && !is_made(&[1.0; SAMPLE_POINTS.len()])
}

/// What of `a` is at right angles to `b`; zero where the rest is rounding.
fn without(a: &Differences, b: &Differences) -> Differences {
    let share = if dot(b, b) > 0.0 { dot(a, b) / dot(b, b) } else { 0.0 };
    let rest = std::array::from_fn(|i| a[i] - share * b[i]);
    if dot(&rest, &rest) <= TOLERANCE * dot(a, a) { [0.0; SAMPLE_POINTS.len()] } else { rest }
}

fn dot(a: &Differences, b: &Differences) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
