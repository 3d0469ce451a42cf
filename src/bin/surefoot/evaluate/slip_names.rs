//! The names that are given to slips, against those that are right.

use super::cases::Case;
use serde::Serialize;
use std::fmt;
use surefoot::reading::Solution;
use surefoot::tutor::Verdicts;

/// Counts over lines.
#[derive(Default, Serialize)]
pub struct SlipNames {
    /// Lines that should not have been written.
    n_wrong_lines: usize,
    /// Lines whose slip is named, and those of them that have a name that their code allows.
    n_named: usize,
    n_named_rightly: usize,
}

impl SlipNames {
    /// Counts the lines of one paste.
    pub fn add(&mut self, case: &Case, solutions: &[Solution], verdicts: &[Verdicts]) {
        self.n_wrong_lines += case.right.iter().filter(|code| code.is_wrong()).count();
        for (solution, verdicts) in solutions.iter().zip(verdicts) {
            for (step, verdict) in solution.steps.iter().zip(&verdicts.lines) {
                let Some(slip) = &verdict.slip else { continue };
                let right = case.line_of(step.span.start).and_then(|line| case.slips.get(&line));
                self.n_named += 1;
                self.n_named_rightly += usize::from(right.is_some_and(|ids| ids.iter().any(|id| id == slip.kind.id())));
            }
        }
    }
}

impl fmt::Display for SlipNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SlipNames { n_wrong_lines, n_named, n_named_rightly } = self;
        writeln!(f, "{n_wrong_lines} wrong lines, the slip of {n_named} named, of {n_named_rightly} rightly\n")
    }
}
