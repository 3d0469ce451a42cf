//! What a paste holds once it is split: solutions, their problem, their steps.

use super::told_line::ToldLine;
use crate::lexicon::names_one;
use crate::lexicon::{List, Task};
use crate::notation::{Expr, Functions, Parsed, Rational, Rel, Statement};
use crate::text::{Mapped, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One paste: the solutions in it, and what the reader should be told about how it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// The problem that stands above all solutions, where there are several.
    pub stated: Option<Problem>,
    pub solutions: Vec<Solution>,
    pub notices: Vec<Notice>,
}

/// One worked solution: its problem, and every row below it with its role.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Solution {
    /// What the work starts from, if the paste holds it.
    pub problem: Option<Problem>,
    /// The rows, in the order of the paste.
    pub steps: Vec<Step>,
    /// The functions that the problem and the rows define.
    pub functions: Functions,
    /// The work calculates with complex numbers: i is the imaginary unit.
    pub is_complex: bool,
    /// The terms of a sequence that the problem lists.
    pub sequence: Vec<Expr>,
    /// Letters that count: the n of `n!` and of a sum up to n.
    pub counted: BTreeSet<String>,
    /// The work is one of a class whose problem was not found: it can only be held against its own first line, and is
    /// never clean.
    pub problem_unknown: bool,
}

impl Solution {
    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.problem.is_none() && self.steps.is_empty()
    }

    /// The stated answer: the last row that is marked as one (boxed, "Answer:").
    pub fn answer(&self) -> Option<&Step> {
        self.steps.iter().rfind(|step| step.role == Role::Answer)
    }
}

/// What is asked: the statement and, where the words say so, the task.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub task: Option<Task>,
    /// The maths of it: an equation, an expression, or several statements joined by " and ".
    pub math: Mapped,
    /// What the maths says.
    pub parsed: Parsed,
    /// A piece of the row that was not understood, because of which nothing of it is read.
    pub unread: Option<Mapped>,
    /// Its words tell a story: what it asks is not all in its maths.
    pub is_told: bool,
    /// What its words say of the letters besides: "where x is positive".
    pub conditions: Vec<Condition>,
    /// What its words ask of a line's equation.
    pub of_graph: Option<OfGraph>,
    /// The inverse of a function is asked for.
    pub asks_inverse: bool,
    /// The zeros of a function are asked for, and nothing else of it.
    pub asks_zeros: bool,
    /// The domain of a function is asked for, and not its range.
    pub asks_domain: bool,
    /// It asks where an expression has no value.
    pub asks_undefined: bool,
    /// Its words ask for rounded numbers.
    pub asks_rounded: bool,
    /// Its words ask for the number that completes a square.
    pub asks_square: bool,
    /// What its words call the sequence that it speaks of.
    pub of_sequence: Option<SequenceKind>,
    /// The form that it asks for, a pattern with letters of its own: `(x + a)^2 + b`.
    pub form: Option<Statement>,
    /// The value that it asks of whether it solves its maths: `x = 3`.
    pub proposed: Option<Statement>,
    /// What all of it tells of one line.
    pub told_line: Option<ToldLine>,
    /// Values of functions that its words ask for, as they are written: `f(-3)`.
    pub asked_values: Vec<String>,
    /// The zero of the linear expression that a polynomial is divided by, or that may be a factor of it.
    pub zero_of_divisor: Option<String>,
    /// It asks for whole numbers: `n ∈ ℤ`.
    pub in_whole_numbers: bool,
    /// The bounds of the numbers that a rounded one may stand for, where it asks for them.
    pub error_interval: Option<[Rational; 2]>,
    /// The radius of the circle that its words tell of.
    pub radius: Option<f64>,
    /// What is noted behind it, to be done to both sides: `| -3`.
    pub note: Option<String>,
    /// Where it stands in the paste, words included.
    pub span: Span,
}

impl Problem {
    /// Whether it is told, and of amounts of money.
    pub fn tells_money(&self) -> bool {
        self.is_told && self.math.text().contains(['£', '$', '€'])
    }

    /// Whether it is told, and of what is never negative: lengths, times, prices, positive numbers.
    pub fn measures(&self) -> bool {
        let lower = self.math.text().to_lowercase();
        let names = |list: List| self.is_told && names_one(&lower, list);
        // "Two positive integers", and not one of either sign.
        names(|lexicon| &lexicon.measures) || names(|lexicon| &lexicon.positive) && !names(|lexicon| &lexicon.negative)
    }

    /// Whether it is told, and of how fast something moves.
    pub fn tells_motion(&self) -> bool {
        self.is_told && names_one(&self.math.text().to_lowercase(), |lexicon| &lexicon.speeds)
    }

    /// The problem that this maths states; nothing is said besides.
    pub(super) fn new(math: Mapped, span: Span) -> Problem {
        Problem {
            task: None,
            math,
            parsed: Parsed::default(),
            unread: None,
            is_told: false,
            conditions: Vec::new(),
            of_graph: None,
            asks_inverse: false,
            asks_zeros: false,
            asks_domain: false,
            asks_undefined: false,
            asks_rounded: false,
            asks_square: false,
            of_sequence: None,
            form: None,
            proposed: None,
            told_line: None,
            asked_values: Vec::new(),
            zero_of_divisor: None,
            error_interval: None,
            in_whole_numbers: false,
            radius: None,
            note: None,
            span,
        }
    }

    /// Whether it is a number to be rewritten, or an equation of numbers to be shown.
    pub(super) fn is_number(&self) -> bool {
        let math = self.math.text();
        math.contains(|c: char| c.is_ascii_digit()) && super::statements::variables(math).is_empty()
    }

