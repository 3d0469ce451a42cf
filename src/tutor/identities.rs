//! Equations that hold whatever their letter is, with coefficients to be found: `5x + 1 = A(x + 2) + B(x - 1)` of partial
//! fractions. Values are put in for the letter as one likes, or coefficients compared; what the rows say of A and B has to
//! agree with all of them.

use super::evidence::LineVerdict;
use super::known_values::named_value;
use super::witness::Work;
use crate::algebra::{self, Verdict};
use crate::notation::{self, Expr, ExprKind, Rel, Statement, build};
use crate::reading::Role;
use std::collections::BTreeSet;

/// Names of such coefficients.
const COEFFICIENTS: [&str; 5] = ["A", "B", "C", "D", "E"];

/// Numbers that are put in: more than there are coefficients.
const PUT_IN: [i64; 7] = [0, 1, -1, 2, -2, 3, -3];

impl Work {
    /// The verdict on a row that chooses a value for the letter of such an equation, and on one that speaks of its
    /// coefficients alone. None of any other row.
    pub(super) fn of_coefficients(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let own = notation::variables(line);
        if self.slipped || own.is_empty() {
            return None;
        }
        if let Some(set_up) = self.taken_apart(line) {
            self.premises.givens = vec![set_up.clone()];
            self.problem = Some(set_up);
            return Some(LineVerdict::of_role(Role::Given, self.from));
        }
        if identity(line).is_some() {
            // The fractions, and then without denominators.
            let above = self.rows_above().filter(|row| notation::variables(row) == own).last()?.clone();
            let found = algebra::follows(&[above], line);
            let verdict = LineVerdict::of_role(Role::Step, self.from).found(found).by_known_move();
            let is_settled = !matches!(verdict.local, Verdict::NotChecked(_));
            is_settled.then(|| self.add(i, line.clone(), &verdict))?;
            return Some(verdict);
        }
        let (letter, identity) = self.rows_above().filter_map(identity).last()?;
        if named_value(line).is_some_and(|(name, _)| name == letter) {
            return Some(LineVerdict::of_role(Role::Given, self.from));
        }
        if !own.iter().all(|name| notation::variables(&identity).contains(name)) || own.contains(&letter) {
            return None;
        }
        let at = |number: i64| {
            let value = |name: &str| (name == letter).then(|| build::whole(number));
            notation::statement_with_values(&identity, &value)
        };
        let facts = Statement::And(PUT_IN.into_iter().map(at).collect());
        let is_identity =
            !matches!(algebra::follows(std::slice::from_ref(&facts), &Statement::Never), Verdict::Holds(_));
        let found = algebra::follows(&[facts], line);
        if !is_identity || matches!(found, Verdict::NotChecked(_)) {
            return None;
        }
        let verdict = LineVerdict::of_role(Role::Step, self.from).found(found).by_known_move();
        self.add(i, line.clone(), &verdict);
        Some(verdict)
    }
}

impl Work {
    /// What a row says that takes the fraction of the problem apart: `= A/x + B/(x + 1)`.
    fn taken_apart(&self, line: &Statement) -> Option<Statement> {
        let Some(Statement::Expr(asked)) = &self.problem else { return None };
        let n_coefficients =
            notation::variables(line).iter().filter(|name| COEFFICIENTS.contains(&name.as_str())).count();
        let is_set_up = self.before.is_empty() && n_coefficients > 1;
        match line {
            Statement::Expr(sum) => is_set_up.then(|| Statement::Chain(asked.clone(), vec![(Rel::Eq, sum.clone())])),
            Statement::Chain(left, _) => (is_set_up && left == asked).then(|| line.clone()),
            _ => None,
        }
    }
}

/// The letter of such an equation, and the equation.
fn identity(row: &Statement) -> Option<(String, Statement)> {
    let [left, right] = notation::equation_sides(row)?;
    let (coefficients, others): (BTreeSet<String>, BTreeSet<String>) =
        notation::variables(row).into_iter().partition(|name| COEFFICIENTS.contains(&name.as_str()));
    let letter = others.first().filter(|_| others.len() == 1 && coefficients.len() > 1)?;
    let divides = [left, right].into_iter().any(|side| divides_by(side, letter));
    (!divides).then(|| (letter.clone(), row.clone()))
}

fn divides_by(expr: &Expr, letter: &str) -> bool {
    let by_letter = matches!(&expr.kind, ExprKind::Div(_, below) if notation::letters(below).contains(letter));
    by_letter || expr.kind.operands().into_iter().flatten().any(|part| divides_by(part, letter))
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn coefficients_are_found_as_one_likes() {
        let check = |rest: &str, wanted: &str| {
            let paste = format!("5x + 1 = A(x + 2) + B(x − 1)\n{rest}");
            assert_eq!(signs(&paste), wanted, "{rest}");
        };
        check("x = 1: 6 = 3A, A = 2\nx = −2: −9 = −3B, B = 3", ".++.++");
        check("When x = 1: 6 = 3A so A = 2\nWhen x = −2: −9 = −3B so B = 3", "++++");
        check("x = 1: 6 = 4A, A = 2", ".--");
        check("5 = A + B\n1 = 2A − B\n6 = 3A\nA = 2\nB = 3", "+++++");
        check("5 = A + B\n1 = 2A + B", "+-");
        let fraction = "Find the partial fractions of (2x + 3)/(x(x + 1)).\n(2x + 3)/(x(x + 1)) = A/x + B/(x + 1)";
        assert_eq!(signs(&format!("{fraction}\n2x + 3 = A(x + 1) + Bx\nx = 0: 3 = A\nx = −1: 1 = −B")), ".+.+.+");
        assert_eq!(signs(&format!("{fraction}\n2x + 3 = A(x + 1) + B\n")), ".-");
    }
}
