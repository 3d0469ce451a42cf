//! Slips in quadratic equations.

use super::{brackets, factor};
use crate::corpus::chance::choose_some;
use crate::corpus::formula::{Formula, Root, Signs};
use crate::corpus::moves::{Coefficients, Move, is_square_number, square_alone};
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, as_number};
use crate::notation::Rel;
use crate::slips::SlipKind;
use fastrand::Rng;
use num_traits::{One, Signed, Zero};

/// The wrong line; see [`SlipKind`] for an example of each.
pub(super) fn apply(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    match state {
        State::Expr(side) if slip != SlipKind::MinusSquared => factor::in_expression(slip, side, rng),
        State::Formula(formula) => in_formula(slip, formula),
        State::Or(parts) => match slip {
            SlipKind::OneSolutionOnly => choose_some(parts, rng).cloned(),
            SlipKind::AndForOr => Some(State::And(parts.clone())),
            _ => None,
        },
        _ if slip == SlipKind::MinusSquared => brackets::apply(slip, state, rng),
        _ => in_equation(slip, state, rng),
    }
}

fn in_formula(slip: SlipKind, formula: &Formula) -> Option<State> {
    let with_root = |root: Root| State::Formula(Formula { root, ..formula.clone() });
    match (slip, &formula.root) {
        (SlipKind::PositiveRootOnly, Root::Taken(_)) if formula.shift.is_empty() && formula.signs == Signs::Both => {
            Some(Formula { signs: Signs::Plus, ..formula.clone() }.split())
        }
        (SlipKind::OneSolutionOnly, _) if formula.signs == Signs::Both && !formula.shift.is_empty() => {
            Some(State::Formula(Formula { signs: Signs::Plus, ..formula.clone() }))
        }
        (SlipKind::RootOfNegative, Root::Of { outside, .. }) => {
            let value = formula.radicand().filter(Q::is_negative)?;
            Some(with_root(Root::Of { outside: *outside, radicand: vec![Term::number(-value)] }))
        }
        (SlipKind::MinusSquared, Root::Of { outside: 1, radicand }) => {
            let (first, rest) = radicand.split_first()?;
            let Body::Square(inner) = &first.body else { return None };
            as_number(inner).filter(Q::is_negative)?;
            let wrong = first.expanded().into_iter().map(|term| term.scaled(-Q::one())).chain(rest.to_vec());
            Some(State::Formula(
                Formula { root: Root::Of { outside: 1, radicand: wrong.collect() }, ..formula.clone() }.worked_out(),
            ))
        }
        (SlipKind::HalvedInsteadOfRoot, Root::Of { outside: 1, .. }) => {
            let value = formula.radicand().filter(|value| value.is_positive() && is_square_number(*value).is_none())?;
            let half = value / Q::from_integer(2);
            half.is_integer().then(|| with_root(Root::Taken(half)))
        }
        _ => None,
    }
}

fn in_equation(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    let (left, rel, right) = state.as_relation().filter(|(_, rel, _)| *rel == Rel::Eq)?;
    let equation = |left: Side, right: Side| State::relation(left, rel, right);
    match slip {
        SlipKind::PositiveRootOnly => {
            let (base, value) = square_alone(state)?;
            let root = is_square_number(value).filter(|root| !root.is_zero())?;
            Some(equation(base, vec![Term::number(root)]))
        }
        SlipKind::RootTooEarly => {
            let all = Coefficients::of(left).filter(|all| all.a.is_one() && all.b.is_zero() && !all.c.is_zero())?;
            let base = left
                .iter()
                .map(|term| if term.is_number() { term.clone() } else { Term::letter(Q::one(), all.letter) });
            let root = is_square_number(as_number(right)?).filter(|root| !root.is_zero())?;
            Some(signed(base.collect(), root))
        }
        SlipKind::CoefficientForgotten => {
            let all = Coefficients::of(left).filter(|all| !all.a.is_one() && all.b.is_zero() && all.c.is_zero())?;
            let root = is_square_number(as_number(right)?).filter(|root| !root.is_zero())?;
            Some(signed(vec![Term::letter(Q::one(), all.letter)], root))
        }
        SlipKind::RootOfNegative => {
            let (base, value) = square_alone(state).filter(|(_, value)| value.is_negative())?;
            Some(match is_square_number(-value) {
                Some(root) => signed(base, root),
                None => State::Formula(Formula::of_square(base, -value)),
            })
        }
        SlipKind::DividedByZeroable => divided_by_letter(left, right),
        SlipKind::FactorSigns => {
            let all = Coefficients::of_standard_form(state)?;
            let product = all.factored()?;
            let turned = |side: &Side| -> Side {
                side.iter().map(|term| if term.is_number() { term.scaled(-Q::one()) } else { term.clone() }).collect()
            };
            let body = match &product.body {
                Body::Product(first, second) if rng.f64() < 0.7 => Body::Product(turned(first), turned(second)),
                Body::Product(first, second) => Body::Product(first.clone(), turned(second)),
                Body::Square(inner) => Body::Square(turned(inner)),
                _ => return None,
            };
            Some(equation(vec![Term { coef: product.coef, body }], right.clone()))
        }
        SlipKind::RootsWithWrongSigns => {
            as_number(right).filter(Q::is_zero)?;
            let [Term { body: Body::Product(first, second), .. }] = left.as_slice() else { return None };
            let wrong = |side: &Side| match side.as_slice() {
                [letter] if letter.coef.is_one() => Some(equation(side.clone(), right.clone())),
                [letter, number] if letter.coef.is_one() && number.is_number() => {
                    Some(equation(vec![letter.clone()], vec![number.clone()]))
                }
                _ => None,
            };
            Some(State::Or(vec![wrong(first)?, wrong(second)?]))
        }
        SlipKind::FormulaMinusB | SlipKind::FormulaOverA | SlipKind::FormulaPlus4ac => {
            formula_misremembered(slip, state, rng)
        }
        SlipKind::SquareNotCompensated => {
            let completed = Move::CompleteSquare.apply(state)?;
            let (left, _, _) = completed.as_relation()?;
            let half_done = equation(left.clone(), right.clone());
            if rng.bool() { Some(half_done) } else { Move::MakeSquare.apply(&half_done) }
        }
        SlipKind::FactorsWrongSum => wrong_pair(state, rng),
        SlipKind::HalvedInsteadOfRoot => {
            let (base, value) = square_alone(state)?;
            let half = value / Q::from_integer(2);
            (value.is_positive() && half.is_integer()).then(|| equation(base, vec![Term::number(half)]))
        }
        _ => None,
    }
}

