//! Sums written as products: a common factor taken out, or the middle term split into two and both halves factored.

use super::sides::{Item, Printed, Side, Sum, Term, side};
use super::simplify::common_divisor;
use crate::slips::SlipKind;
use fastrand::Rng;

/// An expression on its way to a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Factoring {
    /// Terms of falling power.
    Sum(Sum),
    /// `x^2 + px + qx + pq`, its last term as it was in the sum.
    Split { p: i64, q: i64, last: i64 },
    /// `x(x + p) + q(x + p)`
    Grouped { p: i64, q: i64 },
    /// `(x + p)(x + q)`
    Pair { p: i64, q: i64 },
    /// A common factor before the rest.
    Common(Term, Sum),
}

impl Factoring {
    pub fn side(&self) -> Side {
        let plus = |p: i64| vec![Term::of(1, 'x'), Term::number(p)];
        match self {
            Factoring::Sum(sum) => side(sum),
            Factoring::Split { p, q, last } => {
                side(&[Term::squared(1), Term::of(*p, 'x'), Term::of(*q, 'x'), Term::number(*last)])
            }
            Factoring::Grouped { p, q } => {
                vec![Item::Bracket(Term::of(1, 'x'), plus(*p)), Item::Bracket(Term::number(*q), plus(*p))]
            }
            Factoring::Pair { p, q } => vec![Item::Pair(plus(*p), plus(*q))],
            Factoring::Common(by, sum) => vec![Item::Bracket(*by, sum.clone())],
        }
    }

    pub fn text(&self) -> String {
        Printed(&self.side()).to_string()
    }

    /// The next line; None for a product, and for a sum that is none.
    pub fn next(&self) -> Option<Factoring> {
        Some(match self {
            Factoring::Sum(sum) => match sum.as_slice() {
                [Term { coef: 1, power: 2, .. }, Term { coef: b, power: 1, .. }, Term { coef: c, power: 0, .. }] => {
                    let (p, q) = parts(*b, *c)?;
                    Factoring::Split { p, q, last: *c }
                }
                [Term { coef: 1, power: 2, .. }, Term { coef: c, power: 0, .. }] => {
                    let root = (1..=12).find(|root| root * root == -c)?;
                    Factoring::Pair { p: root, q: -root }
                }
                [a, b] => {
                    let by = Term { coef: common_divisor(a.coef, b.coef), power: b.power, letter: a.letter };
                    if by.coef == 1 && by.power == 0 {
                        return None;
                    }
                    let less = |term: &Term| Term { coef: term.coef / by.coef, power: term.power - by.power, ..*term };
                    Factoring::Common(by, vec![less(a), less(b)])
                }
                _ => return None,
            },
            Factoring::Split { p, q, last } if p * q == *last => Factoring::Grouped { p: *p, q: *q },
            Factoring::Grouped { p, q } => Factoring::Pair { p: *p, q: *q },
            Factoring::Split { .. } | Factoring::Pair { .. } | Factoring::Common(..) => return None,
        })
    }

    /// The next line gone wrong; None where this draw finds no slip.
    pub fn slipped(&self, rng: &mut Rng) -> Option<(SlipKind, Factoring)> {
        Some(match (self, self.next()?) {
            (_, Factoring::Split { p, q, last }) => {
                if rng.bool() {
                    (SlipKind::FactorSigns, Factoring::Split { p: -p, q: -q, last })
                } else {
                    let others: Vec<(i64, i64)> = pairs(last).into_iter().filter(|pair| *pair != (p, q)).collect();
                    let (p, q) = *others.get(rng.usize(..others.len().max(1)))?;
                    (SlipKind::FactorsWrongSum, Factoring::Split { p, q, last })
                }
            }
            (_, Factoring::Grouped { p, q }) => (SlipKind::SignMiscopied, Factoring::Grouped { p, q: -q }),
            (Factoring::Sum(_), Factoring::Pair { p, .. }) => {
                (SlipKind::DifferenceOfSquaresAsSquare, Factoring::Pair { p: -p, q: -p })
            }
            (_, Factoring::Pair { p, q }) => (SlipKind::SignMiscopied, Factoring::Pair { p, q: -q }),
            (Factoring::Sum(sum), Factoring::Common(by, rest)) => {
                let [first, second] = rest.as_slice() else { return None };
                match rng.u8(0..3) {
                    0 => (SlipKind::FactorSignLost, Factoring::Common(by, vec![*first, second.times(-1)])),
                    _ if by.coef == 1 => return None,
                    _ => (
                        SlipKind::FactorFromFirstTermOnly,
                        Factoring::Common(by, vec![*first, Term { power: second.power, ..sum[1] }]),
                    ),
                }
            }
            _ => return None,
        })
    }
}

/// The two whole numbers of this sum and this product, the smaller in size first.
pub fn parts(sum: i64, product: i64) -> Option<(i64, i64)> {
    pairs(product).into_iter().find(|(p, q)| p + q == sum)
}

/// Pairs of whole numbers of this product other than 0, the smaller in size first.
fn pairs(product: i64) -> Vec<(i64, i64)> {
    let size = product.abs();
    let smaller = (1..=size).take_while(|p| p * p <= size).filter(|p| size % p == 0);
    smaller.flat_map(|p| [(p, product / p), (-p, -product / p)]).collect()
}
