//! How each family of models wants work to be written, and where its verdict is read.
//!
//! To add one: a file with its prompt function, and a row in [`DIALECTS`]. A model file names its dialect under
//! `surefoot.dialect`.

use super::PrmError;
use super::canonical::{self, Form};
use super::pieces::Numbers;
use super::prompt::Prompt;
use crate::reading::Solution;

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

/// Lines spelled from their trees, numbers digit by digit.
const ALGEBRA: Dialect = algebra("algebra", |solution| canonical::prompt(solution, PLAIN), PLAIN);

/// The same with whole numbers below a hundred in one piece.
const ALGEBRA_WHOLE: Dialect = algebra("algebra-whole", |solution| canonical::prompt(solution, WHOLE), WHOLE);

/// Numbers digit by digit, and after each line its numeric fingerprint: the built-in judge of answers reads it.
pub const ALGEBRA_FINGERPRINT: Dialect =
    algebra("algebra-fingerprint", |solution| canonical::prompt(solution, FINGERPRINTED), FINGERPRINTED);

/// The built-in model's: the fingerprint says besides how a line was made.
pub const ALGEBRA_ORIGIN: Dialect = algebra("algebra-origin", |solution| canonical::prompt(solution, ORIGIN), ORIGIN);

const PLAIN: Form = Form { numbers: Numbers::Digits, fingerprint: false, origin: false, max_pieces: 256 };
const WHOLE: Form = Form { numbers: Numbers::Whole, ..PLAIN };
const FINGERPRINTED: Form = Form { fingerprint: true, max_pieces: 384, ..PLAIN };

const ORIGIN: Form = Form { origin: true, ..FINGERPRINTED };

const fn algebra(name: &'static str, prompt: fn(&Solution) -> Option<Prompt>, form: Form) -> Dialect {
    Dialect { name, prompt, step_mark: canonical::STEP_MARK, max_tokens: form.max_pieces }
}

/// Every dialect that can be read.
pub const DIALECTS: &[Dialect] = &[ALGEBRA, ALGEBRA_WHOLE, ALGEBRA_FINGERPRINT, ALGEBRA_ORIGIN];

/// The dialect of this name.
pub fn dialect(name: &str) -> Result<&'static Dialect, PrmError> {
    DIALECTS.iter().find(|dialect| dialect.name == name).ok_or_else(|| PrmError::Dialect {
        found: name.to_owned(),
        known: DIALECTS.iter().map(|dialect| dialect.name).collect::<Vec<_>>().join(", "),
    })
}
