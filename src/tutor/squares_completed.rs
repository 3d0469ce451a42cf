//! "Complete the square: x^2 - 14x": the number that makes the expression a square is added to it, so that the row is another
//! expression and yet the one that is asked for.

use super::coefficients::coefficients;
use super::evidence::{LineVerdict, Source};
use super::witness::Work;
use crate::algebra::{self, Premises, Relation, Verdict};
use crate::notation::{Statement, build};

impl Work {
    /// The verdict on the row that adds that number, written out or as a square. None of any other row.
    pub(super) fn square_completed(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let (true, Some(given @ Statement::Expr(expr)), Statement::Expr(_)) = (self.asks_square, &self.problem, line)
        else {
            return None;
        };
        let [a, b, _] = coefficients(given)?;
        let half = build::quotient(b, build::product(build::whole(2), a.clone()));
        let completed = build::sum(expr.clone(), build::product(a, build::power(half, build::whole(2))));
        let found = algebra::follows_from(&Premises::of(&Statement::Expr(completed)), &[], line, &[]);
        if !matches!(found, Verdict::Holds(_)) {
            return None;
        }
        self.go_on_from(i, line);
        let verdict = LineVerdict::of_role(crate::reading::Role::Step, Source::Problem);
        Some(verdict.found(Verdict::Holds(Relation::Equivalent)).by_known_move())
    }
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn the_number_that_completes_a_square_is_added() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        check("Complete the square: q^2 - 14q\nq^2 - 14q + 49\n(q - 7)^2", "++");
        check("Complete the square: q^2 - 14q\nq^2 - 14q + 14", "-");
        check("Complete the square: q^2 - 14q\nq^2 - 14q + 49\n(q + 7)^2", "+-");
        check("Ergänze quadratisch: x² + 3x\nx² + 3x + 9/4\n(x + 3/2)²", "++");
    }
}
