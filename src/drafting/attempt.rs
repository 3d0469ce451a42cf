//! One attempt at a problem, as far as it is written.

use crate::notation::Statement;

/// An attempt that is over.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    pub lines: Vec<Line>,
    pub ending: Ending,
    /// The pieces that were drawn for it, marks included, as token ids.
    pub pieces: Vec<u32>,
}

impl Attempt {
    /// Its lines as text.
    pub fn texts(&self) -> Vec<&str> {
        self.lines.iter().map(|line| line.text.as_str()).collect()
    }
}

/// A line that is written whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    pub statement: Statement,
}

/// Why an attempt is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The end mark was written.
    Finished,
    /// It grew as long as it may.
    Budget,
    /// Its last line, which is left out, says nothing that can be parsed.
    Unparsable,
    /// Nobody wanted more of it.
    GivenUp,
}

impl Ending {
    /// In a word.
    pub fn name(self) -> &'static str {
        match self {
            Ending::Finished => "finished",
            Ending::Budget => "too long",
            Ending::Unparsable => "unparsable",
            Ending::GivenUp => "given up",
        }
    }
}
