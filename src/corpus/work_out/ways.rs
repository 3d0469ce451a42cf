//! The manners of working that are gone through, and what a reader would call each.

use super::worked::Steps;
use crate::corpus::moves::Move;
use crate::corpus::path::Line;
use crate::corpus::strategy::{Strategy, Way};
use crate::corpus::system::Step;
use crate::reading::Task;

/// The manners of working that differ in what a reader would call the way, the plainest first.
pub fn strategies(task: Option<Task>, steps: Steps) -> Vec<Strategy> {
    let small = steps == Steps::Small;
    let ways = [Way::Factor, Way::Group, Way::Roots, Way::Square, Way::Formula];
    let mut all = Vec::new();
    for quadratic in ways {
        for [divide_first, clear_fractions] in [[false, false], [true, false], [false, true]] {
            for [balance, substitutes] in [[true, false], [false, true]] {
                all.push(Strategy {
                    balance,
                    substitutes,
                    shows_operations: small,
                    divide_first,
                    clear_fractions,
                    one_at_a_time: small,
                    larger_side: false,
                    quadratic,
                    factorises: task == Some(Task::Factorise),
                    splits_signs: true,
                    is_wide: true,
                    p_skip: 0.0,
                    p_odd: 0.0,
                });
            }
        }
    }
    all
}

/// What a reader would call the way, by the move that tells it from others: a key in the catalogue of words.
pub fn way(lines: &[Line], has_brackets: bool) -> &'static str {
    let moves: Vec<&Move> = lines.iter().flat_map(|line| &line.moves).collect();
    let any = |is: fn(&Move) -> bool| moves.iter().any(|step| is(step));
    let divides_first = matches!(moves.first(), Some(Move::DivideBoth(_)));
    match () {
        // A value is put in at the end of either way through a system.
        () if any(|step| matches!(step, Move::OfSystem(Step::Join { .. }))) => "way.eliminate",
        () if any(|step| matches!(step, Move::OfSystem(_))) => "way.substitute",
        () if any(|step| matches!(step, Move::PutValues)) => "way.put-in",
        () if any(|step| matches!(step, Move::Exponents(_))) => "way.laws",
        () if any(|step| matches!(step, Move::TakeOff | Move::Gather)) => "way.undo",
        () if any(|step| matches!(step, Move::ReadSigns)) => "way.signs",
        () if any(|step| matches!(step, Move::SquareBoth)) => "way.square-both",
        () if any(|step| matches!(step, Move::SplitBars)) => "way.cases",
        () if any(|step| matches!(step, Move::ClearDenominators | Move::ClearAll)) => "way.clear-fractions",
        () if any(|step| matches!(step, Move::CrossMultiply)) => "way.cross-multiply",
        () if any(|step| matches!(step, Move::UseFormula)) => "way.formula",
        () if any(|step| matches!(step, Move::CompleteSquare)) => "way.square",
        () if any(|step| matches!(step, Move::SplitMiddle | Move::Group)) => "way.group",
        () if any(factorises) => "way.factor",
        () if any(|step| matches!(step, Move::TakeRoots)) => "way.roots",
        () if matches!(moves.first(), Some(Move::MultiplyBoth(_))) => "way.clear-fractions",
        () if divides_first && has_brackets => "way.divide-first",
        () if any(|step| matches!(step, Move::AddBoth(_))) => "way.both-sides",
        () if any(|step| matches!(step, Move::TakeAcross(_))) => "way.across",
        () if any(|step| matches!(step, Move::Expand | Move::ExpandOne)) => "way.expand",
        () => "way.step-by-step",
    }
}

fn factorises(step: &Move) -> bool {
    matches!(
        step,
        Move::Factor | Move::FactorInner | Move::ZeroProduct | Move::NumberOut | Move::LetterOut | Move::CommonOut
    )
}
