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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::drafts::sides::{Item, Sum, Term, side};

    fn plus(k: i64, b: i64) -> Sum {
        vec![Term::of(k, 'x'), Term::number(b)]
    }

    fn times(a: i64, sum: Sum) -> Item {
        Item::Bracket(Term::number(a), sum)
    }

    fn check(start: Work, wanted: &[&str]) {
        let mut lines = vec![start.text()];
        lines.extend(start.solved().unwrap_or_default().iter().map(Work::text));
        assert_eq!(lines, wanted);
    }

    /// One way of working for each family.
    #[test]
    fn steps_are_small_and_alike() {
        let right = side(&[Term::of(2, 'x'), Term::number(9)]);
        check(
            Work::Solve(Equation::new(vec![times(3, plus(1, 2)), Item::Term(Term::number(-4))], right)),
            &[
                "3(x + 2) - 4 = 2x + 9",
                "3x + 6 - 4 = 2x + 9",
                "3x + 2 = 2x + 9",
                "3x = 2x + 9 - 2",
                "3x = 2x + 7",
                "3x - 2x = 7",
                "x = 7",
            ],
        );
        check(
            Work::Solve(Equation::new(side(&plus(-3, 0)), side(&[Term::number(12)]))),
            &["-3x = 12", "x = 12/(-3)", "x = -4"],
        );
        check(
            Work::Solve(Equation::new(vec![Item::Over(Term::of(1, 'x'), 4)], side(&[Term::number(-3)]))),
            &["x/4 = -3", "x = -3 * 4", "x = -12"],
        );
        check(
            Work::Expand(vec![Item::Pair(plus(1, 1), plus(1, -2))]),
            &["(x + 1)(x - 2)", "x(x - 2) + (x - 2)", "x^2 - 2x + (x - 2)", "x^2 - 2x + x - 2", "x^2 - x - 2"],
        );
        check(Work::Factorise(Factoring::Sum(vec![Term::squared(6), Term::of(-9, 'x')])), &["6x^2 - 9x", "3x(2x - 3)"]);
        check(
            Work::Zeros(Zeros::Sides(Equation::new(
                side(&[Term::squared(1)]),
                side(&[Term::of(-3, 'x'), Term::number(-2)]),
            ))),
            &[
                "x^2 = -3x - 2",
                "x^2 + 3x = -2",
                "x^2 + 3x + 2 = 0",
                "x^2 + x + 2x + 2 = 0",
                "x(x + 1) + 2(x + 1) = 0",
                "(x + 1)(x + 2) = 0",
                "x + 1 = 0 or x + 2 = 0",
                "x = -1 or x = -2",
            ],
        );
        check(
            Work::Proportion(Proportion { left: (plus(1, 2), 3), right: (vec![Term::number(4)], 6) }),
            &[
                "(x + 2)/3 = 4/6",
                "6(x + 2) = 4 * 3",
                "6x + 12 = 4 * 3",
                "6x + 12 = 12",
                "6x = 12 - 12",
                "6x = 0",
                "x = 0/6",
                "x = 0",
            ],
        );
        let first = Equation::new(side(&[Term::of(-2, 'x'), Term::of(1, 'y')]), side(&[Term::number(-1)]));
        let second = Equation::new(side(&[Term::of(3, 'x'), Term::of(2, 'y')]), side(&[Term::number(12)]));
        check(
            Work::System(Box::new(System::new(first, second))),
            &[
                "-2x + y = -1 and 3x + 2y = 12",
                "y = -1 + 2x",
                "3x + 2(-1 + 2x) = 12",
                "3x - 2 + 4x = 12",
                "7x - 2 = 12",
                "7x = 12 + 2",
                "7x = 14",
                "x = 14/7",
                "x = 2",
                "y = -1 + 2 * 2",
                "y = -1 + 4",
                "y = 3",
                "x = 2 and y = 3",
            ],
        );
    }

    #[test]
    fn a_slip_is_carried_on_or_undone() {
        let start = Work::Solve(Equation::new(side(&plus(2, 3)), side(&[Term::number(11)])));
        let clean = start.solved().expect("it is solved");
        let mut rng = Rng::with_seed(4);
        let (mut n_carried, mut n_undone) = (0, 0);
        for _ in 0..200 {
            if let Some(lines) = start.solved_with_slip(false, &mut rng) {
                assert_eq!(lines.iter().filter(|(_, fault)| fault.is_some()).count(), 1);
                n_carried += usize::from(lines.last().map(|(line, _)| line) != clean.last());
            }
            if let Some(lines) = start.solved_with_slip(true, &mut rng) {
                assert_eq!(lines.last().map(|(line, _)| line), clean.last());
                assert!(lines.iter().any(|(_, fault)| *fault == Some(Fault::Undone)));
                n_undone += 1;
            }
        }
        assert!(n_carried > 50 && n_undone > 50, "{n_carried} carried, {n_undone} undone");
    }
}
