//! A solution whose lines are already known: rows of the corpus and of the bank.
//!
//! Nothing is guessed: one line in, one step out, so that labels and scores stay aligned with the lines. Spans point
//! into the problem and the lines joined by line feeds.

use super::problem;
use super::span::{Mapped, Span};
use super::work::{Connective, Problem, Solution, Step, StepKind};

/// The solution of `problem` with exactly one step for each of `steps`.
pub fn from_lines<S: AsRef<str>>(problem: &str, steps: &[S]) -> Solution {
    let mut solution = Solution { problem: given(problem), ..Solution::default() };
    let mut offset = problem.len() + 1;
    for line in steps.iter().map(AsRef::as_ref) {
        solution.steps.push(step(line, offset));
        offset += line.len() + 1;
    }
    solution
}

fn given(text: &str) -> Option<Problem> {
    let span = trimmed(text, 0);
    if span.start == span.end {
        return None;
    }
    let words = text[span.start..span.end].find(|c: char| !c.is_alphabetic()).unwrap_or(0);
    let task = problem::task(&text[span.start..span.start + words]);
    let start = if task.is_some() { span.start + words } else { span.start };
    let math = trimmed(text[start..].trim_end().trim_end_matches('.'), start);
    Some(Problem { task, math: Mapped::verbatim(&text[math.start..math.end], math.start), span })
}

fn step(line: &str, offset: usize) -> Step {
    let span = trimmed(line, offset);
    let text = &line[span.start - offset..span.end - offset];
    let (reason, math) = match reason_end(text) {
        Some(end) => (
            Some(Mapped::verbatim(text[..end].trim_end(), span.start)),
            trimmed(&text[end + 1..], span.start + end + 1),
        ),
        None => (None, span),
    };
    let text = &line[math.start - offset..math.end - offset];
    let (connective, skipped) = match text.strip_prefix('=') {
        Some(right) => (Connective::Equals, text.len() - right.trim_start().len()),
        None => (Connective::Next, 0),
    };
    Step {
        kind: StepKind::Math,
        math: Mapped::verbatim(&text[skipped..], math.start + skipped),
        reason,
        connective,
        span: math,
    }
}

/// Where the reason of `Subtract 3 from both sides: 2x = 8` ends, at its colon: words lead it and hold no equation.
fn reason_end(text: &str) -> Option<usize> {
    let colon = text.find(':')?;
    let is_word = |word: &str| word.chars().count() >= 3 && word.chars().all(char::is_alphabetic);
    (text[..colon].split_whitespace().any(is_word) && !text[..colon].contains(['=', '<', '>', '\\'])).then_some(colon)
}

/// Where `text`, which stands at `offset`, is not white space.
fn trimmed(text: &str, offset: usize) -> Span {
    let start = offset + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Task;

    #[test]
    fn one_line_is_one_step() {
        let steps = ["2x = 8", " x = 4 ", "", "= 12x"];
        let solution = from_lines("Solve 2x + 3 = 11.", &steps);
        let joined = format!("Solve 2x + 3 = 11.\n{}", steps.join("\n"));
        let problem = solution.problem.expect("a problem was given");
        assert_eq!((problem.task, problem.math.text()), (Some(Task::Solve), "2x + 3 = 11"));
        assert_eq!(&joined[problem.span.start..problem.span.end], "Solve 2x + 3 = 11.");
        let maths: Vec<_> = solution.steps.iter().map(|s| s.math.text()).collect();
        assert_eq!(maths, ["2x = 8", "x = 4", "", "12x"]);
        let pasted: Vec<_> = solution.steps.iter().map(|s| &joined[s.span.start..s.span.end]).collect();
        assert_eq!(pasted, ["2x = 8", "x = 4", "", "= 12x"]);
        assert_eq!(solution.steps[3].connective, Connective::Equals);
    }

    #[test]
    fn a_reason_leads_its_line() {
        let line = "Subtract 3 from both sides: 2x = 8";
        let solution = from_lines("", &[line]);
        let step = &solution.steps[0];
        assert_eq!(step.reason.as_ref().map(|reason| reason.text()), Some("Subtract 3 from both sides"));
        assert_eq!((step.math.text(), step.span), ("2x = 8", Span::new(29, 35)));
        assert_eq!(from_lines("", &["x = 6 : 2"]).steps[0].math.text(), "x = 6 : 2");
    }
}
