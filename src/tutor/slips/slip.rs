//! The slips by name, and the search for the one that explains a line.
//!
//! Each move is tried at every place of the earlier line; the slip is named if what comes out says the same as the line
//! that was written. The move itself must change what the line says, or it would explain nothing. Sources: the buggy
//! rules of IDEAS (ideas-edu), Sleeman's mal-rules (1984), the MaE misconceptions (Otero, Druga, Lan 2024).

use super::{expressions, relations};
use crate::algebra::syntax::{Expr, Statement};
use crate::algebra::{Relation, Verdict, follows};

/// A wrong move that students are known to make. Pieces of the line are kept as people write them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// `2(x-3)` → `2x-3`
    FirstTermOnly { factor: String },
    /// `5-(x-2)` → `5-x-2`
    MinusFirstTermOnly,
    /// `(x+3)^2` → `x^2+9`
    SquareOfSum { square: String },
    /// `(2x)^2` → `2x^2`
    PowerOfProduct { power: String },
    /// `sqrt(x^2+9)` → `x+3`
    RootOfSum { root: String },
    /// `1/2+1/3` → `2/5`
    TopsAndBottoms,
    /// `(x+6)/3` → `x+2`, `(x+3)/3` → `x`
    OneTermDivided { divisor: String },
    /// `3x+2` → `5x`
    UnlikeTerms { sum: String },
    /// `x^2*x^3` → `x^6`
    ExponentsMultiplied,
    /// `x+5=12` → `x=12+5`
    MovedWithoutSign { term: String },
    /// `-2x=6` → `x=3`
    DividedWithWrongSign { divisor: String },
    /// `4x=2` → `x=2` (4/2)
    DividedUpsideDown,
    /// `3x=12` → `x=36`
    MultipliedInstead { factor: String },
    /// `4x=8` → `x=4`
    SubtractedInstead { factor: String },
    /// `x/2=5` → `x=5`
    OneSideOnly { factor: String },
    /// `x/2+3=5` → `x+3=10`
    OneTermNotMultiplied { factor: String },
    /// `-2x<6` → `x<-3`
    SignNotTurned,
    /// `x-3<5` → `x>8`
    SignTurned,
    /// `x^2=9` → `x=3`
    PositiveRootOnly,
    /// `(x-1)(x-3)=5` → `x-1=5 or x-3=5`
    ZeroProductWithoutZero,
    /// `(x-2)(x+3)=0` → `x=-2 or x=3`
    RootsWithWrongSigns,
}

/// The slip that leads from `before` to `line`, the commonest if several do.
pub fn slip(before: &Statement, line: &Statement) -> Option<Slip> {
    let mut moved = match before {
        Statement::Expr(expr) => expressions::moves_within(expr, Statement::Expr),
        Statement::Chain(left, rest) => match &rest[..] {
            [(rel, right)] => relations::moves(left, *rel, right),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    moved.truncate(MAX_MOVES);
    let explains = |(slip, after): &(Slip, Statement)| {
        says_the_same(after, line)
            && !says_the_same(before, after)
            && (!slip.is_across_sides() || shares_a_side(after, line))
            // All lines without a solution say the same.
            && !says_the_same(after, &Statement::Never)
    };
    moved.into_iter().find(explains).map(|(slip, _)| slip)
}

impl Slip {
    /// Whether a term or factor changes sides. Such a move leads to any line that its solutions fit, so that it takes
    /// more to name it: a side that stands in the line as the move leaves it.
    fn is_across_sides(&self) -> bool {
        matches!(
            self,
            Slip::MovedWithoutSign { .. }
                | Slip::DividedWithWrongSign { .. }
                | Slip::DividedUpsideDown
                | Slip::MultipliedInstead { .. }
                | Slip::SubtractedInstead { .. }
                | Slip::OneSideOnly { .. }
                | Slip::OneTermNotMultiplied { .. }
        )
    }
}

fn shares_a_side(a: &Statement, b: &Statement) -> bool {
    let sides = |statement: &Statement| match statement {
        Statement::Chain(left, rest) => rest.last().map(|(_, right)| [left.clone(), right.clone()]),
        _ => None,
    };
    let (Some(a), Some(b)) = (sides(a), sides(b)) else { return false };
    let same = |a: &Expr, b: &Expr| says_the_same(&Statement::Expr(a.clone()), &Statement::Expr(b.clone()));
    a.iter().any(|a| b.iter().any(|b| same(a, b)))
}

/// Moves tried on one line: it bounds the time that one unsound line takes.
const MAX_MOVES: usize = 100;

fn says_the_same(a: &Statement, b: &Statement) -> bool {
    let verdict = follows(std::slice::from_ref(a), b);
    matches!(verdict, Verdict::Holds(Relation::SameExpression | Relation::Equivalent))
}

/// Wrong moves, each with what it makes of a line.
pub(super) type Moved<T> = Vec<(Slip, T)>;
