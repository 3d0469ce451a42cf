//! Points that are put into an equation and do not satisfy it: `10 = 2·4 + 1`, `10 = 9 (false)`, "it is not on the line".
//! Where the work says so itself, its rows are no mistakes.

use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{self, Relation, Verdict, Why};
use crate::notation::{self, Rel, Statement};
use crate::reading::{Role, Step};

impl Work {
    /// The verdict on row `i` where it belongs to such a test: a point put into an equation of two letters that is given, or
    /// the sides of that worked out.
    pub(super) fn failing_test(&self, i: usize, steps: &[Step]) -> Option<LineVerdict> {
        let (step, rest) = steps.get(i..)?.split_first()?;
        let line = step.statement()?;
        let sides = values(line).filter(|_| !self.slipped)?;
        let differ = |[left, right]: [f64; 2]| (left - right).abs() > 1e-9 * (1.0 + left.abs());
        let compares_numbers = |step: &&Step| step.statement().is_some_and(|line| values(line).is_some());
        let n_rows = rest.iter().take_while(compares_numbers).count();
        let (rows, behind) = rest.split_at(n_rows);
        let denies = |step: &Step| step.says_false() || step.statement().is_some_and(says_unequal);
        let is_denied = std::iter::once(step).chain(rows).any(denies)
            || behind.first().is_some_and(|words| words.role == Role::Words && words.denies());
        if !is_denied {
            return None;
        }
        let open = Verdict::NotChecked(Why::Unconfirmed);
        let has_two_letters =
            |given: &&Statement| notation::is_equation(given) && notation::variables(given).len() == 2;
        let rows = steps[..i].iter().filter_map(Step::statement);
        let mut givens = self.premises.givens.iter().chain(rows).filter(has_two_letters);
        let is_put_in = givens.any(|given| algebra::is_special_case(given, line));
        let above = i.checked_sub(1).and_then(|above| values(steps[above].statement()?));
        let is_worked_out = || above.is_some_and(|above| (above[0] - sides[0]).abs() < 1e-9);
        // Numbers that agree deny nothing.
        let found = if differ(sides) { Verdict::Holds(Relation::Implied) } else { open };
        let is_test = is_put_in || is_worked_out() && self.failing_test(i - 1, steps).is_some();
        let says_so = differ(sides) || step.says_false();
        (is_test && says_so).then(|| LineVerdict::of_role(Role::Check, self.from).found(found))
    }
}

/// The two numbers that a row compares, with `=` or `≠`.
fn values(line: &Statement) -> Option<[f64; 2]> {
    let Statement::Chain(left, rest) = line else { return None };
    let [(Rel::Eq | Rel::Ne, right)] = rest.as_slice() else { return None };
    let value = |side| (!notation::has_letter(side)).then(|| notation::approximate(side)).flatten();
    Some([value(left)?, value(right)?])
}

fn says_unequal(line: &Statement) -> bool {
    matches!(line, Statement::Chain(_, rest) if matches!(rest.as_slice(), [(Rel::Ne, _)]))
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn a_point_beside_a_line_says_so() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        check("Punktprobe mit Q(2|5) und y = 3x - 2:\n5 = 3·2 - 2\n5 = 4 (f)\nQ liegt nicht auf der Geraden.", "++");
        check("Punktprobe mit Q(2|5) und y = 3x - 2:\n5 = 3·2 - 2\n5 ≠ 4", "++");
        check("Is (2, 5) on y = 3x - 2?\n5 = 3(2) - 2\n5 = 4\nFalse, so it is not on the line.", "++");
        check("Punktprobe mit Q(2|5) und y = 3x - 2:\n5 = 3·2 - 2\n5 = 4\nQ liegt auf der Geraden.", "-+");
    }
}
