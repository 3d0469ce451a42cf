//! What the problem and the rows above are, as far as a row below is judged by it.

use super::evidence::{LineVerdict, Source};
use super::witness::Work;
use crate::algebra::{Evidence, Relation, Verdict};
use crate::notation::{self, Rel, Statement};
use std::collections::BTreeSet;

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

    /// Adds a row that was judged to those that the next one is held against.
    pub(super) fn add(&mut self, i: usize, line: Statement, verdict: &LineVerdict) {
        match verdict.unread_above {
            Some(_) => {
                self.before.clear();
                self.main = None;
                self.detached = true;
                self.is_beside_unread = true;
                self.unread = None;
            }
            None if matches!(verdict.local, Verdict::Holds(_)) => self.unread = None,
            None => {}
        }
        if verdict.assumes_no_negatives {
            let letters: BTreeSet<String> =
                self.premises.givens.iter().chain([&line]).flat_map(notation::variables).collect();
            letters.iter().for_each(|letter| self.premises.add_for_letter(letter, Rel::Ge));
        }
        if verdict.is_contradicted() {
            self.slipped = true;
            self.before.clear();
        }
        if verdict.local == Verdict::Fails(Evidence::AndOr) {
            return;
        }
        self.widened |= verdict.widens;
        self.has_gap |= matches!(verdict.local, Verdict::NotChecked(_));
        self.in_cases |= verdict.local == Verdict::Holds(Relation::Case);
        self.before.push(line);
        self.from = Source::Step(i);
    }
}
