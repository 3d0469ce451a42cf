//! Something concrete to show for every "does not follow".
//!
//! Two sets that differ: the lost and gained roots, or a number that is in one of them. Two statements or expressions
//! in several letters: small whole numbers at which they part. A point at which either line has no value is passed
//! over, for there nothing can be compared.

use super::budget::{Budget, Stop};
use super::evaluate::{Point, shown, truth, value};
use super::monomial::Symbol;
use super::normal_form::{Domain, fraction};
use super::polynomial::Polynomial;
use super::realset::RealSet;
use super::surd::Surd;
use super::verdict::Evidence;
use crate::notation::{Expr, Rel, Statement, variables};
use std::collections::BTreeSet;

/// Values tried for each letter, in this order.
const SMALL: [i64; 8] = [1, 2, 3, -1, 0, 5, -2, 7];

/// Points tried before giving up.
const MAX_POINTS: usize = 512;

/// What parts two different solution sets.
pub(super) fn of_sets(
    earlier: (&Statement, &RealSet),
    line: (&Statement, &RealSet),
    letter: &str,
    budget: &Budget,
) -> Result<Evidence, Stop> {
    let (lost, gained) = (earlier.1.without(line.1)?, line.1.without(earlier.1)?);
    let both_single = [earlier.1, line.1].iter().all(|set| set.points().is_some_and(|points| points.len() == 1));
    if let (Some(lost), Some(gained), false) = (lost.points(), gained.points(), both_single) {
        let shown = |points: Vec<Surd>| points.iter().map(Surd::to_string).collect();
        return Ok(Evidence::Roots { lost: shown(lost), gained: shown(gained) });
    }
    let members = [(true, lost.simple_member()?), (false, gained.simple_member()?)];
    let mut members: Vec<(bool, Surd)> =
        members.into_iter().filter_map(|(holds, member)| Some((holds, member?))).collect();
    // Of two, the shorter to read; of equals, the one the earlier line allows.
    members.sort_by_key(|(_, member)| member.to_string().len());
    let mut found = Err(Stop::OutOfReach);
    for (earlier_holds, member) in members {
        found = counterexample(earlier.0, line.0, &Point::from([(letter.to_owned(), member)]), earlier_holds, budget);
        // A root may have no exact value at the one, and one at the other.
        if !matches!(found, Err(Stop::OutOfReach)) {
            break;
        }
    }
    found
}

/// Both statements with the values of `point` put in.
pub(super) fn counterexample(
    earlier: &Statement,
    line: &Statement,
    point: &Point,
    earlier_holds: bool,
    budget: &Budget,
) -> Result<Evidence, Stop> {
    Ok(Evidence::Counterexample {
        at: printed(point),
        earlier_holds,
        earlier: shown(earlier, point, budget)?,
        line: shown(line, point, budget)?,
    })
}

fn printed(point: &Point) -> Vec<(String, String)> {
    point.iter().map(|(letter, value)| (letter.clone(), value.to_string())).collect()
}

/// Values at which two expressions differ, if small ones do.
pub(super) fn of_expressions(
    earlier: &Expr,
    line: &Expr,
    letters: &BTreeSet<String>,
    budget: &Budget,
) -> Option<Evidence> {
    small_points(letters).filter(|point| budget.assumed.admits(point, budget)).find_map(|point| {
        let (a, b) = (value(earlier, &point, budget).ok()?, value(line, &point, budget).ok()?);
        (a != b).then(|| differs(&point, &a, &b))
    })
}

/// What the earlier line and the line come to at `point`.
pub(super) fn differs(point: &Point, earlier: &Surd, line: &Surd) -> Evidence {
    Evidence::Differs { at: printed(point), earlier: earlier.to_string(), line: line.to_string() }
}

/// Values that satisfy one of two statements in several letters and not the other, if simple ones do.
pub(super) fn of_statements(
    earlier: &Statement,
    line: &Statement,
    letters: &BTreeSet<String>,
    budget: &Budget,
) -> Result<Option<Evidence>, Stop> {
    for (holder, other, earlier_holds) in [(earlier, line, true), (line, earlier, false)] {
        let curve = curve(holder, budget)?;
        for point in small_points(letters) {
            let mut points = vec![point];
            for (letter, constant, slope) in &curve {
                points.extend(moved(&points[0], letter, constant, slope, budget)?);
            }
            for point in points.into_iter().filter(|point| budget.assumed.admits(point, budget)) {
                match (truth(holder, &point, budget), truth(other, &point, budget)) {
                    (Ok(Some(true)), Ok(Some(false))) => {
                        return counterexample(earlier, line, &point, earlier_holds, budget).map(Some);
                    }
                    (Err(Stop::TooLarge), _) | (_, Err(Stop::TooLarge)) => return Err(Stop::TooLarge),
                    _ => {}
                }
            }
        }
    }
    Ok(None)
}

/// `constant + slope * letter = 0` for every letter in which an equation is of that form.
fn curve(statement: &Statement, budget: &Budget) -> Result<Vec<(String, Polynomial, Polynomial)>, Stop> {
    let Statement::Chain(left, rest) = statement else { return Ok(Vec::new()) };
    let [(Rel::Eq, right)] = rest.as_slice() else { return Ok(Vec::new()) };
    let mut domain = Domain::default();
    let difference = fraction(left, &mut domain, budget)?.minus(&fraction(right, &mut domain, budget)?, budget)?;
    let mut linear = Vec::new();
    for letter in variables(statement) {
        let powers = difference.numerator.by_powers_of(&Symbol::Variable(letter.as_str().into()));
        if let [constant, slope] = powers.as_slice() {
            linear.push((letter, constant.clone(), slope.clone()));
        }
    }
    Ok(linear)
}

/// `point` moved along one letter to where `constant + slope * letter = 0`.
fn moved(
    point: &Point,
    letter: &str,
    constant: &Polynomial,
    slope: &Polynomial,
    budget: &Budget,
) -> Result<Option<Point>, Stop> {
    let (Some(constant), Some(slope)) = (constant.at(point, budget)?, slope.at(point, budget)?) else {
        return Ok(None);
    };
    if slope.is_zero() {
        return Ok(None);
    }
    let mut moved = point.clone();
    moved.insert(letter.to_owned(), constant.negated().over(&slope)?);
    Ok(Some(moved))
}

/// Points with small whole coordinates, the first letter moving fastest.
fn small_points(letters: &BTreeSet<String>) -> impl Iterator<Item = Point> {
    let n_points = SMALL.len().saturating_pow(u32::try_from(letters.len()).unwrap_or(u32::MAX)).min(MAX_POINTS);
    (0..n_points).map(move |case| {
        let mut left = case;
        let coordinate = |letter: &String| {
            let value = Surd::from(SMALL[left % SMALL.len()]);
            left /= SMALL.len();
            (letter.clone(), value)
        };
        letters.iter().map(coordinate).collect()
    })
}
