//! Rows that name a value and calculate with it, "Test x = 5: 2·5 + 1 = 11 > 9": whether it is this value that was put in.

use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{Verdict, Why};
use crate::notation::{self, Expr, Statement, is_near};
use crate::reading::{self, Role, Step};

impl Work {
    /// A calculation that comes out right, where it is none of a row above at the value that the words before it name: what
    /// was put in is not known.
    pub(super) fn with_tried_value(&self, verdict: LineVerdict, step: &Step, line: &Statement) -> LineVerdict {
        let is_settled = matches!(verdict.local, Verdict::Holds(_)) && notation::variables(line).is_empty();
        let Some((letter, value)) = reading::tried_value(step).filter(|_| is_settled) else { return verdict };
        let Some(claimed) = notation::sides(line).first().and_then(|side| notation::approximate(side)) else {
            return verdict;
        };
        let rows =
            self.problem.iter().chain(&self.premises.givens).chain(self.main.iter().flatten()).chain(&self.before);
        let functions = self.functions.iter();
        let at_value = |expr: &Expr| {
            let put_in = notation::with_values(expr, &|name| (name == letter || name == "x").then(|| value.clone()));
            notation::approximate(&put_in)
        };
        let mut expressions =
            rows.flat_map(notation::sides).chain(functions).filter(|expr| notation::has_letter(expr)).peekable();
        let comes_to_it = |expr: &Expr| {
            let parts = [Some(expr)].into_iter().chain(expr.kind.operands()).flatten();
            let mut found = parts.filter(|part| notation::has_letter(part)).filter_map(at_value);
            found.any(|found| is_near(claimed, found))
        };
        if expressions.peek().is_none() || expressions.any(comes_to_it) {
            return verdict;
        }
        LineVerdict::of_role(Role::Check, verdict.from).found(Verdict::NotChecked(Why::NumberNotFound))
    }
}
