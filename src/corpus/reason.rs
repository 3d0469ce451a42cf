//! The reason for a line in words, as a student would put it beside the line: one that matches, or one that does not.

use super::chance::{choose, choose_some};
use super::exponent::Law;
use super::moves::Move;
use super::system::Step;
use super::terms::{Q, Term};
use super::write::Notation;
use crate::notation::print_expr;
use fastrand::Rng;
use num_traits::{One, Signed};

/// What is said to have been done. An argument is a number or term as it is written.
#[derive(Clone, Debug, PartialEq)]
enum Said {
    Add(String),
    Subtract(String),
    Multiply(String),
    Divide(String),
    AddLines,
    SubtractLines,
    CrossMultiply,
    Substitute,
    /// A term taken across, its sign changed.
    Move(String),
    ChangeSigns,
    Swap,
    Reorder,
    Collect,
    WorkOut,
    Simplify,
    Expand,
    Factor,
    ZeroProduct,
    Root,
    Square,
    Check,
    AddExponents,
    SubtractExponents,
    RaiseFactors,
    Complete,
    Formula,
}

/// Which phrases are used: those that training shows, or those that it never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrases {
    Trained,
    New,
}

/// The share of mismatched reasons that have the right operation and another number.
const P_OTHER_NUMBER: f64 = 0.35;

/// Words for the moves between two lines, where one operation stands out; tidying up goes without saying.
pub fn reason(moves: &[Move], phrases: Phrases, notation: &Notation, rng: &mut Rng) -> Option<String> {
    said(moves, notation).map(|said| said.phrase(phrases, rng))
}

/// Words that fit beside nearly everything.
pub fn weak(phrases: Phrases, rng: &mut Rng) -> String {
    choose(&[Said::Collect, Said::Simplify, Said::WorkOut], rng).phrase(phrases, rng)
}

/// Words that name another operation than the one that was done, or another number.
pub fn mismatch(moves: &[Move], phrases: Phrases, notation: &Notation, rng: &mut Rng) -> Option<String> {
    said(moves, notation)?.other(notation, rng).map(|other| other.phrase(phrases, rng))
}

/// What was done, to be put into words in any language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// The key of its sentence in the catalogue of words.
    pub words: &'static str,
    /// The number or term that it was done with, as people type it.
    pub piece: Option<String>,
}

/// The operation that stands out among the moves between two lines.
pub fn operation(moves: &[Move], notation: &Notation) -> Option<Operation> {
    let said = said(moves, notation)?;
    let (_, _, piece) = said.phrases();
    Some(Operation { words: said.key(), piece: piece.map(str::to_owned) })
}

fn said(moves: &[Move], notation: &Notation) -> Option<Said> {
    let is_tidying =
        |step: &&Move| matches!(step, Move::Calculate(_) | Move::Collect | Move::CollectPair | Move::WorkOut);
    let operations: Vec<&Move> = moves.iter().filter(|step| !is_tidying(step)).collect();
    match operations.as_slice() {
        [] => match moves {
            [] => None,
            [Move::Calculate(_) | Move::WorkOut] => Some(Said::WorkOut),
            [Move::Collect | Move::CollectPair] => Some(Said::Collect),
            _ => Some(Said::Simplify),
        },
        [one] | [one @ Move::MultiplyBoth(_), Move::Expand | Move::ExpandOne] => said_of(one, notation),
        _ => None,
    }
}

