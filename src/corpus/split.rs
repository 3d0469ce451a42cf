//! What training may see, and what is kept from it for evaluation.
//!
//! One problem in ten is kept for testing, by the hash of its statement: no seed puts it into training. Of the others,
//! training sees only the forms, strategies, sizes of numbers and lengths of solution that are not held out; each of the
//! held-out splits differs from `Test` in one of these alone. A split decides on problems, strategies, lines and looks
//! separately, so that the generator need not know which one it writes.

use super::path::Line;
use super::state::State;
use super::strategy::{Strategy, Way};
use super::terms::{Body, Q, Side, Term};
use fastrand::Rng;
use num_traits::Signed;

/// The largest number in a problem that training sees, its sign left aside.
const LARGEST_TRAINED: i64 = 150;
/// The most lines of a solution that training sees.
const LONGEST_TRAINED: usize = 8;

/// A part of all rows that can be asked for alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// What a model may be trained on.
    Train,
    /// Like the training rows, with problems that are not in them.
    Test,
    /// Notations and phrases that training never shows.
    Forms,
    /// Ways of working that training never shows.
    Strategies,
    /// Problems with larger numbers than training shows.
    Larger,
    /// Solutions of more lines than training shows.
    Longer,
}

impl Split {
    /// Every split.
    pub const ALL: &[Split] =
        &[Split::Train, Split::Test, Split::Forms, Split::Strategies, Split::Larger, Split::Longer];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Split::Train => "train",
            Split::Test => "test",
            Split::Forms => "forms",
            Split::Strategies => "strategies",
            Split::Larger => "larger",
            Split::Longer => "longer",
        }
    }

    /// The split of this name.
    pub fn of_name(name: &str) -> Option<Split> {
        Split::ALL.iter().copied().find(|split| split.name() == name)
    }

    /// A problem as this split has it: for larger numbers the unknown is counted in a smaller unit.
    pub(super) fn problem(self, start: State, rng: &mut Rng) -> State {
        if self != Split::Larger {
            return start;
        }
        let by = Q::from_integer(rng.i64(5..=30));
        let degree = start.sides().into_iter().map(degree).max().unwrap_or(0);
        start.map(&mut |side| enlarged(side, degree, by))
    }

    /// Does a problem belong here?
    pub(super) fn has_problem(self, id: u64, start: &State) -> bool {
        let is_trained = !id.is_multiple_of(10);
        let is_large = largest(start) > LARGEST_TRAINED;
        // Powers, lines that are worked one step at a time and the scenes of books have no strategy.
        let has_strategy = !matches!(start, State::Written(_) | State::Powers(_) | State::Scene(_));
        (self == Split::Train) == is_trained
            && (self == Split::Larger) == is_large
            && (self != Split::Strategies || has_strategy)
    }

    /// Does a strategy belong here?
    pub(super) fn has_strategy(self, strategy: &Strategy) -> bool {
        (self == Split::Strategies) == is_held_out(strategy)
    }

    /// Does a solution of so many lines belong here?
    pub(super) fn has_lines(self, lines: &[Line]) -> bool {
        (self == Split::Longer) == (lines.len() > LONGEST_TRAINED)
    }
}

/// Factoring by grouping; terms moved to where there is more of the unknown, a factor divided away first; every
/// operation written out and worked out one pair at a time.
fn is_held_out(strategy: &Strategy) -> bool {
    strategy.quadratic == Way::Group
        || (strategy.larger_side && !strategy.balance && strategy.divide_first)
        || (strategy.shows_operations && strategy.one_at_a_time)
}

/// The largest number in a line.
fn largest(state: &State) -> i64 {
    state.sides().into_iter().flatten().map(largest_in).max().unwrap_or(0)
}

fn largest_in(term: &Term) -> i64 {
    let inner = term.body.sides().into_iter().flatten().map(largest_in).max().unwrap_or(0);
    inner.max(term.coef.numer().abs()).max(*term.coef.denom())
}

/// The degree of a side, every letter counted.
fn degree(side: &Side) -> u32 {
    side.iter().map(degree_of).max().unwrap_or(0)
}

fn degree_of(term: &Term) -> u32 {
    match &term.body {
        Body::Plain(letters) => letters.iter().map(|(_, power)| *power).sum(),
        Body::Bracket(inner) | Body::Over(inner, _) => degree(inner),
        Body::Square(inner) => 2 * degree(inner),
        Body::Product(first, second) => degree(first) + degree(second),
        Body::Root(inner) | Body::Abs(inner) => degree(inner),
        Body::Quotient(top, _) => degree(top),
        Body::Times(inner) => degree_of(inner),
    }
}

/// The side with every letter put as `letter/by` and multiplied by `by^degree`: the solutions are `by` times as large,
/// and as simple.
fn enlarged(side: &Side, degree_in_all: u32, by: Q) -> Side {
    let term = |term: &Term| {
        let missing = degree_in_all.saturating_sub(degree_of(term));
        let inside = |side: &Side| enlarged(side, degree(side), by);
        let body = match &term.body {
            Body::Plain(letters) => Body::Plain(letters.clone()),
            Body::Bracket(inner) => Body::Bracket(inside(inner)),
            Body::Over(inner, divisor) => Body::Over(inside(inner), *divisor),
            Body::Square(inner) => Body::Square(inside(inner)),
            Body::Product(first, second) => Body::Product(inside(first), inside(second)),
            // Problems with these in them are drawn with small numbers and stay as they are.
            other => other.clone(),
        };
        Term { coef: term.coef * num_traits::pow(by, missing as usize), body }
    };
    side.iter().map(term).collect()
}
