//! Numbers in the places of a formula's letters where what comes out is too large to be calculated with exactly:
//! `A = 100(1 + 0.05/12)^216` below `A = P(1 + r/n)^(nt)`; and numbers that are worked out beside a row.

use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{self, Evidence, Relation, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::reading::Role;
use std::collections::BTreeMap;

/// Letters of a formula that numbers are put in for.
const MAX_LETTERS: usize = 8;

impl Work {
    /// The verdict on a row that says of a letter what a formula above says of it, with the values of all its letters in
    /// their places, one by one the same numbers.
    pub(super) fn formula_at_values(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let [subject, stated] = notation::equation_sides(line).filter(|[_, stated]| !notation::has_letter(stated))?;
        let meanings = self.rows_above().chain(&self.formulas).filter_map(|row| match notation::equation_sides(row) {
            Some([left, meaning]) if left == subject && notation::has_letter(meaning) => Some(meaning),
            _ => None,
        });
        let is_at_values = |meaning: &Expr| {
            let letters = notation::letters(meaning);
            let values: BTreeMap<String, Expr> = letters
                .iter()
                .take(MAX_LETTERS)
                .filter_map(|name| Some((name.clone(), self.value_in_work(name)?.0)))
                .collect();
            values.len() == letters.len()
                && is_same_number(&notation::with_values(meaning, &|name| values.get(name).cloned()), stated)
        };
        let mut meanings = meanings.filter(|_| matches!(subject.kind, ExprKind::Variable(_)));
        meanings.find(|meaning| is_at_values(meaning))?;
        drop(meanings);
        let verdict = LineVerdict::of_role(Role::Step, self.from);
        let verdict = verdict.found(Verdict::Holds(Relation::Implied)).by_known_move();
        self.add(i, line.clone(), &verdict);
        Some(verdict)
    }

    /// The verdict on a row that works out a part of the row above, `7 - 3 = 4` below `2x = 7 - 3`, where the work goes on
    /// with letters: what it says is true, and the next row is held against the rows above it.
    pub(super) fn part_worked_out(&self, line: &Statement, below: &[Statement]) -> Option<LineVerdict> {
        let Statement::Chain(first, rest) = line else { return None };
        let is_part =
            |row: &Statement| notation::sides(row).into_iter().any(|side| side == first || has_part(side, first));
        let is_equal = rest.iter().all(|(rel, side)| *rel == Rel::Eq && !notation::has_letter(side));
        let above = self.before.last().or(self.problem.as_ref())?;
        let goes_on = below.iter().any(|row| !notation::variables(row).is_empty());
        let is_beside = notation::is_equation(above)
            && !notation::variables(above).is_empty()
            && !notation::has_letter(first)
            && !notation::is_literal(first)
            && is_equal
            && goes_on
            && is_part(above);
        if !is_beside {
            return None;
        }
        let found = algebra::side_work(&algebra::Premises::default(), &[], line, false)?.verdict;
        let holds = matches!(found, Verdict::Holds(_));
        holds.then(|| LineVerdict::of_role(Role::SideWork, self.from).found(found).by_known_move())
    }
}

impl Work {
    /// The verdict, or where that is out of reach what the system with a letter put in says of the row.
    pub(super) fn with_system_put_in(&self, verdict: LineVerdict, line: &Statement) -> LineVerdict {
        let is_open = verdict.local == Verdict::NotChecked(Why::OutOfReach);
        let found = if is_open { self.of_system_put_in(line) } else { None };
        match found {
            Some(found) => verdict.found(found),
            None => verdict,
        }
    }

    /// What is said of the first row below a system of two equations, `9x^2 + (3x - 3)^2 = 9` below `9x^2 + y^2 = 9` and
    /// `y = 3x - 3`, where it has lost one of the letters: held against the system with that letter put in.
    fn of_system_put_in(&self, line: &Statement) -> Option<Verdict> {
        let parts: Vec<&Statement> = self.premises.givens.iter().flat_map(notation::conjuncts).collect();
        let [first, second] = parts[..] else { return None };
        let own = notation::variables(line);
        let is_first = self.before.is_empty() && !self.slipped && own.len() == 1;
        if !is_first || ![first, second, line].into_iter().all(notation::is_equation) {
            return None;
        }
        let put_in = |from: &Statement, into: &Statement| {
            let [left, right] = notation::equation_sides(from)?;
            let (ExprKind::Variable(name), meaning) = (&left.kind, right) else { return None };
            if own.contains(name) || notation::letters(meaning) != own {
                return None;
            }
            let with_value = notation::statement_with_values(into, &|known| (known == name).then(|| meaning.clone()));
            (notation::variables(&with_value) == own).then_some(with_value)
        };
        let reduced = put_in(first, second).or_else(|| put_in(second, first))?;
        match algebra::follows(&[reduced], line) {
            Verdict::Fails(Evidence::Roots { lost, .. }) if lost.is_empty() => {
                Some(Verdict::NotChecked(Why::Unconfirmed))
            }
            found => Some(found),
        }
    }
}

/// Whether `part` stands in the expression, and is not all of it.
pub(super) fn has_part(whole: &Expr, part: &Expr) -> bool {
    whole != part && notation::holds_part(whole, &|own| own == part)
}

/// Whether two numbers are the same: by their values where these are small, else operation by operation.
fn is_same_number(a: &Expr, b: &Expr) -> bool {
    use ExprKind::{Add, Div, Mul, Neg, Pow, Sub};
    if let (Some(a), Some(b)) = (notation::exact_value(a), notation::exact_value(b)) {
        return a == b;
    }
    match (&a.kind, &b.kind) {
        (Add(a1, a2), Add(b1, b2))
        | (Sub(a1, a2), Sub(b1, b2))
        | (Mul(a1, a2), Mul(b1, b2))
        | (Div(a1, a2), Div(b1, b2))
        | (Pow(a1, a2), Pow(b1, b2)) => is_same_number(a1, b1) && is_same_number(a2, b2),
        (Neg(a), Neg(b)) => is_same_number(a, b),
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn numbers_too_large_to_be_calculated_with() {
        let given = "P = 100, r = 0.05, n = 12, t = 18\nA = P(1 + r/n)^(n t)\n";
        for (row, wanted) in [
            ("A = 100(1 + 0.05/12)^216", ".+"),
            ("A = 100(1 + 0.05/12)^(12·18)", ".+"),
            ("A = 100(1 + 0.06/12)^216", ".-"),
        ] {
            assert_eq!(signs(&format!("{given}{row}")), wanted, "{row}");
        }
    }

    #[test]
    fn what_a_system_leaves_of_one_letter() {
        let system = "9x^2 + y^2 = 9\ny = 3x - 3\n";
        for (row, wanted) in
            [("9x^2 + (3x - 3)^2 = 9", ".+"), ("9x^2 - (3x - 3)^2 = 9", ".-"), ("9x^2 + (3x + 3)^2 = 9", ".-")]
        {
            assert_eq!(signs(&format!("{system}{row}")), wanted[1..], "{row}");
        }
    }

    #[test]
    fn parts_are_worked_out_beside_a_row() {
        assert_eq!(signs("2x + 3 = 7\n2x = 7 - 3\n7 - 3 = 4\n2x = 4"), "+++");
        assert_eq!(signs("2x + 3 = 7\n2x = 7 - 3\n7 - 3 = 5\n2x = 5"), "+--");
    }
}
