//! The manner of one solution: its tastes, and how much of the work is written down.

use super::linear::has_written_out;
use super::quadratic::is_quadratic;
use crate::corpus::chance::{choose, choose_some};
use crate::corpus::exponent::Law;
use crate::corpus::moves::{Move, has_special};
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Side, Term, has_like_terms};
use crate::corpus::{evaluation, proportion};
use crate::notation::Statement;
use fastrand::Rng;

/// A way through a quadratic equation. Each falls back on the formula where it does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Everything on one side, factored.
    Factor,
    /// Everything on one side, the middle term split, factored by grouping.
    Group,
    /// The square alone, then its root; otherwise factored.
    Roots,
    /// The square completed.
    Square,
    /// The quadratic formula.
    Formula,
}

/// The ways, each as often as it is drawn.
const WAYS: &[Way] = &[
    Way::Factor,
    Way::Factor,
    Way::Factor,
    Way::Group,
    Way::Group,
    Way::Roots,
    Way::Square,
    Way::Square,
    Way::Square,
    Way::Formula,
    Way::Formula,
    Way::Formula,
];

/// The manner of one solution. Probabilities are in 0..=1.
#[derive(Clone, Copy, Debug)]
pub struct Strategy {
    /// The same operation on both sides, rather than a term moved across.
    pub balance: bool,
    /// The operation is written out before it is worked out: `2x/2 = 8/2`.
    pub shows_operations: bool,
    /// A lone bracket's factor is divided away before anything is multiplied out.
    pub divide_first: bool,
    /// Fractions are cleared at once.
    pub clear_fractions: bool,
    /// One bracket, one pair of like terms at a time.
    pub one_at_a_time: bool,
    /// The unknown is gathered where there is more of it.
    pub larger_side: bool,
    /// The way through a quadratic equation.
    pub quadratic: Way,
    /// An expression is to become a product, not a sum.
    pub factorises: bool,
    /// In a system one equation is put into the other, rather than added to it.
    pub substitutes: bool,
    /// `x = +/-3` is written out as two solutions.
    pub splits_signs: bool,
    /// Ways beyond those of the generated rows, which stay what they are for a seed: halves where a square is
    /// completed, the signs of a product, all denominators cleared at once.
    pub is_wide: bool,
    /// How likely a line is left out and the next written at once.
    pub p_skip: f64,
    /// How likely a sound move is made that leads nowhere.
    pub p_odd: f64,
}

impl Strategy {
    /// A manner drawn at random.
    pub fn draw(rng: &mut Rng) -> Strategy {
        Strategy {
            balance: rng.bool(),
            shows_operations: rng.f64() < 0.3,
            divide_first: rng.bool(),
            clear_fractions: rng.f64() < 0.6,
            one_at_a_time: rng.f64() < 0.35,
            larger_side: rng.f64() < 0.3,
            quadratic: *choose(WAYS, rng),
            factorises: false,
            substitutes: rng.bool(),
            splits_signs: rng.bool(),
            is_wide: false,
            p_skip: *choose(&[0.0, 0.2, 0.5, 0.8], rng),
            p_odd: *choose(&[0.0, 0.0, 0.05, 0.2], rng),
        }
    }

    /// The manner in words, for the row: `balance, divide first, written out`.
    pub fn name(&self) -> String {
        let mut words = vec![if self.balance { "balance" } else { "move terms" }];
        let mut also = |yes: bool, word| {
            if yes {
                words.push(word);
            }
        };
        also(self.divide_first, "divide first");
        also(self.clear_fractions, "clear fractions");
        also(self.one_at_a_time, "one at a time");
        also(self.larger_side, "larger side");
        also(self.shows_operations, "operations shown");
        also(self.p_skip >= 0.5, "big steps");
        also(self.p_odd > 0.0, "detours");
        words.join(", ")
    }

