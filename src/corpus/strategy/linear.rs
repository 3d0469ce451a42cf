//! What a linear equation, an inequality or a chain needs next.

use super::Strategy;
use crate::corpus::moves::Move;
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, is_plain, mentions_letter};
use fastrand::Rng;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

impl Strategy {
    /// What an equation, an inequality or a chain needs.
    pub(super) fn solve(&self, state: &State, sides: &[&Side], rng: &mut Rng) -> Option<Move> {
        if sides.iter().any(|side| has_sum_of_numbers_above(side)) {
            return Some(Move::Collect);
        }
        if sides.iter().any(|side| has_written_out(side)) {
            return Some(Move::WorkOut);
        }
        if let Some(by) = self.clears(sides) {
            return Some(Move::MultiplyBoth(by));
        }
        if self.divide_first
            && let Some(by) = lone_factor(sides)
        {
            return Some(Move::DivideBoth(by));
        }
        if let Some(tidy) = self.tidy(sides) {
            return Some(tidy);
        }
        if state.is_bare() {
            return Some(Move::Conclude);
        }
        let home = self.home(sides)?;
        if let Some(term) = stray(sides, home) {
            let across = !self.balance && sides.len() == 2;
            return Some(if across { Move::TakeAcross(term) } else { Move::AddBoth(term.scaled(-Q::one())) });
        }
        let coef = sides[home].first()?.coef;
        if !coef.is_one() {
            return Some(self.frees(coef, rng));
        }
        (home == 1 && sides.len() == 2).then_some(Move::Swap)
    }

    /// The number that clears the fractions, where this manner does that now.
    fn clears(&self, sides: &[&Side]) -> Option<Q> {
        let of_quotients = common_denominator(sides, |term| match &term.body {
            Body::Over(_, divisor) => divisor.numer().abs(),
            _ => 1,
        });
        let of_letters = common_denominator(sides, |term| if term.has_letter() { *term.coef.denom() } else { 1 });
        let several = sides.iter().any(|side| side.len() > 1);
        let by = if of_quotients > 1 {
            of_quotients.lcm(&common_denominator(sides, |term| *term.coef.denom()))
        } else if self.clear_fractions && of_letters > 1 && several && sides.iter().all(|side| is_plain(side)) {
            common_denominator(sides, |term| *term.coef.denom())
        } else {
            1
        };
        (2..=60).contains(&by).then(|| Q::from_integer(by))
    }

    /// The side on which the unknown is gathered.
    fn home(&self, sides: &[&Side]) -> Option<usize> {
        if sides.len() == 3 {
            return Some(1);
        }
        let amount = |side: &Side| side.iter().filter(|term| term.has_letter()).map(|term| term.coef).sum::<Q>();
        match (mentions_letter(sides[0]), mentions_letter(sides[1])) {
            (true, true) => Some(usize::from(self.larger_side && amount(sides[1]) > amount(sides[0]))),
            (true, false) => Some(0),
            (false, true) => Some(1),
            (false, false) => None,
        }
    }

    /// How a coefficient is taken off the unknown.
    fn frees(&self, coef: Q, rng: &mut Rng) -> Move {
        if coef == -Q::one() {
            return if rng.bool() { Move::NegateBoth } else { Move::DivideBoth(coef) };
        }
        if coef.is_integer() { Move::DivideBoth(coef) } else { Move::MultiplyBoth(Q::from_integer(*coef.denom())) }
    }
}

/// Quotients and products that can be worked out at once, without leaving a fraction of a sum.
pub(super) fn has_written_out(side: &Side) -> bool {
    side.iter().any(|term| match &term.body {
        Body::Times(_) => true,
        Body::Over(inner, divisor) => {
            inner.len() == 1 || inner.iter().all(|part| (part.coef * term.coef / *divisor).is_integer())
        }
        _ => false,
    })
}

/// `(5 + 1)/2`: it is added up before it is divided.
fn has_sum_of_numbers_above(side: &Side) -> bool {
    side.iter().any(|term| match &term.body {
        Body::Over(inner, _) => inner.len() > 1 && inner.iter().all(Term::is_number),
        _ => false,
    })
}

/// The least common multiple of a figure over all terms; large ones are given up as 1.
fn common_denominator(sides: &[&Side], of: impl Fn(&Term) -> i64) -> i64 {
    let all = sides.iter().flat_map(|side| side.iter());
    all.map(of).fold(1, |all, one| if all < 1000 { all.lcm(&one.max(1)) } else { all })
}

/// The factor of a bracket that stands alone on one side, the other being a number that it divides.
fn lone_factor(sides: &[&Side]) -> Option<Q> {
    let [left, right] = sides else { return None };
    let factor = |side: &Side| match side.as_slice() {
        [Term { coef, body: Body::Bracket(_) }] if !coef.is_one() && !coef.is_zero() => Some(*coef),
        _ => None,
    };
    let (by, other) = match (factor(left), factor(right)) {
        (Some(by), _) => (by, right),
        (_, Some(by)) => (by, left),
        _ => return None,
    };
    other.iter().all(|term| (term.coef / by).is_integer()).then_some(by)
}

/// A term that has to leave: a letter away from home first, then a number at home.
fn stray(sides: &[&Side], home: usize) -> Option<Term> {
    let away = sides.iter().enumerate().filter(|(i, _)| *i != home);
    let letter = away.flat_map(|(_, side)| side.iter()).find(|term| term.has_letter());
    letter.or_else(|| sides[home].iter().find(|term| term.is_number())).cloned()
}
