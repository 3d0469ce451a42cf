//! What an equation with a root, an absolute value or a letter under the line needs next.

use super::Strategy;
use crate::corpus::moves::{Move, as_quotient, bars_against_sum, bars_alone};
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, as_number};
use num_traits::{One, Signed};

impl Strategy {
    /// The special term is left alone on its side, then opened.
    pub(super) fn free_special(&self, state: &State, sides: &[&Side]) -> Option<Move> {
        let [left, right] = sides else { return None };
        if self.is_wide && has_several_denominators(left, right) {
            return Some(Move::ClearAll);
        }
        if let Some(quotients) = self.open_quotients(left, right) {
            return Some(quotients);
        }
        if let Some(tidy) = self.tidy(sides) {
            return Some(tidy);
        }
        let home = usize::from(!left.iter().any(is_special));
        let (here, there) = if home == 0 { (left, right) } else { (right, left) };
        if let Some(stray) = here.iter().find(|term| !is_special(term)) {
            return Some(self.across(stray));
        }
        let [special] = here.as_slice() else {
            return here.get(1).filter(|_| here.len() == 2).map(|second| self.across(second));
        };
        if special.coef == -Q::one() {
            return Some(Move::NegateBoth);
        }
        if !special.coef.is_one() {
            return Some(Move::DivideBoth(special.coef));
        }
        if home == 1 {
            return Some(Move::Swap);
        }
        match &special.body {
            Body::Abs(_) if self.is_wide && bars_against_sum(state).is_some() => Some(Move::SplitBars),
            Body::Abs(_) => {
                let (_, _, value) = bars_alone(state)?;
                Some(if value.is_negative() { Move::Conclude } else { Move::SplitBars })
            }
            Body::Root(_) if as_number(there).is_some_and(|value| value.is_negative()) => Some(Move::Conclude),
            Body::Root(_) => Some(Move::SquareBoth),
            _ => None,
        }
    }

    /// A quotient alone on its side is cleared; two of the same divisor are added.
    fn open_quotients(&self, left: &Side, right: &Side) -> Option<Move> {
        let is_open = |side: &Side| as_quotient(side).is_some() || side.iter().all(|term| term.letters().is_some());
        if (as_quotient(left).is_some() || as_quotient(right).is_some()) && is_open(left) && is_open(right) {
            return Some(Move::ClearDenominators);
        }
        let n_quotients = |side: &Side| side.iter().filter(|term| matches!(term.body, Body::Quotient(..))).count();
        (n_quotients(left) > 1 || n_quotients(right) > 1).then_some(Move::AddQuotients)
    }

    fn across(&self, term: &Term) -> Move {
        if self.balance { Move::AddBoth(term.scaled(-Q::one())) } else { Move::TakeAcross(term.clone()) }
    }
}

/// Quotients by the unknown that stand beside something else, more than one of them.
fn has_several_denominators(left: &Side, right: &Side) -> bool {
    let is_quotient = |term: &&Term| matches!(term.body, Body::Quotient(..));
    let n_quotients = left.iter().chain(right).filter(is_quotient).count();
    n_quotients > 1 && left.len() + right.len() > 2
}

fn is_special(term: &Term) -> bool {
    matches!(term.body, Body::Root(_) | Body::Abs(_) | Body::Quotient(..))
}
