//! `5.25 ≤ x < 5.35`, where the problem asks which numbers a rounded one may stand for.

use super::evidence::{LineVerdict, Source};
use super::witness::Work;
use crate::algebra::{Relation, Verdict, Why};
use crate::notation::{self, ExprKind, Rel, Statement};
use crate::reading::Role;

impl Work {
    /// The verdict on such a row.
    pub(super) fn of_error_interval(&self, line: &Statement) -> Option<LineVerdict> {
        let bounds = self.asked.error_interval.as_ref()?;
        let Statement::Chain(low, rest) = line else { return None };
        let [(first, middle), (second, high)] = rest.as_slice() else { return None };
        let is_named = matches!(middle.kind, ExprKind::Variable(_));
        let is_order = [first, second].into_iter().all(|rel| matches!(rel, Rel::Le | Rel::Lt));
        let stated = [notation::exact_value(low)?, notation::exact_value(high)?];
        if !is_named || !is_order {
            return None;
        }
        let is_right = stated == *bounds && (*first, *second) == (Rel::Le, Rel::Lt);
        let found = if is_right { Verdict::Holds(Relation::Implied) } else { Verdict::NotChecked(Why::NumberNotFound) };
        Some(LineVerdict::of_role(Role::Step, Source::Problem).found(found).by_known_move())
    }
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn the_bounds_are_those_of_the_place() {
        for (paste, wanted) in [
            ("x = 5.3 is rounded to 1 decimal place. Write the error interval for x.\n5.25 ≤ x < 5.35", "+"),
            ("x = 5.3 is rounded to 1 decimal place. Write the error interval for x.\n5.2 ≤ x < 5.4", "?"),
            ("A number n is 340 to the nearest 10. Write down the error interval.\n335 ≤ n < 345", "+"),
            ("A number n is 340 to the nearest 10. Write down the error interval.\n335 ≤ n ≤ 345", "?"),
        ] {
            assert_eq!(signs(paste), wanted, "{paste}");
        }
    }
}
