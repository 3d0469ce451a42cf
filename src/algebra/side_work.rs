//! Lines of numbers alone: a check of an answer, a sum on the side. Such a line is judged by itself.
//!
//! `2(4)+3 = 11` below `x = 4` says nothing of `x`; it is true, and it is the problem with 4 in the place of `x`. Written
//! with `!=`, or with words that say it is false, it is true where the equation is false: that is how a false root is put
//! away.

use super::asides::keeps_side;
use super::assumed::Assumed;
use super::budget::{Budget, Stop};
use super::confirm::Case;
use super::definitions::Definitions;
use super::evaluate::{Point, truth, value};
use super::premises::Premises;
use super::trees::{is_variable, letters_of};
use super::values::matches;
use super::verdict::{Evidence, Relation, Verdict, Why};
use crate::notation::{Expr, Rel, Statement, is_literal, variables};
use std::collections::BTreeMap;

/// What is found of a line of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct SideWork {
    /// True or false by itself, whatever the lines above say.
    pub verdict: Verdict,
    /// The line is one of those above with these values put in.
    pub put_in: Option<PutIn>,
}

/// Values in the places of letters.
#[derive(Clone, Debug, PartialEq)]
pub struct PutIn {
    /// Each letter with its value, printed.
    pub at: Vec<(String, String)>,
    /// The given that they are put into, by its place in [`Premises::givens`]; None for a line of the work.
    pub given_idx: Option<usize>,
    /// Whether the equation comes out true, however the line says it.
    pub solves: bool,
}

/// What a line of numbers says by itself; None where it holds a letter without a value, or cannot be worked out. `is_said_false`: the words of the row say
/// that the equation does not hold.
pub fn side_work(premises: &Premises, before: &[Statement], line: &Statement, is_said_false: bool) -> Option<SideWork> {
    let budget = Budget::assuming(Assumed::of(premises));
    let above = premises.lines(before);
    let numbers = in_numbers(&above, line, &budget).ok()??;
    let mut verdict = judged(&above, &numbers, &budget)?;
    let holds = matches!(verdict, Verdict::Holds(_));
    if is_said_false {
        verdict = match verdict {
            Verdict::Holds(_) => Verdict::Fails(both_sides(&numbers, true, &budget)?),
            _ => Verdict::Holds(Relation::Implied),
        };
    }
    let put_in = premises.givens.iter().enumerate().find_map(|(i, given)| put_in(given, line, holds, Some(i)));
    let put_in = put_in.or_else(|| before.iter().rev().find_map(|earlier| self::put_in(earlier, line, holds, None)));
    Some(SideWork { verdict, put_in })
}

/// The line with what the lines above define in its letters' places, where only numbers are left then.
pub(super) fn in_numbers(above: &[Statement], line: &Statement, budget: &Budget) -> Result<Option<Statement>, Stop> {
    if !is_relation(line) {
        return Ok(None);
    }
    let numbers = match above.split_first() {
        Some((problem, work)) if !variables(line).is_empty() => {
            let mut definitions = Definitions::new(problem);
            for statement in work {
                definitions.learn(statement, budget)?;
            }
            definitions.applied(line, budget)?
        }
        _ => line.clone(),
    };
    Ok(variables(&numbers).is_empty().then_some(numbers))
}

/// Whether a line of numbers is true; None where that is not found.
pub(super) fn judged(above: &[Statement], numbers: &Statement, budget: &Budget) -> Option<Verdict> {
    match truth(numbers, &Point::new(), budget) {
        Ok(Some(true)) => Some(Verdict::Holds(Relation::Implied)),
        // A point is tried in an inequality to see on which side it lies.
        Ok(Some(false)) if above.first().is_some_and(is_region) => Some(Verdict::NotChecked(Why::ValuesPutIn)),
        Ok(Some(false)) => {
            let evidence = both_sides(numbers, false, budget)?;
            let (conditions, whole) = (budget.assumed.conditions(), budget.assumed.whole());
            let case = Case { before: above, line: numbers, conditions, whole };
            case.confirmed(&evidence).map(Verdict::Fails)
        }
        Ok(None) | Err(_) => None,
    }
}

