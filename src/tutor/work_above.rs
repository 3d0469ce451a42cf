//! What the problem and the rows above are, as far as a row below is judged by it.

use super::witness::Work;
use crate::notation::{self, Rel, Statement};

impl Work {
    /// Whether the givens are equations or expressions, and no inequality is among them.
    pub(super) fn has_equations_alone(&self) -> bool {
        let is_order = |given: &Statement| matches!(given, Statement::Chain(_, rest) if rest.iter().any(|(rel, _)| *rel != Rel::Eq));
        !self.premises.givens.iter().flat_map(notation::conjuncts).any(is_order)
    }

    pub(super) fn works_with_expressions(&self) -> bool {
        matches!(self.problem, Some(Statement::Expr(_) | Statement::At(..)))
    }

    /// Whether the problem is an inequality: numbers are tried to see where it holds.
    pub(super) fn works_with_order(&self) -> bool {
        let is_order = |row: &Statement| matches!(row, Statement::Chain(_, rest) if rest.iter().any(|(rel, _)| !matches!(rel, Rel::Eq | Rel::Ne)));
        self.problem.iter().flat_map(notation::conjuncts).any(is_order)
    }

    /// The lines that the next one is held against, the problem first.
    pub(super) fn lines_above(&self) -> Vec<Statement> {
        let problem = self.problem.iter().filter(|_| !self.slipped && !self.detached);
        problem.chain(&self.before).cloned().collect()
    }
}
