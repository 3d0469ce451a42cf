//! Systems of linear equations: a line follows from all lines before it together, and may say less than they do.

use super::budget::{Budget, Stop};
use super::evaluate::{Point, truth};
use super::evidence;
use super::linear_system::{Row, Span, rows};
use super::plus_minus::as_cases;
use super::surd::Surd;
use super::verdict::{Evidence, Relation, Verdict};
use crate::notation::{Statement, variables};
use std::collections::BTreeSet;

/// Whether `line` is a combination of the rows of `before`, statements in the letters `names`.
pub(super) fn follows(
    names: &[String],
    before: &[&Statement],
    line: &Statement,
    budget: &Budget,
) -> Result<Verdict, Stop> {
    let (Some(problem), Some(latest)) = (before.first(), before.last()) else { return Err(Stop::OutOfReach) };
    let mut known: Vec<Vec<Row>> = Vec::new();
    for statement in before {
        known.extend(rows(statement, names, budget)?);
    }
    let of_problem = Span::of(known.iter().take(1).flatten(), names.len())?;
    let everything = Span::of(known.iter().flatten(), names.len())?;
    // After a slip the lines contradict each other and everything would follow from them. Then a line must follow
    // from the latest one, alone or with one other.
    let slipped = everything.is_contradictory() && everything.rank() > of_problem.rank();
    let spans = if slipped { with_latest(&known, names.len())? } else { vec![everything] };
    let spans: Vec<Span> = spans.into_iter().filter(|span| !slipped || !span.is_contradictory()).collect();
    if *line == Statement::Always {
        return everything_solves(&spans, names, problem, line, budget);
    }
    let Some(of_line) = rows(&as_cases(line)?, names, budget)? else {
        return at_the_only_point(&spans, names, latest, line, budget);
    };
    for span in &spans {
        if of_line.iter().map(|row| span.holds(row)).collect::<Result<Vec<_>, _>>()?.iter().all(|holds| *holds) {
            let of_line = Span::of(&of_line, names.len())?;
            let says_all = of_line.is_contradictory() || of_line.rank() == span.rank();
            return Ok(Verdict::Holds(if says_all { Relation::Equivalent } else { Relation::Implied }));
        }
    }
    let shown = if slipped { latest } else { problem };
    for span in &spans {
        for free in 0..4 {
            let Some(point) = span.point(names, &[free, free + 1])? else { continue };
            if truth(line, &point, budget)? == Some(false) {
                return evidence::counterexample(shown, line, &point, true, budget).map(Verdict::Fails);
            }
        }
    }
    match Span::of(&of_line, names.len())?.point(names, &[0, 1])? {
        Some(point) => evidence::counterexample(shown, line, &point, false, budget).map(Verdict::Fails),
        None => Err(Stop::OutOfReach),
    }
}

/// What the latest line gives alone and with each earlier row, and what each earlier row gives alone.
fn with_latest(known: &[Vec<Row>], n_letters: usize) -> Result<Vec<Span>, Stop> {
    let Some((latest, others)) = known.split_last() else { return Ok(Vec::new()) };
    let mut spans = vec![Span::of(latest, n_letters)?];
    for row in others.iter().flatten() {
        spans.push(Span::of([row], n_letters)?);
        spans.push(Span::of(latest.iter().chain([row]), n_letters)?);
    }
    Ok(spans)
}

/// "Infinitely many solutions", which of a system says how many there are and not that every point is one. It is refuted
/// where there is one or none, by a point that is no solution.
fn everything_solves(
    spans: &[Span],
    names: &[String],
    problem: &Statement,
    line: &Statement,
    budget: &Budget,
) -> Result<Verdict, Stop> {
    let [span] = spans else { return Err(Stop::OutOfReach) };
    if !span.is_contradictory() && !span.is_one_point() {
        return Ok(Verdict::Holds(Relation::Equivalent));
    }
    for value in 0..2 {
        let point = names.iter().map(|name| (name.clone(), Surd::from(value))).collect();
        if truth(problem, &point, budget)? == Some(false) {
            return evidence::counterexample(problem, line, &point, false, budget).map(Verdict::Fails);
        }
    }
    Err(Stop::OutOfReach)
}

/// `x = 3 or y = 1`, where each letter has its value: that only one of them has is not what the system says.
fn or_between_letters(
    system: &Statement,
    line: &Statement,
    point: &Point,
    budget: &Budget,
) -> Result<Option<Evidence>, Stop> {
    let Statement::Or(parts) = line else { return Ok(None) };
    let letters: Vec<BTreeSet<String>> = parts.iter().map(variables).collect();
    if letters.iter().any(|own| own.len() != 1) || letters.windows(2).all(|pair| pair[0] == pair[1]) {
        return Ok(None);
    }
    for (name, value) in point {
        let mut other = point.clone();
        other.insert(name.clone(), value.plus(&Surd::one())?);
        if truth(line, &other, budget)? == Some(true) && truth(system, &other, budget)? == Some(false) {
            return evidence::counterexample(system, line, &other, false, budget).map(Some);
        }
    }
    Ok(None)
}

/// A line that is not linear: true or false at the one point that the system leaves.
fn at_the_only_point(
    spans: &[Span],
    names: &[String],
    latest: &Statement,
    line: &Statement,
    budget: &Budget,
) -> Result<Verdict, Stop> {
    let [span] = spans else { return Err(Stop::OutOfReach) };
    if !span.is_one_point() {
        return Err(Stop::OutOfReach);
    }
    let point = span.point(names, &[])?.ok_or(Stop::OutOfReach)?;
    if let Some(evidence) = or_between_letters(latest, line, &point, budget)? {
        return Ok(Verdict::Fails(evidence));
    }
    match truth(&as_cases(line)?, &point, budget)? {
        Some(true) => Ok(Verdict::Holds(Relation::Implied)),
        Some(false) => evidence::counterexample(latest, line, &point, true, budget).map(Verdict::Fails),
        None => Err(Stop::OutOfReach),
    }
}
