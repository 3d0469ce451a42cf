//! The search for the slip that explains a line.
//!
//! Each wrong move is made at every place of the earlier line and what comes out is held against the line that was
//! written. The nearest wins; further off, where many moves lead to the same line, a slip is named only if it is the
//! only one that does. A name is a guess about a person: better none than a wrong one.

use super::found::Found;
use super::found::Slip;
use super::nearness::{Nearness, nearness};
use super::terms::{is_sum, n_nodes};
use super::{layout, logic, relations, systems};
use crate::algebra::{Evidence, Verdict, follows};
use crate::notation::{Expr, ExprKind, Rel, Statement, has_letter, holds_part};
use crate::slips::SlipKind;
use crate::tutor::samples::same;

/// Nodes of a line above which no slip is looked for.
const MAX_NODES: usize = 150;

/// Moves tried on one line: it bounds the time that one unsound line takes.
const MAX_MOVES: usize = 3000;

/// Candidates held against the line by exact arithmetic.
const MAX_PROOFS: usize = 6;

/// The slip that leads from the lines above, the latest last, to `line`, which `evidence` speaks against.
pub fn slip(before: &[Statement], line: &Statement, evidence: &Evidence) -> Option<Slip> {
    let earlier = before.last()?;
    if size(earlier) > MAX_NODES || size(line) > MAX_NODES {
        return None;
    }
    logic::at_once(earlier, line, evidence)
        .or_else(|| layout::of_layout(before, line, evidence))
        .or_else(|| made(relations::moves(earlier), line))
        .or_else(|| {
            systems::with_known_values(before).iter().find_map(|equation| made(relations::moves(equation), line))
        })
        .or_else(|| made(of_systems(before), line))
        .or_else(|| within_line(line))
        .or_else(|| logic::at_last(earlier, line, evidence))
}

/// The slip between two sides of one line: `7 · 12 = 86`, `y = 2(3 + 1) = 2 · 3 + 1`.
pub fn within_line(line: &Statement) -> Option<Slip> {
    let Statement::Chain(first, rest) = line else { return None };
    if size(line) > MAX_NODES || rest.iter().any(|(rel, _)| *rel != Rel::Eq) {
        return None;
    }
    let sides: Vec<&Expr> = [first].into_iter().chain(rest.iter().map(|(_, side)| side)).collect();
    // With letters, the first equals sign is an equation's.
    let is_step = |at: usize| at > 0 || !has_letter(sides[0]) && !has_letter(sides[1]);
    let at = (0..sides.len() - 1).find(|&at| is_step(at) && !same(sides[at], sides[at + 1]))?;
    let (earlier, later) = (Statement::Expr(sides[at].clone()), Statement::Expr(sides[at + 1].clone()));
    made(relations::moves(&earlier), &later).or_else(|| logic::of_the_pen(&earlier, &later))
}

fn of_systems(before: &[Statement]) -> Found<Statement> {
    let equal = |(left, right)| Statement::Chain(left, vec![(Rel::Eq, right)]);
    systems::moves(before).into_iter().map(|(slip, sides)| (slip, equal(sides))).collect()
}

/// The nearest of these moves, if it is told apart from the others.
fn made(mut moved: Found<Statement>, line: &Statement) -> Option<Slip> {
    moved.truncate(MAX_MOVES);
    let near = |(slip, made): (Slip, Statement)| {
        let found = nearness(&made, line, slip.kind.reach()).filter(|_| slip.kind.fits(line))?;
        Some((found, slip, made))
    };
    let mut near: Vec<(Nearness, Slip, Statement)> = moved.into_iter().filter_map(near).collect();
    near.sort_by_key(|(nearness, ..)| *nearness);
    near.truncate(MAX_PROOFS);
    near.retain(|(_, _, made)| !matches!(follows(std::slice::from_ref(made), line), Verdict::Fails(_)));
    let (nearest, slip, _) = near.first()?;
    let is_clear = *nearest <= Nearness::Swapped
        || near.iter().filter(|(nearness, ..)| nearness == nearest).all(|(_, other, _)| other.kind == slip.kind);
    is_clear.then(|| slip.clone())
}