/// What a comparison of numbers says by itself, `-24 < 0`, where no row above compares what has letters.
pub(super) fn of_comparison(above: &[Statement], line: &Statement, budget: &Budget) -> Option<Verdict> {
    let is_order = |(rel, _): &(Rel, Expr)| matches!(rel, Rel::Lt | Rel::Le | Rel::Gt | Rel::Ge);
    let compares = matches!(line, Statement::Chain(_, rest) if rest.iter().all(is_order)) && variables(line).is_empty();
    (compares && !above.iter().any(is_ordering)).then(|| judged(above, line, budget)).flatten()
}

/// Whether the problem is an inequality in several letters.
fn is_region(problem: &Statement) -> bool {
    let is_inequality = |part: &Statement| matches!(part, Statement::Chain(_, rest) if rest.iter().any(|(rel, _)| !matches!(rel, Rel::Eq | Rel::Ne)));
    let all = match problem {
        Statement::And(parts) => parts.iter().all(is_inequality),
        one => is_inequality(one),
    };
    all && variables(problem).len() > 1
}

/// Whether a line of numbers stands below a line that still has a letter to be solved for and claims to be what that line
/// came down to: `0 = 0` or `3 > 5`, or one of its sides kept and the other without its letter.
pub(super) fn is_result(above: &[Statement], numbers: &Statement) -> bool {
    let Statement::Chain(first, rest) = numbers else { return false };
    let sides: Vec<&Expr> = [first].into_iter().chain(rest.iter().map(|(_, side)| side)).collect();
    let loses_letter = |latest: &Statement| keeps_side(latest, &sides) && put_in(latest, numbers, true, None).is_none();
    // An equation comes down to an equation: `-24 < 0` is a remark below it.
    let has_order = above.iter().any(is_ordering);
    let is_of_kind = |rel: Rel| rel == Rel::Eq || has_order;
    if !rest.iter().all(|(rel, _)| *rel == Rel::Ne || is_of_kind(*rel)) {
        return false;
    }
    let is_plain = is_literal(first) && rest.iter().all(|(rel, side)| *rel != Rel::Ne && is_literal(side));
    let is_open = |latest: &Statement| match latest {
        Statement::Chain(left, rest) => {
            let has_letter = |side: &Expr| !letters_of(side).is_empty();
            let is_answer = is_variable(left) && rest.iter().all(|(_, side)| !has_letter(side));
            !is_answer && (has_letter(left) || rest.iter().any(|(_, side)| has_letter(side)))
        }
        _ => false,
    };
    let is_claim = |latest: &&Statement| is_open(latest) && (is_plain || loses_letter(latest));
    !above.first().is_some_and(is_region) && above.last().filter(is_claim).is_some()
}

/// Whether the statement says of letters what is smaller.
pub(super) fn is_ordering(statement: &Statement) -> bool {
    match statement {
        Statement::Chain(_, rest) => {
            !variables(statement).is_empty()
                && rest.iter().any(|(rel, _)| !matches!(rel, Rel::Eq | Rel::Ne | Rel::Approx))
        }
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(is_ordering),
        _ => false,
    }
}

fn is_relation(line: &Statement) -> bool {
    match line {
        Statement::Chain(..) => true,
        Statement::And(parts) => parts.iter().all(is_relation),
        _ => false,
    }
}

/// The values of the first two sides whose relation is true, or false.
pub(super) fn both_sides(numbers: &Statement, is_true: bool, budget: &Budget) -> Option<Evidence> {
    match numbers {
        Statement::Chain(first, rest) => {
            let lefts = [first].into_iter().chain(rest.iter().map(|(_, side)| side));
            lefts.zip(rest).find_map(|(left, (rel, right))| {
                let link = Statement::Chain(left.clone(), vec![(*rel, right.clone())]);
                let found = truth(&link, &Point::new(), budget).ok()?;
                let printed = |side| value(side, &Point::new(), budget).map(|value| value.to_string()).ok();
                let (left, right) = (printed(left)?, printed(right)?);
                (found == Some(is_true)).then_some(Evidence::FalseArithmetic { left, right })
            })
        }
        Statement::And(parts) => parts.iter().find_map(|part| both_sides(part, is_true, budget)),
        _ => None,
    }
}

