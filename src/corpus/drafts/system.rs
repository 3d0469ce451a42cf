//! Two equations in two letters, by substitution: one letter alone, put in, the other found, put back.

use super::equation::Equation;
use super::sides::{Item, Printed, Side, Sum, Term, side, terms};
use crate::slips::SlipKind;
use fastrand::Rng;

/// A system on its way to its solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct System {
    pub first: Equation,
    pub second: Equation,
    stage: Stage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// Both equations; the first has `y` without a coefficient.
    Given,
    /// `y = ...`
    Alone(Sum),
    /// The second equation with that put in, worked out.
    PutIn(Sum, Equation),
    /// `y = ...` with the value of `x` put in, worked out.
    PutBack(i64, Equation),
    Found(i64, i64),
}

impl System {
    pub fn new(first: Equation, second: Equation) -> System {
        System { first, second, stage: Stage::Given }
    }

    pub fn text(&self) -> String {
        match &self.stage {
            Stage::Given => format!("{} and {}", self.first.text(), self.second.text()),
            Stage::Alone(sum) => format!("y = {}", Printed(&side(sum))),
            Stage::PutIn(_, equation) | Stage::PutBack(_, equation) => equation.text(),
            Stage::Found(x, y) => format!("x = {x} and y = {y}"),
        }
    }

    /// What the line that follows this one is made of.
    pub fn premise(&self) -> Option<String> {
        let alone = |sum: &Sum| format!("y = {}", Printed(&side(sum)));
        match &self.stage {
            Stage::Given => None,
            Stage::Alone(sum) => Some(format!("{} and {}", alone(sum), self.second.text())),
            Stage::PutIn(sum, equation) => equation.found().map(|_| format!("{} and {}", alone(sum), equation.text())),
            Stage::PutBack(x, equation) => equation.found().map(|_| format!("x = {x} and {}", equation.text())),
            Stage::Found(..) => None,
        }
    }

    /// The next line; None at the end of what can be done.
    pub fn next(&self) -> Option<System> {
        let stage = match &self.stage {
            Stage::Given => match self.alone() {
                Some(sum) => Stage::PutIn(sum.clone(), self.put_in(&sum)),
                None => Stage::Alone(self.made_alone(-1)?),
            },
            Stage::Alone(sum) => Stage::PutIn(sum.clone(), self.put_in(sum)),
            Stage::PutIn(sum, equation) => match equation.found() {
                Some(('x', x)) => Stage::PutBack(x, put_back(sum, x)),
                _ => Stage::PutIn(sum.clone(), equation.next()?),
            },
            Stage::PutBack(x, equation) => match equation.found() {
                Some((_, y)) => Stage::Found(*x, y),
                None => Stage::PutBack(*x, equation.next()?),
            },
            Stage::Found(..) => return None,
        };
        Some(System { stage, ..self.clone() })
    }

    /// The next line gone wrong; None where this draw finds no slip.
    pub fn slipped(&self, rng: &mut Rng) -> Option<(SlipKind, System)> {
        let (slip, stage) = match &self.stage {
            Stage::Given if self.alone().is_none() => (SlipKind::MovedWithoutSign, Stage::Alone(self.made_alone(1)?)),
            Stage::PutIn(sum, equation) if equation.found().is_none() => {
                let (slip, equation) = equation.slipped(rng)?;
                (slip, Stage::PutIn(sum.clone(), equation))
            }
            Stage::PutBack(x, equation) if equation.found().is_none() => {
                let (slip, equation) = equation.slipped(rng)?;
                (slip, Stage::PutBack(*x, equation))
            }
            _ => return None,
        };
        Some((slip, System { stage, ..self.clone() }))
    }

    /// What `y` is by the first equation, where it stands alone there.
    fn alone(&self) -> Option<Sum> {
        match self.first.left.as_slice() {
            [Item::Term(Term { coef: 1, power: 1, letter: 'y' })] => terms(&self.first.right),
            _ => None,
        }
    }

    /// `ax + y = c` as `y = c - ax`, the sign of the moved term by choice.
    fn made_alone(&self, sign: i64) -> Option<Sum> {
        let left = terms(&self.first.left)?;
        let other = left.iter().find(|term| term.letter == 'x' && term.power == 1)?;
        let mut sum: Sum = terms(&self.first.right)?;
        sum.push(other.times(sign));
        Some(sum)
    }

    /// The second equation with a sum for `y`.
    fn put_in(&self, sum: &Sum) -> Equation {
        let put = |item: &Item| match item {
            Item::Term(Term { coef, power: 1, letter: 'y' }) => vec![Item::Bracket(Term::number(*coef), sum.clone())],
            other => vec![other.clone()],
        };
        let both = |side: &Side| side.iter().flat_map(put).collect();
        Equation::new(both(&self.second.left), both(&self.second.right))
    }
}

/// `y = ...` with a value for `x`.
fn put_back(sum: &Sum, x: i64) -> Equation {
    let put = |term: &Term| match term.power {
        0 => Item::Term(*term),
        _ if term.coef.abs() == 1 => Item::Term(Term::number(term.coef * x)),
        _ => Item::Product(term.coef, x),
    };
    let right = sum.iter().map(put).filter(|item| *item != Item::Term(Term::number(0))).collect();
    Equation::new(side(&[Term::of(1, 'y')]), right)
}
