//! Why nothing was proved of a line, as far as it can be told afterwards.

use super::budget::Budget;
use super::plus_minus::as_cases;
use super::solve::solutions;
use super::verdict::Why;
use crate::notation::{Statement, factorial_argument, letters, variables};
use std::collections::BTreeSet;

/// The reason for a line that is of no kind that is decided, below `before`, the problem first.
pub(super) fn why(before: &[Statement], line: &Statement, budget: &Budget) -> Why {
    let Some((problem, latest)) = before.first().zip(before.last()) else { return Why::NothingBefore };
    let mut known: BTreeSet<String> = before.iter().flat_map(variables).collect();
    known.extend(known.clone().iter().filter_map(|name| factorial_argument(name)).flat_map(|of| letters(&of)));
    let of_line = variables(line);
    if !of_line.is_subset(&known) {
        return Why::NewLetter;
    }
    let is_expression = |statement: &Statement| matches!(statement, Statement::Expr(_) | Statement::At(..));
    if is_expression(problem) != is_expression(line) {
        return Why::Unrelated;
    }
    let letters: Vec<String> = variables(latest).union(&of_line).cloned().collect();
    if let [letter] = letters.as_slice()
        && [latest, line].iter().any(|statement| has_no_exact_roots(statement, letter, budget))
    {
        return Why::NoExactRoots;
    }
    Why::OutOfReach
}

/// Whether a statement's solutions are not found although it holds polynomials only.
fn has_no_exact_roots(statement: &Statement, letter: &str, budget: &Budget) -> bool {
    let Ok(statement) = as_cases(statement) else { return false };
    let is_plain = super::widening::as_equation(&statement, &mut Default::default(), budget)
        .is_ok_and(|found| found.is_some_and(|difference| difference.numerator.is_plain()));
    is_plain && solutions(&statement, letter, budget).is_err()
}
