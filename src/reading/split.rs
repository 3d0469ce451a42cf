//! Splits a paste into solutions and steps: the passes, in their order, and the limits.
//!
//! characters ([`decode`], [`numbers`], [`repeating`]) -> rows ([`scan`]) -> markers ([`markers`]) -> solutions ([`solutions`]) -> for
//! each, pieces of rows and from them problem, steps, answer, checks ([`assemble`]). Each pass is linear in the text.

use super::assemble::assemble;
use super::markers::{self, Marked};
use super::work::{Notice, Problem, Role, Solution, Work};
use super::{
    asked, class, columns, e_notation, factorials, from_lines, identity_signs, line_names, meanings, measures, numbers,
    percent_names, proof_sides, repeating, solutions, spellings, stacked_fractions, system_commands, value_tables,
};
use crate::notation;
use crate::text;
use crate::text::Mapped;

/// The bytes that are read of one solution: far more than a page of working.
pub const MAX_SOLUTION_BYTES: usize = 64 * 1024;

/// The steps that are read of one solution.
pub const MAX_STEPS: usize = 200;

/// The solutions that are read of one paste: a large school's year.
pub const MAX_SOLUTIONS: usize = 500;

/// Splits a paste. Spans point into its bytes. The table of a class gives one solution for each student and question.
pub fn split(paste: &str) -> Work {
    if class::is_table(paste) {
        return split_table(paste);
    }
    let decoded = text::decode(paste);
    let mut work = Work::default();
    work.notices.extend(controls(decoded.n_controls));
    let mut rows = rows(decoded.text, &mut work.notices);
    if rows.is_empty() {
        work.notices.push(Notice::Empty);
        return work;
    }
    let ranges = solutions::ranges(&rows);
    if ranges.len() > MAX_SOLUTIONS {
        work.notices.push(Notice::TooManySolutions { found: ranges.len(), kept: MAX_SOLUTIONS });
    }
    let n_solutions = ranges.len();
    for range in ranges.into_iter().take(MAX_SOLUTIONS) {
        let rows = within_bytes(&mut rows[range], &mut work.notices);
        let (solution, notices) = assemble(rows, work.stated.as_ref());
        work.notices.extend(notices);
        let states_only = solution.problem.is_some() && solution.steps.is_empty();
        if n_solutions > 1 && work.solutions.is_empty() && states_only && work.stated.is_none() {
            work.stated = solution.problem;
        } else if !solution.is_empty() {
            work.solutions.push(solution);
        }
    }
    if work.solutions.is_empty() && work.stated.is_some() {
        // A problem above solutions that hold nothing.
        work.solutions.push(Solution { problem: work.stated.clone(), ..Solution::default() });
    }
    share_problem(&mut work.solutions);
    let is_cut = work.notices.iter().any(|notice| matches!(notice, Notice::TooLong { .. }));
    if !is_cut {
        work.notices.extend(nothing_to_compare(&work.solutions));
    }
    work
}

/// One student's work as one solution, whatever it holds. The problem's spans point into `problem`, all others into
/// `text`. Without a problem the work is held against its own first line, and is never clean.
pub fn split_one(problem: Option<&str>, text: &str) -> Work {
    let stated = problem.and_then(|problem| stated(&Mapped::verbatim(problem, 0)));
    let (mut solution, notices) = one(&Mapped::verbatim(text, 0), stated.as_ref());
    solution.problem_unknown = stated.is_none();
    Work { solutions: vec![solution], notices, ..Work::default() }
}

/// The solutions of a table, one for each entry, empty ones among them.
fn split_table(paste: &str) -> Work {
    let class = class::class(paste);
    let mut work = Work { notices: class.notices, ..Work::default() };
    for entry in class.entries {
        let stated = entry.problem.and_then(|problem| stated(&problem.mapped(paste)));
        let (mut solution, notices) = one(&entry.work_mapped(paste), stated.as_ref());
        solution.problem_unknown = stated.is_none();
        work.solutions.push(solution);
        work.notices.extend(notices);
    }
    let unknown = |solution: &&Solution| solution.problem_unknown && !solution.steps.is_empty();
    let count = work.solutions.iter().filter(unknown).count();
    if count > 0 {
        work.notices.push(Notice::ProblemUnknown { count });
    }
    work
}