    /// Whether it is an expression in letters, and `text` could be another form of it: no letter or number alone.
    pub(super) fn may_become(&self, text: &str) -> bool {
        let math = self.math.text();
        let is_expression = !crate::text::has_relation(math) && !super::statements::variables(math).is_empty();
        is_expression && !super::statements::is_letter_or_number(text)
    }

    /// What the problem says. None where its maths cannot be read, and where it has none.
    pub fn statement(&self) -> Option<&Statement> {
        self.parsed.statement.as_ref()
    }
}

/// What words call a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SequenceKind {
    /// A sequence, no more.
    Any,
    /// "Arithmetic": the same is added from term to term.
    Arithmetic,
    /// "Geometric": each term is multiplied by the same.
    Geometric,
}

/// What may be asked of a line's equation, so that rows say something of it that does not follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfGraph {
    /// Where it meets the axes: one letter is zero.
    Intercepts,
    /// Another line's equation: "perpendicular to", "parallel to".
    OtherLine,
    /// Its vertex or its axis.
    Vertex,
    /// Its foci, its asymptotes: what is not worked out here.
    OtherFeature,
}

/// What words say of letters: how they stand to zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The letter; None for all letters of the problem.
    pub letter: Option<String>,
    pub rel: Rel,
}

/// One row below the problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub role: Role,
    /// The row's maths, delimiters, markers and layout taken off; for words, the words.
    pub math: Mapped,
    /// What the maths says: the one statement that both witnesses judge. A row that goes on from the left side of an
    /// equation above it is completed with it, a bare value given as the answer with its letter.
    pub parsed: Parsed,
    /// The function's value on the row's left, where the row says what it is.
    pub application: Option<Application>,
    /// A piece of the row that was not understood, because of which nothing of it is read.
    pub unread: Option<Mapped>,
    /// Words given as the reason for this row ("Subtract 3 from both sides").
    pub reason: Option<Mapped>,
    /// The claim that leads into this row.
    pub connective: Connective,
    /// The number that the writer gave it: `(2)`, "Step 3:".
    pub number: Option<u32>,
    /// Where the row stands in the paste: the maths, not its reason.
    pub span: Span,
}

impl Step {
    /// A row of words.
    pub(super) fn words(words: Mapped, span: Span) -> Step {
        let (parsed, connective) = (Parsed::default(), Connective::Next);
        let (role, math) = (Role::Words, words);
        Step { role, math, parsed, application: None, unread: None, reason: None, connective, number: None, span }
    }

    /// Whether the words beside the row say that it does not hold: "false", "does not check".
    pub fn says_false(&self) -> bool {
        self.reason.as_ref().is_some_and(|reason| crate::lexicon::says_false(reason.text()))
    }

    /// Whether the row is words that say that something is not so.
    pub fn denies(&self) -> bool {
        crate::lexicon::says_false(self.math.text())
    }

    /// Whether the words before the row begin with what is done, "Divide out", and no colon leads from them to the row.
    pub fn begins_with_operation(&self) -> bool {
        let Some(words) = self.reason.as_ref().map(|words| words.text().trim()) else { return false };
        let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
        crate::lexicon::holds(|words| &words.operating, &first) && !words.contains(':')
    }

    /// Whether the words beside the row say that its number is rounded.
    pub fn says_rounded(&self) -> bool {
        self.reason.as_ref().is_some_and(|reason| crate::lexicon::says_rounded(reason.text()))
    }

    /// Whether its words say that something cannot be negative: "a width is positive, so".
    pub fn rules_out_negatives(&self) -> bool {
        const LISTS: [List; 4] = [
            |lexicon| &lexicon.positive,
            |lexicon| &lexicon.negative,
            |lexicon| &lexicon.not_negative,
            |lexicon| &lexicon.rejecting,
        ];
        let lower = self.reason.as_ref().map(|words| words.text().to_lowercase()).unwrap_or_default();
        LISTS.into_iter().any(|list| names_one(&lower, list))
    }

    /// Whether its words say that it holds for some value of a letter only: "When x = 0".
    pub fn supposes_value(&self) -> bool {
        self.reason.as_ref().is_some_and(super::paired_values::is_condition)
    }

    /// What its words say of the sign of letters: "since x is positive", "because t > 0".
    pub fn stated_conditions(&self) -> Vec<Condition> {
        self.reason.as_ref().map(|words| super::problem::conditions_and_signs(words.text())).unwrap_or_default()
    }

    /// What the row says. None for words, and where it cannot be read.
    pub fn statement(&self) -> Option<&Statement> {
        self.parsed.statement.as_ref()
    }
}

/// A value of a function: `f(4)` of `f(4) = 14`.
#[derive(Clone, Debug, PartialEq)]
pub struct Application {
    /// What it stands for: `3*4+2`.
    pub value: Expr,
    /// It is taken at a letter alone, as in the definition.
    pub of_letter: bool,
}

/// What a row is in the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A consequence of the rows above it: to be judged as one.
    Step,
    /// A fact that the rows above do not hold: a further equation of a system, the model of a word problem, a formula.
    Given,
    /// A letter or a function is given its meaning: `let w = ...`, `f(x) = ...`.
    Definition,
    /// What is taken for granted of the letters: `x > 0`.
    Condition,
    /// A calculation beside the work: an expression in the midst of equations.
    SideWork,
    /// A line of a check.
    Check,
    /// The stated answer.
    Answer,
    /// Words that could not be attached to a row of maths.
    Words,
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
    /// Solutions of a class whose problem was not found: nothing was held against it, and none of them is clean.
    ProblemUnknown { count: usize },
    /// Bytes of a file in another encoding than the rest of it.
    OddBytes { count: usize },
}
