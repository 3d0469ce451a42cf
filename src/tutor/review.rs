//! What the page shows of a paste or of a problem's candidates.

use super::Math;
use crate::algebra::Verdict;
use crate::text::{Notice, Span};
use serde::{Deserialize, Serialize};

/// The mark of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    Sound,
    Unsure,
    Unsound,
    /// Follows correctly from an unsound line.
    Carried,
    /// Jumps back to the truth without reason after an unsound line.
    Recovered,
    /// Neither witness judged it.
    Unchecked,
}

/// The two cuts on P(sound): at or above `sound` a line is clean, below `unsound` it is called unsound.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cuts {
    pub sound: f32,
    pub unsound: f32,
}

/// A paste or a problem's candidates, judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    pub cards: Vec<Card>,
    pub notices: Vec<Notice>,
    /// The card to highlight: every line clean on the learned side, none contradicted on the exact side.
    pub highlight: Option<usize>,
    /// Whether the learned witness has spoken, or why not.
    pub judge: Judge,
    /// One sentence on the whole.
    pub summary: String,
}

/// The learned witness's part in a review.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Judge {
    /// The exact-only review that goes out first.
    Pending,
    /// Scores are in, judged at these cuts.
    Scored(Cuts),
    /// No model could be used.
    Absent,
}

/// One solution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The problem as text and as a formula.
    pub problem: Option<(String, Option<Math>)>,
    pub steps: Vec<StepCard>,
    /// Index of the first line marked unsound.
    pub first_unsound: Option<usize>,
    /// Every line is sound to both witnesses: the learned one scored all of them at or above its cut, the exact one
    /// contradicts none.
    pub clean: bool,
    /// The smallest P(sound) over the lines, when every line was scored.
    pub score: Option<f32>,
    /// What a judge of answers alone would say: the last line answers the problem. None if that was not decided.
    pub answer_right: Option<bool>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepCard {
    /// The line as pasted.
    pub text: String,
    /// Where it stands in the paste.
    pub span: Span,
    /// The line as a formula, when it parses.
    pub math: Option<Math>,
    pub reason: Option<String>,
    /// The learned witness: P(line is sound | problem and the lines above), None where it did not judge.
    pub p_sound: Option<f32>,
    /// The exact witness, against the lines above.
    pub exact: Verdict,
    pub mark: Mark,
    /// The mark explained in a sentence or two.
    pub why: String,
    /// The witnesses contradict each other on this line.
    pub disagree: bool,
}
