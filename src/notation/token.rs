//! The signs of one line, whichever notation they were written in.

use super::ast::Rel;
use crate::text::Span;

/// A sign and its place, in bytes of the parsed text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub span: Span,
    /// A blank stands before it.
    pub spaced: bool,
}

/// The kinds of signs.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    /// Digits with at most one point, as ASCII: `12`, `1.50`, `.714`.
    Number(String),
    /// A variable's name as the tree has it.
    Variable(String),
    /// `½`: numerator and denominator, below ten.
    SmallFraction(u8, u8),
    Plus,
    Minus,
    /// `±`, `+/-`
    PlusMinus,
    /// `+-`: plus-minus or "plus a negative", as its place says.
    PlusThenMinus,
    Times,
    /// `∘`: one function of another.
    Compose,
    Slash,
    /// `÷`: between fractions, what stands behind it up to the next sign is one divisor.
    Obelus,
    Caret,
    Open(Bracket),
    Close(Bracket),
    Bar,
    Sqrt,
    /// `∛`, `cbrt`, `⁵√`: a root with its index.
    Root(u32),
    /// `root`, in front of `(index, radicand)`.
    RootOf,
    Abs,
    /// `log`, `ln` and their like, in front of a base and an argument.
    Log(Logarithm),
    /// `_` behind a logarithm: its base follows.
    Below,
    /// `exp`
    Exp,
    /// `!` behind its argument.
    Factorial,
    /// `\binom`, in front of two groups.
    Binomial,
    /// The C of `C(5, 2)`, in front of two numbers in brackets.
    Choice,
    /// `\sum`, `Σ`, in front of where its letter begins.
    Sum,
    Frac,
    Rel(Rel),
    Comma,
    And,
    Or,
    /// `for`, `when`, `at`: values of letters follow.
    For,
    Never,
    Always,
    /// `∈`
    Element,
    /// `∞`
    Infinity,
    /// `∪`
    Union,
    /// `∖`: a set without the members of another.
    Without,
    /// The colon of `{x : x > 3}`.
    SuchThat,
}

/// The three shapes of brackets; they pair with their own shape only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    Round,
    Square,
    Curly,
}

/// Which logarithm a name stands for where no base is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Logarithm {
    /// `log`, `lg`: base 10.
    Common,
    /// `ln`
    Natural,
    /// `lb`, `ld`: base 2.
    Binary,
}
