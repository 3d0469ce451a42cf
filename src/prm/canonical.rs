//! The built-in model's way of reading a solution: task, problem, then each line with its reason and a mark.
//!
//! `Solve 3t + 5 = 11` and the line `3t = 6` (subtract 5) are read as
//! `solve 3 x + 5 = 1e1 1 ?` and `subtract 5 : 3 x = 6 ;`. The same line in LaTeX, Unicode or ASCII reads the same,
//! because it is spelled from its tree (see [`super::pieces`]).
//!
//! A solution whose problem cannot be read is not judged at all, and one without a problem starts from its first line; a line that cannot be read, or that would make the
//! text longer than the model was trained on, is left out and not judged.

use super::domain::Domain;
use super::fingerprint::Fingerprints;
use super::operation::Operation;
use super::pieces::{Numbers, Speller};
use super::prompt::Prompt;
use super::reason;
use crate::notation::{Parsed, Statement};
use crate::reading::{Role, Solution, Step, Task};

/// The piece after each line, at which the model's head is read.
pub const STEP_MARK: &str = ";";

/// The piece after the problem.
pub const PROBLEM_MARK: &str = "?";

/// The piece between a reason and its line.
const REASON_MARK: &str = ":";

/// Longest line, in pieces.
const MAX_LINE_PIECES: usize = 96;

/// What of a line is written, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    pub numbers: Numbers,
    /// Every line ends with its numeric fingerprint.
    pub fingerprint: bool,
    /// And says how it was made of one above it.
    pub origin: bool,
    /// Longest solution, in pieces, the problem included: the longest that training sees.
    pub max_pieces: usize,
}

/// What the model reads of a solution. Without a problem, the first line that can be read is taken as one. None when
/// there is none, it cannot be read, or is of no known kind.
pub fn prompt(solution: &Solution, form: Form) -> Option<Prompt> {
    let (task, statement, n_before) = match &solution.problem {
        Some(problem) => (problem.task, plainly(&problem.parsed)?.clone(), 0),
        None => {
            let lines = solution.steps.iter().enumerate().filter(|(_, step)| is_scored(step));
            let (start, statement) = lines.filter_map(|(i, step)| Some((i, plainly(&step.parsed)?))).next()?;
            (None, statement.clone(), start + 1)
        }
    };
    let mut writer = Writer { form, speller: Speller::new(form.numbers), fingerprints: Fingerprints::new(form.origin) };
    let domain = Domain::of(&statement)?;
    let mut pieces = vec![task_piece(task, &statement).to_owned()];
    pieces.extend(writer.statement(&statement, None)?);
    pieces.push(PROBLEM_MARK.to_owned());
    if pieces.len() > MAX_LINE_PIECES {
        return None;
    }
    let mut n_pieces = pieces.len();
    let mut lines = vec![None; n_before];
    for step in &solution.steps[n_before..] {
        // A line that is left out must not use up letters and names, so the writer is kept only with the line.
        let mut trial = writer.clone();
        let line = trial.line(step).filter(|line| n_pieces + line.len() <= form.max_pieces);
        if let Some(line) = &line {
            n_pieces += line.len();
            writer = trial;
        }
        lines.push(line.map(|line| line.join(" ")));
    }
    Some(Prompt { domain, problem: pieces.join(" "), lines })
}

/// The problem of a solution as a drafter reads it, up to its mark, and its letters by order of appearance. None where there is
/// no problem that can be read.
pub fn drafting_prompt(solution: &Solution) -> Option<(String, Vec<String>)> {
    let problem = solution.problem.as_ref()?;
    let statement = plainly(&problem.parsed)?;
    let mut speller = Speller::new(Numbers::Whole);
    let pieces = speller.statement(statement).ok()?;
    let prompt = format!("{} {} {PROBLEM_MARK}", task_piece(problem.task, statement), pieces.join(" "));
    Some((prompt, speller.letters().to_vec()))
}

/// Writes the lines of one solution.
#[derive(Clone)]
struct Writer {
    form: Form,
    speller: Speller,
    fingerprints: Fingerprints,
}

impl Writer {
    /// A line with its reason and mark. None where it is not judged.
    fn line(&mut self, step: &Step) -> Option<Vec<String>> {
        if !is_scored(step) {
            return None;
        }
        let statement = plainly(&step.parsed)?;
        let reason =
            step.reason.as_ref().map(|words| reason::read(words.text(), &mut self.speller)).unwrap_or_default();
        let mut pieces = reason.pieces;
        if !pieces.is_empty() {
            pieces.push(REASON_MARK.to_owned());
        }
        pieces.extend(self.statement(statement, reason.operation.as_ref())?);
        pieces.push(STEP_MARK.to_owned());
        (pieces.len() <= MAX_LINE_PIECES).then_some(pieces)
    }

    fn statement(&mut self, statement: &Statement, said: Option<&Operation>) -> Option<Vec<String>> {
        let mut pieces = self.speller.statement(statement).ok()?;
        if self.form.fingerprint {
            pieces.extend(self.fingerprints.pieces(statement, self.speller.letters(), said));
        }
        Some(pieces)
    }
}

/// Whether the model is asked about a row: it was trained on consequences alone.
fn is_scored(step: &Step) -> bool {
    matches!(step.role, Role::Step | Role::Answer)
}

