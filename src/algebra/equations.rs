//! Equations in several letters that hold together and are not all linear: `x^2 + y^2 = 25 and x - y = 1`.
//!
//! A line follows when it is a sum of multiples of the lines before it, one letter's value put in where that helps, or
//! when it is true at every common solution. It does not follow when it is true at none. What is true at some of them
//! is one case of several, and is only accepted where other lines hold the rest.

use super::budget::{Budget, Stop};
use super::elimination::{Combinations, Solved, common_zeros};
use super::evaluate::{Point, truth};
use super::evidence;
use super::normal_form::{Domain, fraction};
use super::plus_minus::as_cases;
use super::polynomial::Polynomial;
use super::verdict::{Relation, Verdict};
use crate::notation::{Expr, ExprKind, Rel, Statement};
use std::collections::BTreeSet;

/// Whether `line` follows from the equations `before`, the problem first, in the letters `names`. `after` holds the
/// lines below, where other cases may stand.
pub(super) fn follows(
    names: &BTreeSet<String>,
    before: &[&Statement],
    line: &Statement,
    after: &[Statement],
    budget: &Budget,
) -> Result<Verdict, Stop> {
    let (problem, work) = before.split_first().ok_or(Stop::OutOfReach)?;
    let line = as_cases(line)?;
    if is_combination(before, &line, budget)? {
        return Ok(Verdict::Holds(Relation::Implied));
    }
    let points = solutions(problem, names, budget)?;
    if points.is_empty() {
        let holds = line == Statement::Never;
        return if holds { Ok(Verdict::Holds(Relation::Equivalent)) } else { Err(Stop::OutOfReach) };
    }
    if line == Statement::Always {
        // "Infinitely many": some point is no solution.
        let shown = evidence::of_statements(problem, &line, names, budget)?;
        return shown.map(Verdict::Fails).ok_or(Stop::OutOfReach);
    }
    let is_true = truths(&line, &points, budget)?;
    if is_true.iter().all(|is_true| *is_true) {
        let says_all = stated(&line, names, budget)?.is_some_and(|stated| stated.len() == points.len());
        return Ok(Verdict::Holds(if says_all { Relation::Equivalent } else { Relation::Implied }));
    }
    if !is_true.contains(&true) {
        let point = points.iter().find(|point| budget.assumed.admits(point, budget)).unwrap_or(&points[0]);
        return evidence::counterexample(problem, &line, point, true, budget).map(Verdict::Fails);
    }
    if let Some(lost) = is_true.iter().position(|is_true| !is_true)
        && names_no_solution(&line, &points, budget)?
    {
        return evidence::counterexample(problem, &line, &points[lost], true, budget).map(Verdict::Fails);
    }
    let mut covered = is_true;
    for other in work.iter().copied().chain(after) {
        let Ok(other) = as_cases(other).and_then(|other| truths(&other, &points, budget)) else { continue };
        if !other.iter().all(|is_true| *is_true) {
            covered.iter_mut().zip(other).for_each(|(covered, is_true)| *covered |= is_true);
        }
    }
    let all = covered.iter().all(|covered| *covered);
    if all { Ok(Verdict::Holds(Relation::Case)) } else { Err(Stop::OutOfReach) }
}

