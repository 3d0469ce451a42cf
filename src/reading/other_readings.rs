//! Rows that can be read in two ways, where only what follows tells which is meant: `b/2a` as `b/(2a)`; `(x + 3)2` as a power
//! whose digit was raised in the document; `x = 4 / -4` as two values; `4x = 20 divided by 4` as an equation and what is done to it.

use super::work::{Connective, Problem, Solution, Step};
use crate::notation::{self, Parsed, Statement};
use crate::text::{Mapped, Span};

/// What the text of a row says in the other way; None where it has only one.
type Reading = fn(&Mapped, &Parsed) -> Option<Statement>;

const READINGS: [Reading; 4] = [with_tight_fractions, with_raised_digits, as_two_values, without_spoken_operation];

impl Solution {
    /// The same solution with all rows that can be read in another way read so, once for each of the ways there are.
    pub fn other_readings(&self) -> Vec<Solution> {
        READINGS.into_iter().filter_map(|reading| self.read_anew(reading)).chain(self.going_on_from_problem()).collect()
    }

    /// In work on an expression: rows that begin with `=` below an equation, `1/2 + 1/3 = 5/6` and `= (5/6)/(5/6)`, say what
    /// the problem is, and not what the left side above is.
    fn going_on_from_problem(&self) -> Option<Solution> {
        let Some(Statement::Expr(_)) = self.problem.as_ref().and_then(Problem::statement) else { return None };
        let mut other = self.clone();
        let mut is_other = false;
        let goes_on = |step: &&mut Step| {
            step.connective == Connective::Equals && matches!(step.statement(), Some(Statement::Chain(..)))
        };
        for step in other.steps.iter_mut().filter(goes_on) {
            if let Some(side @ Statement::Expr(_)) = notation::parse(step.math.text()).statement {
                step.parsed.statement = Some(side);
                is_other = true;
            }
        }
        is_other.then_some(other)
    }

    fn read_anew(&self, reading: Reading) -> Option<Solution> {
        let mut other = self.clone();
        let mut is_other = false;
        let problem = other.problem.iter_mut().map(|problem| (&problem.math, &mut problem.parsed));
        let steps = other.steps.iter_mut().map(|step| (&step.math, &mut step.parsed));
        for (math, parsed) in problem.chain(steps).filter(|(_, parsed)| parsed.statement.is_some()) {
            if let Some(statement) = reading(math, parsed) {
                parsed.statement = Some(statement);
                is_other = true;
            }
        }
        is_other.then_some(other)
    }
}

fn with_tight_fractions(text: &Mapped, parsed: &Parsed) -> Option<Statement> {
    notation::parse_with_tight_fractions(text.text()).statement.filter(|_| !parsed.findings.is_empty())
}

/// `(x + 3)^2 = 16` of `(x + 3)2 = 16`: a 2 or 3 right behind a bracket, with no digit or letter behind it.
fn with_raised_digits(text: &Mapped, _: &Parsed) -> Option<Statement> {
    let text = text.text();
    let is_raised = |at: usize| {
        let behind = text[at..].strip_prefix(['2', '3']);
        behind.is_some_and(|behind| {
            !behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '^' | '/' | '('))
        })
    };
    let places: Vec<usize> = text.match_indices(')').map(|(at, _)| at + 1).filter(|at| is_raised(*at)).collect();
    let mut raised = text.to_owned();
    places.iter().rev().for_each(|at| raised.insert(*at, '^'));
    notation::parse(&raised).statement.filter(|_| !places.is_empty())
}

/// `x = 4 or x = -4` of `x = 4 / -4`.
fn as_two_values(text: &Mapped, _: &Parsed) -> Option<Statement> {
    let (letter, values) = text.text().split_once('=')?;
    let (one, other) = values.split_once('/').filter(|(_, other)| !other.contains(['/', '=']))?;
    let (letter, one, other) = (letter.trim(), one.trim(), other.trim());
    let size = |value: &str| value.trim_start_matches(['+', '-', '−', '–']).trim().to_owned();
    let is_pair = letter.chars().count() == 1 && size(one) == size(other) && one != other;
    notation::parse(&format!("{letter} = {one} or {letter} = {other}")).statement.filter(|_| is_pair)
}

/// `4x = 20` of `4x = 20 divided by 4`: behind an equation stands in words what is done to both sides.
fn without_spoken_operation(text: &Mapped, _: &Parsed) -> Option<Statement> {
    let is_spoken = |at: &usize| {
        let origin = text.origin(Span::new(*at, at + 1));
        origin.end - origin.start > SIGN_BYTES
    };
    let at = text
        .text()
        .rfind(['+', '-', '*', '/', '·'])
        .filter(|at| text.text().is_char_boundary(at + 1) && is_spoken(at))?;
    let (line, operand) = (&text.text()[..at], text.text()[at..].trim_start_matches(['+', '-', '*', '/', '·']).trim());
    let is_operand = !operand.is_empty() && operand.chars().all(|c| c.is_alphanumeric() || c == '.');
    let is_equation = line.split_once('=').is_some_and(|(_, value)| !value.trim().is_empty());
    notation::parse(line).statement.filter(|_| is_operand && is_equation)
}

/// A sign of an operation is no longer than this where it is written; what words stood for is.
const SIGN_BYTES: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_in_the_other_way() {
        let check = |reading: Reading, text: &str, wanted: Option<&str>| {
            let found = reading(&Mapped::verbatim(text, 0), &notation::parse(text))
                .map(|statement| notation::print(&statement));
            let wanted = wanted.map(|wanted| notation::print(&notation::parse(wanted).statement.unwrap()));
            assert_eq!(found, wanted, "{text}");
        };
        check(with_tight_fractions, "x = -b/2a", Some("x = -b/(2a)"));
        check(with_tight_fractions, "x = -b/2", None);
        check(with_raised_digits, "(x + 3)2 = 16", Some("(x + 3)^2 = 16"));
        check(with_raised_digits, "2(x + 3) = 16", None);
        check(with_raised_digits, "(x + 3)2x = 16", None);
        check(as_two_values, "x = 4 / -4", Some("x = 4 or x = -4"));
        check(as_two_values, "x = 4/5", None);
        check(as_two_values, "2x = 4/-4", None);
    }
}
