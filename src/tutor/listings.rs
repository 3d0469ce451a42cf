//! Rows that list what the work has come to: `17, 20` below `14 + 3 = 17` and `17 + 3 = 20`, `£24 : £36`.

use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{Relation, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rational, Rel, Statement};
use crate::reading::{self, Role, Step};
use num_traits::Zero;

impl Work {
    /// The verdict on a row that lists numbers: whether the rows above come to them, in this order, or the problem's
    /// sequence goes on with them. None where the row is anything else.
    pub(super) fn listing(&self, step: &Step) -> Option<LineVerdict> {
        let is_told = self.is_told && !self.works_with_expressions();
        let numbers = reading::listed_numbers(step, is_told)?;
        let is_found = self.come_in_order(&numbers) || self.goes_on_with(&numbers);
        let found = match is_found {
            true => Verdict::Holds(Relation::Implied),
            false => Verdict::NotChecked(Why::NumberNotFound),
        };
        let verdict = LineVerdict::of_role(Role::Answer, self.from).found(found);
        Some(if is_found { verdict.by_known_move() } else { verdict })
    }

    /// Notes the numbers that a row comes to.
    pub(super) fn note_results(&mut self, row: &Statement) {
        match row {
            Statement::And(parts) | Statement::Or(parts) => parts.iter().for_each(|part| self.note_results(part)),
            Statement::Expr(value) => self.results.extend(notation::exact_value(value)),
            // `2.5 = k`
            Statement::Chain(value, rest)
                if matches!(rest.as_slice(), [(Rel::Eq, Expr { kind: ExprKind::Variable(_), .. })]) =>
            {
                self.results.extend(notation::exact_value(value));
            }
            Statement::Chain(_, rest) => {
                let last = rest.last().filter(|(rel, _)| matches!(rel, Rel::Eq | Rel::Approx));
                self.results.extend(last.and_then(|(_, value)| notation::exact_value(value)));
            }
            _ => {}
        }
    }

    fn come_in_order(&self, numbers: &[Expr]) -> bool {
        let mut results = self.results.iter();
        numbers
            .iter()
            .all(|number| notation::exact_value(number).is_some_and(|wanted| results.any(|result| *result == wanted)))
    }

    /// Whether the terms that the problem lists and these are in arithmetic or in geometric order.
    fn goes_on_with(&self, numbers: &[Expr]) -> bool {
        let terms = self.sequence.iter().chain(numbers).map(notation::exact_value).collect::<Option<Vec<Rational>>>();
        !self.sequence.is_empty() && terms.is_some_and(|terms| is_arithmetic_or_geometric(&terms))
    }
}

/// Whether the same is added from each number to the next, or each is multiplied by the same.
fn is_arithmetic_or_geometric(terms: &[Rational]) -> bool {
    let is_arithmetic = |three: &[Rational]| &three[1] - &three[0] == &three[2] - &three[1];
    let is_geometric = |three: &[Rational]| &three[1] * &three[1] == &three[0] * &three[2];
    let has_zero = || terms.iter().any(Zero::is_zero);
    terms.len() > 2 && (terms.windows(3).all(is_arithmetic) || !has_zero() && terms.windows(3).all(is_geometric))
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn lists_hold_what_the_work_has_come_to() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let ratio = "Share £60 in the ratio 2:3.\n2 + 3 = 5\n60 ÷ 5 = 12\n2 × 12 = 24\n3 × 12 = 36\n";
        check(&format!("{ratio}£24 : £36"), ".++++");
        check(&format!("{ratio}£36 : £24"), ".+++?");
        check(&format!("{ratio}24:35"), ".+++?");
        let terms = "Find the next two terms: 5, 8, 11, 14, ...\n";
        check(&format!("{terms}14 + 3 = 17\n17 + 3 = 20\n17, 20"), ".++");
        check(&format!("{terms}17, 20"), "+");
        check(&format!("{terms}17, 21"), "?");
    }
}
