//! Values that a check of an equation begins with, "Let x = -7": they are those that the rows above have found. Numbers that
//! a row says are not equal, `2 ≠ 0`, where a value is tested.

use super::answer::value_of;
use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{self, Relation, Verdict, Why};
use crate::notation::{self, Rel, Statement, is_near};
use crate::reading::{self, Role, Step};

impl Work {
    /// The verdict on a row, with what its words name and what it denies.
    pub(super) fn judge_row(&mut self, i: usize, step: &Step, below: &[Statement]) -> LineVerdict {
        let row = || step.statement().filter(|_| step.role == Role::Step);
        let verdict = self.of_division(step).or_else(|| self.step_of_division(row()?));
        let verdict = verdict.or_else(|| self.row_of_columns(row()?, below));
        let verdict = verdict.or_else(|| self.of_whole_numbers(step)).unwrap_or_else(|| self.judge(i, step, below));
        let verdict = self.with_supposed_value(verdict, step);
        match step.statement() {
            Some(row) => self.with_unequal_numbers(verdict, row),
            None => verdict,
        }
    }

    /// The verdict on a row of an equation in one letter whose words put in a value that no row has found.
    pub(super) fn with_supposed_value(&self, verdict: LineVerdict, step: &Step) -> LineVerdict {
        let open = || {
            let value = reading::supposed_value(step)?;
            let values = self.found_values(&value.0)?;
            let own = notation::approximate(&value.1)?;
            (!values.is_empty() && !values.iter().any(|found| is_near(*found, own))).then_some(())
        };
        let is_open = !verdict.is_contradicted() && !matches!(verdict.local, Verdict::NotChecked(Why::NumberNotFound));
        match is_open.then(open).flatten() {
            Some(()) => {
                let role = if verdict.is_claim() { verdict.role } else { Role::Check };
                LineVerdict { role, ..verdict }.found(Verdict::NotChecked(Why::NumberNotFound))
            }
            None => verdict,
        }
    }

    /// The verdict on "no solution" where the problem or the row itself asks for whole numbers, and none was found.
    fn of_whole_numbers(&self, step: &Step) -> Option<LineVerdict> {
        let names_set = step.reason.as_ref().is_some_and(|reason| reason.text().contains(['ℤ', 'ℕ']));
        if step.statement() != Some(&Statement::Never) || !self.asked.in_whole_numbers && !names_set {
            return None;
        }
        let letters = self.problem.as_ref().map(notation::variables).unwrap_or_default();
        let values = letters.iter().find_map(|letter| self.found_values(letter))?;
        let is_right = !values.is_empty() && self.asked.in_whole_numbers;
        let found = match is_right {
            true => Verdict::Holds(Relation::Implied),
            false => Verdict::NotChecked(Why::Unconfirmed),
        };
        let are_broken = values.iter().all(|value| (value - value.round()).abs() > 1e-9);
        are_broken.then(|| LineVerdict::of_role(step.role, self.from).found(found).by_known_move())
    }

    /// The numbers that rows say the letter of the problem's equation is; None where that is the only letter of no equation.
    fn found_values(&self, letter: &str) -> Option<Vec<f64>> {
        let problem = self.problem.as_ref().filter(|problem| {
            notation::is_equation(problem)
                && !self.is_told
                && !self.slipped
                && notation::variables(problem).iter().eq([letter])
        })?;
        let rows = [problem].into_iter().chain(self.main.iter().flatten()).chain(&self.before);
        let rounded = |row: &Statement| match row {
            Statement::Chain(letter, rest) => {
                let rest =
                    rest.iter().map(|(rel, side)| (if *rel == Rel::Approx { Rel::Eq } else { *rel }, side.clone()));
                value_of(&Statement::Chain(letter.clone(), rest.collect()))
            }
            _ => None,
        };
        let values = rows.flat_map(cases).filter_map(rounded).filter(|(name, _)| name == letter);
        Some(values.flat_map(|(_, value)| both_signs(&value)).collect())
    }

