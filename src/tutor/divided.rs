//! Quotients and remainders that rows name where the problem has one polynomial divided by another: "quotient x + 3,
//! remainder 1". Each is held against the two polynomials; with what remains the quotient alone is not what the problem
//! comes to.

use super::evidence::{LineVerdict, Source};
use super::witness::Work;
use crate::algebra::{self, Division, Relation, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement, build};
use crate::reading::{self, Role, Step};

impl Work {
    /// The verdict on a row that names a quotient or a remainder; None of any other, and where it is not found.
    pub(super) fn of_division(&self, step: &Step) -> Option<LineVerdict> {
        let Some(Statement::Expr(problem)) = self.problem.as_ref().filter(|_| !self.slipped) else { return None };
        let ExprKind::Div(dividend, divisor) = &problem.kind else { return None };
        let stated = reading::stated_division(step)?;
        let division = Division::of(dividend, divisor)?;
        let quotient = stated.quotient.as_ref().map(|quotient| division.has_quotient(quotient));
        let remainder = stated.remainder.as_ref().map(|remainder| division.has_remainder(remainder));
        let found: Vec<Option<bool>> = quotient.into_iter().chain(remainder).collect();
        let verdict = LineVerdict::of_role(Role::Step, Source::Problem);
        if found.iter().all(|found| *found == Some(true)) {
            return Some(verdict.found(Verdict::Holds(Relation::Implied)).by_known_move());
        }
        let whole = match (stated.quotient, stated.remainder) {
            (Some(quotient), Some(rest)) => build::sum(quotient, build::quotient(rest, Clone::clone(divisor))),
            // `x + 3 + 1/(x + 2)` is called a quotient as well.
            (Some(quotient), None) => quotient,
            _ => return Some(verdict.found(Verdict::NotChecked(Why::NumberNotFound))),
        };
        let found = algebra::follows(&[Statement::Expr(problem.clone())], &Statement::Expr(whole));
        match found {
            Verdict::Holds(_) => None,
            found => Some(verdict.found(found)),
        }
    }
}

impl Work {
    /// The verdict on a row beside a division that is true of every number, `x(x + 2) = x^2 + 2x`: one of the products and
    /// differences that it is worked out by. None of any other row.
    pub(super) fn step_of_division(&self, line: &Statement) -> Option<LineVerdict> {
        let Some(Statement::Expr(problem)) = self.problem.as_ref().filter(|_| !self.slipped) else { return None };
        let ExprKind::Div(dividend, divisor) = &problem.kind else { return None };
        let Statement::Chain(first, rest) = line else { return None };
        let is_apart = first != problem && rest.iter().all(|(rel, _)| *rel == Rel::Eq);
        let is_known = notation::variables(line).is_subset(&notation::letters(divisor));
        if !is_apart || !is_known || notation::variables(line).is_empty() || Division::of(dividend, divisor).is_none() {
            return None;
        }
        let follows = |from: &Expr, side: &Expr| {
            algebra::follows(&[Statement::Expr(from.clone())], &Statement::Expr(side.clone()))
        };
        // What equals the problem is a step of the work.
        let is_step = matches!(follows(problem, first), Verdict::Holds(_));
        let mut sides = notation::sides(line).into_iter().skip(1);
        let holds = !is_step && sides.all(|side| matches!(follows(first, side), Verdict::Holds(_)));
        let verdict = LineVerdict::of_role(Role::SideWork, self.from);
        holds.then(|| verdict.found(Verdict::Holds(Relation::Implied)).by_known_move())
    }

