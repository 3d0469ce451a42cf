//! Lines with logarithms and exponentials that exact values do not decide: what floating point says of them.

use super::budget::{Budget, Stop};
use super::sampled_sets::{has_transcendental, is_transcendental};
use super::verdict::{Relation, Verdict};
use super::{sampled_formulas, sampled_sets, sampling};
use crate::notation::{Expr, Rel, Statement, variables};
use std::collections::BTreeSet;

/// What values at a few points say of an expression and the one above it, where exact comparison does not reach.
pub(super) fn expressions(before: &[Statement], line: &Statement, budget: &Budget) -> Option<Verdict> {
    let last = |statement: &Statement| match statement {
        Statement::Expr(expr) => Some(expr.clone()),
        Statement::Chain(first, rest) if rest.iter().all(|(rel, _)| *rel == Rel::Eq) => {
            Some(rest.last().map_or(first, |(_, side)| side).clone())
        }
        _ => None,
    };
    let earlier = match before.last()? {
        Statement::Expr(earlier) => earlier.clone(),
        latest if matches!(before.first()?, Statement::Expr(_)) && is_transcendental(latest) => last(latest)?,
        _ => return None,
    };
    let is_plain = !has_transcendental(&earlier) && !is_transcendental(line);
    match line {
        Statement::Chain(..) if is_plain => None,
        Statement::Expr(line) => sampling::compared(&earlier, line, &budget.assumed),
        Statement::Chain(first, rest) if rest.iter().all(|(rel, _)| *rel == Rel::Eq) => {
            // One side goes on from the work, and each is the same as the next.
            let sides: Vec<&Expr> = std::iter::once(first).chain(rest.iter().map(|(_, side)| side)).collect();
            let is_about_the_work =
                before.iter().filter_map(last).any(|known| sides.iter().any(|side| **side == known));
            let mut verdict = sampling::compared(&earlier, first, &budget.assumed);
            if is_about_the_work {
                verdict = sampling::compared(first, first, &budget.assumed);
            }
            for pair in sides.windows(2) {
                match verdict? {
                    Verdict::Holds(_) => verdict = sampling::compared(pair[0], pair[1], &budget.assumed),
                    other => return Some(other),
                }
            }
            verdict
        }
        _ => None,
    }
}

/// The verdict on an equation, or a better founded one: exact values prove the line, or floating point has the last word.
pub(super) fn statements(
    before: &[Statement],
    line: &Statement,
    after: &[Statement],
    verdict: Result<Verdict, Stop>,
    budget: &Budget,
) -> Result<Verdict, Stop> {
    let is_settled = |relation: &Relation| relation.says_the_same() || *relation != Relation::MayGain;
    let Some(latest) = before.last() else { return verdict };
    if matches!(&verdict, Ok(Verdict::Holds(relation)) if is_settled(relation))
        || !before.iter().chain([line]).any(is_transcendental)
        || matches!(line, Statement::Expr(_))
    {
        return verdict;
    }
    let letters: BTreeSet<String> = variables(latest).union(&variables(line)).cloned().collect();
    let mut of_all = letters.iter();
    let found = match (of_all.next(), of_all.next()) {
        (Some(letter), None) => sampled_sets::follows(before, line, after, letter, budget),
        (Some(_), Some(_)) if is_transcendental(latest) || is_transcendental(line) => {
            sampled_formulas::follows(latest, line, &letters, budget)
        }
        _ => return verdict,
    };
    match (found, verdict) {
        (Ok(Verdict::Holds(relation)), _) => Ok(Verdict::Holds(relation)),
        (Ok(found), Err(_) | Ok(Verdict::NotChecked(_))) => Ok(found),
        (_, verdict) => verdict,
    }
}