fn said_of(step: &Move, notation: &Notation) -> Option<Said> {
    let size = |term: &Term| print_expr(&notation.side(&vec![term.scaled(term.coef.signum())]));
    let number = |value: &Q| print_expr(&notation.number(*value));
    Some(match step {
        Move::AddBoth(term) if term.coef.is_negative() => Said::Subtract(size(term)),
        Move::AddBoth(term) => Said::Add(size(term)),
        Move::TakeAcross(term) => Said::Move(print_expr(&notation.side(&vec![term.clone()]))),
        Move::DivideBoth(by) => Said::Divide(number(by)),
        Move::MultiplyBoth(by) => Said::Multiply(number(by)),
        Move::CrossMultiply => Said::CrossMultiply,
        Move::OfSystem(Step::Align(_)) => Said::Reorder,
        Move::OfSystem(Step::Join { sign: 1, .. }) => Said::AddLines,
        Move::OfSystem(Step::Join { .. }) => Said::SubtractLines,
        Move::OfSystem(Step::PutIn(_)) => Said::Substitute,
        Move::OfSystem(Step::Scale(_, by)) => Said::Multiply(number(by)),
        Move::NegateBoth => Said::ChangeSigns,
        Move::Expand | Move::ExpandOne => Said::Expand,
        Move::Swap => Said::Swap,
        Move::Reorder => Said::Reorder,
        Move::Factor | Move::NumberOut | Move::LetterOut | Move::BracketOut | Move::Group | Move::MakeSquare => {
            Said::Factor
        }
        Move::ZeroProduct => Said::ZeroProduct,
        Move::TakeRoots => Said::Root,
        Move::Exponents(Law::AddExponents) => Said::AddExponents,
        Move::Exponents(Law::SubtractExponents) => Said::SubtractExponents,
        Move::Exponents(Law::OpenPower) => Said::RaiseFactors,
        Move::SquareBoth => Said::Square,
        Move::ClearDenominators => Said::CrossMultiply,
        Move::Reject(_) => Said::Check,
        Move::CompleteSquare => Said::Complete,
        Move::UseFormula => Said::Formula,
        _ => return None,
    })
}

