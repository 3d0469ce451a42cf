//! Statements in one letter: a line follows when it has the same solutions.
//!
//! Fewer solutions are lost roots, more are gained ones; both are slips in solving, also where logic alone would let a
//! weaker line follow.

use super::budget::{Budget, Stop};
use super::evaluate::truth;
use super::evidence;
use super::realset::RealSet;
use super::solve::solutions;
use super::surd::Surd;
use super::syntax::Statement;
use super::verdict::{Evidence, Relation, Verdict};

/// Compares the solution sets; without plus-minus, and with no letter but `letter`.
pub(super) fn follows(earlier: &Statement, line: &Statement, letter: &str, budget: &Budget) -> Result<Verdict, Stop> {
    let (of_earlier, of_line) = match (solutions(earlier, letter, budget), solutions(line, letter, budget)) {
        (Ok(of_earlier), Ok(of_line)) => (of_earlier, of_line),
        (Err(Stop::TooLarge), _) | (_, Err(Stop::TooLarge)) => return Err(Stop::TooLarge),
        // One set is known: does its every point satisfy the other statement? If not, that is a counter-example.
        (Ok(known), Err(_)) => return disproved_by_point(&known.points(), earlier, line, letter, true, budget),
        (Err(_), Ok(known)) => return disproved_by_point(&known.points(), earlier, line, letter, false, budget),
        (Err(stop), Err(_)) => return Err(stop),
    };
    if of_earlier == of_line {
        return Ok(Verdict::Holds(Relation::Equivalent));
    }
    if is_and_or_slip(&of_earlier, line, letter, budget)? {
        return Ok(Verdict::Fails(Evidence::AndOr));
    }
    evidence::of_sets((earlier, &of_earlier), (line, &of_line), letter, budget).map(Verdict::Fails)
}

fn disproved_by_point(
    known: &Option<Vec<Surd>>,
    earlier: &Statement,
    line: &Statement,
    letter: &str,
    earlier_holds: bool,
    budget: &Budget,
) -> Result<Verdict, Stop> {
    let other = if earlier_holds { line } else { earlier };
    for value in known.iter().flatten() {
        let point = [(letter.to_owned(), value.clone())].into();
        if truth(other, &point, budget) == Ok(Some(false)) {
            return evidence::counterexample(earlier, line, &point, earlier_holds, budget).map(Verdict::Fails);
        }
    }
    Err(Stop::OutOfReach)
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
