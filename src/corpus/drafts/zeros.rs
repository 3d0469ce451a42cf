//! Quadratic equations: everything to the left, factored, each factor set to 0.

use super::equation::{Equation, standard_form};
use super::factors::Factoring;
use super::sides::{Item, Term, side};
use super::simplify::{simplified, slipped};
use crate::slips::SlipKind;
use fastrand::Rng;

/// A quadratic equation on its way to its solutions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Zeros {
    Sides(Equation),
    /// `... = 0`
    Factored(Factoring),
    /// Joined by "or".
    Cases(Vec<Equation>),
}

impl Zeros {
    pub fn text(&self) -> String {
        match self {
            Zeros::Sides(equation) => equation.text(),
            Zeros::Factored(factoring) => format!("{} = 0", factoring.text()),
            Zeros::Cases(cases) => cases.iter().map(Equation::text).collect::<Vec<_>>().join(" or "),
        }
    }

    /// The next line; None at the end of what can be done.
    pub fn next(&self) -> Option<Zeros> {
        match self {
            Zeros::Sides(Equation { left, right }) => {
                let sides = |left, right| Some(Zeros::Sides(Equation::new(left, right)));
                if let Some(left) = simplified(left) {
                    return sides(left, right.clone());
                }
                if let Some(right) = simplified(right) {
                    return sides(left.clone(), right);
                }
                if !right.is_empty() {
                    return self.moved(-1);
                }
                ordered(self)?.next().map(Zeros::Factored)
            }
            Zeros::Factored(Factoring::Pair { p, q }) => {
                let mut cases = vec![case(&[Term::of(1, 'x'), Term::number(*p)])];
                if p != q {
                    cases.push(case(&[Term::of(1, 'x'), Term::number(*q)]));
                }
                Some(Zeros::Cases(cases))
            }
            Zeros::Factored(Factoring::Common(by, rest)) if by.power > 0 => {
                Some(Zeros::Cases(vec![case(&[*by]), case(rest)]))
            }
            Zeros::Factored(factoring) => factoring.next().map(Zeros::Factored),
            Zeros::Cases(cases) => {
                let next: Vec<Option<Equation>> = cases.iter().map(Equation::next).collect();
                next.iter().any(Option::is_some).then(|| {
                    let either = |(next, case): (Option<Equation>, &Equation)| next.unwrap_or_else(|| case.clone());
                    Zeros::Cases(next.into_iter().zip(cases).map(either).collect())
                })
            }
        }
    }

    /// The next line gone wrong; None where this draw finds no slip.
    pub fn slipped(&self, rng: &mut Rng) -> Option<(SlipKind, Zeros)> {
        match self {
            Zeros::Sides(Equation { left, right }) => {
                if simplified(left).is_some() {
                    let (slip, left) = slipped(left, rng)?;
                    return Some((slip, Zeros::Sides(Equation::new(left, right.clone()))));
                }
                if simplified(right).is_some() {
                    let (slip, right) = slipped(right, rng)?;
                    return Some((slip, Zeros::Sides(Equation::new(left.clone(), right))));
                }
                if !right.is_empty() {
                    return Some((SlipKind::MovedWithoutSign, self.moved(1)?));
                }
                let (slip, factoring) = ordered(self)?.slipped(rng)?;
                Some((slip, Zeros::Factored(factoring)))
            }
            Zeros::Factored(Factoring::Pair { p, q }) => match rng.u8(0..3) {
                0 => Some((SlipKind::OneFactorOnly, Zeros::Cases(vec![case(&[Term::of(1, 'x'), Term::number(*p)])]))),
                _ => {
                    let root = |p: i64| Equation::new(side(&[Term::of(1, 'x')]), side(&[Term::number(p)]));
                    Some((SlipKind::RootsWithWrongSigns, Zeros::Cases(vec![root(*p), root(*q)])))
                }
            },
            Zeros::Factored(Factoring::Common(by, rest)) if by.power > 0 => {
                Some((SlipKind::DividedByZeroable, Zeros::Cases(vec![case(rest)])))
            }
            Zeros::Factored(factoring) => {
                factoring.slipped(rng).map(|(slip, factoring)| (slip, Zeros::Factored(factoring)))
            }
            Zeros::Cases(cases) => {
                let Zeros::Cases(mut next) = self.next()? else { return None };
                let at = rng.usize(..cases.len());
                let (slip, wrong) = cases[at].slipped(rng)?;
                next[at] = wrong;
                Some((slip, Zeros::Cases(next)))
            }
        }
    }

    /// The first term of the right put on the left, by this sign.
    fn moved(&self, sign: i64) -> Option<Zeros> {
        let Zeros::Sides(Equation { left, right }) = self else { return None };
        let (Item::Term(first), rest) = right.split_first()? else { return None };
        let left = [left.as_slice(), &[Item::Term(first.times(sign))]].concat();
        Some(Zeros::Sides(Equation::new(left, rest.to_vec())))
    }
}

/// The left of an equation to 0, its terms of falling power.
fn ordered(zeros: &Zeros) -> Option<Factoring> {
    let Zeros::Sides(equation) = zeros else { return None };
    let mut terms = standard_form(equation)?;
    terms.sort_by_key(|term| std::cmp::Reverse(term.power));
    (terms.first()?.power == 2).then_some(Factoring::Sum(terms))
}

/// A factor set to 0.
fn case(factor: &[Term]) -> Equation {
    Equation::new(side(factor), Vec::new())
}