    /// The verdict on numbers that a row says are not equal: that says something where one of them is zero, or a value that
    /// the problem excludes, or where the rows above come to these two.
    pub(super) fn with_unequal_numbers(&self, verdict: LineVerdict, line: &Statement) -> LineVerdict {
        let (first, rest) = match line {
            Statement::And(parts) => {
                return parts.iter().fold(verdict, |verdict, part| self.with_unequal_numbers(verdict, part));
            }
            Statement::Chain(first, rest) => (first, rest),
            _ => return verdict,
        };
        let left = rest.iter().rev().nth(1).map_or(first, |(_, side)| side);
        let Some((Rel::Ne, right)) = rest.last() else { return verdict };
        let sides = [left, right].map(notation::approximate);
        let ([Some(left_value), Some(right_value)], true) = (sides, notation::variables(line).is_empty()) else {
            return verdict;
        };
        let problem = self.problem.as_ref().filter(|problem| notation::is_equation(problem) && !self.is_told);
        let Some(problem) = problem.filter(|_| matches!(verdict.local, Verdict::Holds(_)) && !self.slipped) else {
            return verdict;
        };
        let is_zero = |value: f64| value.abs() < 1e-12;
        let letters = notation::variables(problem);
        let values = letters.iter().find_map(|letter| self.found_values(letter)).unwrap_or_default();
        let excluded = algebra::excluded(problem).map(|(_, values)| values).unwrap_or_default();
        let is_excluded = |value: f64| {
            let numbers = excluded.iter().filter_map(|shown| match notation::parse(shown).statement? {
                Statement::Expr(number) => notation::approximate(&number),
                _ => None,
            });
            numbers.into_iter().any(|number| is_near(number, value))
        };
        let tests_excluded = [(left_value, right_value), (right_value, left_value)]
            .into_iter()
            .any(|(found, excluded)| is_excluded(excluded) && values.iter().any(|value| is_near(*value, found)));
        let equal = notation::build::equation(left.clone(), right.clone());
        let comes_to_both = values.is_empty()
            || matches!(algebra::follows_from(&self.held(), &self.before, &equal, &[]), Verdict::Holds(_))
            || self.before.iter().chain([problem]).flat_map(notation::conjuncts).any(|row| {
                let at = |side: &notation::Expr, value: f64| notation::approximate_at(side, &|_| Some(value));
                let is_pair = |a: f64, b: f64| is_near(a, left_value) && is_near(b, right_value);
                let comes_to = |[a, b]: [&notation::Expr; 2], value: f64| {
                    at(a, value).zip(at(b, value)).is_some_and(|(a, b)| is_pair(a, b) || is_pair(b, a))
                };
                let sides = notation::equation_sides(row);
                sides.is_some_and(|sides| values.iter().any(|value| comes_to(sides, *value)))
            });
        if is_zero(left_value) || is_zero(right_value) || tests_excluded || comes_to_both {
            return verdict;
        }
        verdict.found(Verdict::NotChecked(Why::NumberNotFound))
    }
}

fn cases(row: &Statement) -> Vec<&Statement> {
    match row {
        Statement::And(parts) | Statement::Or(parts) => parts.iter().flat_map(cases).collect(),
        one => vec![one],
    }
}

/// The value with each sign of a `±` in it.
fn both_signs(value: &notation::Expr) -> Vec<f64> {
    use notation::{ExprKind, build, replaced};
    let signed = |is_plus: bool| {
        let one = replaced(value, &|part| match &part.kind {
            ExprKind::PlusMinus(inside) if is_plus => Some((**inside).clone()),
            ExprKind::PlusMinus(inside) => Some(build::negative((**inside).clone())),
            ExprKind::AddSub(a, b) if is_plus => Some(build::sum((**a).clone(), (**b).clone())),
            ExprKind::AddSub(a, b) => Some(build::difference((**a).clone(), (**b).clone())),
            _ => None,
        });
        notation::approximate(&one)
    };
    [true, false].into_iter().filter_map(signed).collect()
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn a_check_puts_in_what_was_found() {
        let solved = "Solve 2x + 3 = -9\n2x = -12\nx = -6\n";
        for (check, wanted) in [
            ("Let x = -6.\n2(-6) + 3 = -9", "+++"),
            ("Let x = -7.\n2(-7) + 3 = -11", "++?"),
            ("Check: x = -6\n2(-6) + 3 = -9", "++++"),
        ] {
            assert_eq!(signs(&format!("{solved}{check}")), wanted, "{check}");
        }
    }

    #[test]
    fn no_whole_number_is_a_solution() {
        for (paste, wanted) in [
            ("Löse in ℤ: 2n + 3 = 8\n2n = 5\nn = 5/2\nkeine Lösung", "+++"),
            ("Löse in ℤ: 2n + 3 = 9\n2n = 6\nn = 3\nkeine Lösung", "++-"),
            ("Löse: 2n + 3 = 8\n2n = 5\nn = 5/2\nkeine Lösung", "++-"),
        ] {
            assert_eq!(signs(paste), wanted, "{paste}");
        }
    }

    #[test]
    fn a_denominator_is_tested_with_zero() {
        let solved = "Solve 3/(x - 2) = 1\n3 = x - 2\nx = 5\n";
        for (check, wanted) in [
            ("5 - 2 = 3 ≠ 0", "+++"),
            ("3 ≠ 0", "+++"),
            ("5 ≠ 2", "+++"),
            ("5 - 2 = 3, 3 ≠ 1", "++?"),
            ("2 ≠ 1", "++?"),
        ] {
            assert_eq!(signs(&format!("{solved}{check}")), wanted, "{check}");
        }
        assert_eq!(signs("Solve 2x + 3 = 2x + 5\n3 ≠ 5\nno solution"), "++");
        let root = "Solve √(2x + 3) = x\n2x + 3 = x^2\nx = 3 or x = -1\n";
        assert_eq!(signs(&format!("{root}Check x = -1: √1 = 1 ≠ -1\nx = 3")), "++++");
    }
}
