//! A solution whose lines are already known: rows of the corpus and of the bank.
//!
//! Nothing is guessed: one line in, one step out, so that labels and scores stay aligned with the lines. Spans point
//! into the problem and the lines joined by line feeds.

use super::factorials;
use super::pieces::{self, Piece};
use super::problem;
use super::statement::read_statements;
use super::work::{Connective, Problem, Role, Solution, Step};
use crate::lexicon;
use crate::notation::Parsed;
use crate::text;
use crate::text::{Mapped, Span};

/// The solution of `problem` with exactly one step for each of `steps`.
pub fn from_lines<S: AsRef<str>>(problem: &str, steps: &[S]) -> Solution {
    let mut solution = Solution { problem: given(&Mapped::verbatim(problem, 0)), ..Solution::default() };
    let mut offset = problem.len() + 1;
    for line in steps.iter().map(AsRef::as_ref) {
        solution.steps.push(step(line, offset));
        offset += line.len() + 1;
    }
    read_statements(&mut solution);
    solution
}

/// As [`from_lines`], but lines with `true` beside them are notes: words about the next line, and behind the last line
/// about that one.
pub fn from_lines_and_notes(problem: &str, lines: &[(&str, bool)]) -> Solution {
    let mut solution = Solution { problem: given(&Mapped::verbatim(problem, 0)), ..Solution::default() };
    let mut offset = problem.len() + 1;
    let mut notes = Mapped::default();
    for &(line, is_note) in lines {
        if is_note {
            pieces::append(&mut notes, &Mapped::verbatim(line, offset).trimmed(char::is_whitespace));
        } else {
            let mut step = step(line, offset);
            let reasons = [std::mem::take(&mut notes), step.reason.take().unwrap_or_default()];
            step.reason = Some(pieces::glue(reasons.iter().filter(|reason| !reason.is_blank())))
                .filter(|reason| !reason.is_blank());
            solution.steps.push(step);
        }
        offset += line.len() + 1;
    }
    match solution.steps.last_mut().filter(|_| !notes.is_blank()) {
        Some(last) => pieces::append(last.reason.get_or_insert_default(), &notes),
        None if !notes.is_blank() => {
            let span = notes.span();
            solution.steps.push(Step::words(notes, span));
        }
        None => {}
    }
    read_statements(&mut solution);
    solution
}

/// The problem that `text` states. Where its maths cannot be told from its words, all of it is the maths.
pub(super) fn given(text: &Mapped) -> Option<Problem> {
    let whole = text.trimmed(char::is_whitespace);
    if whole.is_blank() {
        return None;
    }
    let (math, words) = read(&whole).unwrap_or((whole.clone(), None));
    let task = words.as_ref().and_then(|words| problem::task_of(words.text(), math.text()));
    Some(Problem {
        task,
        asks_inverse: words.as_ref().is_some_and(|words| problem::asks_inverse(words.text())),
        asks_zeros: words.as_ref().is_some_and(|words| problem::asks_zeros(words.text())),
        asks_domain: words.as_ref().is_some_and(|words| problem::asks_domain(words.text())),
        of_graph: words.as_ref().and_then(|words| problem::of_graph(words.text())),
        asks_square: words.as_ref().is_some_and(|words| problem::asks_square(words.text())),
        asks_rounded: words.as_ref().is_some_and(|words| lexicon::says_rounded(words.text())),
        ..Problem::new(math, whole.span())
    })
}

fn step(line: &str, offset: usize) -> Step {
    let whole = Mapped::verbatim(line, offset).trimmed(char::is_whitespace);
    let span = if whole.is_blank() { Span::new(offset, offset) } else { whole.span() };
    let (mut math, reason) = read(&whole).unwrap_or((whole, None));
    let mut connective = Connective::Next;
    if math.text().starts_with('=') {
        connective = Connective::Equals;
        math = math.slice(Span::new(1, math.text().len())).trimmed(char::is_whitespace);
    }
    Step {
        role: Role::Step,
        math,
        parsed: Parsed::default(),
        application: None,
        unread: None,
        reason,
        connective,
        number: None,
        span,
    }
}

