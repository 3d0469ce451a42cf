//! Expressions in the sentences beside work on an expression, "Divide out the common factor x + 4.": what is worked on, and
//! no line of the work.

use super::evidence::LineVerdict;
use super::put_in_numbers::has_part;
use super::witness::Work;
use crate::algebra::{self, Verdict};
use crate::notation::{self, Statement};
use crate::reading::{Role, Step};

impl Work {
    /// The verdict on an expression that fails as a line, where words name an operation on it and it stands as a part in the
    /// row above, or in the row below where that one follows.
    pub(super) fn operated_on(
        &self,
        step: &Step,
        line: &Statement,
        verdict: &LineVerdict,
        below: &[Statement],
    ) -> Option<LineVerdict> {
        let (Statement::Expr(object), Verdict::Fails(_), false) = (line, &verdict.local, self.slipped) else {
            return None;
        };
        if !self.works_with_expressions() || step.role != Role::Step || !step.begins_with_operation() {
            return None;
        }
        let next = below.first()?;
        let is_part = |row: &Statement| matches!(row, Statement::Expr(whole) if has_part(whole, object));
        let above = self.before.last().or(self.problem.as_ref());
        if !notation::has_letter(object) {
            return None;
        }
        let goes_on =
            || matches!(algebra::follows_from(&self.held(), &self.before, next, &below[1..]), Verdict::Holds(_));
        let is_object = above.is_some_and(is_part) || is_part(next) && goes_on();
        is_object.then(|| LineVerdict::of_role(Role::SideWork, self.from))
    }
}
