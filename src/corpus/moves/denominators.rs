//! All denominators of an equation cleared at once, those with the unknown in them among them.

use super::special::multiplied;
use crate::corpus::state::State;
use crate::corpus::terms::{Body, Q, Side, Term, as_number, or_zero, scaled};
use crate::notation::Rel;
use num_integer::Integer;
use num_traits::One;

/// The least common multiple of plain denominators that is worked with.
const MAX_MULTIPLE: i64 = 60;

/// `2/x + 3/(x + 1) = 2` -> `2(x + 1) + 3x = 2x(x + 1)`
pub(super) fn all_cleared(state: &State) -> Option<State> {
    let state = state.map(&mut |side| side.iter().map(with_number_out).collect());
    let (left, rel, right) = state.as_relation().filter(|(_, rel, _)| *rel == Rel::Eq)?;
    let mut unders: Vec<&Side> = Vec::new();
    let mut multiple = 1_i64;
    for term in left.iter().chain(right) {
        multiple = multiple.lcm(term.coef.denom());
        if multiple > MAX_MULTIPLE {
            return None;
        }
        match &term.body {
            Body::Quotient(_, under) if !unders.contains(&under) => unders.push(under),
            Body::Plain(_) | Body::Quotient(..) | Body::Bracket(_) => {}
            _ => return None,
        }
    }
    let by = Q::from_integer(multiple);
    let side = |side: &Side| -> Option<Side> {
        let terms: Option<Vec<Side>> = side.iter().map(|term| times_all(term, by, &unders)).collect();
        Some(or_zero(terms?.concat()))
    };
    matches!(unders.len(), 1 | 2).then(|| Some(State::relation(side(left)?, rel, side(right)?)))?
}

/// `1/(2x)` as a half of `1/x`
fn with_number_out(term: &Term) -> Term {
    match &term.body {
        Body::Quotient(top, under) if under.len() == 1 => {
            let below = vec![Term { coef: Q::one(), body: under[0].body.clone() }];
            Term { coef: term.coef / under[0].coef, body: Body::Quotient(top.clone(), below) }
        }
        _ => term.clone(),
    }
}

/// One term times the number and every denominator but its own.
fn times_all(term: &Term, by: Q, unders: &[&Side]) -> Option<Side> {
    let coef = term.coef * by;
    let (own, top) = match &term.body {
        Body::Quotient(top, under) => (Some(under), top.clone()),
        Body::Bracket(inner) => (None, inner.clone()),
        body => (None, vec![Term { coef: Q::one(), body: body.clone() }]),
    };
    let others: Vec<&Side> = unders.iter().copied().filter(|under| Some(*under) != own).collect();
    let product = match others.as_slice() {
        [] => top,
        [one] => multiplied(&top, one),
        [one, other] if as_number(&top).is_some() => scaled(&multiplied(one, other), as_number(&top)?),
        [one, other] => {
            let outer = multiplied(&top, one);
            let [Term { coef, body }] = outer.as_slice() else { return None };
            let outer = vec![Term { coef: Q::one(), body: body.clone() }];
            vec![Term { coef: *coef, body: Body::Product(outer, (*other).clone()) }]
        }
        _ => return None,
    };
    Some(match product.as_slice() {
        [one] => vec![one.scaled(coef)],
        _ if coef.is_one() => product,
        _ if others.is_empty() && coef == -Q::one() => scaled(&product, coef),
        _ => vec![Term::bracket(coef, product)],
    })
}
