//! What a line is to be compared with.
//!
//! The problem decides the kind of work. Within it a line is compared with the latest line that says something of the
//! same letters, not with remarks made on the way ([`super::asides`]).

use super::asides::is_aside;
use super::budget::{Budget, Stop};
use super::expressions::joins;
use super::linear_system::rows;
use crate::notation::{Expr, Statement, variables};
use std::collections::BTreeSet;

/// The earlier lines that matter for one line.
pub(super) enum Context<'s> {
    /// The work is about an expression: every form of it so far, the latest last.
    Expressions { known: Vec<&'s Expr> },
    /// The work is about linear equations that hold together: all of them, the problem first.
    System { letters: Vec<String>, statements: Vec<&'s Statement> },
    /// The work is about equations that hold together and are not all linear: all lines, the problem first, and the
    /// latest that speaks of the same letters as the line.
    Equations { letters: BTreeSet<String>, statements: Vec<&'s Statement>, same: Option<&'s Statement> },
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
        let of_problem = variables(problem);
        if let Statement::And(_) = problem
            && of_problem.len() > 1
        {
            let names: Vec<String> = of_problem.iter().cloned().collect();
            if rows(problem, &names, budget)?.is_some() {
                let own = before.iter().filter(|statement| variables(statement).iter().all(|l| names.contains(l)));
                return Ok(Context::System { statements: own.collect(), letters: names });
            }
            let of_line = variables(line);
            let same = work.iter().rfind(|statement| variables(statement) == of_line);
            let own = before.iter().filter(|statement| variables(statement).is_subset(&of_problem));
            return Ok(Context::Equations { statements: own.collect(), letters: of_problem, same });
        }
        latest(before, &of_problem, line, budget)
    }
}

/// The latest statement that is no aside and speaks of the letters of the line.
fn latest<'s>(
    before: &'s [Statement],
    of_problem: &BTreeSet<String>,
    line: &Statement,
    budget: &Budget,
) -> Result<Context<'s>, Stop> {
    let of_line = variables(line);
    let new: BTreeSet<String> = of_line.difference(of_problem).cloned().collect();
    let way = (0..before.len()).rev().filter(|i| *i == 0 || !is_aside(&before[..*i], &before[*i], budget));
    let mut way = way.map(|i| (&before[i], variables(&before[i])));
    let found = if new.is_empty() || (of_problem.len() > 1 && of_line != new) {
        // A strange letter among several is a slip that a counter-example shows.
        way.find(|(_, letters)| letters.is_subset(of_problem))
    } else if of_line == new {
        // Nothing is known of these letters but what was said of them alone.
        way.find(|(_, letters)| !letters.is_empty() && letters.is_subset(&new))
    } else {
        None
    };
    found.map(|(statement, _)| Context::Statement(statement)).ok_or(Stop::OutOfReach)
}
