//! What a quadratic equation needs next.

use super::{Strategy, Way};
use crate::corpus::formula::{Formula, Root};
use crate::corpus::moves::{Coefficients, Move, as_split, middle_pair, product_of, square_alone};
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, as_number, has_like_terms, is_plain};
use crate::notation::Rel;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

impl Strategy {
    /// The next move on an equation with a square in it.
    pub(super) fn solve_quadratic(&self, state: &State, sides: &[&Side]) -> Option<Move> {
        let [left, right] = sides else { return None };
        if self.is_wide && state.as_relation().is_some_and(|(_, rel, _)| rel != Rel::Eq) {
            return self.solve_quadratic_inequality(state, sides);
        }
        let is_zero = as_number(right).is_some_and(|value| value.is_zero());
        if let Some((_, value)) = square_alone(state) {
            return Some(if value.is_negative() { Move::Conclude } else { Move::TakeRoots });
        }
        match left.as_slice() {
            [Term { body: Body::Product(..) | Body::Square(_), .. }] if is_zero => return Some(Move::ZeroProduct),
            [Term { coef, body: Body::Square(_) }] if as_number(right).is_some() => {
                return Some(Move::DivideBoth(*coef));
            }
            _ => {}
        }
        if is_zero && let Some(step) = self.groups(left) {
            return Some(step);
        }
        if self.is_wide && sides.iter().any(|side| is_divided(side)) {
            return Some(Move::WorkOut);
        }
        if let Some(tidy) = self.tidy(sides) {
            return Some(tidy);
        }
        if let (Some(all), Some(_)) = (Coefficients::of(left), as_number(right)) {
            let factors = self.quadratic == Way::Factor && is_zero && all.factored().is_some();
            if all.b.is_zero() && !factors && self.quadratic != Way::Formula {
                return Some(self.frees_square(&all));
            }
            let has_whole_half = (all.b / Q::from_integer(2)).is_integer();
            if self.quadratic == Way::Square && all.a.is_one() && (has_whole_half || self.is_wide) {
                return Some(self.completes(left, &all));
            }
            if self.quadratic == Way::Square && self.is_wide {
                return Some(Move::DivideBoth(all.a));
            }
        }
        if !is_zero {
            return Some(Move::AllLeft);
        }
        let all = Coefficients::of(left)?;
        if let Some(by) = common_factor(&all) {
            return Some(Move::DivideBoth(by));
        }
        if self.quadratic == Way::Group && middle_pair(&all).is_some() {
            return Some(Move::SplitMiddle);
        }
        if (self.quadratic != Way::Formula || all.c.is_zero()) && all.factored().is_some() {
            return Some(Move::Factor);
        }
        Some(Move::UseFormula)
    }

    /// What a sum needs to become a product.
    pub(super) fn factorise(&self, side: &Side) -> Option<Move> {
        if let Some(step) = self.groups(side) {
            return Some(step);
        }
        if self.is_wide && Move::FactorInner.apply(&State::Expr(side.clone())).is_some() {
            return Some(Move::FactorInner);
        }
        if !is_plain(side) {
            return None;
        }
        if has_like_terms(side) {
            return Some(Move::Collect);
        }
        let Some(all) = Coefficients::of(side) else {
            let is_product = product_of(side).is_some();
            return Some(match self.is_wide {
                true if Move::CommonOut.apply(&State::Expr(side.clone())).is_some() => Move::CommonOut,
                true if is_product => Move::Factor,
                _ => Move::NumberOut,
            });
        };
        if all.c.is_zero() && !all.b.is_zero() {
            return Some(Move::LetterOut);
        }
        if self.quadratic == Way::Group && middle_pair(&all).is_some() && common_factor(&all).is_none() {
            return Some(Move::SplitMiddle);
        }
        Some(Move::Factor)
    }

