//! The values that a line excludes by itself: at them it would divide by zero.

use super::budget::{Budget, Stop};
use super::normal_form::{Domain, fraction};
use super::plus_minus::as_cases;
use super::realset::RealSet;
use super::solve::{solutions, where_defined};
use super::surd::Surd;
use crate::notation::{Expr, Statement, sides, variables};

/// The letter of `statement` and the values, ascending, that it cannot have because a denominator would be zero. None
/// where there are none, where there are several letters, and where they cannot be found exactly.
pub fn excluded(statement: &Statement) -> Option<(String, Vec<String>)> {
    let letters: Vec<String> = variables(statement).into_iter().collect();
    let [letter] = letters.as_slice() else { return None };
    let values = values(statement, letter, &Budget::new()).ok().flatten()?;
    (!values.is_empty()).then(|| (letter.clone(), values.iter().map(Surd::to_string).collect()))
}

/// Whether a row in the letter of `expr` holds exactly where the expression has a value: `x != 2` for `3/(x - 2)`.
pub fn is_domain(expr: &Expr, row: &Statement) -> Option<bool> {
    Some(stated(expr, row)? == domain_of(expr)?)
}

/// Whether it holds exactly where the expression has none: `x - 2 = 0`.
pub fn is_outside_domain(expr: &Expr, row: &Statement) -> Option<bool> {
    Some(stated(expr, row)? == domain_of(expr)?.complement())
}

fn only_letter(expr: &Expr) -> Option<String> {
    let letters: Vec<String> = variables(&Statement::Expr(expr.clone())).into_iter().collect();
    <[String; 1]>::try_from(letters).ok().map(|[letter]| letter)
}

fn domain_of(expr: &Expr) -> Option<RealSet> {
    let (letter, budget, mut domain) = (only_letter(expr)?, Budget::new(), Domain::default());
    fraction(expr, &mut domain, &budget).ok()?;
    where_defined(&domain, &letter, &budget).ok()
}

fn stated(expr: &Expr, row: &Statement) -> Option<RealSet> {
    let letter = only_letter(expr).filter(|letter| variables(row).iter().eq([letter]))?;
    solutions(&as_cases(row).ok()?, &letter, &Budget::new()).ok()
}

fn values(statement: &Statement, letter: &str, budget: &Budget) -> Result<Option<Vec<Surd>>, Stop> {
    let mut domain = Domain::default();
    for side in sides(statement) {
        fraction(side, &mut domain, budget)?;
    }
    // What a root excludes is a stretch of numbers, and another story.
    domain.not_negative.clear();
    if domain.is_everywhere() {
        return Ok(None);
    }
    Ok(where_defined(&domain, letter, budget)?.complement().points())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let statement = parse(text).statement.expect("it can be read");
        let found = excluded(&statement).map(|(_, values)| values).unwrap_or_default();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn rows_that_say_where_an_expression_has_a_value() {
        let check = |expr: &str, row: &str, inside: Option<bool>, outside: Option<bool>| {
            let Some(Statement::Expr(expr)) = parse(expr).statement else { panic!("{expr} is no expression") };
            let row = parse(row).statement.expect("it can be read");
            assert_eq!((is_domain(&expr, &row), is_outside_domain(&expr, &row)), (inside, outside), "{row:?}");
        };
        check("3/(x-2)", "x != 2", Some(true), Some(false));
        check("3/(x-2)", "x < 2 or x > 2", Some(true), Some(false));
        check("3/(x-2)", "x - 2 = 0", Some(false), Some(true));
        check("3/(x-2)", "x != 3", Some(false), Some(false));
        check("sqrt(2x+6)", "2x >= -6", Some(true), Some(false));
        check("(x+1)/(x^2-9)", "x != 3 and x != -3", Some(true), Some(false));
        check("3/(x-2)", "y != 2", None, None);
    }

    #[test]
    fn zeros_of_denominators() {
        check("3/(x-2) = 5", &["2"]);
        check("1/x + 1/(x+3) = 2/(x^2-4)", &["-3", "-2", "0", "2"]);
        check("(x^2-4)/(x-2)", &["2"]);
        check("x/2 = 5", &[]);
        check("1/(x^2+1) = 3", &[]);
        check("sqrt(x) = 1/(x-1)", &["1"]);
        check("1/(x-y) = 2", &[]);
    }
}