impl SlipKind {
    /// How far from the line that the slip makes the line may be. A move between the sides leads to any line that its
    /// solutions fit; it takes a side that stands in the line as the move leaves it.
    fn reach(self) -> Nearness {
        use SlipKind::*;
        match self {
            CancelledOppositeSigns
            | SubtractedWrongWay
            | OneTermNotMultiplied
            | UnknownSignMultiplied
            | AddedNotEveryTerm
            | SubstitutedWithoutBracket
            | SubtractedSignLost
            | SignOfSmaller
            | AddedInstead
            | NegativesMadePositive
            | LettersMultiplied
            | LetterSubtracted => Nearness::Moved,
            MovedWithoutSign
            | NegatedOneSide
            | SwappedAndNegated
            | NegatedAllButOne
            | DividedWithWrongSign
            | DividedUpsideDown
            | MultipliedInstead
            | MultipliedOneSide
            | DividedOneSide
            | TakenFromOneSide
            | OneTermNotDivided
            | SubtractedInstead
            | FormulaMinusB
            | FormulaOverA
            | FormulaPlus4ac
            | OneSolutionOnly
            | FactorSigns
            | FactorsWrongSum
            | RootOfInequality
            | RootTooEarly
            | CoefficientForgotten
            | HalvedInsteadOfRoot
            | PositiveRootOnly
            | DividedByZeroable
            | LetterDropped
            | SideMovedWithoutSign
            | SquareDropped
            | CompletedWithWholeCoefficient
            | CompletedSquareSign
            | FactorSignLost
            | FactorFromFirstTermOnly
            | DifferenceOfSquaresAsSquare
            | EquationOneSideMultiplied
            | ProportionMultipliedAcross
            | MultipliedWithTop
            | TopsTimesOwnBottoms
            | CrossProductWithoutBracket
            | DoubledInsteadOfSquared
            | ReciprocalTermByTerm
            | BaseAndExponentSwapped
            | LogAsFactor
            | RootSumSquaredByTerm
            | OnlyRootSideSquared => Nearness::Swapped,
            _ => Nearness::Scaled,
        }
    }

    /// Whether the line has the form that the slip leads to.
    fn fits(self, line: &Statement) -> bool {
        use SlipKind::*;
        match self {
            FormulaMinusB | FormulaOverA | FormulaPlus4ac => any_side(line, holds_root),
            FactorSigns | FactorsWrongSum => any_side(line, is_product_of_sums),
            FactorSignLost => any_side(line, is_bracket_with_factor),
            _ => true,
        }
    }
}

fn any_side(line: &Statement, is: fn(&Expr) -> bool) -> bool {
    match line {
        Statement::Expr(expr) => is(expr),
        Statement::Chain(first, rest) => is(first) || rest.iter().any(|(_, side)| is(side)),
        _ => false,
    }
}

fn holds_root(expr: &Expr) -> bool {
    holds_part(expr, &|part| matches!(part.kind, ExprKind::Sqrt(_) | ExprKind::AddSub(..) | ExprKind::PlusMinus(_)))
}

fn is_bracket_with_factor(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Mul(factor, bracket) if is_sum(bracket) && !is_sum(factor))
}

fn is_product_of_sums(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Mul(a, b) => (is_sum(b) && has_letter(b)) && has_letter(a),
        ExprKind::Pow(base, _) => is_sum(base),
        _ => false,
    }
}

fn size(statement: &Statement) -> usize {
    match statement {
        Statement::Expr(expr) | Statement::At(expr, _) => n_nodes(expr),
        Statement::Chain(first, rest) => n_nodes(first) + rest.iter().map(|(_, side)| n_nodes(side)).sum::<usize>(),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().map(size).sum(),
        Statement::Never | Statement::Always => 1,
    }
}
