//! Slips in multiplying out.

use crate::corpus::chance::choose;
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, is_plain, or_zero, scaled};
use crate::slips::SlipKind;
use fastrand::Rng;
use num_traits::{One, Signed, Zero};

/// The wrong line: one bracket of one side is opened wrongly. See [`SlipKind`] for an example of each.
pub(super) fn apply(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    let mut places = Vec::new();
    for (i, side) in state.sides().into_iter().enumerate() {
        for (j, term) in side.iter().enumerate() {
            if let Some(wrong) = opened(slip, side, j, term, rng) {
                places.push((i, wrong));
            }
        }
    }
    if places.is_empty() {
        return None;
    }
    let (place, wrong) = choose(&places, rng).clone();
    let mut at = 0;
    Some(state.map(&mut |side| {
        at += 1;
        if at - 1 == place { or_zero(wrong.clone()) } else { side.clone() }
    }))
}

/// The side with its term `j` opened wrongly.
fn opened(slip: SlipKind, side: &Side, j: usize, term: &Term, rng: &mut Rng) -> Option<Side> {
    let replaced = |parts: Side| {
        let mut sum = side.clone();
        sum.splice(j..=j, parts);
        sum
    };
    match &term.body {
        Body::Bracket(inner) if is_plain(inner) => match slip {
            SlipKind::OutsideTermMultiplied => multiplied_too_many(side, j, term.coef, inner, rng),
            SlipKind::SumBeforeProduct => added_first(side, j, term, inner),
            _ => Some(replaced(bracket(slip, j, term.coef, inner, rng)?)),
        },
        Body::Square(inner) if inner.len() == 2 && is_plain(inner) => {
            Some(replaced(scaled(&square(slip, &inner[0], &inner[1])?, term.coef)))
        }
        Body::Product(left, right) if slip == SlipKind::LetterTimesItselfDoubled => {
            Some(replaced(scaled(&doubled(left, right)?, term.coef)))
        }
        Body::Product(left, right) if left.len() == 2 && right.len() == 2 && is_plain(left) && is_plain(right) => {
            Some(replaced(scaled(&product(slip, left, right, rng)?, term.coef)))
        }
        _ => None,
    }
}

/// `coef (inner)` opened wrongly.
fn bracket(slip: SlipKind, place: usize, coef: Q, inner: &Side, rng: &mut Rng) -> Option<Side> {
    let right = scaled(inner, coef);
    if inner.len() < 2 {
        return None;
    }
    let last = inner.len() - 1;
    let mut wrong = right.clone();
    match slip {
        SlipKind::FirstTermOnly if !coef.abs().is_one() => {
            let missed = if rng.f64() < 0.8 { last } else { 0 };
            wrong[missed] = inner[missed].scaled(coef.signum());
        }
        SlipKind::TermForgotten => {
            wrong.remove(rng.usize(..inner.len()));
        }
        SlipKind::BracketSignChanged if coef.is_positive() => wrong[last] = right[last].scaled(-Q::one()),
        SlipKind::DividedInBracket => {
            let fraction = inner.iter().position(|term| !term.coef.is_integer())?;
            wrong[fraction] = inner[fraction].scaled(coef.recip());
        }
        SlipKind::MinusFirstTermOnly if coef.is_negative() && (place > 0 || coef == -Q::one()) => {
            wrong[last] = inner[last].scaled(coef.abs());
        }
        _ => return None,
    }
    Some(wrong)
}

/// `2(x + 3) + 5` -> `2x + 6 + 10`
fn multiplied_too_many(side: &Side, j: usize, coef: Q, inner: &Side, rng: &mut Rng) -> Option<Side> {
    let others: Vec<usize> = (0..side.len()).filter(|&i| i != j && side[i].letters().is_some()).collect();
    if others.is_empty() || coef.abs().is_one() {
        return None;
    }
    let too_many = *choose(&others, rng);
    let mut wrong = Side::new();
    for (i, term) in side.iter().enumerate() {
        match i {
            _ if i == j => wrong.extend(scaled(inner, coef)),
            _ if i == too_many => wrong.push(term.scaled(coef.abs())),
            _ => wrong.push(term.clone()),
        }
    }
    Some(wrong)
}

