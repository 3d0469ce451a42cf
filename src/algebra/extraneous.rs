//! A root that a line names and the problem does not have, put into both.

use super::budget::Budget;
use super::evaluate::{Point, truth, value};
use super::evidence::counterexample;
use super::plus_minus::as_cases;
use super::recalculation::Values;
use super::verdict::Evidence;
use crate::notation::{Statement, parse, variables};

/// What comes out when `root`, as evidence prints it, is put into the problem and into the line: the line is true there
/// and the problem is not, to both evaluations. None where that is not so.
pub fn put_in_evidence(problem: &Statement, line: &Statement, root: &str) -> Option<Evidence> {
    let budget = Budget::new();
    let mut letters = variables(problem).into_iter();
    let (letter, None) = (letters.next()?, letters.next()) else { return None };
    let Some(Statement::Expr(printed)) = parse(root).statement else { return None };
    let point = Point::from([(letter.clone(), value(&printed, &Point::new(), &budget).ok()?)]);
    let line = as_cases(line).ok()?;
    let again = Values::at(&[(letter, root.to_owned())])?;
    let is_extraneous = truth(&line, &point, &budget) == Ok(Some(true))
        && truth(problem, &point, &budget).is_ok_and(|truth| truth != Some(true))
        && again.truth(&line) == Ok(Some(true))
        && again.truth(problem).is_ok_and(|truth| truth != Some(true));
    let stated = if let Statement::Or(cases) = &line {
        // Of several cases the one that names the root.
        cases.iter().find(|case| again.truth(case) == Ok(Some(true))).unwrap_or(&line)
    } else {
        &line
    };
    counterexample(problem, stated, &point, false, &budget).ok().filter(|_| is_extraneous)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_put_into_the_problem() {
        let check = |problem: &str, line: &str, root: &str, wanted: Option<(&str, &str)>| {
            let read = |text: &str| parse(text).statement.unwrap();
            let found = put_in_evidence(&read(problem), &read(line), root).map(|evidence| match evidence {
                Evidence::Counterexample { earlier, line, earlier_holds: false, .. } => (earlier, line),
                other => panic!("{other:?}"),
            });
            assert_eq!(found, wanted.map(|(a, b)| (a.to_owned(), b.to_owned())), "{problem} -> {line}");
        };
        check("sqrt(x+12) = x", "x = 4 or x = -3", "-3", Some(("3 = -3", "-3 = -3")));
        check("sqrt(x+12) = x", "x = 4 or x = -3", "4", None);
        check("2/(x-1) = 2x/(x-1)", "x = 1", "1", Some(("undefined = undefined", "1 = 1")));
        check("sqrt(5+2x)+7 = 0", "x = 22", "22", Some(("14 = 0", "22 = 22")));
    }
}
