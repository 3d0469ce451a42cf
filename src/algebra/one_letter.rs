//! Statements in one letter: a line follows when it has the same solutions.
//!
//! Fewer solutions are lost roots, more are gained ones; both are slips in solving, also where logic alone would let a
//! weaker line follow.

use super::budget::{Budget, Stop};
use super::contradictions;
use super::evaluate::truth;
use super::evidence;
use super::formulas::{has_a_value_everywhere, is_same_relation};
use super::likeness;
use super::natural::is_lucky;
use super::realset::RealSet;
use super::solve::{all_solutions, solutions};
use super::stated_roots;
use super::surd::Surd;
use super::verdict::{Evidence, Relation, Verdict, Why};
use super::widening::widens;
use crate::notation::Statement;

/// Compares the solution sets; without plus-minus, and with no letter but `letter`.
pub(super) fn follows(earlier: &Statement, line: &Statement, letter: &str, budget: &Budget) -> Result<Verdict, Stop> {
    let (of_earlier, of_line) = match (solutions(earlier, letter, budget), solutions(line, letter, budget)) {
        (Ok(of_earlier), Ok(of_line)) => (of_earlier, of_line),
        (of_earlier, of_line) => return without_sets(earlier, of_earlier, line, of_line, letter, budget),
    };
    let (of_earlier, of_line) = (whole_only(of_earlier, letter, budget)?, whole_only(of_line, letter, budget)?);
    if of_earlier == of_line {
        // With a budget of its own: what is left of this one is for the relation.
        if is_lucky(earlier, line, &Budget::assuming(budget.assumed.clone())) == Ok(true) {
            return Ok(Verdict::Holds(Relation::ByLuck));
        }
        if of_line == RealSet::empty() && contradictions::differ(earlier, line, budget) == Ok(true) {
            return Ok(Verdict::NotChecked(Why::Unconfirmed));
        }
        if budget.assumed.is_nothing() {
            return likeness::relation(earlier, line, letter, budget).map(Verdict::Holds);
        }
        return under_conditions(earlier, line, letter, budget);
    }
    if is_and_or_slip(&of_earlier, line, letter, budget)? {
        return Ok(Verdict::Fails(Evidence::AndOr));
    }
    evidence::of_sets((earlier, &of_earlier), (line, &of_line), letter, budget).map(Verdict::Fails)
}

/// Two statements with the same solutions among the values that the letter may have. What the line adds outside of them
/// by no rule is nothing that it follows.
fn under_conditions(earlier: &Statement, line: &Statement, letter: &str, budget: &Budget) -> Result<Verdict, Stop> {
    if all_solutions(earlier, letter, budget)? == all_solutions(line, letter, budget)? {
        return likeness::relation(earlier, line, letter, budget).map(Verdict::Holds);
    }
    if adds_outside(earlier, line, letter, budget)? {
        return Err(Stop::OutOfReach);
    }
    Ok(Verdict::Holds(Relation::EquivalentUnderConditions))
}

/// Whether the line names solutions that the letter may not have and the earlier line does not have either.
pub(super) fn adds_outside(earlier: &Statement, line: &Statement, letter: &str, budget: &Budget) -> Result<bool, Stop> {
    if budget.assumed.is_nothing() {
        return Ok(false);
    }
    let added = all_solutions(line, letter, budget)?.without(&all_solutions(earlier, letter, budget)?)?;
    let is_added = added.points().is_some_and(|points| !points.is_empty());
    Ok(is_added && !widens(earlier, line, budget)?)
}

/// The whole numbers of a set of single points, where the letter stands for a whole number.
fn whole_only(set: RealSet, letter: &str, budget: &Budget) -> Result<RealSet, Stop> {
    match set.points() {
        Some(points) if budget.assumed.is_whole(letter) => {
            let is_whole = |at: &Surd| at.as_rational().is_some_and(|value| value.is_integer());
            let points: Vec<Surd> = points.into_iter().filter(is_whole).collect();
            RealSet::by_sample(points.clone(), |at| Ok(points.contains(at)))
        }
        _ => Ok(set),
    }
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
    if of_earlier == Err(Stop::OutOfReach) && stated_roots::are_all(earlier, line, letter, budget)? {
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
