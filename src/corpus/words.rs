//! The reason for a line in words, as a student would put it before the line.

use super::chance::choose;
use super::moves::Move;
use super::terms::Term;
use super::write::Notation;
use crate::algebra::syntax::print_expr;
use fastrand::Rng;
use num_traits::Signed;

/// Words for the moves between two lines, where one operation stands out; tidying up goes without saying.
pub fn reason(moves: &[Move], notation: &Notation, rng: &mut Rng) -> Option<String> {
    let is_tidying = |step: &&Move| matches!(step, Move::Collect | Move::CollectPair | Move::WorkOut);
    let operations: Vec<&Move> = moves.iter().filter(|step| !is_tidying(step)).collect();
    match operations.as_slice() {
        [] => tidying(moves, rng),
        [one] => words(one, notation, rng),
        [Move::MultiplyBoth(_), Move::Expand | Move::ExpandOne] => words(operations[0], notation, rng),
        _ => None,
    }
}

fn tidying(moves: &[Move], rng: &mut Rng) -> Option<String> {
    let words: &[&str] = match moves {
        [Move::WorkOut] => &["Simplify", "Work out", "Calculate"],
        [Move::Collect | Move::CollectPair] => &["Collect like terms", "Combine like terms", "Simplify"],
        [] => return None,
        _ => &["Simplify"],
    };
    Some((*choose(words, rng)).to_string())
}

fn words(step: &Move, notation: &Notation, rng: &mut Rng) -> Option<String> {
    let size = |term: &Term| print_expr(&notation.side(&vec![term.scaled(term.coef.signum())]));
    let number = |value| print_expr(&notation.number(value));
    let one = |list: &[&str], rng: &mut Rng| (*choose(list, rng)).to_string();
    Some(match step {
        Move::AddBoth(term) if term.coef.is_negative() => {
            let size = size(term);
            choose(&[format!("Subtract {size} from both sides"), format!("Take {size} from both sides")], rng).clone()
        }
        Move::AddBoth(term) => format!("Add {} to both sides", size(term)),
        Move::TakeAcross(term) => {
            let size = size(term);
            let verb = if term.coef.is_negative() { "Add" } else { "Subtract" };
            let to = if term.coef.is_negative() { "to" } else { "from" };
            choose(&[format!("Move {size} to the other side"), format!("{verb} {size} {to} both sides")], rng).clone()
        }
        Move::DivideBoth(by) => {
            let by = number(*by);
            choose(&[format!("Divide both sides by {by}"), format!("Divide by {by}")], rng).clone()
        }
        Move::MultiplyBoth(by) => {
            let by = number(*by);
            choose(&[format!("Multiply both sides by {by}"), format!("Multiply by {by}")], rng).clone()
        }
        Move::NegateBoth => one(&["Multiply both sides by -1", "Change all signs"], rng),
        Move::Expand | Move::ExpandOne => one(&["Expand", "Multiply out the brackets", "Distribute"], rng),
        Move::Swap => one(&["Swap sides", "Swap the sides"], rng),
        Move::Reorder => one(&["Reorder the terms", "Rearrange"], rng),
        _ => return None,
    })
}