/// The values that make a line above into this line, part by part as both are written.
fn put_in(above: &Statement, line: &Statement, holds: bool, given_idx: Option<usize>) -> Option<PutIn> {
    if let Statement::And(parts) = above {
        return parts.iter().find_map(|part| put_in(part, line, holds, given_idx));
    }
    let (Statement::Chain(left, rest), Statement::Chain(own, own_rest)) = (above, line) else { return None };
    let ([(rel, right)], [(own_rel, own_right)]) = (rest.as_slice(), own_rest.as_slice()) else { return None };
    let is_denied = *rel == Rel::Eq && *own_rel == Rel::Ne;
    if rel != own_rel && !is_denied {
        return None;
    }
    let mut found = BTreeMap::new();
    let fits = matches(left, own, &mut found) && matches(right, own_right, &mut found);
    let at: Option<Vec<(String, String)>> = found
        .into_iter()
        .map(|(name, own)| Some((name, value(own, &Point::new(), &Budget::new()).ok()?.to_string())))
        .collect();
    at.filter(|at| fits && !at.is_empty()).map(|at| PutIn { at, given_idx, solves: holds != is_denied })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    /// What is said of a line of numbers below a problem and work: `+` or `-`, the values put in, whether they solve it.
    fn check(problem: &str, before: &str, line: &str, is_said_false: bool, wanted: Option<&str>) {
        let read = |text: &str| parse(text).statement.unwrap();
        let before: Vec<Statement> = before.split(';').filter(|part| !part.is_empty()).map(read).collect();
        let found = side_work(&Premises::of(&read(problem)), &before, &read(line), is_said_false).map(|found| {
            let sign = match found.verdict {
                Verdict::Holds(_) => "+".to_owned(),
                Verdict::Fails(Evidence::FalseArithmetic { left, right }) => format!("- {left} {right}"),
                other => format!("{other:?}"),
            };
            let put_in = found.put_in.map(|put_in| {
                let at: Vec<String> = put_in.at.iter().map(|(name, value)| format!("{name}={value}")).collect();
                format!(" at {} {}", at.join(", "), if put_in.solves { "solved" } else { "not solved" })
            });
            sign + &put_in.unwrap_or_default()
        });
        assert_eq!(found.as_deref(), wanted, "{line}");
    }

    #[test]
    fn checks_are_judged_by_themselves() {
        let problem = "3x-2 = 13";
        check(problem, "3x = 15;x = 5", "3(5)-2 = 13", false, Some("+ at x=5 solved"));
        check(problem, "x = 5", "15-2 = 13", false, Some("+"));
        check(problem, "x = 5", "13 = 13", false, Some("+"));
        check(problem, "x = 6", "3*6-2 = 13", false, Some("- 16 13 at x=6 not solved"));
        check(problem, "x = 6", "3*6-2 != 13", false, Some("+ at x=6 not solved"));
        check(problem, "x = 6", "3*6-2 = 13", true, Some("+ at x=6 not solved"));
        check(problem, "x = 5", "3*5-2 = 13", true, Some("- 13 13 at x=5 solved"));
        check(problem, "x = 5", "3*5 = 15 and 15-2 = 13", false, Some("+"));
        check(problem, "", "3x = 15", false, None);
        check(problem, "", "15/0 = 3", false, None);
        check("sqrt(x+12) = x", "x = 4 or x = -3", "sqrt(-3+12) = -3", false, Some("- 3 -3 at x=-3 not solved"));
        check("sqrt(x+12) = x", "x = 4 or x = -3", "3 != -3", false, Some("+"));
        check("x+y = 9 and x-y = 1", "x = 5", "5+4 = 9", false, Some("+ at x=5, y=4 solved"));
    }

    #[test]
    fn named_values_are_put_in() {
        let named = "a = 2;b = -7;c = 3";
        check("2x^2-7x+3 = 0", named, "b^2-4a c = 49-24 = 25", false, Some("+"));
        check("2x^2-7x+3 = 0", named, "b^2-4a c = 49+24", false, Some("- 25 73"));
        check("2x^2-7x+3 = 0", "a = 2", "b^2-4a c = 25", false, None);
        check("2x^2-7x+3 = 0", "", "7/2 < 4", false, Some("+"));
    }
}