    /// What a side needs whose middle term has been split.
    pub(super) fn groups(&self, side: &Side) -> Option<Move> {
        if self.quadratic != Way::Group {
            return None;
        }
        match side.as_slice() {
            [Term { body: Body::Product(_, inner), .. }, Term { body: Body::Bracket(other), .. }] if inner == other => {
                Some(Move::BracketOut)
            }
            _ => as_split(side).map(|_| Move::Group),
        }
    }

    /// `a x^2 + c = d` on the way to `x^2 = k`.
    fn frees_square(&self, all: &Coefficients) -> Move {
        if all.c.is_zero() {
            return Move::DivideBoth(all.a);
        }
        self.takes_away(Term::number(all.c))
    }

    /// `x^2 + b x + c = d` on the way to `(x + b/2)^2 = k`.
    fn completes(&self, left: &Side, all: &Coefficients) -> Move {
        let half = all.b / Q::from_integer(2);
        match left.as_slice() {
            _ if all.c.is_zero() => Move::CompleteSquare,
            [square, _, number] if square.coef == all.a && number.coef == half * half => Move::MakeSquare,
            _ => self.takes_away(Term::number(all.c)),
        }
    }

    fn takes_away(&self, term: Term) -> Move {
        if self.balance { Move::AddBoth(term.scaled(-Q::one())) } else { Move::TakeAcross(term) }
    }

    /// The next move on a line with a root of both signs.
    pub(super) fn finish_formula(&self, state: &State, formula: &Formula) -> Option<Move> {
        if formula.has_written_out() {
            return Some(Move::WorkOut);
        }
        if formula.has_like_terms() {
            return Some(Move::Collect);
        }
        if formula.radicand().is_some_and(|value| value.is_negative()) {
            return Some(Move::Conclude);
        }
        if formula.with_root_taken().is_some() {
            return Some(Move::SimplifyRoot);
        }
        if self.is_wide && formula.with_root_of_quotient().is_some() {
            return Some(Move::RootOfQuotient);
        }
        if matches!(formula.root, Root::Of { .. }) && formula.with_left_freed().is_some() {
            return Some(Move::FreeLeft);
        }
        if formula.reduced().is_some() {
            return Some(Move::Reduce);
        }
        if state.is_solved() {
            let splits = self.splits_signs && matches!(formula.root, Root::Taken(_));
            return splits.then_some(Move::SplitSigns);
        }
        if !self.splits_signs && formula.with_left_freed().is_some() {
            Some(Move::FreeLeft)
        } else {
            Some(Move::SplitSigns)
        }
    }
}

/// Does a square, a power or a product of letters stand in it?
pub(super) fn is_quadratic(sides: &[&Side]) -> bool {
    let has_letter = |side: &Side| side.iter().any(Term::has_letter);
    let is_square = |term: &Term| match &term.body {
        Body::Plain(letters) => letters.iter().any(|(_, power)| *power > 1),
        Body::Square(inner) => has_letter(inner),
        Body::Product(left, right) => has_letter(left) && has_letter(right),
        Body::Bracket(inner) | Body::Over(inner, _) => is_quadratic(&[inner]),
        Body::Root(_) | Body::Abs(_) | Body::Quotient(..) => false,
        Body::Times(inner) => inner.letters().is_some_and(|letters| letters.iter().any(|(_, power)| *power > 1)),
    };
    sides.iter().any(|side| side.iter().any(is_square))
}

/// `(2x^2 + 4x)/2`: a sum of plain terms over a number.
fn is_divided(side: &Side) -> bool {
    side.iter().any(|term| matches!(&term.body, Body::Over(inner, _) if is_plain(inner)))
}

/// A number above one that all coefficients share, or minus one where the square is negative.
pub(super) fn common_factor(all: &Coefficients) -> Option<Q> {
    if !(all.a.is_integer() && all.b.is_integer() && all.c.is_integer()) {
        return None;
    }
    let common = all.a.numer().gcd(all.b.numer()).gcd(all.c.numer());
    let common = if all.a.is_negative() { -common } else { common };
    (common != 1).then(|| Q::from_integer(common))
}
