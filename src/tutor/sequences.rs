//! Rows that say what a term of a sequence is, or a formula for all of them.

use super::evidence::{LineVerdict, Source};
use super::witness::Work;
use crate::algebra::{OfSequence, Sequences, Verdict};
use crate::notation::Statement;
use crate::reading::{self, Role};

impl Work {
    /// The verdict on a row about the terms of a sequence; None where the rows above tell nothing of it.
    pub(super) fn of_sequence(&mut self, i: usize, role: Role, line: &Statement) -> Option<LineVerdict> {
        if matches!(role, Role::Condition | Role::SideWork | Role::Given) {
            return None;
        }
        let givens = self.premises.givens.iter().chain(&self.premises.definitions).chain(&self.formulas);
        let all = givens.clone().chain(self.main.iter().flatten()).chain(&self.before);
        let local = Sequences::of(all, &self.sequence).judged(line, &meaning)?;
        // What is correct from a slip above is no second slip.
        let global = match self.slipped {
            true => Sequences::of(givens, &self.sequence).judged(line, &meaning),
            false => None,
        };
        let global = global.unwrap_or_else(|| local.clone());
        let role = if matches!(role, Role::Answer | Role::Check) { role } else { Role::Step };
        let verdict = LineVerdict { global, ..LineVerdict::of_role(role, Source::Problem).found(local) };
        match &verdict.local {
            Verdict::Holds(_) if !self.slipped => {
                self.go_on_from(i, line);
                Some(verdict.by_known_move())
            }
            Verdict::Holds(_) => {
                self.add(i, line.clone(), &verdict);
                Some(verdict.by_known_move())
            }
            _ => {
                self.add(i, line.clone(), &verdict);
                Some(verdict)
            }
        }
    }
}

fn meaning(name: &str) -> Option<OfSequence> {
    if reading::is_general_term(name) {
        Some(OfSequence::Term)
    } else if reading::is_common_difference(name) {
        Some(OfSequence::Difference)
    } else if reading::is_common_ratio(name) {
        Some(OfSequence::Ratio)
    } else {
        None
    }
}
