//! What moves do to one side.

use crate::corpus::terms::{Body, Q, Side, Term, as_number, collected, expanded, is_plain, or_zero, scaled};
use num_traits::{One, Zero};

/// A term put on a side, a lone zero making way.
pub fn added(side: &Side, term: &Term) -> Side {
    if as_number(side).is_some_and(|value| value.is_zero()) {
        return vec![term.clone()];
    }
    side.iter().cloned().chain([term.clone()]).collect()
}

/// Is there a `+ 0`?
pub(super) fn has_zero(side: &Side) -> bool {
    side.iter().any(|term| term.coef.is_zero())
}

/// The first such term taken off one side and put on the other with its sign changed.
pub(super) fn moved(left: &Side, right: &Side, term: &Term) -> Option<(Side, Side)> {
    let negated = term.scaled(-Q::one());
    if let Some(rest) = without(left, term) {
        return Some((rest, added(right, &negated)));
    }
    without(right, term).map(|rest| (added(left, &negated), rest))
}

/// A side without the first such term.
pub fn without(side: &Side, term: &Term) -> Option<Side> {
    let at = side.iter().position(|other| other == term)?;
    let mut rest = side.clone();
    rest.remove(at);
    Some(or_zero(rest))
}

/// `by` times a side, written down: a bracket, or a product for a single plain term.
pub(super) fn multiplied(side: &Side, by: Q) -> Term {
    match side.as_slice() {
        [term] if term.letters().is_some() => Term { coef: by, body: Body::Times(Box::new(term.clone())) },
        [Term { coef, body: Body::Over(inner, divisor) }] => {
            Term { coef: by * *coef, body: Body::Over(inner.clone(), *divisor) }
        }
        _ => Term::bracket(by, side.clone()),
    }
}

/// The first two like terms put together.
pub(super) fn collected_once(side: &Side) -> Side {
    let mut sum = side.clone();
    for i in 0..sum.len() {
        if let Some(j) = (i + 1..sum.len()).find(|&j| sum[j].is_like(&sum[i])) {
            let other = sum.remove(j);
            sum[i].coef += other.coef;
            if sum[i].coef.is_zero() {
                sum.remove(i);
            }
            return or_zero(sum);
        }
    }
    collected(side)
}

/// Quotients and written products worked out; a bracket whose factor became one is opened.
pub(super) fn worked_out(side: &Side) -> Side {
    let worked: Side = side
        .iter()
        .flat_map(|term| match &term.body {
            // A slip may have made a divisor nothing: such a quotient stays as it is.
            Body::Over(inner, divisor) if !divisor.is_zero() => spliced(scaled(inner, term.coef / *divisor)),
            Body::Times(inner) => spliced(vec![inner.scaled(term.coef)]),
            _ => vec![term.clone()],
        })
        .collect();
    or_zero(worked)
}

/// Brackets with factor one opened.
fn spliced(side: Side) -> Side {
    side.into_iter()
        .flat_map(|term| match term.body {
            Body::Bracket(inner) if term.coef.is_one() => inner,
            _ => vec![term],
        })
        .collect()
}

/// Up to `count` brackets, squares and products multiplied out.
pub(super) fn opened(side: &Side, mut count: usize) -> Side {
    let mut sum = Side::new();
    for term in side {
        let is_closed = matches!(term.body, Body::Bracket(_) | Body::Product(..) | Body::Square(_));
        if is_closed && count > 0 {
            count -= 1;
            match &term.body {
                Body::Bracket(inner) => sum.extend(scaled(inner, term.coef)),
                // Of three factors two are multiplied first.
                Body::Product(first, second) if !is_plain(first) || !is_plain(second) => {
                    let worked = |side: &Side| if is_plain(side) { side.clone() } else { collected(&expanded(side)) };
                    sum.push(Term { coef: term.coef, body: Body::Product(worked(first), worked(second)) });
                }
                _ => sum.extend(term.expanded()),
            }
        } else {
            sum.push(term.clone());
        }
    }
    or_zero(sum)
}
