//! The lines of a topic's work, as they come about, and what is let out of them.

use crate::algebra::{Verdict, answers, follows};
use crate::corpus::reason::Operation;
use crate::corpus::surface::Surface;
use crate::corpus::work_out::{Given, Worked, WorkedLine, first_by_moves};
use crate::notation::{
    ExprKind, Statement, has_letter, parse, statement_with_euler, statement_with_imaginary, uses_euler, uses_imaginary,
};
use fastrand::Rng;

/// Lines below a problem, each with what was done to reach it.
#[derive(Clone, Debug)]
pub struct Derivation {
    lines: Vec<WorkedLine>,
    surface: Surface,
    /// It ends on an equation in another form, not on values.
    ends_in_form: bool,
}

impl Default for Derivation {
    fn default() -> Derivation {
        let surface = Surface::readable(&mut Rng::with_seed(0));
        Derivation { lines: Vec::new(), surface, ends_in_form: false }
    }
}

/// Topics hand their plainer equations on to the solver, which may come back to a topic; no deeper than this.
const MAX_DEPTH: u32 = 4;

impl Derivation {
    /// Work that ends on an equation in another form.
    pub fn to_form() -> Derivation {
        Derivation { ends_in_form: true, ..Derivation::default() }
    }

    /// Adds a line. `words` is the key of what was done in the catalogue of words.
    pub fn line(&mut self, statement: &Statement, words: &'static str) {
        self.add(statement, Some(Operation { words, piece: None }));
    }

    /// Adds a line that was reached with a number or term.
    pub fn line_with(&mut self, statement: &Statement, words: &'static str, piece: String) {
        self.add(statement, Some(Operation { words, piece: Some(piece) }));
    }

    /// Takes over a line of the solver.
    pub fn take(&mut self, line: WorkedLine) {
        if self.lines.last().is_none_or(|last| last.maths != line.maths) {
            self.lines.push(line);
        }
    }

    /// Adds a line, unless the line above says it to the letter.
    fn add(&mut self, statement: &Statement, operation: Option<Operation>) {
        let maths = self.surface.line(statement);
        if self.lines.last().is_none_or(|last| last.maths != maths) {
            self.lines.push(WorkedLine { maths, operation });
        }
    }

    /// Goes on with the solver from the last line, an equation in one letter or cases of such, side by side to the end.
    /// Nothing is added where it is solved already; false where the solver does not know how to go on.
    pub fn solve_on(&mut self, statement: &Statement, depth: u32) -> bool {
        let cases = match statement {
            Statement::Or(cases) => cases.clone(),
            one => vec![one.clone()],
        };
        let mut columns: Vec<Vec<(Statement, Option<Operation>)>> = Vec::new();
        for case in cases {
            let mut column = vec![(case.clone(), None)];
            if !is_value(&case) {
                let Some(worked) = solved(&case, depth) else { return false };
                for line in worked.lines {
                    let Some(statement) = parse(&line.maths).statement else { return false };
                    column.push((statement, line.operation));
                }
            }
            columns.push(column);
        }
        let n_steps = columns.iter().map(Vec::len).max().unwrap_or_default();
        for step in 1..n_steps {
            let now = columns.iter().map(|column| &column[step.min(column.len() - 1)].0);
            let moved = columns.iter().filter_map(|column| column.get(step));
            // What is done in each case at once has its words where they are the same.
            let mut operations: Vec<&Option<Operation>> = moved.map(|(_, operation)| operation).collect();
            operations.dedup();
            let operation = match operations[..] {
                [one] => one.clone(),
                _ => None,
            };
            self.add(&any_of(now.cloned()), operation);
        }
        true
    }

    /// The work as it is shown, if the exact checker confirms every line and that the last one answers the problem.
    pub fn checked(mut self, given: &Given, way: &'static str) -> Option<Worked> {
        // Nothing is said by the problem written once more.
        let is_problem = |line: &WorkedLine| parse(&line.maths).statement.as_ref() == Some(&given.statement);
        if self.lines.len() > 1 && self.lines.first().is_some_and(is_problem) {
            self.lines.remove(0);
        }
        let (is_complex, has_euler) = (uses_imaginary(&given.statement), uses_euler(&given.statement));
        let read = |statement: Statement| match (is_complex, has_euler) {
            (true, _) => statement_with_imaginary(&statement),
            (_, true) => statement_with_euler(&statement),
            _ => statement,
        };
        let problem = read(given.statement.clone());
        let mut before = vec![problem.clone()];
        for line in &self.lines {
            let statement = read(parse(&line.maths).statement?);
            if !matches!(follows(&before, &statement), Verdict::Holds(_)) {
                return None;
            }
            before.push(statement);
        }
        let last = before.last().filter(|_| before.len() > 1)?;
        let is_finished = self.ends_in_form || answers(&problem, given.task, last) != Some(false);
        is_finished.then_some(Worked { way, lines: self.lines, slip: None })
    }

    /// The statement of the last line.
    pub fn last(&self) -> Option<Statement> {
        parse(&self.lines.last()?.maths).statement
    }
}

fn solved(case: &Statement, depth: u32) -> Option<Worked> {
    let given = Given { statement: case.clone(), task: None, letter: None };
    (depth < MAX_DEPTH).then(|| first_by_moves(&given).or_else(|| super::dispatch::first_topic(&given, depth + 1)))?
}

/// `x = 3`, or that there is nothing to be solved.
fn is_value(statement: &Statement) -> bool {
    match statement {
        Statement::Never | Statement::Always => true,
        Statement::And(parts) | Statement::Or(parts) => parts.iter().all(is_value),
        Statement::Chain(left, rest) => {
            let letter = matches!(left.kind, ExprKind::Variable(_));
            letter && rest.iter().all(|(_, side)| !has_letter(side))
        }
        _ => false,
    }
}

/// One of these; without those that never hold, unless all are, and without doubles.
pub fn any_of(cases: impl Iterator<Item = Statement>) -> Statement {
    let mut all: Vec<Statement> = Vec::new();
    for case in cases {
        let parts = match case {
            Statement::Or(parts) => parts,
            Statement::Never => continue,
            one => vec![one],
        };
        for part in parts {
            if !all.contains(&part) {
                all.push(part);
            }
        }
    }
    match all.len() {
        0 => Statement::Never,
        1 => all.remove(0),
        _ => Statement::Or(all),
    }
}
