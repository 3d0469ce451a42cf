//! Lines that bring in what no line above contains: a definition, a formula, a further equation, a condition.
//!
//! Such a line is a given and not a consequence. The layout and the words of a paste say more about that than algebra can;
//! this is algebra's part: what could be a new fact, and what cannot. An equation that adds to what is known in the middle
//! of the work is a slip and no given.

use super::assumed::Assumed;
use super::budget::{Budget, Stop};
use super::evaluate::Point;
use super::linear_system::{Span, rows};
use super::premises::{Premises, asks_for_equality, is_condition};
use super::trees::{is_variable, letters_of};
use crate::notation::{Expr, Rel, Statement, is_equation, variables};
use std::collections::BTreeSet;

/// What a line brings in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewFact {
    /// A letter that stands for an expression: `w = l + 3`, `u = x^2`.
    Definition,
    /// A relation with letters that nothing above speaks of: `A = l w`.
    Formula,
    /// A further equation in the letters of the problem, which it alone does not settle.
    Equation,
    /// What is said of letters besides: `x > 0`.
    Condition,
    /// A line above with numbers in its letters' places, chosen or taken from a text: `520 = 65t` below `d = r t`.
    Values,
}

/// What the line brings in, if it could be a new fact; `after` holds the lines below.
///
/// A further equation and a condition count only while no line of the work stands above.
pub fn is_new_fact(
    premises: &Premises,
    before: &[Statement],
    line: &Statement,
    after: &[Statement],
) -> Option<NewFact> {
    let above: BTreeSet<String> =
        [&premises.givens, &premises.definitions].into_iter().flatten().chain(before).flat_map(variables).collect();
    let own = variables(line);
    if own.is_empty() || above.is_empty() {
        return None;
    }
    let new: Vec<&String> = own.difference(&above).collect();
    if !new.is_empty() {
        return with_new_letters(&new, &own, line, after);
    }
    if super::values::are_put_in(&premises.lines(before), line) {
        return Some(NewFact::Values);
    }
    let has_work = !before.is_empty();
    // `x - 2 != 0` beside an expression is one as well.
    let denies = matches!(line, Statement::Chain(_, rest) if matches!(rest[..], [(Rel::Ne, _)]))
        && premises.givens.iter().all(|given| matches!(given, Statement::Expr(_)));
    if !has_work && (is_condition(line) || denies) && premises.givens.iter().any(asks_for_equality) {
        return Some(NewFact::Condition);
    }
    let is_further = !has_work && is_further_equation(premises, line).unwrap_or(false);
    is_further.then_some(NewFact::Equation)
}

fn with_new_letters(new: &[&String], own: &BTreeSet<String>, line: &Statement, after: &[Statement]) -> Option<NewFact> {
    if let Statement::And(parts) = line {
        // `a = 2, b = -7, c = 3`: all of them, or none.
        let all: Option<Vec<NewFact>> =
            parts.iter().map(|part| with_new_letters(new, &variables(part), part, after)).collect();
        return all.filter(|all| all.iter().all(|fact| *fact == NewFact::Definition)).map(|_| NewFact::Definition);
    }
    let Statement::Chain(first, rest) = line else { return None };
    let [(Rel::Eq, right)] = rest.as_slice() else { return None };
    let names_new = |side: &Expr, other: &Expr| {
        is_variable(side)
            && letters_of(side).iter().all(|name| new.contains(&name))
            && letters_of(other).is_disjoint(&letters_of(side))
    };
    let is_used = |name: &String| after.iter().any(|later| variables(later).contains(name));
    if names_new(first, right) || names_new(right, first) {
        // A number for a letter that is never used again is the old letter, miswritten.
        let is_number = own.len() == 1;
        return (!is_number || own.iter().all(is_used)).then_some(NewFact::Definition);
    }
    (new.len() > 1 || own.len() > new.len()).then_some(NewFact::Formula)
}

/// Whether the givens leave the letters open, and the line adds to them without contradicting them.
fn is_further_equation(premises: &Premises, line: &Statement) -> Result<bool, Stop> {
    let budget = Budget::assuming(Assumed::of(premises));
    let (true, Some(problem)) = (is_equation(line), premises.problem()) else { return Ok(false) };
    let letters: Vec<String> = variables(&problem).union(&variables(line)).cloned().collect();
    if letters.len() < 2 || !premises.givens.iter().all(is_equation) {
        return Ok(false);
    }
    let (Some(known), Some(own)) = (rows(&problem, &letters, &budget)?, rows(line, &letters, &budget)?) else {
        // Not linear: fewer equations than letters, and the line is none of them.
        let is_known = super::formulas::is_same_relation(&problem, line, &budget)?;
        return Ok(premises.givens.len() < letters.len() && !is_known && variables(line).len() > 1);
    };
    let alone = Span::of(&known, letters.len())?;
    let both = Span::of(known.iter().chain(&own), letters.len())?;
    let adds = both.rank() > alone.rank() && !both.is_contradictory();
    Ok(adds && alone.rank() < letters.len() && both.point(&letters, &[])?.is_some_and(|point: Point| !point.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    #[test]
    fn what_could_be_a_new_fact() {
        let check = |problem: &str, before: &str, line: &str, after: &str, wanted: Option<NewFact>| {
            let read = |text: &str| parse(text).statement.unwrap();
            let all =
                |text: &str| -> Vec<Statement> { text.split(';').filter(|part| !part.is_empty()).map(read).collect() };
            let found = is_new_fact(&Premises::of(&read(problem)), &all(before), &read(line), &all(after));
            assert_eq!(found, wanted, "{problem}; {before} -> {line}");
        };
        check("2l+2w = 30", "", "w = l-3", "", Some(NewFact::Equation));
        check("2l+2w = 30", "l = 15-w", "w = l-3", "", None);
        check("p+q = 12", "", "p-q = 4", "", Some(NewFact::Equation));
        check("p+q = 12", "", "2p+2q = 24", "", None);
        check("p+q = 12", "", "p+q = 13", "", None);
        check("3x+1 = 7", "", "x = 5", "", None);
        check("x^2+y^2 = 13", "", "x+y = 5", "", Some(NewFact::Equation));
        check("x^4-5x^2+4 = 0", "", "u = x^2", "", Some(NewFact::Definition));
        check("2x^2-7x+3 = 0", "", "a = 2, b = -7, c = 3", "b^2-4a c = 25", Some(NewFact::Definition));
        check("x+5 = 12", "", "y = 7", "", None);
        check("x+5 = 12", "", "k = 7", "x+k = 14", Some(NewFact::Definition));
        check("h = 6", "", "A = g h/2", "", Some(NewFact::Definition));
        check("h = 6", "", "2A = g h", "", Some(NewFact::Formula));
        check("x^2 = 9", "", "x > 0", "", Some(NewFact::Condition));
        check("x^2 = 9", "x = 3 or x = -3", "x > 0", "", None);
        check("-2x < 6", "", "x > 3", "", None);
        check("s = v t", "", "340 = 85t", "", Some(NewFact::Values));
        check("4x-5y = 20", "", "4(0)-5y = 20", "", Some(NewFact::Values));
        check("4x-5y = 20", "y = 4x/5-4", "x = 5", "", None);
    }
}
