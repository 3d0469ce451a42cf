//! What a line says, brought to one form: equal for lines that say the same.

use super::state::{State, mirrored};
use super::terms::{Q, Side, as_number, normal, scaled};
use crate::algebra::syntax::Rel;
use num_traits::{One, Signed, Zero};

/// The content of a line of sums.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    Expr(Side),
    /// `side rel 0`, the first coefficient one.
    Relation(Side, Rel),
    All(Vec<Meaning>),
    Truth(bool),
}

/// The content of a line, where it is one of sums.
pub fn meaning(state: &State) -> Option<Meaning> {
    match state {
        State::Expr(side) => Some(Meaning::Expr(normal(side))),
        State::Chain(first, links) => {
            let lefts = std::iter::once(first).chain(links.iter().map(|(_, side)| side));
            let mut all: Vec<Meaning> =
                lefts.zip(links).map(|(left, (rel, right))| relation(left, *rel, right)).collect();
            if all.len() == 1 { all.pop() } else { Some(Meaning::All(all)) }
        }
        State::Always => Some(Meaning::Truth(true)),
        State::Never => Some(Meaning::Truth(false)),
        State::Or(_) | State::Written(_) => None,
    }
}

fn relation(left: &Side, rel: Rel, right: &Side) -> Meaning {
    let gap: Side = left.iter().cloned().chain(scaled(right, -Q::one())).collect();
    let gap = normal(&gap);
    if let Some(value) = as_number(&gap) {
        return Meaning::Truth(match rel {
            Rel::Eq => value.is_zero(),
            Rel::Ne => !value.is_zero(),
            Rel::Lt => value.is_negative(),
            Rel::Le => !value.is_positive(),
            Rel::Gt => value.is_positive(),
            Rel::Ge => !value.is_negative(),
        });
    }
    let lead = gap[0].coef;
    let rel = if lead.is_negative() { mirrored(rel) } else { rel };
    Meaning::Relation(scaled(&gap, lead.recip()), rel)
}