/// Whether one of several cases that the line names is true at no solution: the last of `y = 4 or y = 2`.
fn names_no_solution(line: &Statement, points: &[Point], budget: &Budget) -> Result<bool, Stop> {
    let Statement::Or(cases) = line else { return Ok(false) };
    for case in cases {
        if !truths(case, points, budget)?.contains(&true) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether every equation of `line` is a sum of multiples of those of `before`, as they are or with the value of one
/// letter put into all of them.
fn is_combination(before: &[&Statement], line: &Statement, budget: &Budget) -> Result<bool, Stop> {
    let mut known = Vec::new();
    for statement in before {
        if let Some((equations, _)) = equations(statement, budget)? {
            known.extend(equations);
        }
    }
    // An equation that divides by a letter says besides that the letter is not zero.
    let Some((wanted, true)) = equations(line, budget)? else { return Ok(false) };
    let holds = |known: &[Polynomial], wanted: &[Polynomial]| -> Result<bool, Stop> {
        let all = Combinations::of(known, budget)?;
        Ok(wanted.iter().map(|one| all.hold(one, budget)).collect::<Result<Vec<_>, _>>()?.iter().all(|holds| *holds))
    };
    if holds(&known, &wanted)? {
        return Ok(true);
    }
    let (known, wanted) = with_numbers(known, wanted, budget)?;
    if holds(&known, &wanted)? {
        return Ok(true);
    }
    for equation in &known {
        for solved in Solved::of(equation)? {
            if holds(&solved.put_into_all(&known, budget)?, &solved.put_into_all(&wanted, budget)?)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The same equations with every letter that one of them sets equal to a number replaced by it.
fn with_numbers(
    mut known: Vec<Polynomial>,
    mut wanted: Vec<Polynomial>,
    budget: &Budget,
) -> Result<(Vec<Polynomial>, Vec<Polynomial>), Stop> {
    loop {
        let mut given = None;
        for equation in known.iter().filter(|equation| equation.symbols().len() == 1) {
            given = given.or(Solved::of(equation)?.pop());
        }
        let Some(given) = given else { return Ok((known, wanted)) };
        known = given.put_into_all(&known, budget)?;
        wanted = given.put_into_all(&wanted, budget)?;
    }
}

/// Every equation `polynomial = 0` of a statement that is nothing but equations, and whether they have a value
/// everywhere.
fn equations(statement: &Statement, budget: &Budget) -> Result<Option<(Vec<Polynomial>, bool)>, Stop> {
    match statement {
        Statement::Chain(first, rest) => {
            let mut domain = Domain::default();
            let mut found = Vec::new();
            let mut left = first;
            for (rel, right) in rest {
                if *rel != Rel::Eq {
                    return Ok(None);
                }
                let difference =
                    fraction(left, &mut domain, budget)?.minus(&fraction(right, &mut domain, budget)?, budget)?;
                if !difference.numerator.is_plain() {
                    return Ok(None);
                }
                found.push(difference.numerator);
                left = right;
            }
            Ok(Some((found, domain.is_everywhere())))
        }
        Statement::And(parts) => {
            let (mut all, mut everywhere) = (Vec::new(), true);
            for part in parts {
                let Some((found, is_everywhere)) = equations(part, budget)? else { return Ok(None) };
                all.extend(found);
                everywhere &= is_everywhere;
            }
            Ok(Some((all, everywhere)))
        }
        _ => Ok(None),
    }
}

/// Every point that solves the problem.
fn solutions(problem: &Statement, names: &BTreeSet<String>, budget: &Budget) -> Result<Vec<Point>, Stop> {
    let (equations, _) = equations(problem, budget)?.ok_or(Stop::OutOfReach)?;
    let mut points = Vec::new();
    for point in common_zeros(&equations, names, budget)? {
        if truth(problem, &point, budget)? == Some(true) {
            points.push(point);
        }
    }
    Ok(points)
}

/// Whether the statement is true at each point; where it has no value it is not.
fn truths(statement: &Statement, points: &[Point], budget: &Budget) -> Result<Vec<bool>, Stop> {
    points.iter().map(|point| Ok(truth(statement, point, budget)? == Some(true))).collect()
}

/// The points that a statement names outright, each letter of each with its value: `x = 4 and y = 3 or ..`.
fn stated(statement: &Statement, names: &BTreeSet<String>, budget: &Budget) -> Result<Option<Vec<Point>>, Stop> {
    let cases = match statement {
        Statement::Or(cases) => cases.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut points: Vec<Point> = Vec::new();
    for case in cases {
        let Statement::And(parts) = case else { return Ok(None) };
        let mut point = Point::new();
        for part in parts {
            let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = part else { return Ok(None) };
            let [(Rel::Eq, side)] = rest.as_slice() else { return Ok(None) };
            match super::evaluate::value(side, &Point::new(), budget) {
                Ok(value) => point.insert(name.clone(), value),
                Err(Stop::OutOfReach) => return Ok(None),
                Err(stop) => return Err(stop),
            };
        }
        if point.keys().ne(names) {
            return Ok(None);
        }
        if !points.contains(&point) {
            points.push(point);
        }
    }
    Ok(Some(points))
}
