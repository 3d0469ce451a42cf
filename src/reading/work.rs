//! What a paste holds once it is split: solutions, their problem, their steps.

use crate::text::{Mapped, Span};
use serde::{Deserialize, Serialize};

/// One paste: the solutions in it, and what the reader should be told about how it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// The problem that stands above all solutions, where there are several.
    pub stated: Option<Problem>,
    pub solutions: Vec<Solution>,
    pub notices: Vec<Notice>,
}

/// One worked solution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Solution {
    /// The given: the statement the work starts from, if the paste holds one.
    pub problem: Option<Problem>,
    /// The lines to be judged, in order.
    pub steps: Vec<Step>,
    /// The stated answer, when it is marked as one (boxed, "Answer:"). Not a step.
    pub answer: Option<Line>,
    /// Lines of a "Check:" block. Not steps.
    pub checks: Vec<Line>,
}

impl Solution {
    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.problem.is_none() && self.steps.is_empty() && self.answer.is_none() && self.checks.is_empty()
    }
}

/// What is asked: the statement and, where the words say so, the task.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub task: Option<Task>,
    /// The maths of it: an equation, an expression, or several statements joined by " and ".
    pub math: Mapped,
    /// Where it stands in the paste, words included.
    pub span: Span,
}

/// What the problem asks for, as far as its words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Task {
    Solve,
    Expand,
    Factorise,
    Simplify,
    Evaluate,
}

/// A piece of the paste that is not judged: the answer, a line of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub math: Mapped,
    pub span: Span,
}

/// One line to be judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub kind: StepKind,
    /// The line's maths, delimiters, markers and layout taken off; for prose, the words.
    pub math: Mapped,
    /// Words given as the reason for this line ("Subtract 3 from both sides").
    pub reason: Option<Mapped>,
    /// The claim that leads into this line.
    pub connective: Connective,
    /// Where the line stands in the paste: the maths, not its reason.
    pub span: Span,
}

/// Whether a step holds maths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepKind {
    Math,
    /// Words that could not be attached to a line of maths.
    Prose,
    /// Still being written, whatever it holds: shown, and not judged yet.
    Unfinished,
}

/// How a line is joined to the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Connective {
    /// A new line, nothing claimed.
    #[default]
    Next,
    /// `->`: "next", not a claim of implication.
    Arrow,
    /// `=>`, "implies", "therefore", "so", "hence".
    Implies,
    /// `<=>`, "iff".
    Iff,
    /// The line began with `=`: it continues the left side before it, and its maths is the right side alone.
    Equals,
}

/// Something the reader should know about how the paste was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    /// Nothing but white space.
    Empty,
    /// No line of maths was found.
    NoMath,
    /// A single statement and no working: there is nothing to compare.
    AnswerOnly,
    /// A solution was longer than [`super::MAX_SOLUTION_BYTES`]; the rest was left out.
    TooLong { found_bytes: usize, kept_bytes: usize },
    /// More solutions than are read of one paste; the rest was left out.
    TooManySolutions { found: usize, kept: usize },
    /// More steps than are read of one solution; the rest was left out.
    TooManySteps { found: usize, kept: usize },
    /// `2x+3 = 11 = 2x = 8`: equals signs used for "and then". The split is a proposal.
    RunOnEquals { span: Span },
    /// Brackets that do not pair on one line.
    UnbalancedBrackets { span: Span },
    /// A row such as `÷ -3` below an equation was taken for what is done to both sides, not for a line.
    MarginNote { span: Span },
    /// Commas were read as decimal points.
    DecimalCommas,
    /// A comma between digits was read as parting two numbers: `x = 2,5`.
    ListedNumbers,
    /// Characters that cannot be shown (NUL and other controls) were passed over.
    ControlCharacters { count: usize },
    /// Students of a class who handed nothing in.
    NoWork { count: usize },
    /// Rows of a table with fewer columns than its first row; what they lack counts as empty. Rows count from 1.
    ShortRows { count: usize, first_row: usize },
    /// Rows of a table with more columns than its first row; the last column was read to the end of the row.
    LongRows { count: usize, first_row: usize },
    /// Rows of a table with a quote that is never closed; it was read as an ordinary character.
    UnclosedQuotes { count: usize, first_row: usize },
    /// Bytes of a file in another encoding than the rest of it.
    OddBytes { count: usize },
}