    /// The next move, or nothing when the line is finished or no rule applies.
    pub fn next(&self, state: &State, rng: &mut Rng) -> Option<Move> {
        match state {
            State::Expr(side) if self.factorises => self.factorise(side),
            State::Expr(side) => self.tidy(&[side]),
            State::Chain(first, links) => {
                if state.is_solved() {
                    return None;
                }
                let sides: Vec<&Side> = std::iter::once(first).chain(links.iter().map(|(_, side)| side)).collect();
                if has_special(state) {
                    self.free_special(state, &sides)
                } else if is_quadratic(&sides) {
                    self.solve_quadratic(state, &sides)
                } else {
                    self.solve(state, &sides, rng)
                }
            }
            State::Powers(powers) => {
                let laws = Law::ALL.iter().filter(|law| law.apply(powers).is_some());
                let laws: Vec<Law> = laws.copied().collect();
                let law = if self.one_at_a_time || self.is_wide { laws.first() } else { choose_some(&laws, rng) };
                law.copied().map(Move::Exponents)
            }
            State::Formula(formula) => self.finish_formula(state, formula),
            State::Or(parts) => self.solve_parts(parts, rng),
            State::Literal(literal) if literal.is_solved() => None,
            State::Literal(literal) if literal.is_free() => Some(Move::Swap),
            State::Literal(literal) if literal.is_scattered() => Some(Move::Gather),
            State::Literal(_) => Some(Move::TakeOff),
            State::System(system) => self.solve_system(system, rng),
            State::Written(Statement::Expr(expr)) => match evaluation::n_calculations(expr) {
                0 => None,
                _ if self.one_at_a_time || self.is_wide => Some(Move::Calculate(0)),
                n_calculations => Some(Move::Calculate(rng.usize(..n_calculations))),
            },
            State::Written(Statement::At(..)) => Some(Move::PutValues),
            State::Written(line) => proportion::is_proportion(line).then_some(Move::CrossMultiply),
            State::And(_) | State::Scene(_) | State::Never | State::Always => None,
        }
    }

    /// The same kind of move in every part; tidying up is done in all parts at once.
    fn solve_parts(&self, parts: &[State], rng: &mut Rng) -> Option<Move> {
        let moves: Vec<Option<Move>> = parts.iter().map(|part| self.next(part, rng)).collect();
        let tidies = |step: &Move| matches!(step, Move::WorkOut | Move::Collect | Move::CollectPair);
        match moves.iter().flatten().find(|step| tidies(step)) {
            Some(tidy) => Some(tidy.clone()),
            None if moves.iter().all(Option::is_none) => None,
            None => Some(Move::InEach(moves)),
        }
    }

    /// Does the move leave something that this manner works out before the line is written?
    pub fn runs_on(&self, last: &Move, next: &Move, rng: &mut Rng) -> bool {
        let finishes =
            matches!(next, Move::Calculate(_) | Move::Collect | Move::CollectPair | Move::Expand | Move::WorkOut);
        let operation = matches!(
            last,
            Move::AddBoth(_)
                | Move::CrossMultiply
                | Move::DivideBoth(_)
                | Move::InEach(_)
                | Move::MultiplyBoth(_)
                | Move::OfSystem(_)
        );
        if operation && finishes {
            return !self.shows_operations || rng.f64() < 0.2;
        }
        rng.f64() < if finishes { self.p_skip } else { self.p_skip * 0.4 }
    }

    /// What a side needs that is to be a sum of plain terms.
    pub(super) fn tidy(&self, sides: &[&Side]) -> Option<Move> {
        if sides.iter().any(|side| has_written_out(side)) {
            return Some(Move::WorkOut);
        }
        if sides.iter().flat_map(|side| side.iter()).any(is_closed) {
            return Some(if self.one_at_a_time { Move::ExpandOne } else { Move::Expand });
        }
        if sides.iter().any(|side| has_like_terms(side)) {
            return Some(if self.one_at_a_time { Move::CollectPair } else { Move::Collect });
        }
        None
    }
}

/// Is it a bracket or something like it that can be multiplied out?
fn is_closed(term: &Term) -> bool {
    !matches!(term.body, Body::Plain(_) | Body::Root(_) | Body::Abs(_) | Body::Quotient(..))
}
