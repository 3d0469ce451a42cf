//! What the exact witness says of one line.

use serde::{Deserialize, Serialize};

/// Whether a line follows from the lines before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Verdict {
    /// Proved to follow.
    Holds(Relation),
    /// Proved not to follow.
    Fails(Evidence),
    /// Neither proved; why.
    NotChecked(Why),
}

/// In which sense a line follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relation {
    /// The same expression, written differently.
    SameExpression,
    /// The same expression, and now it has a value where it had none: `x + 2` below `(x^2-4)/(x-2)`.
    DomainWidened,
    /// The same expression, and it has lost its value somewhere: `x^2/x` below `x`.
    DomainNarrowed,
    /// The same solutions, over the complex numbers too and each as often, where that is known.
    Equivalent,
    /// The same solutions, but not each as often: `x = 3` below `x^2 - 6x + 9 = 0`.
    SameRoots,
    /// The same real solutions; the complex ones differ: `x = 1` below `(x-1)(x^2+4) = 0`.
    EquivalentOverReals,
    /// The same solutions among the values that the conditions allow: `x = 3` below `x^2 = 9` where `x > 0`.
    EquivalentUnderConditions,
    /// The same solutions, and no rule gives the line: a slip that changes nothing here, as `13z + 11 = 11` below
    /// `4z + 11 = 9z + 11`.
    ByLuck,
    /// A number alone that is the solution: whose value it is, the line does not say.
    MissingVariable,
    /// Follows from the lines before it, but says less (one equation of a system, one half of `-3 < 2x+1 <= 7`), or is a true remark beside them
    /// (`11 - 3 = 8`, `x != 2` where 2 is excluded).
    Implied,
    /// Follows, and may have more solutions: both sides were squared, multiplied by what the line above divides by, or
    /// `|A| = B` became `A = B or A = -B`. Each answer is to be checked in the problem.
    MayGain,
    /// What stands before each `≈` follows, and what stands behind it is that, rounded as far as its digits go.
    Rounded,
    /// One case of several, and other lines hold the rest: `x - 2 = 0` below `(x-2)(x-3) = 0`, with `x - 3 = 0` further
    /// on.
    Case,
}

impl Relation {
    /// Whether either line may stand in the other's place: the same expression, or the same real solutions.
    pub fn says_the_same(self) -> bool {
        use Relation::*;
        match self {
            SameExpression | DomainWidened | DomainNarrowed | Equivalent | SameRoots | EquivalentOverReals => true,
            EquivalentUnderConditions | ByLuck | Rounded => true,
            MissingVariable | Implied | MayGain | Case => false,
        }
    }
}

/// Why a line does not follow. Values and roots are printed exactly, in plain ASCII maths (`-7/2`, `1+sqrt(3)`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Evidence {
    /// Expressions: at these values the two lines come to different numbers.
    Differs { at: Vec<(String, String)>, earlier: String, line: String },
    /// Statements: these values satisfy the earlier line and not this one (`earlier_holds`), or the other way round.
    /// `earlier` and `line` show both sides with the values put in, for example `5 = 5` and `5 = 7`.
    Counterexample { at: Vec<(String, String)>, earlier_holds: bool, earlier: String, line: String },
    /// Solutions that one line has and the other has not. At least one of the two is not empty.
    Roots { lost: Vec<String>, gained: Vec<String> },
    /// "and" where "or" was meant, or the reverse.
    AndOr,
    /// What stands behind `≈`: the value, what it rounds to with as many digits, and what the line says.
    Rounding { value: String, rounded: String, stated: String },
    /// A line of numbers alone that is false: the values of the two sides that do not stand in their relation.
    FalseArithmetic { left: String, right: String },
}

/// Why nothing was proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// There is no earlier line to compare with.
    NothingBefore,
    /// This line, or the one it would follow from, is not maths that the parser reads.
    NotUnderstood,
    /// An expression after an equation, or an equation after an expression that is not in it.
    Unrelated,
    /// A letter is only now brought in, and nothing says what it stands for.
    NewLetter,
    /// The solutions are no fractions and square roots.
    NoExactRoots,
    /// It gives a decimal that is the value, rounded.
    Rounded,
    /// A row above it was not read, and it does not follow from those that were.
    RowAboveUnread,
    /// Of another kind that is not decided.
    OutOfReach,
    /// It depends on whether a letter may be negative: `r = sqrt(A/pi)` below `A = pi r^2`.
    SignUnknown,
    /// It depends on whether a letter may be zero: `x = b` below `a x = a b`.
    ZeroUnknown,
    /// A line above with numbers in its letters' places, which nothing above settles: `520 = 65t` below `d = r t`.
    ValuesPutIn,
    /// Its words suppose a value of a letter, which is not put into the lines above: "When x = 0, y = 1 and y = 7".
    ValueSupposed,
    /// It speaks of a sequence, and with which index that begins, or what a letter is there, is not settled.
    SequenceOpen,
    /// Something speaks against the line, and a second calculation does not confirm it.
    Unconfirmed,
    /// A number in the sentence that the work closes with is nothing that the work comes to.
    NumberNotFound,
    /// The numbers or the expression grew past the limits.
    TooLarge,
}
