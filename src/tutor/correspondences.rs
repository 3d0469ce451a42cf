//! The rule of three: rows of what corresponds to what, `6 workers → 10 days`, `1 worker → 60 days`. From row to row either
//! the quotient stays or the product does, the same one throughout.

use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{Relation, Verdict, Why};
use crate::notation::{self, Expr, Statement};
use crate::reading::{self, Correspondence, Role, Step};

/// Numbers that are equal agree to so much.
const TOLERANCE: f64 = 1e-9;

/// What stays from row to row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Law {
    Quotient,
    Product,
}

impl Work {
    /// The verdict on a row of what corresponds to what: the first of them is given.
    pub(super) fn correspondence(&mut self, step: &Step) -> Option<LineVerdict> {
        if let (Role::Answer, Some(Statement::Expr(number)), Some(last)) =
            (step.role, step.statement(), self.correspondences.last())
        {
            // "Answer: 75 €"
            let is_last = notation::exact_value(number) == notation::exact_value(&last.right.number);
            let found =
                if is_last { Verdict::Holds(Relation::Implied) } else { Verdict::NotChecked(Why::NumberNotFound) };
            return Some(LineVerdict::of_role(Role::Answer, self.from).found(found).by_known_move());
        }
        let pair = reading::correspondence(step)?;
        let above = self.correspondences.iter();
        let of_kind: Vec<Correspondence> = above
            .filter(|known| known.left.is_of_kind(&pair.left) && known.right.is_of_kind(&pair.right))
            .cloned()
            .collect();
        self.correspondences.push(pair.clone());
        let Some((first, rest)) = of_kind.split_first() else {
            return Some(LineVerdict::of_role(Role::Given, self.from));
        };
        let keeps = |law: Law| rest.iter().chain([&pair]).all(|other| law.leads(first, other));
        let is_share = pair.left.is_share() || pair.right.is_share();
        let holds = keeps(Law::Quotient) || !is_share && keeps(Law::Product);
        let found = if holds { Verdict::Holds(Relation::Implied) } else { Verdict::NotChecked(Why::Unconfirmed) };
        Some(LineVerdict::of_role(Role::Step, self.from).found(found).by_known_move())
    }
}

impl Law {
    /// Whether the second row is what the first makes of its left side, perhaps rounded to its own decimals.
    fn leads(self, first: &Correspondence, other: &Correspondence) -> bool {
        let value = |expr: &Expr| notation::approximate(expr);
        let (Some(from), Some(to)) = (value(&first.left.number), value(&other.left.number)) else { return false };
        let (Some(known), Some(stated)) = (value(&first.right.number), value(&other.right.number)) else {
            return false;
        };
        let expected = match self {
            Law::Quotient => known * to / from,
            Law::Product => known * from / to,
        };
        let n_decimals = super::answer::decimals(&other.right.number);
        let half_unit =
            if n_decimals > 1 { 0.5 * 10_f64.powi(-i32::try_from(n_decimals).unwrap_or(i32::MAX)) } else { 0.0 };
        (expected - stated).abs() <= half_unit + TOLERANCE * expected.abs().max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn the_rule_of_three_keeps_a_quotient_or_a_product() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        check("108 % ≙ 594 €\n1 % ≙ 5,50 €\n100 % ≙ 550 €", ".++");
        check("108 % ≙ 594 €\n1 % ≙ 5,50 €\n100 % ≙ 505 €", ".+?");
        check("6 Arbeiter → 10 Tage\n1 Arbeiter → 60 Tage\n4 Arbeiter → 15 Tage", ".++");
        check("6 workers → 10 days\n1 worker → 60 days\n4 workers → 16 days", ".+?");
        check("3 kg = 7.50 €\n1 kg = 2.50 €\n5 kg = 12.50 €", ".++");
        check("3 kg = 7.50 €\n1 kg = 2.50 €\n5 kg = 15.50 €", ".+?");
    }
}