/// `5 + 2(x - 3)` -> `7(x - 3)`
fn added_first(side: &Side, j: usize, term: &Term, inner: &Side) -> Option<Side> {
    let before = j.checked_sub(1)?;
    let number = Some(&side[before]).filter(|number| number.is_number())?;
    let mut wrong = side.clone();
    wrong.splice(before..=j, [Term::bracket(number.coef + term.coef, inner.clone())]);
    Some(wrong)
}

/// `(a + b)^2` opened wrongly.
fn square(slip: SlipKind, first: &Term, second: &Term) -> Option<Side> {
    let squared = |term: &Term| Term { coef: term.coef, body: Body::Square(vec![term.clone()]) };
    let whole = |term: &Term| Term { coef: Q::one(), ..squared(term) }.expanded();
    match slip {
        SlipKind::SquareOfSum => Some(whole(first).into_iter().chain(whole(second)).collect()),
        SlipKind::OneTermRaised => Some(whole(first).into_iter().chain([second.clone()]).collect()),
        SlipKind::OnlyLetterSquared if !first.coef.abs().is_one() && !first.is_number() => {
            let mut wrong = whole(first);
            wrong[0].coef = first.coef.abs();
            let middle = Term::bracket(Q::from_integer(2), vec![first.scaled(second.coef)]).expanded();
            Some(wrong.into_iter().chain(middle).chain(whole(second)).collect())
        }
        SlipKind::MinusSquared if second.coef.is_negative() => {
            let middle = Term::bracket(Q::from_integer(2), vec![first.scaled(second.coef)]).expanded();
            let last = scaled(&whole(second), -Q::one());
            second.is_number().then(|| whole(first).into_iter().chain(middle).chain(last).collect())
        }
        // A square of a sum with the sign of its middle term lost.
        SlipKind::BracketSignChanged if !second.coef.is_negative() || !first.coef.is_negative() => {
            let middle = Term::bracket(Q::from_integer(-2), vec![first.scaled(second.coef)]).expanded();
            second.is_number().then(|| whole(first).into_iter().chain(middle).chain(whole(second)).collect())
        }
        _ => None,
    }
}

/// `(a + b)(c + d)` opened wrongly.
fn product(slip: SlipKind, left: &Side, right: &Side, rng: &mut Rng) -> Option<Side> {
    let all = Term { coef: Q::one(), body: Body::Product(left.clone(), right.clone()) }.expanded();
    let mut wrong = all.clone();
    match slip {
        // Firsts and lasts only.
        SlipKind::SquareOfSum => wrong = vec![all[0].clone(), all[3].clone()],
        SlipKind::TermForgotten => {
            wrong.remove(rng.usize(..4));
        }
        SlipKind::BracketSignChanged => {
            let turned = rng.usize(1..4);
            wrong[turned] = all[turned].scaled(-Q::one());
        }
        // The second bracket multiplied by the first term alone.
        SlipKind::FirstTermOnly => wrong = vec![all[0].clone(), all[1].clone(), left[1].clone()],
        _ => return None,
    }
    (!wrong.iter().all(|term| term.coef.is_zero())).then_some(wrong)
}

/// `x(x + 3)` -> `2x + 3x`
fn doubled(left: &Side, right: &Side) -> Option<Side> {
    let mut wrong = Term { coef: Q::one(), body: Body::Product(left.clone(), right.clone()) }.expanded();
    let Body::Plain(letters) = &mut wrong.first_mut()?.body else { return None };
    let [(_, power @ 2)] = letters.as_mut_slice() else { return None };
    *power = 1;
    wrong[0].coef *= Q::from_integer(2);
    Some(wrong)
}
