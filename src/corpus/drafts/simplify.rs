//! One step on a side: the first product is worked out, else the first two like terms; and how that goes wrong.

use super::sides::{Item, Side, Term};
use crate::corpus::chance::choose;
use crate::slips::SlipKind;
use fastrand::Rng;

/// The side one step on. None where nothing is left to do.
pub fn simplified(side: &[Item]) -> Option<Side> {
    match next_step(side)? {
        NextStep::Product(at) => Some(replaced(side, at, worked_out(&side[at])?)),
        NextStep::Like(first, second) => {
            let (a, b) = (number_before(side, first)?, number_before(side, second)?);
            Some(combined(side, first, second, a.coef + b.coef))
        }
    }
}

/// The same step gone wrong. None where this draw finds no slip.
pub fn slipped(side: &[Item], rng: &mut Rng) -> Option<(SlipKind, Side)> {
    match next_step(side)? {
        NextStep::Product(at) => {
            let (slip, items) = worked_out_wrong(&side[at], rng)?;
            Some((slip, replaced(side, at, items)))
        }
        NextStep::Like(first, second) => {
            let (a, b) = (number_before(side, first)?.coef, number_before(side, second)?.coef);
            let near = *choose(&[-2, -1, 1, 2], rng);
            let (slip, sum) = match rng.u8(0..10) {
                0..=4 => (SlipKind::OffByOneOrTwo, a + b + near),
                5 | 6 if b < 0 => (SlipKind::AddedInstead, a - b),
                7 if a < 0 && b < 0 => (SlipKind::NegativesMadePositive, -(a + b)),
                7 | 8 if (a < 0) != (b < 0) => (SlipKind::SignOfSmaller, -(a + b)),
                _ => (SlipKind::OffByOneOrTwo, a + b - near),
            };
            (sum != a + b).then(|| (slip, combined(side, first, second, sum)))
        }
    }
}

/// Where the next step is made.
enum NextStep {
    Product(usize),
    /// Two like terms, the first on the left.
    Like(usize, usize),
}

fn next_step(side: &[Item]) -> Option<NextStep> {
    if let Some(at) = side.iter().position(|item| worked_out(item).is_some()) {
        return Some(NextStep::Product(at));
    }
    (0..side.len()).find_map(|first| {
        let term = number_before(side, first)?;
        let like = |second: &usize| number_before(side, *second).is_some_and(|other| term.is_like(other));
        (first + 1..side.len()).find(like).map(|second| NextStep::Like(first, second))
    })
}

/// The item as a term, if it is one.
fn number_before(side: &[Item], at: usize) -> Option<Term> {
    if let Item::Term(term) = side.get(at)? { Some(*term) } else { None }
}

/// What an item is one step on; None for what stays as it is.
fn worked_out(item: &Item) -> Option<Side> {
    match item {
        Item::Term(_) | Item::Over(..) => None,
        Item::Bracket(by, sum) => Some(sum.iter().map(|term| Item::Term(product(*by, *term))).collect()),
        Item::Pair(a, b) => Some(a.iter().map(|term| Item::Bracket(*term, b.clone())).collect()),
        Item::Product(a, b) => Some(number(a * b)),
        Item::Quotient(a, b) => {
            let by = common_divisor(*a, *b) * b.signum();
            let (a_less, b_less) = (a / by, b / by);
            match b_less {
                1 => Some(number(a_less)),
                _ if by == 1 => None,
                _ => Some(vec![Item::Quotient(a_less, b_less)]),
            }
        }
    }
}

fn worked_out_wrong(item: &Item, rng: &mut Rng) -> Option<(SlipKind, Side)> {
    let near = *choose(&[-1, 1], rng);
    Some(match item {
        Item::Term(_) | Item::Over(..) => return None,
        Item::Bracket(by, sum) => {
            let [first, second] = sum.as_slice() else { return None };
            let right = product(*by, *second);
            let (slip, wrong) = match rng.u8(0..4) {
                0 | 1 => (SlipKind::FirstTermOnly, *second),
                2 => (SlipKind::BracketSignChanged, right.times(-1)),
                _ => (SlipKind::TimesTableNeighbour, Term { coef: right.coef + near * by.coef, ..right }),
            };
            if wrong == right || wrong.coef == 0 {
                return None;
            }
            (slip, vec![Item::Term(product(*by, *first)), Item::Term(wrong)])
        }
        Item::Pair(a, b) => {
            let [first, second] = a.as_slice() else { return None };
            (
                SlipKind::SignMiscopied,
                vec![Item::Bracket(*first, b.clone()), Item::Bracket(second.times(-1), b.clone())],
            )
        }
        Item::Product(a, b) => match rng.u8(0..3) {
            0 if *a < 0 || *b < 0 => (SlipKind::ProductSign, number(-a * b)),
            _ => (SlipKind::TimesTableNeighbour, number(a * b + near * a)),
        },
        Item::Quotient(a, b) if a % b == 0 => match rng.u8(0..3) {
            0 if *a < 0 || *b < 0 => (SlipKind::QuotientSignLost, number(-a / b)),
            _ => (SlipKind::OffByOneOrTwo, number(a / b + near)),
        },
        Item::Quotient(..) => return None,
    })
}

/// A number as a side; 0 is an empty one.
fn number(value: i64) -> Side {
    super::sides::side(&[Term::number(value)])
}

fn product(a: Term, b: Term) -> Term {
    let letter = if a.power > 0 { a.letter } else { b.letter };
    Term { coef: a.coef * b.coef, power: a.power + b.power, letter }
}

fn replaced(side: &[Item], at: usize, by: Side) -> Side {
    [&side[..at], &by, &side[at + 1..]].concat()
}

/// The two terms as one of coefficient `sum`; nothing where that is 0.
fn combined(side: &[Item], first: usize, second: usize, sum: i64) -> Side {
    let mut out = side.to_vec();
    out.remove(second);
    match &mut out[first] {
        Item::Term(term) if sum != 0 => term.coef = sum,
        _ => {
            out.remove(first);
        }
    }
    out
}

/// The greatest common divisor, at least 1.
pub fn common_divisor(a: i64, b: i64) -> i64 {
    num_integer::gcd(a, b).max(1)
}
