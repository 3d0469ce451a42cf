//! Cases of absolute values: stretches of numbers that end where what stands between the bars is zero.
//!
//! `|x - 2| + |x + 1| = 5` is worked out for `x < -1`, `-1 <= x < 2` and `x >= 2`, one after the other.

use super::budget::{Budget, Stop};
use super::realset::RealSet;
use super::solve::solutions;
use super::trees::operands;
use crate::notation::{Expr, ExprKind, Rel, Statement, build, has_letter, sides, variables};

/// Whether `line` is such a stretch for the statement `main` in one letter: an inequality in that letter that ends only at
/// zeros of what stands between bars in `main`.
pub fn is_region(main: &Statement, line: &Statement) -> bool {
    let letters = variables(main);
    let (Some(letter), 1) = (letters.first(), letters.len()) else { return false };
    let Statement::Chain(first, rest) = line else { return false };
    let is_order = |rel: &Rel| matches!(rel, Rel::Lt | Rel::Le | Rel::Gt | Rel::Ge);
    if rest.is_empty() || !rest.iter().all(|(rel, _)| is_order(rel)) || !variables(line).iter().eq([letter]) {
        return false;
    }
    let mut between_bars = Vec::new();
    sides(main).into_iter().for_each(|side| collect(side, &mut between_bars));
    let budget = Budget::new();
    let zeros = |left: &Expr, right: &Expr| -> Option<Vec<String>> {
        let equation = Statement::Chain(left.clone(), vec![(Rel::Eq, right.clone())]);
        Some(solutions(&equation, letter, &budget).ok()?.points()?.iter().map(ToString::to_string).collect())
    };
    let ends: Option<Vec<String>> = between_bars
        .iter()
        .map(|inside| zeros(inside, &build::whole(0)))
        .collect::<Option<Vec<_>>>()
        .map(|all| all.concat());
    let Some(ends) = ends.filter(|ends| !ends.is_empty()) else { return false };
    let mut left = first;
    for (_, right) in rest {
        match zeros(left, right) {
            Some(own) if !own.is_empty() && own.iter().all(|end| ends.contains(end)) => left = right,
            _ => return false,
        }
    }
    true
}

/// What stands between bars with a letter in it.
fn collect<'e>(expr: &'e Expr, found: &mut Vec<&'e Expr>) {
    if let ExprKind::Abs(inside) = &expr.kind
        && has_letter(inside)
    {
        found.push(inside);
    }
    operands(expr).for_each(|operand| collect(operand, found));
}

/// Whether every solution of `main` lies in one of the stretches; false where that is not decided.
pub fn regions_cover(main: &Statement, regions: &[Statement]) -> bool {
    covers(main, regions).unwrap_or(false)
}

fn covers(main: &Statement, regions: &[Statement]) -> Result<bool, Stop> {
    let letters = variables(main);
    let (Some(letter), 1) = (letters.first(), letters.len()) else { return Err(Stop::OutOfReach) };
    let budget = Budget::new();
    let mut all = RealSet::empty();
    for region in regions {
        all = all.union(&solutions(region, letter, &budget)?)?;
    }
    Ok(solutions(main, letter, &budget)?.without(&all)?.is_empty())
}

/// Whether values that `line` gives solve `case`, one of several cases of `main`, and others solve another case only:
/// `x = 1 or x = -2` below `x^2 - 1 = 0`. What solves all of `main` is no such line; false where that is not decided.
pub fn mixes_cases(main: &Statement, case: &Statement, line: &Statement) -> bool {
    let mixes = || -> Result<bool, Stop> {
        let letters = variables(main);
        let (Some(letter), 1) = (letters.first(), letters.len()) else { return Err(Stop::OutOfReach) };
        let budget = Budget::new();
        let [all, own, said] = [main, case, line].map(|statement| solutions(statement, letter, &budget));
        let (all, own, said) = (all?, own?, said?);
        let leaves_out = !all.without(&said)?.is_empty();
        Ok(leaves_out && !said.intersection(&own)?.is_empty() && !said.without(&own)?.is_empty())
    };
    mixes().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    fn statement(text: &str) -> Statement {
        parse(text).statement.expect("it can be read")
    }

    #[test]
    fn stretches_end_at_zeros_between_bars() {
        let main = statement("|2x - 1| + |x + 3| = 7");
        for (line, wanted) in [
            ("x >= 1/2", true),
            ("x < -3", true),
            ("-3 <= x < 1/2", true),
            ("2x - 1 < 0", true),
            ("x >= 0", false),
            ("x = -3", false),
            ("y < -3", false),
            ("x < 1/2 + y", false),
        ] {
            assert_eq!(is_region(&main, &statement(line)), wanted, "{line}");
        }
        assert!(!is_region(&statement("x^2 = 9"), &statement("x > 0")));
    }

    #[test]
    fn a_case_has_its_own_values() {
        let mixes =
            |line: &str| mixes_cases(&statement("(x^2 - 1)(x^2 - 4) = 0"), &statement("x^2 - 1 = 0"), &statement(line));
        assert!(mixes("x = 1 or x = -2"));
        for line in ["x = 1 or x = -1", "x = 1", "x = 2 or x = -2", "x = 1 or x = -1 or x = 2 or x = -2", "x = y"] {
            assert!(!mixes(line), "{line}");
        }
    }

    #[test]
    fn no_solution_is_left_out() {
        let main = statement("|x - 1| = 3");
        assert!(!regions_cover(&main, &[statement("x >= 1")]));
        assert!(regions_cover(&main, &[statement("x >= 1"), statement("x < 1")]));
        assert!(regions_cover(&main, &[statement("x > 1"), statement("x < 1")]), "1 solves nothing");
    }
}
