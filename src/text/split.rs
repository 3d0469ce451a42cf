//! Splits a paste into solutions and steps: the passes, in their order, and the limits.
//!
//! characters ([`decode`], [`numbers`]) -> rows ([`scan`]) -> markers ([`markers`]) -> solutions ([`solutions`]) -> for
//! each, pieces of rows and from them problem, steps, answer, checks ([`assemble`]). Each pass is linear in the text.

use super::assemble::assemble;
use super::markers::{self, Marked};
use super::solutions;
use super::span::Span;
use super::work::{Notice, Solution, StepKind, Work};
use super::{decode, numbers, scan};

/// The bytes that are read of one solution: far more than a page of working.
pub const MAX_SOLUTION_BYTES: usize = 64 * 1024;

/// The steps that are read of one solution.
pub const MAX_STEPS: usize = 200;

/// The solutions that are read of one paste: a large school's year.
pub const MAX_SOLUTIONS: usize = 500;

/// Splits a paste. Spans point into its bytes.
pub fn split(paste: &str) -> Work {
    let decoded = decode::decode(paste);
    let mut work = Work::default();
    if decoded.n_controls > 0 {
        work.notices.push(Notice::ControlCharacters { count: decoded.n_controls });
    }
    let rows = markers::read(scan::rows(&numbers::with_points(decoded.text)));
    if rows.is_empty() {
        work.notices.push(Notice::Empty);
        return work;
    }
    let ranges = solutions::ranges(&rows);
    if ranges.len() > MAX_SOLUTIONS {
        work.notices.push(Notice::TooManySolutions { found: ranges.len(), kept: MAX_SOLUTIONS });
    }
    let n_solutions = ranges.len();
    // A problem that stands above the solutions, in rows of its own.
    let mut stated = None;
    for range in ranges.into_iter().take(MAX_SOLUTIONS) {
        let rows = within_bytes(&rows[range], &mut work.notices);
        let (solution, notices) = assemble(rows, stated.as_ref());
        work.notices.extend(notices);
        let states_only = solution.problem.is_some() && solution.steps.is_empty() && solution.answer.is_none();
        if n_solutions > 1 && work.solutions.is_empty() && states_only && stated.is_none() {
            stated = solution.problem;
        } else if !solution.is_empty() {
            work.solutions.push(solution);
        }
    }
    share_problem(&mut work.solutions);
    let is_cut = work.notices.iter().any(|notice| matches!(notice, Notice::TooLong { .. }));
    if !is_cut {
        work.notices.extend(nothing_to_compare(&work.solutions));
    }
    work
}

/// What is missing for any line to be judged.
fn nothing_to_compare(solutions: &[Solution]) -> Option<Notice> {
    let has_maths = |solution: &Solution| solution.problem.is_some() || solution.answer.is_some();
    if solutions.iter().any(has_step) {
        None
    } else if solutions.iter().any(has_maths) {
        Some(Notice::AnswerOnly)
    } else {
        Some(Notice::NoMath)
    }
}

fn has_step(solution: &Solution) -> bool {
    solution.steps.iter().any(|step| step.kind == StepKind::Math)
}

/// The rows of one solution, up to the limit.
fn within_bytes<'a>(rows: &'a [Marked], notices: &mut Vec<Notice>) -> &'a [Marked] {
    let spans = || rows.iter().filter(|marked| !marked.row.rule).map(|marked| marked.row.span());
    let Some(whole) = spans().reduce(Span::join) else { return rows };
    if whole.end - whole.start <= MAX_SOLUTION_BYTES {
        return rows;
    }
    let fits = |marked: &&Marked| marked.row.rule || marked.row.span().end - whole.start <= MAX_SOLUTION_BYTES;
    let kept = rows.iter().take_while(fits).count();
    let kept_bytes = rows[..kept].iter().map(|marked| marked.row.span().end).max().map_or(0, |end| end - whole.start);
    notices.push(Notice::TooLong { found_bytes: whole.end - whole.start, kept_bytes });
    &rows[..kept]
}

/// A solution that begins with a step works on the problem that the first one states.
fn share_problem(solutions: &mut [Solution]) {
    let problem = solutions.first().and_then(|first| first.problem.clone());
    for solution in solutions.iter_mut().skip(1).filter(|solution| solution.problem.is_none()) {
        solution.problem.clone_from(&problem);
    }
}
