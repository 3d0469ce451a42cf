//! What a line is to be compared with.

use super::asides::is_aside;
use super::budget::{Budget, Stop};
use super::evaluate::letters;
use super::expressions::joins;
use super::linear_system::rows;
use super::syntax::{Expr, ExprKind, Rel, Statement};
use std::collections::BTreeSet;

/// The earlier lines that matter for one line.
pub(super) enum Context<'s> {
    /// The work is about an expression: every form of it so far, the latest last.
    Expressions { known: Vec<&'s Expr> },
    /// The work is about linear equations that hold together: all of them, the problem first.
    System { letters: Vec<String>, statements: Vec<&'s Statement> },
    /// Anything else: the latest statement that speaks of the same letters.
    Statement(&'s Statement),
}

impl<'s> Context<'s> {
    /// `before` is not empty; its first statement is the problem.
    pub(super) fn of(before: &'s [Statement], line: &Statement, budget: &Budget) -> Result<Context<'s>, Stop> {
        let (problem, work) = before.split_first().ok_or(Stop::OutOfReach)?;
        if let Statement::Expr(given) = problem {
            let mut known = vec![given];
            for statement in work {
                known.extend(joins(&known, statement, budget)?);
            }
            return Ok(Context::Expressions { known });
        }
        let of_problem = letters(problem);
        if let Statement::And(_) = problem
            && of_problem.len() > 1
        {
            let names: Vec<String> = of_problem.into_iter().collect();
            if rows(problem, &names, budget)?.is_some() {
                let own = before.iter().filter(|statement| letters(statement).iter().all(|l| names.contains(l)));
                return Ok(Context::System { statements: own.collect(), letters: names });
            }
            return latest(before, &names.into_iter().collect(), line, budget);
        }
        latest(before, &of_problem, line, budget)
    }
}

/// The latest statement that is no aside and speaks of the letters of the line, if it brings in new ones, or else of
/// none but the problem's.
fn latest<'s>(
    before: &'s [Statement],
    of_problem: &BTreeSet<String>,
    line: &Statement,
    budget: &Budget,
) -> Result<Context<'s>, Stop> {
    let new: BTreeSet<String> = letters(line).difference(of_problem).cloned().collect();
    let is_own = |statement: &Statement| letters(statement).is_subset(of_problem);
    let is_of_new = |statement: &Statement| !letters(statement).is_disjoint(&new);
    let way = (0..before.len()).rev().filter(|i| *i == 0 || !is_aside(&before[..*i], &before[*i], budget));
    let mut way = way.map(|i| &before[i]);
    let found = if new.is_empty() || (!is_definition(line, &new) && !before.iter().any(is_of_new)) {
        way.find(|statement| is_own(statement))
    } else {
        way.find(|statement| is_of_new(statement))
    };
    found.map(Context::Statement).ok_or(Stop::OutOfReach)
}

/// `D = b^2 - 4ac`, `u = x^2`: a new letter alone on one side, or nothing but new letters.
fn is_definition(line: &Statement, new: &BTreeSet<String>) -> bool {
    let is_new = |side: &Expr| matches!(&side.kind, ExprKind::Variable(name) if new.contains(name));
    match line {
        Statement::Chain(first, rest) => {
            let is_named = is_new(first) || rest.last().is_some_and(|(rel, side)| *rel == Rel::Eq && is_new(side));
            is_named || letters(line).is_subset(new)
        }
        Statement::And(parts) | Statement::Or(parts) => parts.iter().all(|part| is_definition(part, new)),
        Statement::Expr(_) | Statement::Never | Statement::Always => false,
    }
}
