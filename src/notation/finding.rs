//! What the parser has to say about a line that it could not read, or read in one of two ways.

use crate::text::Span;

/// A remark on one place of the parsed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Bytes of the parsed text.
    pub span: Span,
    pub what: What,
}

impl Finding {
    /// Whether the line has no tree because of this. The others say which of two readings was taken.
    pub fn is_fatal(&self) -> bool {
        !matches!(self.what, What::DivisionThenProduct | What::LogarithmThenMore)
    }
}

/// What was found. `Display` puts it into a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum What {
    /// Nothing but blanks.
    #[error("there is nothing to read")]
    Empty,
    /// Longer than [`super::MAX_BYTES`].
    #[error("the line is {found_bytes} bytes long; at most {} are read", super::MAX_BYTES)]
    TooLong { found_bytes: usize },
    /// A tree higher than [`super::MAX_DEPTH`].
    #[error("the line nests brackets, signs or operations more than {} deep", super::MAX_DEPTH)]
    TooDeep,
    /// More numbers, letters and operations than [`super::MAX_NODES`].
    #[error("the line holds more than {} numbers, letters and operations", super::MAX_NODES)]
    TooManyNodes,
    #[error("the character {0:?} is not read")]
    Character(char),
    /// A piece of a row that is neither maths nor words.
    #[error("the piece {0:?} is not read")]
    Piece(String),
    #[error("the word {0:?} is not read")]
    Word(String),
    #[error("the command \\{0} is not read")]
    Command(String),
    /// An operand is missing here.
    #[error("a number, a letter or a bracket is missing here")]
    OperandMissing,
    /// An opening bracket or bar without its partner.
    #[error("this bracket is not closed")]
    Unclosed,
    /// A closing bracket that does not fit.
    #[error("this bracket closes nothing")]
    Unopened,
    /// Something stands after the end of the statement.
    #[error("this does not join on to what stands before it")]
    Leftover,
    /// `2 3`: which operation joins them is not said.
    #[error("two numbers stand side by side")]
    NumbersSideBySide,
    /// An expression where a list needs statements, as in `2 or 3`.
    #[error("an expression stands where an equation was expected")]
    ExpressionInList,
    /// `f(x)`, `dy/dx`, an `i` of which nothing tells what it is: notation with a meaning of its own.
    #[error("{0:?} has a meaning that is not read")]
    Beyond(String),
    /// `\sqrt[n]{x}`, `root(1, x)`
    #[error("the index of a root has to be a whole number from 2 to 12")]
    HigherRoot,
    /// `(n^2)!`, `3.5!`, `500!`
    #[error("a factorial is read of whole numbers up to {}, and of letters with a number added", super::MAX_FACTORIAL)]
    Factorial,
    /// n over k with other than whole numbers, sums of letters, or a long product.
    #[error("this binomial coefficient is not read")]
    Binomial,
    /// `\sum k + 1`
    #[error("it is not clear how far the sum reaches: write its term in brackets")]
    SumReach,
    /// A sum with too many terms, with bounds that are not read, or without a closed form.
    #[error("this sum is not read: its bounds, or too many terms without a closed form")]
    Sum,
    /// A sum without end that is no geometric one, or has no value.
    #[error("a sum without end is read of a geometric sequence whose ratio lies between -1 and 1")]
    InfiniteSum,
    /// `2/3x`, read from left to right as `(2/3)x`.
    #[error("read from left to right: the fraction first, then the product")]
    DivisionThenProduct,
    /// `ln 5/2`, read as `(ln 5)/2`, and `log(x)(x-3)`, read as a product.
    #[error("the logarithm was read to reach no further than what stands right behind it")]
    LogarithmThenMore,
    /// `log_1 x`, `log^2`: a logarithm without an argument or with a base that none has.
    #[error("it is not clear what the logarithm is taken of: write its argument in brackets")]
    Logarithm,
}
