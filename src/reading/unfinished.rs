//! A paste while one of its rows is still being written: that row is shown, and stands beside what is judged.
//!
//! The rest is read as if the row were not there, so that half a formula, or a bracket that is not closed yet, changes
//! nothing in the other rows.

use super::work::{Notice, Role, Solution, Step, Work};
use super::{class, split};
use crate::text::{Mapped, Span};

/// Splits a paste whose row at `row` is being written. With `if_unread` the row is set apart only if it cannot be read
/// as it stands. Spans point into the paste.
pub fn split_beside(paste: &str, row: Span, if_unread: bool) -> Work {
    let Some(written) = paste.get(row.start..row.end).filter(|written| !written.trim().is_empty()) else {
        return split(paste);
    };
    if class::is_table(paste) {
        return split(paste);
    }
    if if_unread {
        let whole = split(paste);
        if is_read(&whole, row) {
            return whole;
        }
    }
    let mut work = split(&without(paste, row));
    work.notices.retain(|notice| !matches!(notice, Notice::Empty | Notice::NoMath | Notice::AnswerOnly));
    let start = row.start + (written.len() - written.trim_start().len());
    let math = Mapped::verbatim(written.trim(), start);
    let span = Span::new(start, start + written.trim().len());
    let step = Step { role: Role::Unfinished, ..Step::words(math, span) };
    let begins_above = |solution: &&mut Solution| first_byte(solution).is_some_and(|first| first < row.start);
    match work.solutions.iter_mut().rev().find(begins_above) {
        Some(solution) => {
            let below = solution.steps.iter().position(|step| step.span.start > row.start);
            solution.steps.insert(below.unwrap_or(solution.steps.len()), step);
        }
        None => work.solutions.insert(0, Solution { steps: vec![step], ..Solution::default() }),
    }
    work
}

/// The paste with white space in place of a row and of the end of the row above it, byte for byte.
fn without(paste: &str, row: Span) -> String {
    let above = &paste[..row.start];
    let start = above.strip_suffix('\n').map_or(row.start, |above| above.strip_suffix('\r').unwrap_or(above).len());
    format!("{}{}{}", &paste[..start], " ".repeat(row.end - start), &paste[row.end..])
}

/// Whether every line of maths that stands in this row has a tree, and there is one.
fn is_read(work: &Work, row: Span) -> bool {
    let stands_here = |span: Span| span.start < row.end && row.start < span.end;
    let solutions = || work.solutions.iter();
    let problems = solutions().filter_map(|solution| solution.problem.as_ref()).map(|p| (p.span, p.statement()));
    let steps = solutions().flat_map(|solution| &solution.steps).map(|step| (step.span, step.statement()));
    let mut here = problems.chain(steps).filter(|(span, _)| stands_here(*span)).peekable();
    here.peek().is_some() && here.all(|(_, statement)| statement.is_some())
}

/// Where a solution begins in the paste.
fn first_byte(solution: &Solution) -> Option<usize> {
    let steps = solution.steps.iter().map(|step| step.span.start);
    solution.problem.iter().map(|problem| problem.span.start).chain(steps).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` stands at both ends of the row that is being written. Wanted: the steps, the unfinished one in brackets.
    #[track_caller]
    fn check(marked: &str, if_unread: bool, wanted: &[&str]) {
        let ends: Vec<usize> = marked.match_indices('|').map(|(at, _)| at).collect();
        let paste = marked.replace('|', "");
        let work = split_beside(&paste, Span::new(ends[0], ends[1] - 1), if_unread);
        let line = |step: &Step| {
            let text = &paste[step.span.start..step.span.end];
            if step.role == Role::Unfinished { format!("[{text}]") } else { text.to_owned() }
        };
        let found: Vec<String> = work.solutions.iter().flat_map(|solution| solution.steps.iter().map(line)).collect();
        assert_eq!(found, wanted, "{marked:?}: {work:#?}");
        assert_eq!(work.notices, [], "{marked:?}");
    }

    #[test]
    fn the_row_stands_where_it_is_written() {
        check("4y - 3 = 9\n|4y = 1|", false, &["[4y = 1]"]);
        check("4y - 3 = 9\n4y = 12\n|y =|", false, &["4y = 12", "[y =]"]);
        check("4y - 3 = 9\n|4y = 1|\ny = 3", false, &["[4y = 1]", "y = 3"]);
        check("4y - 3 = 9\r\n|  4y = 1|\r\ny = 3", false, &["[4y = 1]", "y = 3"]);
        check("4y - 3 = 9\n4y = 12\n\n|y = 3|\n", false, &["4y = 12", "[y = 3]"]);
        check("Löse 4y - 3 = 9\n4y = 12\n|also y = |", false, &["4y = 12", "[also y =]"]);
    }

    #[test]
    fn a_row_that_can_be_read_is_judged_where_it_was_not_the_last_thing_written() {
        check("4y - 3 = 9\n|4y = 12|\ny = 3", true, &["4y = 12", "y = 3"]);
        check("4y - 3 = 9\n|4y = 12 + (|\ny = 3", true, &["[4y = 12 + (]", "y = 3"]);
        check("4y - 3 = 9\n4y = 12\n|y = 12/|", true, &["4y = 12", "[y = 12/]"]);
    }

    /// Whatever half a row holds, the others are read as they are without it.
    #[test]
    fn no_other_row_changes() {
        let halves =
            ["\\[", "y = (", "\\begin{align", "Solution 2:", "$", "```", "<", "Answer", "y = 3,", "x", "{", "- "];
        for half in halves {
            let paste = format!("4y - 3 = 9\n4y = 12\n{half}\ny = 3");
            let row = Span::new(19, 19 + half.len());
            let whole = split("4y - 3 = 9\n4y = 12\ny = 3");
            let mut work = split_beside(&paste, row, false);
            let steps = &mut work.solutions[0].steps;
            assert_eq!(steps.remove(1).role, Role::Unfinished, "{half:?}");
            let texts = |work: &Work| {
                let steps = work.solutions.iter().flat_map(|solution| &solution.steps);
                steps.map(|step| (step.role, step.math.text().to_owned())).collect::<Vec<_>>()
            };
            assert_eq!(texts(&work), texts(&whole), "{half:?}");
        }
    }
}
