//! What a quadratic inequality needs next: everything on one side, a product, and what its signs say.

use super::Strategy;
use super::quadratic::common_factor;
use crate::corpus::moves::{Coefficients, Move};
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Side, Term, as_number};
use crate::notation::Rel;
use num_traits::{Signed, Zero};

impl Strategy {
    /// The next move; nothing where the square has no rational zeros.
    pub(super) fn solve_quadratic_inequality(&self, state: &State, sides: &[&Side]) -> Option<Move> {
        let (left, rel, right) = state.as_relation()?;
        let is_zero = as_number(right).is_some_and(|value| value.is_zero());
        if matches!(rel, Rel::Eq | Rel::Ne) {
            return None;
        }
        if is_zero && let [Term { coef, body: Body::Product(..) | Body::Square(_) }] = left.as_slice() {
            return Some(if coef.is_positive() { Move::ReadSigns } else { Move::NegateBoth });
        }
        if let Some(tidy) = self.tidy(sides) {
            return Some(tidy);
        }
        if !is_zero {
            return Some(Move::AllLeft);
        }
        let all = Coefficients::of(left)?;
        if let Some(by) = common_factor(&all) {
            return Some(Move::DivideBoth(by));
        }
        if all.discriminant().is_negative() {
            return Some(Move::ReadSigns);
        }
        all.factored().map(|_| Move::Factor)
    }
}
