//! One worked solution with its labels, as it is written to a file.

use serde::{Deserialize, Serialize};

/// A solution: `labels[i]` belongs to `steps[i]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The statement, in some rows after one verb (`Solve 2x + 3 = 11`).
    pub problem: String,
    /// The lines; in some rows after words and a colon (`Subtract 3 from both sides: 2x = 8`).
    pub steps: Vec<String>,
    /// 1 where the line follows from the line above it, 0 where it does not.
    pub labels: Vec<u8>,
    pub family: Family,
    /// The manner of working, in words.
    pub strategy: String,
    /// The slips that were made, by line. A jump back to the truth has the id `UNDONE`.
    pub slips: Vec<SlipAt>,
    /// Whether the last line answers the problem.
    pub answer_right: bool,
    /// The same for all candidates of one problem, and for the same problem in another letter.
    pub problem_id: String,
    /// Notation, and whether reasons stand before lines: `compact`, `latex, words`.
    pub surface: String,
}

/// A slip and the line in which it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipAt {
    pub step: usize,
    pub id: String,
}

/// What kind of problem it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// Equations whose unknown has no power.
    Linear,
    /// `<`, `<=`, `>`, `>=` and chains of two.
    Inequality,
    /// Brackets multiplied out, like terms collected.
    Expand,
    /// By factoring, by square roots, by completing the square, by the formula.
    Quadratic,
    /// Single steps on lines that are not tidy, as students write them one at a time.
    Step,
}

impl Family {
    pub const ALL: [Family; 5] = [Family::Linear, Family::Inequality, Family::Expand, Family::Quadratic, Family::Step];
}