/// `base = +/-root`
fn signed(base: Side, root: Q) -> State {
    State::Formula(Formula { root: Root::Taken(root), ..Formula::of_square(base, Q::one()) })
}

/// `x^2 = 5x` -> `x = 5`; `x^2 + bx = 0` -> `x + b = 0`; `x(x - 5) = 0` -> `x - 5 = 0`
fn divided_by_letter(left: &Side, right: &Side) -> Option<State> {
    let lowers_to_letter = |side: &Side| side.iter().any(Term::has_letter);
    let lowered = |side: &Side| -> Option<Side> {
        side.iter()
            .map(|term| match term.letters().map(Vec::as_slice) {
                Some([(_, 1)]) => Some(Term::number(term.coef)),
                Some([(letter, 2)]) => Some(Term::letter(term.coef, *letter)),
                _ => None,
            })
            .collect()
    };
    let is_zero = as_number(right).is_some_and(|value| value.is_zero());
    match left.as_slice() {
        [Term { body: Body::Product(first, second), .. }] if is_zero && first.len() == 1 => {
            Some(State::relation(second.clone(), Rel::Eq, right.clone()))
        }
        _ => {
            let right = if is_zero { right.clone() } else { lowered(right)? };
            let left = lowered(left)?;
            (lowers_to_letter(&left) || lowers_to_letter(&right)).then(|| State::relation(left, Rel::Eq, right))
        }
    }
}

/// The formula with one of its parts wrong.
fn formula_misremembered(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    let all = Coefficients::of_standard_form(state)?;
    let right = Formula::of_coefficients(all.letter, all.a, all.b, all.c);
    let wrong = match (slip, &right.root) {
        (SlipKind::FormulaMinusB, _) if !all.b.is_zero() => Formula { shift: vec![Term::number(all.b)], ..right },
        (SlipKind::FormulaOverA, _) => Formula { divisor: Term::number(all.a), ..right },
        (SlipKind::FormulaPlus4ac, Root::Of { radicand, .. }) => {
            let mut radicand = radicand.clone();
            let product = radicand.last_mut()?;
            product.coef = -product.coef;
            Formula { root: Root::Of { outside: 1, radicand }, ..right }
        }
        _ => return None,
    };
    Some(State::Formula(if rng.bool() { wrong.worked_out() } else { wrong }))
}

/// Two factors whose numbers have the right product and the wrong sum.
fn wrong_pair(state: &State, rng: &mut Rng) -> Option<State> {
    let all =
        Coefficients::of_standard_form(state).filter(|all| all.a.is_one() && all.c.is_integer() && !all.c.is_zero())?;
    let c = *all.c.numer();
    let pairs: Vec<(i64, i64)> = (-12..=12_i64)
        .filter(|p| *p != 0 && c % p == 0 && (c / p).abs() <= 20)
        .map(|p| (p, c / p))
        .filter(|(p, other)| p < other && Q::from_integer(p + other) != all.b)
        .collect();
    let (p, other) = *choose_some(&pairs, rng)?;
    let factor = |n: i64| vec![Term::letter(Q::one(), all.letter), Term::number(Q::from_integer(n))];
    let product = Term { coef: Q::one(), body: Body::Product(factor(p), factor(other)) };
    Some(State::relation(vec![product], Rel::Eq, vec![Term::number(Q::zero())]))
}