/// The statement of a line that can be read in one way only.
fn plainly(parsed: &Parsed) -> Option<&Statement> {
    parsed.statement.as_ref().filter(|_| parsed.findings.is_empty())
}

/// The task in one word. Where the paste does not say, an expression is to be simplified, anything else solved.
fn task_piece(task: Option<Task>, problem: &Statement) -> &'static str {
    match (task, problem) {
        (Some(Task::Expand), _) => "expand",
        (Some(Task::Factorise), _) => "factorise",
        (Some(Task::Evaluate), _) => "evaluate",
        (Some(Task::Simplify), _) | (None, Statement::Expr(_)) => "simplify",
        (Some(Task::Solve) | None, _) => "solve",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation;
    use crate::reading::from_lines;
    use proptest::prelude::*;

    const PLAIN: Form = Form { numbers: Numbers::Digits, fingerprint: false, origin: false, max_pieces: 256 };
    const FINGERPRINTED: Form = Form { numbers: Numbers::Whole, fingerprint: true, origin: true, max_pieces: 256 };

    fn check(problem: &str, lines: &[&str], wanted: &str) {
        assert_eq!(
            prompt(&from_lines(problem, lines), PLAIN).map(|prompt| prompt.text()),
            Some(wanted.to_owned()),
            "{problem}"
        );
    }

    #[test]
    fn a_solution_is_read_as_one_text() {
        check(
            "Solve 3t + 5 = 11",
            &["Subtract 5 from both sides: 3t = 6", "t = 2"],
            "solve 3 x + 5 = 1e1 1 ? subtract 5 : 3 x = 6 ; x = 2 ;",
        );
        check("2(x + 1)", &["2x + 2"], "simplify 2 ( x + 1 ) ? 2 x + 2 ;");
        check("Expand 2(x + 1)", &["= 2x + 2"], "expand 2 ( x + 1 ) ? 2 x + 2 ;");
    }

    #[test]
    fn a_line_that_cannot_be_read_is_left_out_and_takes_no_letter() {
        let read = prompt(&from_lines("2x = 4", &["so what", "a +", "x = y"]), PLAIN).expect("the problem is read");
        assert_eq!(read.lines, [None, None, Some("x = y ;".to_owned())]);
    }

    #[test]
    fn a_problem_that_cannot_be_read_is_not_judged() {
        assert_eq!(prompt(&from_lines("", &["no idea"]), PLAIN), None);
        let read = prompt(&from_lines("", &["divide by 2", "2x = 4", "x = 2"]), PLAIN).expect("the first line is read");
        assert_eq!(
            (read.problem.as_str(), read.lines),
            ("solve 2 x = 4 ?", vec![None, None, Some("x = 2 ;".to_owned())])
        );
        assert_eq!(prompt(&from_lines("2x = = 4", &["x = 2"]), PLAIN), None);
    }

    #[test]
    fn a_text_longer_than_training_saw_ends_judging() {
        let lines = ["x + x + x + x + x = 1"; 40];
        let read = prompt(&from_lines("5x = 1", &lines), PLAIN).expect("the problem is read");
        let n_judged = read.lines.iter().flatten().count();
        assert!((15..40).contains(&n_judged), "{n_judged}");
        assert!(read.text().split(' ').count() <= PLAIN.max_pieces);
    }

    /// A line of ASCII maths with some of everything that is written differently elsewhere.
    fn line() -> impl Strategy<Value = String> {
        let number =
            prop_oneof![(0..1000u32).prop_map(|n| n.to_string()), (0..100u32).prop_map(|n| format!("0.{n:02}"))];
        let leaf = prop_oneof![number, prop::sample::select(vec!["x", "t", "a"]).prop_map(str::to_owned)];
        let expr = leaf.prop_recursive(4, 24, 2, |inner| {
            prop_oneof![
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} + {b})")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} - {b})")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a})*({b})")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a})/({b})")),
                inner.clone().prop_map(|a| format!("({a})^2")),
                inner.clone().prop_map(|a| format!("sqrt({a})")),
                inner.clone().prop_map(|a| format!("|{a}|")),
                inner.prop_map(|a| format!("(-({a}))")),
            ]
        });
        let rel = prop::sample::select(vec!["=", "<", "<=", ">", ">=", "!="]);
        (expr.clone(), rel, expr).prop_map(|(a, rel, b)| format!("{a} {rel} {b}"))
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_left_out(problem in "\\PC{0,40}", lines in prop::collection::vec("[-+*/^=<>()|.√±x0-9a-z :]{0,40}", 0..4)) {
            for problem in [problem.as_str(), "x = 1"] {
                let solution = from_lines(problem, &lines);
                let read = prompt(&solution, FINGERPRINTED);
                prop_assert!(read.is_none_or(|read| read.lines.len() == lines.len()));
            }
        }

        #[test]
        fn notation_makes_no_difference(line in line()) {
            let statement = notation::parse(&line).statement.expect("the line is maths");
            let read = |text: &str| {
                let mut solution = from_lines("x = 1", &[""]);
                solution.steps[0].parsed = notation::parse(text);
                prompt(&solution, FINGERPRINTED)
            };
            let ascii = read(&notation::print(&statement));
            prop_assert!(ascii.is_some());
            prop_assert_eq!(&read(&notation::unicode(&statement)), &ascii);
            prop_assert_eq!(&read(&notation::latex(&statement)), &ascii);
        }
    }
}
