//! Work on where a function is defined: `x - 2 = 0`, then `x = 2`, then `x ≠ 2` or `(-∞, 2) ∪ (2, ∞)`. The last of these does not
//! follow from the rows above it; each says the domain by itself, or the numbers that it leaves out.

use super::evidence::{LineVerdict, Source};
use super::witness::Work;
use crate::algebra::{self, Relation, Verdict, Why};
use crate::notation::{self, Expr, Statement};
use crate::reading::{Role, Solution};

/// The one function, or the expression, whose domain the problem asks for.
pub(super) fn function(solution: &Solution) -> Option<Expr> {
    let problem = solution.problem.as_ref().filter(|problem| problem.asks_domain)?;
    let mut bodies = solution.functions.bodies();
    match (problem.statement(), bodies.next(), bodies.next()) {
        (Some(Statement::Expr(expr)), None, _) => Some(expr.clone()),
        (_, Some(body), None) => Some(body.clone()),
        _ => None,
    }
}

/// Whether a row is an equation, or several of them as cases or together.
fn is_in_equations(row: &Statement) -> bool {
    match row {
        Statement::And(parts) | Statement::Or(parts) => parts.iter().all(is_in_equations),
        row => notation::is_equation(row),
    }
}

impl Work {
    /// The verdict on a row in the letter of the function; None where the rows above settle it like any other.
    pub(super) fn of_asked_domain(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let body = self.defined_where.as_ref().filter(|_| !self.slipped)?;
        let open = LineVerdict::of_role(Role::Step, self.from).found(Verdict::NotChecked(Why::Unconfirmed));
        if is_in_equations(line) {
            let is_first = self.before.is_empty() && self.problem.is_none();
            let is_wrong = is_first && algebra::is_outside_domain(body, line) == Some(false);
            return is_wrong.then(|| {
                self.take_given(i, line);
                open
            });
        }
        match algebra::is_domain(body, line)? {
            true => {
                let verdict = LineVerdict::of_role(Role::Step, Source::Problem);
                if self.problem.is_none() {
                    self.take_given(i, line);
                }
                Some(verdict.found(Verdict::Holds(Relation::Implied)).by_known_move())
            }
            false if self.before.last().or(self.problem.as_ref()).is_none_or(is_in_equations) => {
                if self.problem.is_none() {
                    self.take_given(i, line);
                }
                Some(open)
            }
            false => None,
        }
    }
}
