//! The values that a line excludes by itself: at them it would divide by zero.

use super::budget::{Budget, Stop};
use super::normal_form::{Domain, fraction};
use super::solve::where_defined;
use super::surd::Surd;
use crate::notation::{Statement, sides, variables};

/// The letter of `statement` and the values, ascending, that it cannot have because a denominator would be zero. None
/// where there are none, where there are several letters, and where they cannot be found exactly.
pub fn excluded(statement: &Statement) -> Option<(String, Vec<String>)> {
    let letters: Vec<String> = variables(statement).into_iter().collect();
    let [letter] = letters.as_slice() else { return None };
    let values = values(statement, letter, &Budget::new()).ok().flatten()?;
    (!values.is_empty()).then(|| (letter.clone(), values.iter().map(Surd::to_string).collect()))
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
