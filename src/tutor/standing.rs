//! How one solution of a class stands: what a table shows of it, and no more.

use super::review::{Card, Mark};
use super::slips::SlipKind;
use crate::reading::Notice;
use serde::{Deserialize, Serialize};

/// One solution in short.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// Empty where nothing was handed in.
    pub lines: Vec<StandingLine>,
    /// Index of the first line marked unsound.
    pub first_unsound: Option<usize>,
    /// The known slip that explains that line.
    pub slip: Option<SlipKind>,
    /// Every line is sound to both witnesses.
    pub clean: bool,
    /// The problem is not known, so nothing was held against it, and the work is not clean.
    pub problem_unknown: bool,
    /// Whether the answer answers the problem; None if that was not decided.
    pub answer_right: Option<bool>,
    /// What is to be said of how the work was read.
    pub notices: Vec<Notice>,
}

/// One line in short.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StandingLine {
    /// The line as written.
    pub text: String,
    pub mark: Mark,
}

impl Standing {
    /// The standing of a judged solution, with what is to be said of how it was read.
    pub fn of(card: &Card, notices: Vec<Notice>) -> Standing {
        let lines = card.steps.iter().map(|step| StandingLine { text: step.text.clone(), mark: step.mark });
        Standing {
            lines: lines.collect(),
            first_unsound: card.first_unsound,
            slip: card.first_unsound.and_then(|i| card.steps.get(i)?.slip),
            clean: card.clean,
            problem_unknown: card.problem_unknown,
            answer_right: card.answer_right,
            notices,
        }
    }
}
