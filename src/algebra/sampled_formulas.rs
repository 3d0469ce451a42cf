//! Formulas with logarithms or exponentials, `A = P e^(r t)`: with numbers for all letters but one they are equations in
//! one letter, whose roots [`super::sampled_sets`] finds. Letters of such formulas stand for positive numbers.

use super::budget::{Budget, Stop};
use super::closed_forms::closed_form;
use super::sampled_sets::{Point, Tree};
use super::verdict::{Evidence, Relation, Verdict, Why};
use crate::notation::{Statement, build, statement_with_values, variables};
use std::collections::{BTreeMap, BTreeSet};

/// Numbers for the letters, by turns.
const NUMBERS: [[i64; 5]; 4] = [[2, 3, 5, 7, 4], [3, 2, 4, 5, 6], [5, 7, 2, 3, 8], [4, 9, 3, 2, 5]];

/// Of these, how many must have shown the two to be the same.
const MIN_SAME: usize = 3;

/// Whether `line` says the same as `earlier`.
pub(super) fn follows(
    earlier: &Statement,
    line: &Statement,
    letters: &BTreeSet<String>,
    budget: &Budget,
) -> Result<Verdict, Stop> {
    if variables(earlier) != variables(line) || letters.len() > NUMBERS[0].len() {
        return Err(Stop::OutOfReach);
    }
    let mut found = None;
    for letter in letters {
        let mut n_same = 0;
        for numbers in NUMBERS {
            let others = letters.iter().filter(|name| *name != letter);
            let at: BTreeMap<&str, i64> = others.map(String::as_str).zip(numbers).collect();
            let value = |name: &str| at.get(name).map(|value| build::whole(*value));
            let parts = [earlier, line].map(|statement| Tree::of(&statement_with_values(statement, &value), letter));
            let [Some(above), Some(own)] = parts else { return Err(Stop::OutOfReach) };
            match compared(&above, &own, letter, budget) {
                Some(Parting::None) => n_same += 1,
                Some(Parting::At(point)) => {
                    found = found.or_else(|| counterexample(&above, &own, &point, letter, &at));
                    n_same = 0;
                    break;
                }
                None => {}
            }
        }
        if n_same >= MIN_SAME {
            return Ok(Verdict::Holds(Relation::Equivalent));
        }
    }
    found.map_or(Ok(Verdict::NotChecked(Why::OutOfReach)), |evidence| Ok(Verdict::Fails(evidence)))
}

enum Parting {
    None,
    At(Point),
}

/// Whether two equations have the same positive roots. None where neither has one.
fn compared(above: &Tree, own: &Tree, letter: &str, budget: &Budget) -> Option<Parting> {
    let points: Vec<Point> =
        Point::all(&[above, own], letter, budget).into_iter().filter(|point| point.at > 1e-6).collect();
    let mut has_root = false;
    for point in points {
        let (earlier, line) = (above.truth(&point, letter), own.truth(&point, letter));
        has_root |= earlier == Some(true);
        if (earlier == Some(true)) != (line == Some(true)) {
            return Some(Parting::At(point));
        }
    }
    has_root.then_some(Parting::None)
}

fn counterexample(
    above: &Tree,
    own: &Tree,
    point: &Point,
    letter: &str,
    others: &BTreeMap<&str, i64>,
) -> Option<Evidence> {
    let printed = closed_form(point.at, &[&above.statement, &own.statement], letter)?;
    let mut at: Vec<(String, String)> =
        others.iter().map(|(name, value)| ((*name).to_owned(), value.to_string())).collect();
    at.push((letter.to_owned(), printed));
    at.sort();
    Some(Evidence::Counterexample {
        at,
        earlier_holds: above.truth(point, letter) == Some(true),
        earlier: above.shown(letter, point.at),
        line: own.shown(letter, point.at),
    })
}
