//! Numbers for the letters of the form that the problem asks for: `a = 3, b = -11` where `x^2 + 6x - 2` is to be written as
//! `(x + a)^2 + b`.

use super::evidence::LineVerdict;
use super::known_values::{named_value, only_value};
use super::witness::Work;
use crate::algebra::{self, Relation, Verdict};
use crate::notation::{self, Expr, Statement, statement_with_values};
use crate::reading::Role;
use std::collections::BTreeSet;

impl Work {
    /// The verdict on a row that gives such numbers; None of any other row. Until all are given nothing is said.
    pub(super) fn of_form(&mut self, line: &Statement) -> Option<LineVerdict> {
        let own: Vec<(&str, &Expr)> = notation::conjuncts(line).into_iter().map(named_value).collect::<Option<_>>()?;
        let problem = self.problem.clone()?;
        let Some(form) = self.form.clone() else { return self.of_identity(&problem, &own) };
        let mut letters: BTreeSet<String> = notation::variables(&form);
        notation::variables(&problem).iter().for_each(|name| {
            letters.remove(name);
        });
        if !own.iter().all(|(name, _)| letters.contains(*name)) {
            return None;
        }
        let above: Vec<Statement> = self.premises.definitions.clone();
        let known: Vec<(&str, &Expr)> = above.iter().filter_map(named_value).chain(own).collect();
        if letters.iter().any(|letter| only_value(&known, letter).is_none()) {
            let parts = notation::conjuncts(line).into_iter().cloned();
            self.premises.definitions.extend(parts);
            return Some(LineVerdict::of_role(Role::Definition, self.from));
        }
        let written = statement_with_values(&form, &|letter| only_value(&known, letter));
        let found = algebra::follows(&[problem], &written);
        Some(LineVerdict::of_role(Role::Step, self.from).found(found).by_known_move())
    }

    /// The same of a problem that says itself how it is written, `x^2 - 8x + 3 = (x - a)^2 + b`: with the right numbers it
    /// is true whatever the last letter is.
    fn of_identity(&self, problem: &Statement, own: &[(&str, &Expr)]) -> Option<LineVerdict> {
        let written = statement_with_values(problem, &|letter| only_value(own, letter));
        let [left, right] = notation::equation_sides(&written)?;
        let n_letters = notation::variables(problem).len();
        if own.len() < 2 || own.len() + 1 != n_letters || notation::variables(&written).len() != 1 {
            return None;
        }
        let same = algebra::follows(&[Statement::Expr(left.clone())], &Statement::Expr(right.clone()));
        let found = Verdict::Holds(Relation::Implied);
        let verdict = LineVerdict::of_role(Role::Step, self.from).found(found);
        matches!(same, Verdict::Holds(_)).then(|| verdict.by_known_move())
    }
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn a_form_is_asked_for() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let square = "Write x² + 6x − 2 in the form (x + a)² + b, where a and b are integers.\n(x + 3)² − 9 − 2";
        check(&format!("{square}\n(x + 3)² − 11\na = 3, b = −11"), "+++");
        check(&format!("{square}\n(x + 3)² − 12"), "+-");
        check(&format!("{square}\n(x + 3)² − 11\na = 3\nb = 11"), "++.-");
        check("Express √48 + √12 in the form k√3.\n4√3 + 2√3\n6√3\nk = 6", "+++");
        check("Schreibe 2x² − 12x + 5 in der Form a(x + b)² + c.\n2(x² − 6x) + 5\n2(x − 3)² − 13", "++");
        check("Schreibe 2x² − 12x + 5 in der Form a(x + b)² + c.\n2(x² − 6x) + 5\n2(x − 3)² − 4", "+-");
        let circle = "Write x² + y² − 6x + 4y − 12 = 0 in the form (x − a)² + (y − b)² = r².";
        check(&format!("{circle}\n(x − 3)² − 9 + (y + 2)² − 4 = 12\n(x − 3)² + (y + 2)² = 25"), "++");
        check(&format!("{circle}\n(x − 4)² − 9 + (y + 2)² − 4 = 12"), "-");
        check("Rearrange 3x − 4y = 8 into the form y = mx + c.\n−5y = −3x + 8", "-");
        let identity = "Given that x² − 8x + 3 = (x − a)² + b, find a and b.\n(x − 4)² − 16 + 3";
        check(&format!("{identity}\na = 4, b = −13"), ".+");
    }
}
