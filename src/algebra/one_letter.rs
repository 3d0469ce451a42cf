//! Statements in one letter: a line follows when it has the same solutions.
//!
//! Fewer solutions are lost roots, more are gained ones; both are slips in solving, also where logic alone would let a
//! weaker line follow.

use super::budget::{Budget, Stop};
use super::evaluate::truth;
use super::evidence;
use super::formulas::{has_a_value_everywhere, is_same_relation};
use super::likeness;
use super::realset::RealSet;
use super::solve::solutions;
use super::verdict::{Evidence, Relation, Verdict};
use crate::notation::Statement;

/// Compares the solution sets; without plus-minus, and with no letter but `letter`.
pub(super) fn follows(earlier: &Statement, line: &Statement, letter: &str, budget: &Budget) -> Result<Verdict, Stop> {
    let (of_earlier, of_line) = match (solutions(earlier, letter, budget), solutions(line, letter, budget)) {
        (Ok(of_earlier), Ok(of_line)) => (of_earlier, of_line),
        (of_earlier, of_line) => return without_sets(earlier, of_earlier, line, of_line, letter, budget),
    };
    if of_earlier == of_line {
        return likeness::relation(earlier, line, letter, budget).map(Verdict::Holds);
    }
    if is_and_or_slip(&of_earlier, line, letter, budget)? {
        return Ok(Verdict::Fails(Evidence::AndOr));
    }
    evidence::of_sets((earlier, &of_earlier), (line, &of_line), letter, budget).map(Verdict::Fails)
}

/// Where a set is not found the two may still be the same relation, or a point of the known set may tell them apart.
fn without_sets(
    earlier: &Statement,
    of_earlier: Result<RealSet, Stop>,
    line: &Statement,
    of_line: Result<RealSet, Stop>,
    letter: &str,
    budget: &Budget,
) -> Result<Verdict, Stop> {
    if has_a_value_everywhere(earlier, budget)?
        && has_a_value_everywhere(line, budget)?
        && is_same_relation(earlier, line, budget)?
    {
        return Ok(Verdict::Holds(Relation::Equivalent));
    }
    for (known, other, earlier_holds) in [(&of_earlier, line, true), (&of_line, earlier, false)] {
        for value in known.iter().filter_map(RealSet::points).flatten() {
            let point = [(letter.to_owned(), value)].into();
            if truth(other, &point, budget) == Ok(Some(false)) {
                return evidence::counterexample(earlier, line, &point, earlier_holds, budget).map(Verdict::Fails);
            }
        }
    }
    Err(of_earlier.err().or(of_line.err()).unwrap_or(Stop::OutOfReach))
}

/// Whether the line would follow with "and" in the place of "or", or the reverse.
fn is_and_or_slip(of_earlier: &RealSet, line: &Statement, letter: &str, budget: &Budget) -> Result<bool, Stop> {
    let swapped = match line {
        Statement::And(parts) => Statement::Or(parts.clone()),
        Statement::Or(parts) => Statement::And(parts.clone()),
        _ => return Ok(false),
    };
    Ok(*of_earlier != RealSet::empty() && solutions(&swapped, letter, budget)? == *of_earlier)
}
