//! Slips with roots, absolute values and denominators that hold the unknown.

use crate::corpus::moves::{Move, as_quotient, bars_alone, is_square_number, multiplied};
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, as_number, scaled};
use crate::notation::Rel;
use crate::slips::SlipKind;
use fastrand::Rng;
use num_traits::{One, Signed, Zero};

/// The wrong line; see [`SlipKind`] for an example of each.
pub(super) fn apply(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    match slip {
        SlipKind::AbsDropped
        | SlipKind::AbsOfSum
        | SlipKind::AbsEqualsNegative
        | SlipKind::AbsCaseOneTermNegated
        | SlipKind::AbsInequalityCases => with_bars(slip, state, rng),
        SlipKind::MultipliedAcross
        | SlipKind::OneTermTimesDenominator
        | SlipKind::DenominatorsAdded
        | SlipKind::MultipliedWithTop => with_quotients(slip, state),
        _ => with_root(slip, state),
    }
}

fn with_bars(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    let (inner, rel, value) = bars_alone(state)?;
    let number = |value: Q| vec![Term::number(value)];
    let either = |first: State, second: State| Some(State::Or(vec![first, second]));
    match slip {
        SlipKind::AbsDropped => Some(State::relation(inner, rel, number(value))),
        SlipKind::AbsOfSum => {
            let (letter, rest) = inner.split_first().filter(|(letter, _)| letter.has_letter())?;
            let bars = Term { coef: Q::one(), body: Body::Abs(vec![letter.clone()]) };
            let rest = rest.iter().map(|term| term.scaled(term.coef.signum()));
            Some(State::relation(std::iter::once(bars).chain(rest).collect(), rel, number(value)))
        }
        SlipKind::AbsEqualsNegative if rel == Rel::Eq && value.is_negative() => {
            either(State::relation(inner.clone(), rel, number(-value)), State::relation(inner, rel, number(value)))
        }
        SlipKind::AbsCaseOneTermNegated if rel == Rel::Eq && value.is_positive() && inner.len() == 2 => {
            let turned = vec![inner[0].scaled(-Q::one()), inner[1].clone()];
            either(State::relation(inner, rel, number(value)), State::relation(turned, rel, number(value)))
        }
        SlipKind::AbsInequalityCases if value.is_positive() => {
            let both = |rel: Rel| State::Chain(number(-value), vec![(rel, inner.clone()), (rel, number(value))]);
            match rel {
                Rel::Gt | Rel::Ge => {
                    let inside = rel.mirrored();
                    Some(if rng.bool() { both(inside) } else { both(rel) })
                }
                Rel::Lt | Rel::Le => either(
                    State::relation(inner.clone(), rel, number(value)),
                    State::relation(inner.clone(), rel, number(-value)),
                ),
                _ => None,
            }
        }
        _ => None,
    }
}

fn with_root(slip: SlipKind, state: &State) -> Option<State> {
    let (left, rel, right) = state.as_relation().filter(|(_, rel, _)| *rel == Rel::Eq)?;
    let equation = |left: Side, right: Side| Some(State::relation(left, rel, right));
    let square = |side: &Side| vec![Term { coef: Q::one(), body: Body::Square(side.clone()) }];
    match slip {
        SlipKind::RootSumSquaredByTerm => {
            // Each term is squared where the sum should have been.
            let [Term { coef, body: Body::Root(inner) }, number] = left.as_slice() else { return None };
            let value = as_number(right).filter(|_| number.is_number() && coef.is_one())?;
            let squared = Term::number(number.coef * number.coef);
            equation(inner.iter().cloned().chain([squared]).collect(), vec![Term::number(value * value)])
        }
        SlipKind::RootOfSquare => match root_alone(left)?.as_slice() {
            [Term { coef, body: Body::Square(inner) }] if coef.is_one() => equation(inner.clone(), right.clone()),
            _ => None,
        },
        SlipKind::OnlyRootSideSquared => equation(root_alone(left)?.clone(), right.clone()).filter(|_| !is_root(right)),
        SlipKind::RootOfSumWithLetter => {
            let inner = root_alone(left)?;
            let roots = inner.iter().map(|term| match term.letters()?.as_slice() {
                [] => is_square_number(term.coef.abs()).map(|root| Term::number(root * term.coef.signum())),
                [(letter, 2)] => is_square_number(term.coef).map(|root| Term::letter(root, *letter)),
                _ => Some(Term { coef: Q::one(), body: Body::Root(vec![term.clone()]) }),
            });
            let roots: Option<Side> = roots.collect();
            roots.filter(|_| inner.len() > 1).and_then(|roots| equation(roots, right.clone()))
        }
        SlipKind::OtherSideSquaredByTerm => {
            // (x - 4)^2 taken as x^2 + 16 or x^2 - 16 in one step with the squaring.
            let inner = root_alone(left)?;
            let [letter, number] = right.as_slice() else { return None };
            let squared = |term: &Term| square(&vec![term.clone()])[0].expanded();
            let sign = number.coef.signum();
            let last = scaled(&squared(number), sign);
            equation(inner.clone(), squared(letter).into_iter().chain(last).collect())
        }
        _ => None,
    }
}

fn root_alone(side: &Side) -> Option<&Side> {
    match side.as_slice() {
        [Term { coef, body: Body::Root(inner) }] if coef.is_one() => Some(inner),
        _ => None,
    }
}

fn is_root(side: &Side) -> bool {
    root_alone(side).is_some()
}

fn with_quotients(slip: SlipKind, state: &State) -> Option<State> {
    let (left, rel, right) = state.as_relation().filter(|(_, rel, _)| *rel == Rel::Eq)?;
    let equation = |left: Side, right: Side| Some(State::relation(left, rel, right));
    match slip {
        // a/b = c/d read as a c = b d.
        SlipKind::MultipliedAcross => {
            let ((a, b), (c, d)) = (as_quotient(left)?, as_quotient(right)?);
            equation(multiplied(a, c), multiplied(b, d))
        }
        SlipKind::OneTermTimesDenominator => {
            let (first, under) = match left.first()? {
                Term { coef, body: Body::Quotient(top, under) } if coef.is_one() && left.len() > 1 => (top, under),
                _ => return None,
            };
            let value = as_number(right).filter(|_| left[1..].iter().all(Term::is_number))?;
            equation(first.iter().chain(&left[1..]).cloned().collect(), multiplied(&vec![Term::number(value)], under))
        }
        SlipKind::DenominatorsAdded => {
            let sum = Move::AddQuotients.apply(state)?;
            let (sum, _, right) = sum.as_relation()?;
            let (top, under) = as_quotient(sum)?;
            equation(
                vec![Term { coef: Q::one(), body: Body::Quotient(top.clone(), scaled(under, Q::from_integer(2))) }],
                right.clone(),
            )
        }
        SlipKind::MultipliedWithTop => {
            let (top, under) = as_quotient(left)?;
            let value = as_number(right).filter(|value| !value.is_zero())?;
            equation(multiplied(&vec![Term::number(value)], top), under.clone())
        }
        _ => None,
    }
}