impl Said {
    /// Its key in the catalogue of words.
    fn key(&self) -> &'static str {
        match self {
            Said::Add(_) => "operation.add",
            Said::Subtract(_) => "operation.subtract",
            Said::Multiply(_) => "operation.multiply",
            Said::Divide(_) => "operation.divide",
            Said::Move(_) => "operation.move",
            Said::ChangeSigns => "operation.change-signs",
            Said::Swap => "operation.swap",
            Said::Reorder => "operation.reorder",
            Said::Collect => "operation.collect",
            Said::WorkOut => "operation.work-out",
            Said::Simplify => "operation.simplify",
            Said::Expand => "operation.expand",
            Said::Factor => "operation.factor",
            Said::ZeroProduct => "operation.zero-product",
            Said::Root => "operation.root",
            Said::Square => "operation.square",
            Said::Complete => "operation.complete",
            Said::Formula => "operation.formula",
            Said::CrossMultiply => "operation.cross-multiply",
            Said::AddLines => "operation.add-lines",
            Said::SubtractLines => "operation.subtract-lines",
            Said::Substitute => "operation.substitute",
            Said::Check => "operation.check",
            Said::AddExponents => "operation.add-exponents",
            Said::SubtractExponents => "operation.subtract-exponents",
            Said::RaiseFactors => "operation.raise-factors",
        }
    }

    /// One of the ways to say it.
    fn phrase(&self, phrases: Phrases, rng: &mut Rng) -> String {
        let (trained, new, argument) = self.phrases();
        let phrase = choose(if phrases == Phrases::Trained { trained } else { new }, rng);
        match argument {
            Some(argument) => phrase.replace("{}", argument),
            None => (*phrase).to_owned(),
        }
    }

    /// Phrases of training, phrases kept from it, and what `{}` stands for.
    fn phrases(&self) -> (&'static [&'static str], &'static [&'static str], Option<&str>) {
        let argument = match self {
            Said::Add(by) | Said::Subtract(by) | Said::Multiply(by) | Said::Divide(by) => Some(by.as_str()),
            // Said of what disappears on one side: the sign goes with the words.
            Said::Move(term) => Some(term.trim_start_matches('-')),
            _ => None,
        };
        let (trained, new): (&[&str], &[&str]) = match self {
            Said::Add(_) => (
                &["Add {} to both sides", "Add {}", "Plus {} on both sides", "+{}"],
                &["adding {} on each side", "add {} left and right"],
            ),
            Said::Subtract(_) => (
                &[
                    "Subtract {} from both sides",
                    "Take {} from both sides",
                    "Subtract {}",
                    "Minus {} on both sides",
                    "-{}",
                ],
                &["subtracting {} on each side", "take away {} left and right"],
            ),
            Said::Multiply(_) => (
                &["Multiply both sides by {}", "Multiply by {}", "Times {} on both sides", "*{}"],
                &["multiplying each side by {}", "everything times {}"],
            ),
            Said::Divide(_) => (
                &["Divide both sides by {}", "Divide by {}", "Divide each side by {}", "/{}"],
                &["dividing everything by {}", "division of both sides by {}"],
            ),
            Said::Move(term) if term.starts_with('-') => (
                &["Move {} to the other side", "Add {} to both sides", "Bring {} over", "Add {}"],
                &["transpose {}", "adding {} on each side"],
            ),
            Said::Move(_) => (
                &["Move {} to the other side", "Subtract {} from both sides", "Bring {} over", "Subtract {}"],
                &["transpose {}", "subtracting {} on each side"],
            ),
            Said::AddLines => {
                (&["Add the equations", "Add the two equations", "Add both lines"], &["adding one to the other"])
            }
            Said::SubtractLines => {
                (&["Subtract the equations", "Subtract one from the other"], &["taking the difference of both"])
            }
            Said::CrossMultiply => (&["Cross-multiply", "Cross multiply"], &["cross multiplying"]),
            Said::Substitute => (&["Substitute", "Substitute back", "Put it in"], &["substituting", "plugging in"]),
            Said::ChangeSigns => {
                (&["Multiply both sides by -1", "Change all signs"], &["flip every sign", "multiplying by -1"])
            }
            Said::Swap => (&["Swap sides", "Swap the sides", "Switch the sides"], &["exchange left and right"]),
            Said::Reorder => (&["Reorder the terms", "Rearrange"], &["put the terms in order"]),
            Said::Collect => (
                &["Collect like terms", "Combine like terms", "Simplify", "Group like terms"],
                &["gathering terms", "combining what is alike"],
            ),
            Said::WorkOut => (&["Simplify", "Work out", "Calculate"], &["evaluating", "doing the sums"]),
            Said::Simplify => (&["Simplify", "Tidy up"], &["simplifying"]),
            Said::Expand => (
                &["Expand", "Multiply out the brackets", "Distribute", "Expand the brackets"],
                &["distributing", "get rid of the parentheses", "expanding"],
            ),
            Said::Factor => (&["Factorise", "Factor", "Factor the left side"], &["factoring", "write as factors"]),
            Said::ZeroProduct => (
                &["Set each factor to zero", "Zero product", "Each factor can be zero"],
                &["a product is zero when a factor is"],
            ),
            Said::Root => (
                &["Take the square root", "Take square roots of both sides", "Square root"],
                &["taking roots", "root on each side"],
            ),
            Said::Square => (&["Square both sides", "Square"], &["squaring each side"]),
            Said::AddExponents => (&["Add the exponents"], &["adding the powers"]),
            Said::SubtractExponents => (&["Subtract the exponents"], &["subtracting the powers"]),
            Said::RaiseFactors => (&["Multiply the exponents", "Raise each factor"], &["multiplying the powers"]),
            Said::Check => (&["Check in the equation", "Only this one works"], &["the other does not fit"]),
            Said::Complete => (&["Complete the square"], &["completing the square"]),
            Said::Formula => (&["Use the quadratic formula", "Quadratic formula"], &["by the formula"]),
        };
        (trained, new, argument)
    }

    /// Something else: the same operation with another number, or another operation.
    fn other(&self, notation: &Notation, rng: &mut Rng) -> Option<Said> {
        use Said::{
            Add, AddExponents, AddLines, ChangeSigns, Check, Collect, Complete, CrossMultiply, Divide, Expand, Factor,
            Formula, Move, Multiply, RaiseFactors, Reorder, Root, Simplify, Square, Substitute, Subtract,
            SubtractExponents, SubtractLines, Swap, WorkOut, ZeroProduct,
        };
        if rng.f64() < P_OTHER_NUMBER
            && let Some(said) = self.with_other_number(notation, rng)
        {
            return Some(said);
        }
        let size = rng.i64(2..=9).to_string();
        let small = || size.clone();
        let others = match self {
            Add(by) => vec![Subtract(by.clone()), Multiply(by.clone()), Divide(by.clone()), Expand],
            Subtract(by) => vec![Add(by.clone()), Multiply(by.clone()), Divide(by.clone()), Swap],
            Multiply(by) => vec![Divide(by.clone()), Add(by.clone()), Subtract(by.clone())],
            Divide(by) => vec![Multiply(by.clone()), Subtract(by.clone()), Add(by.clone())],
            Move(term) => match term.strip_prefix('-') {
                Some(size) => vec![Subtract(size.to_owned()), Divide(size.to_owned())],
                None => vec![Add(term.clone()), Divide(term.clone())],
            },
            AddLines => vec![SubtractLines, Substitute],
            SubtractLines => vec![AddLines, Substitute],
            CrossMultiply => vec![Swap, Expand],
            Substitute => vec![AddLines, SubtractLines, Swap],
            Swap => vec![ChangeSigns, Add(small())],
            ChangeSigns => vec![Swap, Subtract(small())],
            Collect => vec![Expand, Divide(small()), Multiply(small()), Swap, Factor],
            Expand => vec![Factor, Swap, Divide(small()), Square],
            Factor => vec![Expand, Complete, Root, Formula],
            ZeroProduct => vec![Expand, Root, Formula, Subtract(small())],
            Root => vec![Square, Divide(small()), Subtract(small())],
            Square => vec![Root, Multiply(small()), Expand],
            Complete => vec![Formula, Root, Expand],
            Formula => vec![Factor, Complete, Root],
            AddExponents => vec![SubtractExponents, RaiseFactors],
            SubtractExponents => vec![AddExponents, RaiseFactors],
            RaiseFactors => vec![AddExponents, SubtractExponents],
            // "Simplify" says too little to be wrong.
            Check | Reorder | WorkOut | Simplify => return None,
        };
        // By one, nothing is multiplied or divided; a term with a letter is not divided by.
        let is_sure = |said: &&Said| match said {
            Multiply(by) | Divide(by) => by.parse::<i64>().is_ok_and(|by| by.abs() > 1),
            _ => true,
        };
        let others: Vec<&Said> = others.iter().filter(is_sure).collect();
        choose_some(&others, rng).map(|said| (*said).clone())
    }

    /// The same operation with another whole number.
    fn with_other_number(&self, notation: &Notation, rng: &mut Rng) -> Option<Said> {
        let (Said::Add(by) | Said::Subtract(by) | Said::Multiply(by) | Said::Divide(by)) = self else { return None };
        let value = Q::from_integer(by.parse().ok()?);
        let off = Q::from_integer(*choose(&[-3, -2, -1, 1, 2, 3, 10], rng));
        let other = Some(value + off).filter(|other| other.is_positive() && !other.is_one())?;
        let other = print_expr(&notation.number(other));
        Some(match self {
            Said::Add(_) => Said::Add(other),
            Said::Subtract(_) => Said::Subtract(other),
            Said::Multiply(_) => Said::Multiply(other),
            _ => Said::Divide(other),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::from_lines;

    #[test]
    fn no_phrase_is_both_trained_and_new() {
        for said in every() {
            let (trained, new, _) = said.phrases();
            assert!(
                !trained.is_empty() && !new.is_empty() && new.iter().all(|phrase| !trained.contains(phrase)),
                "{said:?}"
            );
        }
    }

    #[test]
    fn what_does_not_match_says_something_else() {
        for said in every() {
            for seed in 0..40 {
                let other = said.other(&Notation::default(), &mut Rng::with_seed(seed));
                assert_ne!(other.as_ref(), Some(&said));
            }
        }
    }

    #[test]
    fn every_phrase_is_read_as_a_reason() {
        for said in every() {
            let (trained, new, argument) = said.phrases();
            for phrase in trained.iter().chain(new) {
                let phrase = phrase.replace("{}", argument.unwrap_or_default());
                let solution = from_lines("2x = 4", &[format!("{phrase}: x = 2")]);
                let step = &solution.steps[0];
                assert_eq!(step.math.text(), "x = 2", "{phrase}");
                assert_eq!(step.reason.as_ref().map(|words| words.text()), Some(phrase.as_str()));
            }
        }
    }

    fn every() -> Vec<Said> {
        let by = || "5".to_owned();
        vec![
            Said::Add(by()),
            Said::Subtract(by()),
            Said::Multiply(by()),
            Said::Divide(by()),
            Said::Move(by()),
            Said::Move("-3x".to_owned()),
            Said::AddLines,
            Said::SubtractLines,
            Said::CrossMultiply,
            Said::Substitute,
            Said::ChangeSigns,
            Said::Swap,
            Said::Reorder,
            Said::Collect,
            Said::WorkOut,
            Said::Simplify,
            Said::Expand,
            Said::Factor,
            Said::ZeroProduct,
            Said::Root,
            Said::Square,
            Said::Check,
            Said::AddExponents,
            Said::SubtractExponents,
            Said::RaiseFactors,
            Said::Complete,
            Said::Formula,
        ]
    }
}
