//! Values of functions that the problem's words ask for: a work that gives others has not answered.

use super::evidence::{LineVerdict, Source, Verdicts};
use crate::algebra::{Verdict, Why};
use crate::notation::{self, Statement, is_near};
use crate::reading::{Role, Solution};

/// Where "find f(-3)" is asked and the rows say what other values of functions are, and not this one, the last of them is
/// not settled.
pub(super) fn settled(solution: &Solution, mut verdicts: Verdicts) -> Verdicts {
    let Some(problem) = &solution.problem else { return verdicts };
    let value = |asked: &String| {
        let name = asked.split('(').next().unwrap_or_default();
        let read = notation::parse_with_functions(asked, &solution.functions).statement;
        match read.filter(|_| solution.functions.contains(name)) {
            Some(Statement::Expr(value)) => notation::approximate(&value),
            _ => None,
        }
    };
    let mut names = solution.functions.names();
    let only = names.next().filter(|_| names.next().is_none());
    // The remainder of a division by `x + 2` is `f(-2)`.
    let remainder = only.zip(problem.zero_of_divisor.as_ref()).map(|(name, zero)| format!("{name}({zero})"));
    let asked: Vec<f64> = problem.asked_values.iter().chain(&remainder).filter_map(value).collect();
    let applied = |i: usize| solution.steps.get(i)?.application.as_ref().map(|of| notation::approximate(&of.value));
    let rows: Vec<usize> = (0..solution.steps.len()).filter(|&i| applied(i).is_some()).collect();
    let given: Option<Vec<f64>> = rows.iter().filter_map(|&i| applied(i)).collect();
    let (Some(last), Some(given)) = (rows.last(), given) else { return verdicts };
    let is_missing = asked.iter().any(|asked| !given.iter().any(|given| is_near(*asked, *given)));
    if let Some(line) = verdicts.lines.get_mut(*last).filter(|line| is_missing && !line.is_contradicted()) {
        *line = LineVerdict::of_role(Role::Step, Source::Problem).found(Verdict::NotChecked(Why::NumberNotFound));
    }
    verdicts
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn a_remainder_is_the_value_at_the_zero_of_the_divisor() {
        let remainder = "Find the remainder when f(x) = x³ + 3x + 19 is divided by x + 2.";
        assert_eq!(signs(&format!("{remainder}\nf(-2) = (-2)³ + 3(-2) + 19\nf(-2) = 5\nThe remainder is 5.")), "++.");
        assert_eq!(signs(&format!("{remainder}\nf(2) = 2³ + 3(2) + 19\nf(2) = 33\nThe remainder is 33.")), "+?.");
        let factor = "Determine whether x - 4 is a factor of f(x) = x³ - 64.";
        assert_eq!(signs(&format!("{factor}\nf(4) = 4³ - 64\nf(4) = 0")), ".++");
        assert_eq!(signs(&format!("{factor}\nf(-4) = (-4)³ - 64\nf(-4) = -128")), ".+?");
    }
}
