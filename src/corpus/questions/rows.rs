//! The lines that answer a question, as they come about.

use crate::corpus::reason::Operation;
use crate::corpus::surface::Surface;
use crate::corpus::topics::Polynomial;
use crate::corpus::work_out::{Given, Worked, WorkedLine, first_way};
use crate::notation::{Expr, Rational, Statement, build, exact_value, parse};
use crate::reading::Task;
use fastrand::Rng;
use num_traits::{One, Signed, Zero};

/// Lines in words of maths, each with what was done to reach it.
#[derive(Default)]
pub struct Rows(Vec<WorkedLine>);

impl Rows {
    /// Adds a line, unless the line above says it to the letter. `words` is the key of what was done.
    pub fn add(&mut self, maths: impl Into<String>, words: &'static str) {
        self.push(maths.into(), Some(Operation { words, piece: None }));
    }

    /// Adds a line that was reached with a number.
    pub fn add_with(&mut self, maths: impl Into<String>, words: &'static str, piece: String) {
        self.push(maths.into(), Some(Operation { words, piece: Some(piece) }));
    }

    fn push(&mut self, maths: String, operation: Option<Operation>) {
        if self.0.last().is_none_or(|last| last.maths != maths) {
            self.0.push(WorkedLine { maths, operation });
        }
    }

    /// Works `expr` out as the value of `name`, line by line from its first form; returns the last form.
    pub fn work_out(&mut self, name: &str, expr: &Expr, task: Task, words: &'static str) -> Option<Expr> {
        let line = |maths: &str| format!("{name} = {maths}");
        self.add(line(&spelled(expr)), words);
        let given = |task| Given { statement: Statement::Expr(expr.clone()), task: Some(task), letter: None };
        let worked = first_way(&given(task)).or_else(|| first_way(&given(Task::Expand)));
        let mut last = expr.clone();
        for worked in worked.map(|worked| worked.lines).unwrap_or_default() {
            let Statement::Expr(next) = parse(&worked.maths).statement? else { return None };
            self.push(line(&worked.maths), worked.operation);
            last = next;
        }
        if let Some(value) = exact_value(&last) {
            self.add(line(&written(&value)), "operation.work-out");
        }
        Some(last)
    }

    /// Goes on with the solver from this equation, which the line above is; false where it does not know how to go on.
    pub fn solve(&mut self, given: &Given) -> bool {
        let Some(worked) = first_way(given) else { return false };
        worked.lines.into_iter().for_each(|line| self.push(line.maths, line.operation));
        true
    }

    /// The right side of the last line.
    pub fn last_side(&self) -> Option<&str> {
        self.0.last()?.maths.rsplit_once('=').map(|(_, side)| side.trim())
    }

    pub fn worked(self, way: &'static str) -> Option<Worked> {
        (!self.0.is_empty()).then_some(Worked { way, lines: self.0, slip: None })
    }
}

/// A number as it is written in a line.
pub fn written(value: &Rational) -> String {
    spelled(&build::number(value))
}

/// A polynomial in a letter as it is written in a line.
pub fn written_polynomial(polynomial: &Polynomial, letter: &str) -> String {
    spelled(&polynomial.expr(letter))
}

/// An expression as it is written in a line.
pub fn spelled(expr: &Expr) -> String {
    line(&Statement::Expr(expr.clone()))
}

/// A statement as it is written in a line.
pub fn line(statement: &Statement) -> String {
    Surface::readable(&mut Rng::with_seed(0)).line(statement)
}

/// A number as an operand behind a sign: `3`, `(-3)`.
pub fn in_brackets(value: &Rational) -> String {
    if value.is_negative() { format!("({})", written(value)) } else { written(value) }
}

/// The sum with a number behind it; without a zero.
pub fn with_number(sum: &str, number: &Rational) -> String {
    match number {
        zero if zero.is_zero() => sum.to_owned(),
        number if number.is_negative() => format!("{sum} - {}", written(&-number)),
        number => format!("{sum} + {}", written(number)),
    }
}

/// A number as it stands before a bracket: nothing for 1, a sign for -1.
pub fn factor(number: &Rational) -> String {
    match number {
        one if one.is_one() => String::new(),
        one if (-one).is_one() => "-".to_owned(),
        whole if whole.is_integer() => written(whole),
        part if part.is_negative() => format!("-({})", written(&-part)),
        part => format!("({})", written(part)),
    }
}
