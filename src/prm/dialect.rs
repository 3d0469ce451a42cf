//! How each family of models wants work to be written, and where its verdict is read.
//!
//! To add one: a file with its prompt function, and a row in [`DIALECTS`]. A model file names its dialect under
//! `surefoot.dialect`.

use super::canonical;
use super::prompt::Prompt;
use crate::text::Solution;

/// One way of prompting a model.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// The name in the model file.
    pub name: &'static str,
    /// What the model reads of a solution. None when the solution as a whole is not judged.
    pub prompt: fn(&Solution) -> Option<Prompt>,
    /// The last token of every line, at which the head is read.
    pub step_mark: &'static str,
    /// Longest text, in tokens.
    pub max_tokens: usize,
}

/// The built-in model's: lines spelled from their trees.
pub const ALGEBRA: Dialect = Dialect {
    name: "algebra",
    prompt: canonical::prompt,
    step_mark: canonical::STEP_MARK,
    max_tokens: canonical::MAX_SOLUTION_PIECES,
};

/// Every dialect that can be read.
pub const DIALECTS: &[Dialect] = &[ALGEBRA];