/// The solution that `text` holds, its problem perhaps stated elsewhere.
fn one(text: &Mapped, stated: Option<&Problem>) -> (Solution, Vec<Notice>) {
    let decoded = text::decode(text.text());
    let mut notices: Vec<Notice> = controls(decoded.n_controls).into_iter().collect();
    let mut rows = rows(decoded.text.through(text), &mut notices);
    let (mut solution, found) = assemble(within_bytes(&mut rows, &mut notices), stated);
    notices.extend(found);
    if solution.problem.is_none() {
        solution.problem = stated.cloned();
    }
    (solution, notices)
}

/// The problem that a heading or a cell states. There is no work in it, so all its statements hold together.
fn stated(text: &Mapped) -> Option<Problem> {
    let parses = |problem: &Problem| notation::parse(problem.math.text()).statement.is_some();
    let as_pasted = || {
        let Solution { problem, steps, .. } = one(text, None).0;
        let mut problem = problem?;
        for step in steps.into_iter().filter(|step| step.role == Role::Step) {
            asked::join(&mut problem.math, &step.math);
            problem.span = problem.span.join(step.span);
            problem.parsed = notation::parse(problem.math.text());
        }
        Some(problem)
    };
    let in_words = || {
        let found = asked::in_words(text.text())?;
        let (math, span) = (found.math.through(text), text.origin(found.span));
        Some(Problem { math, span, ..found })
    };
    let read = as_pasted();
    let whole = read.clone().filter(parses).or_else(|| in_words().filter(parses));
    whole.or(read).or_else(|| from_lines::given(text))
}

fn rows(decoded: Mapped, notices: &mut Vec<Notice>) -> Vec<Marked> {
    let decoded = spellings::in_full(identity_signs::as_equals(system_commands::as_problems(
        value_tables::as_statements(stacked_fractions::on_one_row(decoded)),
    )));
    let (text, of_commas) = numbers::with_points(proof_sides::as_continued(decoded));
    notices.extend(of_commas);
    let text = line_names::without_names_inside(measures::in_numbers(percent_names::without_signs(
        repeating::with_bars(text),
    )));
    let mut rows = text::rows(&e_notation::with_powers_of_ten(text));
    factorials::mark(&mut rows);
    let mut rows = markers::read(rows);
    columns::set_notes_apart(&mut rows);
    meanings::set_facts_apart(&mut rows);
    rows
}

fn controls(count: usize) -> Option<Notice> {
    (count > 0).then_some(Notice::ControlCharacters { count })
}

/// What is missing for any line to be judged.
fn nothing_to_compare(solutions: &[Solution]) -> Option<Notice> {
    let has_maths = |solution: &Solution| solution.problem.is_some() || solution.answer().is_some();
    if solutions.iter().any(has_step) {
        None
    } else if solutions.iter().any(has_maths) {
        Some(Notice::AnswerOnly)
    } else {
        Some(Notice::NoMath)
    }
}

fn has_step(solution: &Solution) -> bool {
    solution.steps.iter().any(|step| step.role == Role::Step)
}

/// The rows of one solution, up to the limit; a row that goes past it is cut.
fn within_bytes<'a>(rows: &'a mut [Marked], notices: &mut Vec<Notice>) -> &'a [Marked] {
    // Not from the first byte to the last: rows of one student may stand far apart in a table.
    let length = |marked: &Marked| if marked.row.rule { 0 } else { marked.row.span().end - marked.row.span().start };
    let found_bytes = rows.iter().map(length).sum();
    if found_bytes <= MAX_SOLUTION_BYTES {
        return rows;
    }
    let (mut kept, mut left) = (0, MAX_SOLUTION_BYTES);
    while let Some(fits) = rows.get(kept).map(length).filter(|length| *length <= left) {
        left -= fits;
        kept += 1;
    }
    if let Some(next) = rows.get_mut(kept)
        && left > 0
    {
        next.row.cut(next.row.span().start + left);
        kept += 1;
    }
    notices.push(Notice::TooLong { found_bytes, kept_bytes: MAX_SOLUTION_BYTES });
    &rows[..kept]
}

/// A solution that begins with a step works on the problem that the first one states.
fn share_problem(solutions: &mut [Solution]) {
    let problem = solutions.first().and_then(|first| first.problem.clone());
    for solution in solutions.iter_mut().skip(1).filter(|solution| solution.problem.is_none()) {
        solution.problem.clone_from(&problem);
    }
}