/// The maths of a line and the words beside it, if the line holds just one stretch of maths.
fn read(line: &Mapped) -> Option<(Mapped, Option<Mapped>)> {
    let mut rows = text::rows(line);
    factorials::mark(&mut rows);
    let [row] = rows.as_slice() else { return None };
    let (mut math, mut words) = (None, Vec::new());
    for piece in pieces::pieces(row) {
        match piece {
            Piece::Math(statement) if math.is_none() => math = Some(statement.math),
            Piece::Words(piece) => words.push(piece),
            Piece::Math(_) | Piece::Link(_) => return None,
        }
    }
    let words = (!words.is_empty()).then(|| pieces::glue(&words));
    Some((math?, words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Task;

    #[test]
    fn one_line_is_one_step() {
        let steps = ["2x = 8", " x = 4 ", "", "= 12x", "x = 2, x = 3", "so 2x = 8 -> x = 4", "Add 3: $x = 7$"];
        let solution = from_lines("Solve 2x + 3 = 11.", &steps);
        let joined = format!("Solve 2x + 3 = 11.\n{}", steps.join("\n"));
        let problem = solution.problem.expect("a problem was given");
        assert_eq!((problem.task, problem.math.text()), (Some(Task::Solve), "2x + 3 = 11"));
        assert_eq!(&joined[problem.span.start..problem.span.end], "Solve 2x + 3 = 11.");
        let maths: Vec<_> = solution.steps.iter().map(|s| s.math.text()).collect();
        assert_eq!(maths, ["2x = 8", "x = 4", "", "12x", "x = 2, x = 3", "so 2x = 8 -> x = 4", "x = 7"]);
        let pasted: Vec<_> = solution.steps.iter().map(|s| &joined[s.span.start..s.span.end]).collect();
        assert_eq!(pasted[..4], ["2x = 8", "x = 4", "", "= 12x"]);
        assert_eq!(solution.steps[3].connective, Connective::Equals);
        assert_eq!(solution.steps[6].reason.as_ref().map(Mapped::text), Some("Add 3"));
    }

    #[test]
    fn notes_are_reasons() {
        let lines = [("take 3 away", true), ("2x = 8", false), ("halve: x = 4", false), ("done", true)];
        let solution = from_lines_and_notes("2x + 3 = 11", &lines);
        let reasons: Vec<_> = solution.steps.iter().map(|step| step.reason.as_ref().map(Mapped::text)).collect();
        assert_eq!(reasons, [Some("take 3 away"), Some("halve done")]);
        assert_eq!(from_lines_and_notes("x = 1", &[("hm", true)]).steps[0].role, Role::Words);
        assert_eq!(from_lines_and_notes("", &[("x = 4", false)]).steps[0].reason, None);
    }

    #[test]
    fn a_problem_says_its_task() {
        let task = |problem: &str| {
            let problem = from_lines::<&str>(problem, &[]).problem.expect("a problem was given");
            (problem.task, problem.math.text().to_owned())
        };
        assert_eq!(task("Expand (x+1)(x+2)"), (Some(Task::Expand), "(x+1)(x+2)".to_owned()));
        assert_eq!(task("Factorise $x^2-4$."), (Some(Task::Factorise), "x^2-4".to_owned()));
        assert_eq!(task("Solve for x: 3x < 6"), (Some(Task::Solve), "3x < 6".to_owned()));
        let at = "3x^2 - 2x for x = -2".to_owned();
        assert_eq!(task("Evaluate 3x^2 - 2x for x = -2."), (Some(Task::Evaluate), at));
        let at = "2a + 3b when a = 5 and b = -1".to_owned();
        assert_eq!(task("Evaluate 2a + 3b when a = 5 and b = -1"), (Some(Task::Evaluate), at));
        let at = "3x^2 - 2x when x = 3".to_owned();
        assert_eq!(task("Work out 3x^2 - 2x when x = 3."), (Some(Task::Evaluate), at));
        let squares = "4y^2 - 9".to_owned();
        assert_eq!(task("Factor 4y^2 - 9 completely."), (Some(Task::Factorise), squares));
        let terms = "4y - 7 + 3y".to_owned();
        assert_eq!(task("Fasse 4y - 7 + 3y zusammen"), (Some(Task::Simplify), terms));
        assert_eq!(task("Multipliziere (y-2)(y+5) aus."), (Some(Task::Expand), "(y-2)(y+5)".to_owned()));
        assert_eq!(task("Factor 3y from 6y^2 - 9y"), (Some(Task::Factorise), "6y^2 - 9y".to_owned()));
        assert_eq!(task("2x = 4"), (None, "2x = 4".to_owned()));
        assert_eq!(task("sqrt(0.05 - 0.19) != ||y|^2|"), (None, "sqrt(0.05 - 0.19) != ||y|^2|".to_owned()));
        assert!(from_lines::<&str>(" ", &[]).problem.is_none());
    }
}
