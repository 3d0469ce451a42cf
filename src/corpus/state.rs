//! What one line of a solution says, in the form that moves and slips work on.

use super::book::Scene;
use super::evaluation;
use super::exponent::Powers;
use super::formula::Formula;
use super::literal::Literal;
use super::system::System;
use super::terms::{Side, Term, is_tame, mentions_letter};
use super::write::Notation;
use crate::notation::{Rel, Statement};
use num_traits::One;

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// An expression alone.
    Expr(Side),
    /// `a = b`, `a < b <= c`: the first side, and each sign with the side after it.
    Chain(Side, Vec<(Rel, Side)>),
    /// Any of these.
    Or(Vec<State>),
    /// All of these: where "and" was written for "or".
    And(Vec<State>),
    /// A line with a root of both signs.
    Formula(Formula),
    /// A formula to be solved for a letter.
    Literal(Literal),
    /// A product or quotient of powers.
    Powers(Powers),
    /// A line kept as it is written, whatever stands in it.
    Written(Statement),
    /// Two equations in two letters, with what is known of them.
    System(Box<System>),
    /// A problem with the lines that a book shows for it.
    Scene(Box<Scene>),
    /// No solution.
    Never,
    /// Every number is a solution.
    Always,
}

impl State {
    /// `left rel right`
    pub fn relation(left: Side, rel: Rel, right: Side) -> State {
        State::Chain(left, vec![(rel, right)])
    }

    /// The sides and sign of a line with one sign.
    pub fn as_relation(&self) -> Option<(&Side, Rel, &Side)> {
        match self {
            State::Chain(left, links) => match links.as_slice() {
                [(rel, right)] => Some((left, *rel, right)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The same line with every side changed.
    pub fn map(&self, change: &mut impl FnMut(&Side) -> Side) -> State {
        match self {
            State::Expr(side) => State::Expr(change(side)),
            State::Chain(first, links) => {
                let first = change(first);
                State::Chain(first, links.iter().map(|(rel, side)| (*rel, change(side))).collect())
            }
            State::Or(parts) => State::Or(parts.iter().map(|part| part.map(change)).collect()),
            State::And(parts) => State::And(parts.iter().map(|part| part.map(change)).collect()),
            State::Formula(_)
            | State::Literal(_)
            | State::Powers(_)
            | State::Written(_)
            | State::System(_)
            | State::Scene(_)
            | State::Never
            | State::Always => self.clone(),
        }
    }

    /// Every side of the line, in order.
    pub fn sides(&self) -> Vec<&Side> {
        match self {
            State::Expr(side) => vec![side],
            State::Chain(first, links) => std::iter::once(first).chain(links.iter().map(|(_, side)| side)).collect(),
            State::Or(parts) | State::And(parts) => parts.iter().flat_map(State::sides).collect(),
            State::System(system) => system.latest.iter().flat_map(State::sides).collect(),
            State::Formula(_)
            | State::Literal(_)
            | State::Powers(_)
            | State::Written(_)
            | State::Scene(_)
            | State::Never
            | State::Always => Vec::new(),
        }
    }

    /// Small enough to go on with.
    pub fn is_tame(&self) -> bool {
        self.sides().into_iter().all(|side| is_tame(side))
    }

    /// `x = 3`, `-2 < x <= 5`, an Or of such, or a sentence: nothing is left to do.
    pub fn is_solved(&self) -> bool {
        let alone = |side: &Side| matches!(side.as_slice(), [term] if is_bare_letter(term));
        let number = |side: &Side| matches!(side.as_slice(), [term] if term.is_number());
        match self {
            State::Expr(_) | State::Powers(_) | State::Written(_) | State::Scene(_) => false,
            State::Literal(literal) => literal.is_solved(),
            State::System(system) => system.is_solved(),
            State::Formula(formula) => formula.is_solved(),
            State::Chain(first, links) => match links.as_slice() {
                [(_, right)] => alone(first) && number(right),
                [(_, middle), (_, last)] => number(first) && alone(middle) && number(last),
                _ => false,
            },
            State::Or(parts) | State::And(parts) => parts.iter().all(State::is_solved),
            State::Never | State::Always => true,
        }
    }

    /// Is this where the work may stop?
    pub fn is_answer(&self) -> bool {
        match self {
            State::Expr(_) | State::Powers(_) => true,
            State::Written(Statement::Expr(expr)) => evaluation::n_calculations(expr) == 0,
            _ => self.is_solved(),
        }
    }

    /// Is the unknown gone, so that the line is plainly true or false?
    pub fn is_bare(&self) -> bool {
        self.as_relation().is_some_and(|(left, _, right)| !mentions_letter(left) && !mentions_letter(right))
    }

    /// The line as a tree.
    pub fn statement(&self, notation: &Notation) -> Statement {
        match self {
            State::Expr(side) => Statement::Expr(notation.side(side)),
            State::Chain(first, links) => Statement::Chain(
                notation.side(first),
                links.iter().map(|(rel, side)| (*rel, notation.side(side))).collect(),
            ),
            State::Or(parts) => Statement::Or(parts.iter().map(|part| part.statement(notation)).collect()),
            State::And(parts) => Statement::And(parts.iter().map(|part| part.statement(notation)).collect()),
            State::Formula(formula) => formula.statement(notation),
            State::Literal(literal) => literal.statement(),
            State::Powers(powers) => Statement::Expr(powers.expr()),
            State::Written(statement) => statement.clone(),
            State::System(system) => system.statement(notation),
            State::Scene(scene) => scene.problem.clone(),
            State::Never => Statement::Never,
            State::Always => Statement::Always,
        }
    }
}

/// `x`
fn is_bare_letter(term: &Term) -> bool {
    term.coef.is_one() && matches!(term.letters().map(Vec::as_slice), Some([(_, 1)]))
}