    /// The verdict on a row of a sum or a difference that is written in columns: its first polynomial, and below it the
    /// other one, with its own signs or with those that subtracting gives it.
    pub(super) fn row_of_columns(&mut self, line: &Statement, below: &[Statement]) -> Option<LineVerdict> {
        let Some(Statement::Expr(problem)) = self.problem.as_ref().filter(|_| !self.slipped) else { return None };
        let (ExprKind::Add(first, second) | ExprKind::Sub(first, second), Statement::Expr(row)) = (&problem.kind, line)
        else {
            return None;
        };
        let is_sum = |part: &Expr| notation::summands(part).len() > 1;
        let is_second = |row: &Expr| {
            let other = build::negative(Expr::clone(second));
            [Expr::clone(second), other].into_iter().any(|part| {
                let found = algebra::follows(&[Statement::Expr(part)], &Statement::Expr(row.clone()));
                is_sum(second) && matches!(found, Verdict::Holds(_))
            })
        };
        let is_first = self.before.is_empty() && is_sum(first) && row == &**first;
        let goes_on = matches!(below, [Statement::Expr(next), _, ..] if is_second(next));
        let is_below = self.side.as_ref() == Some(&**first) && is_second(row) && !below.is_empty();
        if !(is_first && goes_on || is_below) {
            return None;
        }
        self.side = (!is_below).then(|| row.clone());
        Some(LineVerdict::of_role(Role::SideWork, self.from))
    }
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn quotients_and_remainders_are_held_against_the_division() {
        for (paste, wanted) in [
            ("Divide x^2 + 5x + 7 by x + 2 using synthetic division.\nQuotient: x + 3\nRemainder: 1", "++"),
            ("Divide x^2 + 5x + 7 by x + 2 using synthetic division.\nQuotient: x + 4\nRemainder: 1", "-+"),
            ("Divide x^2 + 5x + 7 by x + 2 using synthetic division.\nQuotient: x + 3\nRemainder: 2", "+?"),
            ("(x^2 + 5x + 7) ÷ (x + 2)\nThe quotient is x + 3, remainder 1", "+"),
            ("Divide x^2 + 5x + 7 by x + 2.\nQuotient x + 4, remainder 1", "-"),
            ("Berechne (x^2 + 5x + 7) : (x + 2)\n= x + 3 Rest 1", "+"),
            ("Berechne (x^2 + 5x + 7) : (x + 2)\n= x + 3 Rest 2", "-"),
            ("(x^2 + 5x + 7) ÷ (x + 2)\nx + 3 R 1", "+"),
            ("(x^2 + 5x + 7) ÷ (x + 2)\n= x + 3 R 2", "-"),
        ] {
            assert_eq!(signs(paste), wanted, "{paste}");
        }
    }

    #[test]
    fn products_and_differences_beside_a_division_are_true_by_themselves() {
        let divide = "Berechne (2x^2 + 7x + 3) : (x + 3)\n2x^2 : x = 2x\n";
        for (rows, wanted) in [
            ("2x^2 + 7x + 3 - (2x^2 + 6x) = x + 3\nx + 3 - (x + 3) = 0\n(2x^2 + 7x + 3) : (x + 3) = 2x + 1", "++++"),
            ("2x(x + 3) = 2x^2 + 3x", "+?"),
            ("(2x^2 + 7x + 3) : (x + 3) = 2x + 2", "+-"),
        ] {
            assert_eq!(signs(&format!("{divide}{rows}")), wanted, "{rows}");
        }
    }

    #[test]
    fn sums_in_columns() {
        for (paste, wanted) in [
            ("(3x^2 + 5x - 2) - (x^2 - 4x + 6)\n3x^2 + 5x - 2\n-x^2 + 4x - 6\n2x^2 + 9x - 8", "..+"),
            ("(3x^2 + 5x - 2) - (x^2 - 4x + 6)\n3x^2 + 5x - 2\n-x^2 + 4x - 6\n2x^2 + x - 8", "..-"),
            ("(5a + 1) - (2a - 4)\n5a + 1\n-(2a - 4)\n3a + 5", "..+"),
            ("(5a + 1) - (2a - 4)\n5a + 1", "-"),
        ] {
            assert_eq!(signs(paste), wanted, "{paste}");
        }
    }
}
