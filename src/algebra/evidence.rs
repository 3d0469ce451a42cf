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
use super::roots::real_roots;
use super::surd::Surd;
use super::verdict::Evidence;
use crate::notation::{Expr, Rational, Rel, Statement, factorial_argument, variables};
use num_traits::ToPrimitive;
use std::collections::BTreeSet;

/// Values tried for each letter, in this order.
const SMALL: [i64; 8] = [1, 2, 3, -1, 0, 5, -2, 7];

/// Points tried before giving up.
const MAX_POINTS: usize = 512;

/// Points tried for a positive one once another is found.
const MAX_POINTS_BEYOND: usize = 64;

/// The value of the letter `n!` where n has the value that it has at the point.
pub(super) fn factorial_at(name: &str, point: &Point) -> Option<Rational> {
    let argument = value(&factorial_argument(name)?, point, &Budget::new()).ok()?;
    let n = argument.as_rational().filter(|n| n.is_integer())?.to_integer().to_u64().filter(|n| *n <= MAX_FACTORIAL)?;
    Some((1..=n).map(|factor| Rational::from_integer(factor.into())).product())
}

/// The highest number of which the factorial is tried.
const MAX_FACTORIAL: u64 = 20;

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
    let mut members: Vec<(bool, Surd)> = Vec::new();
    members.extend(lost.simple_member()?.map(|member| (true, member)));
    members.extend(gained.simple_member()?.map(|member| (false, member)));
    let at = |member: &Surd| Point::from([(letter.to_owned(), member.clone())]);
    // Of two, one that can be put in exactly, the shorter to read; of equals, the one the earlier line allows.
    members.sort_by_key(|(_, member)| {
        let is_exact = [earlier.0, line.0].iter().all(|statement| truth(statement, &at(member), budget).is_ok());
        (!is_exact, member.to_string().len())
    });
    let (earlier_holds, member) = members.first().ok_or(Stop::OutOfReach)?;
    counterexample(earlier.0, line.0, &at(member), *earlier_holds, budget)
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

/// Values that satisfy one of two statements in several letters and not the other, if simple ones do. Where they can be
/// positive, as what a formula is about often is, they are.
pub(super) fn of_statements(
    earlier: &Statement,
    line: &Statement,
    letters: &BTreeSet<String>,
    budget: &Budget,
) -> Result<Option<Evidence>, Stop> {
    for (holder, other, earlier_holds) in [(earlier, line, true), (line, earlier, false)] {
        if let Some(point) = parting_point(holder, other, letters, budget)? {
            // With a budget of its own: the search may have used this one up.
            let budget = Budget::assuming(budget.assumed.clone());
            return counterexample(earlier, line, &point, earlier_holds, &budget).map(Some);
        }
    }
    Ok(None)
}

fn parting_point(
    holder: &Statement,
    other: &Statement,
    letters: &BTreeSet<String>,
    budget: &Budget,
) -> Result<Option<Point>, Stop> {
    let curve = curve(holder, budget)?;
    let mut found: Option<Point> = None;
    let mut n_more = 0;
    for point in small_points(letters) {
        n_more += usize::from(found.is_some());
        if n_more > MAX_POINTS_BEYOND {
            break;
        }
        let mut points = vec![point];
        for (letter, powers) in &curve {
            match moved(&points[0], letter, powers, budget) {
                Ok(moved) => points.extend(moved),
                // What was found is enough.
                Err(_) if found.is_some() => return Ok(found),
                Err(stop) => return Err(stop),
            }
        }
        for point in points.into_iter().filter(|point| budget.assumed.admits(point, budget)) {
            let is_positive = point.values().all(|value| value.sign().is_ok_and(|sign| sign.is_gt()));
            if found.is_some() && !is_positive {
                continue;
            }
            match (truth(holder, &point, budget), truth(other, &point, budget)) {
                (Ok(Some(true)), Ok(Some(false))) if is_positive => return Ok(Some(point)),
                (Ok(Some(true)), Ok(Some(false))) => found = Some(point),
                (Err(Stop::TooLarge), _) | (_, Err(Stop::TooLarge)) if found.is_none() => return Err(Stop::TooLarge),
                _ => {}
            }
        }
    }
    Ok(found)
}

/// The coefficients, lowest power first, of every letter in which an equation is linear or quadratic.
fn curve(statement: &Statement, budget: &Budget) -> Result<Vec<(String, Vec<Polynomial>)>, Stop> {
    let Statement::Chain(left, rest) = statement else { return Ok(Vec::new()) };
    let [(Rel::Eq, right)] = rest.as_slice() else { return Ok(Vec::new()) };
    let mut domain = Domain::default();
    let difference = fraction(left, &mut domain, budget)?.minus(&fraction(right, &mut domain, budget)?, budget)?;
    let powers = |letter: String| {
        let powers = difference.numerator.by_powers_of(&Symbol::Variable(letter.as_str().into()));
        (2..=3).contains(&powers.len()).then_some((letter, powers))
    };
    Ok(variables(statement).into_iter().filter_map(powers).collect())
}

/// `point` moved along one letter to where the polynomial with these coefficients is zero.
fn moved(point: &Point, letter: &str, powers: &[Polynomial], budget: &Budget) -> Result<Vec<Point>, Stop> {
    let mut coefficients = Vec::new();
    for power in powers {
        let Some(coefficient) = power.at(point, budget)? else { return Ok(Vec::new()) };
        coefficients.push(coefficient);
    }
    let roots = match real_roots(&coefficients, budget) {
        Err(Stop::OutOfReach) => Vec::new(),
        roots => roots?,
    };
    let moved = |root: Surd| {
        let mut moved = point.clone();
        moved.insert(letter.to_owned(), root);
        moved
    };
    Ok(roots.into_iter().map(moved).collect())
}

/// Points with small whole coordinates, the first letter moving fastest. What is the factorial of a letter has the value
/// that goes with it.
fn small_points(all: &BTreeSet<String>) -> impl Iterator<Item = Point> {
    let (factorials, letters): (Vec<String>, Vec<String>) =
        all.iter().cloned().partition(|name| factorial_argument(name).is_some());
    let n_points = SMALL.len().saturating_pow(u32::try_from(letters.len()).unwrap_or(u32::MAX)).min(MAX_POINTS);
    (0..n_points).filter_map(move |case| {
        let mut left = case;
        let coordinate = |letter: &String| {
            let value = Surd::from(SMALL[left % SMALL.len()]);
            left /= SMALL.len();
            (letter.clone(), value)
        };
        let mut point: Point = letters.iter().map(coordinate).collect();
        for name in &factorials {
            // Where it has none, there is no such point.
            let value = factorial_at(name, &point)?;
            point.insert(name.clone(), Surd::from(value));
        }
        Some(point)
    })
}
