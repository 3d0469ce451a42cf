//! One line of any family: what it says, what follows, what may go wrong; and a whole solution line by line.

use super::equation::{Equation, Proportion};
use super::factors::Factoring;
use super::sides::{Printed, Side};
use super::simplify;
use super::system::System;
use super::zeros::Zeros;
use crate::corpus::path::Fault;
use crate::slips::SlipKind;
use fastrand::Rng;

/// A line of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    Solve(Equation),
    Expand(Side),
    Factorise(Factoring),
    Zeros(Zeros),
    Proportion(Proportion),
    System(Box<System>),
}

/// Lines that a solution may have.
const MAX_LINES: usize = 14;

impl Work {
    /// The maths of the line.
    pub fn text(&self) -> String {
        match self {
            Work::Solve(equation) => equation.text(),
            Work::Expand(side) => Printed(side).to_string(),
            Work::Factorise(factoring) => factoring.text(),
            Work::Zeros(zeros) => zeros.text(),
            Work::Proportion(proportion) => proportion.text(),
            Work::System(system) => system.text(),
        }
    }

    /// What the following line is made of, where that is more than this line.
    pub fn premise(&self) -> Option<String> {
        if let Work::System(system) = self { system.premise() } else { None }
    }

    /// The line that follows; None where the work is done.
    pub fn next(&self) -> Option<Work> {
        match self {
            Work::Solve(equation) => equation.next().map(Work::Solve),
            Work::Expand(side) => simplify::simplified(side).map(Work::Expand),
            Work::Factorise(factoring) => factoring.next().map(Work::Factorise),
            Work::Zeros(zeros) => zeros.next().map(Work::Zeros),
            Work::Proportion(proportion) => Some(Work::Solve(proportion.next())),
            Work::System(system) => system.next().map(|system| Work::System(Box::new(system))),
        }
    }

    /// A wrong line in its place; None where this draw finds no slip.
    fn slipped(&self, rng: &mut Rng) -> Option<(SlipKind, Work)> {
        match self {
            Work::Solve(equation) => equation.slipped(rng).map(|(slip, it)| (slip, Work::Solve(it))),
            Work::Expand(side) => simplify::slipped(side, rng).map(|(slip, it)| (slip, Work::Expand(it))),
            Work::Factorise(factoring) => factoring.slipped(rng).map(|(slip, it)| (slip, Work::Factorise(it))),
            Work::Zeros(zeros) => zeros.slipped(rng).map(|(slip, it)| (slip, Work::Zeros(it))),
            Work::Proportion(proportion) => proportion.slipped(rng).map(|(slip, it)| (slip, Work::Solve(it))),
            Work::System(system) => system.slipped(rng).map(|(slip, it)| (slip, Work::System(Box::new(it)))),
        }
    }

    /// All lines below this one. None where there are none or too many.
    pub fn solved(&self) -> Option<Vec<Work>> {
        let lines: Vec<Work> = std::iter::successors(self.next(), Work::next).take(MAX_LINES + 1).collect();
        (1..=MAX_LINES).contains(&lines.len()).then_some(lines)
    }

    /// The lines below this one with one slip among them, carried to the end or silently undone by a later line. None
    /// where this draw finds no place for it.
    pub fn solved_with_slip(&self, is_undone: bool, rng: &mut Rng) -> Option<Vec<(Work, Option<Fault>)>> {
        let clean = self.solved()?;
        let at = rng.usize(..clean.len());
        let before = if at == 0 { self } else { &clean[at - 1] };
        let (slip, wrong) = before.slipped(rng)?;
        if wrong == clean[at] {
            return None;
        }
        let unmarked = |lines: &[Work]| lines.iter().map(|line| (line.clone(), None)).collect::<Vec<_>>();
        let mut lines = unmarked(&clean[..at]);
        let carried: Vec<Work> = std::iter::successors(wrong.next(), Work::next).take(MAX_LINES).collect();
        lines.push((wrong, Some(Fault::Slip(slip))));
        if is_undone {
            let n_more = rng.usize(0..=1).min(carried.len());
            lines.extend(unmarked(&carried[..n_more]));
            let back = clean.get(at + 1 + n_more..).filter(|back| !back.is_empty())?;
            lines.push((back[0].clone(), Some(Fault::Undone)));
            lines.extend(unmarked(&back[1..]));
        } else {
            lines.extend(unmarked(&carried));
        }
        (lines.len() <= MAX_LINES).then_some(lines)
    }
}
