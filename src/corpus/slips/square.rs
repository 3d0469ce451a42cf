//! Slips on the way from a square to its roots, and in the zero product.

use super::factor;
use crate::corpus::chance::choose;
use crate::corpus::formula::{Formula, Root};
use crate::corpus::moves::{Coefficients, Move, is_square_number, square_alone};
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, as_number};
use crate::notation::Rel;
use crate::slips::SlipKind;
use fastrand::Rng;
use num_integer::Roots;
use num_traits::{One, Signed, Zero};

/// The wrong line; see [`SlipKind`] for an example of each.
pub(super) fn apply(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    match state {
        State::Expr(side) => factor::in_expression(slip, side, rng),
        State::Formula(formula) => in_formula(slip, formula),
        _ => in_equation(slip, state, rng),
    }
}

fn in_formula(slip: SlipKind, formula: &Formula) -> Option<State> {
    let with_root = |root: Root| State::Formula(Formula { root, ..formula.clone() });
    match (slip, &formula.root) {
        (SlipKind::ConstantKeepsSign, _) => {
            let mut wrong = formula.with_left_freed()?;
            wrong.shift[0].coef = -wrong.shift[0].coef;
            Some(State::Formula(wrong))
        }
        (SlipKind::OnlyNumberDivided, root) => {
            let divisor = as_number(std::slice::from_ref(&formula.divisor)).filter(|value| !value.is_one())?;
            let shift = as_number(&formula.shift).filter(|shift| (*shift / divisor).is_integer())?;
            let reduced = Formula {
                shift: vec![Term::number(shift / divisor)],
                divisor: Term::number(Q::one()),
                root: root.clone(),
                ..formula.clone()
            };
            Some(State::Formula(reduced))
        }
        (SlipKind::SquareFactorWithoutRoot, Root::Of { outside, .. }) => {
            let value = formula.radicand().filter(|value| value.is_integer() && value.is_positive())?;
            is_square_number(value).is_none().then_some(())?;
            let square = (2..=12).rev().find(|factor| value.numer() % (factor * factor) == 0)?;
            let radicand = vec![Term::number(value / Q::from_integer(square * square))];
            Some(with_root(Root::Of { outside: outside * square * square, radicand }))
        }
        (SlipKind::RootOfSum, Root::Of { outside, radicand }) => {
            let root = |term: &Term| is_square_number(term.coef.abs()).map(|root| root * term.coef.signum());
            let [first, second] = radicand.as_slice() else { return None };
            let sum = root(first).filter(|_| first.is_number())? + root(second).filter(|_| second.is_number())?;
            sum.is_positive().then(|| with_root(Root::Taken(sum * Q::from_integer(*outside))))
        }
        (SlipKind::NoSolutionClaimed, Root::Of { .. }) => {
            formula.radicand().filter(|value| !value.is_negative() && value.numer().sqrt() <= 1)?;
            Some(State::Never)
        }
        _ => None,
    }
}

fn in_equation(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    let (left, rel, right) = state.as_relation().filter(|(_, rel, _)| *rel == Rel::Eq)?;
    let equation = |left: Side, right: Side| State::relation(left, rel, right);
    match slip {
        SlipKind::OneFactorOnly => {
            as_number(right).filter(Q::is_zero)?;
            let (first, second) = factors(left)?;
            Some(equation((*choose(&[first, second], rng)).clone(), right.clone()))
        }
        SlipKind::CompletedWithWholeCoefficient => {
            let all = Coefficients::of(left).filter(|all| all.a.is_one() && all.c.is_zero() && !all.b.is_zero())?;
            let value = as_number(right)?;
            let inner = vec![Term::letter(Q::one(), all.letter), Term::number(all.b)];
            let square = vec![Term { coef: Q::one(), body: Body::Square(inner) }];
            Some(equation(square, vec![Term::number(value), Term::number(all.b * all.b)]))
        }
        SlipKind::SquareDropped => {
            let (base, value) = square_alone(state).filter(|(_, value)| !value.is_zero() && !value.is_one())?;
            Some(equation(base, vec![Term::number(value)]))
        }
        SlipKind::FactoredWithoutCoefficient => {
            let all = Coefficients::of_standard_form(state).filter(|all| !all.a.is_one())?;
            let product = Coefficients { a: Q::one(), ..all }.factored()?;
            Some(equation(vec![product], right.clone()))
        }
        SlipKind::FactorCoefficientOverlooked => {
            as_number(right).filter(Q::is_zero)?;
            let (first, second) = factors(left)?;
            let solved = |side: &Side| match side.as_slice() {
                [letter] => Some((letter.coef, equation(vec![letter.scaled(letter.coef.recip())], right.clone()))),
                [letter, number] if letter.has_letter() && number.is_number() => {
                    let bare = vec![letter.scaled(letter.coef.recip())];
                    Some((letter.coef, equation(bare, vec![number.scaled(-Q::one())])))
                }
                _ => None,
            };
            let ((a, first), (b, second)) = (solved(first)?, solved(second)?);
            (!a.is_one() || !b.is_one()).then(|| State::Or(vec![first, second]))
        }
        SlipKind::NoSolutionClaimed => {
            let (_, value) = square_alone(state)?;
            (!value.is_negative()).then_some(State::Never)
        }
        SlipKind::CompletedSquareSign => {
            let completed = Move::CompleteSquare.apply(state)?;
            let (_, _, right) = completed.as_relation()?;
            let all = Coefficients::of(left)?;
            let inner = vec![Term::letter(Q::one(), all.letter), Term::number(-all.b / Q::from_integer(2))];
            Some(equation(vec![Term { coef: Q::one(), body: Body::Square(inner) }], right.clone()))
        }
        _ => None,
    }
}

/// The two factors of a product.
fn factors(side: &Side) -> Option<(&Side, &Side)> {
    match side.as_slice() {
        [Term { body: Body::Product(first, second), .. }] => Some((first, second)),
        _ => None,
    }
}
