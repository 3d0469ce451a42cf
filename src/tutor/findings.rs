//! Everything that a review is made of besides the work itself.

use super::evidence::Verdicts;
use super::review::{Card, Cuts, Judge, NextStep};
use crate::reading::Solution;

/// What the witnesses, and whoever else was asked, have found of a [`Work`](crate::reading::Work). Lists are in the
/// order of its solutions; what is missing in one counts as not found.
#[derive(Clone, Copy)]
pub struct Findings<'a> {
    /// The exact witness, one entry for each solution.
    pub verdicts: &'a [Verdicts],
    pub learned: Learned<'a>,
    /// P(the answer is right) by an outcome reward model, one for each solution; empty where none was asked.
    pub outcomes: &'a [Option<f32>],
    pub background: &'a dyn Background,
}

impl<'a> Findings<'a> {
    /// What the exact witness finds while the learned one has not spoken.
    pub fn exact_only(verdicts: &'a [Verdicts]) -> Findings<'a> {
        Findings { verdicts, learned: Learned::Pending, outcomes: &[], background: &NoBackground }
    }

    /// What both witnesses find: `scores` holds for each solution one P(sound) for each step.
    pub fn scored(verdicts: &'a [Verdicts], scores: &'a [Vec<Option<f32>>], cuts: Cuts) -> Findings<'a> {
        Findings { learned: Learned::Scored { scores, cuts }, ..Findings::exact_only(verdicts) }
    }
}

/// What the learned witness has to say.
#[derive(Clone, Copy, Debug)]
pub enum Learned<'a> {
    /// It has not spoken yet.
    Pending,
    /// No model can be used.
    Absent,
    /// For each solution one P(sound) for each step, None where the model does not judge.
    Scored { scores: &'a [Vec<Option<f32>>], cuts: Cuts },
}

impl Learned<'_> {
    pub(super) fn judge(&self) -> Judge {
        match self {
            Learned::Pending => Judge::Pending,
            Learned::Absent => Judge::Absent,
            Learned::Scored { cuts, .. } => Judge::Scored(*cuts),
        }
    }

    /// The scores of one solution's steps; None as long as nothing is scored at all.
    pub(super) fn scores_of(&self, solution_idx: usize) -> Option<(&[Option<f32>], Cuts)> {
        match self {
            Learned::Scored { scores, cuts } => Some((scores.get(solution_idx).map_or(&[], Vec::as_slice), *cuts)),
            Learned::Pending | Learned::Absent => None,
        }
    }
}

/// What is known of the solutions by whoever laid them out, or by a solver that goes on from them. Sentences are in the
/// language of the review.
pub trait Background {
    /// The way that a solution goes about the problem.
    fn way(&self, _solution_idx: usize) -> Option<String> {
        None
    }

    /// Why each line stands there, instead of the reasons in the text.
    fn reasons(&self, _solution_idx: usize) -> Option<Vec<Option<String>>> {
        None
    }

    /// The rule behind each line's reason, with the values of the line.
    fn rules(&self, _solution_idx: usize) -> Option<Vec<Option<String>>> {
        None
    }

    /// Whether the solutions were laid out by a solver: where a line holds, nobody need doubt how it came about.
    fn is_laid_out_here(&self) -> bool {
        false
    }

    /// How to go on from the last line that holds; `card` is complete but for this.
    fn next_step(&self, _solution: &Solution, _card: &Card) -> Option<NextStep> {
        None
    }

    /// What to say, instead of a summary, where there are no solutions.
    fn without_solutions(&self) -> Option<String> {
        None
    }
}

/// Nothing is known besides the text.
pub struct NoBackground;

impl Background for NoBackground {}
