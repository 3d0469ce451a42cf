//! A table to a class: a row for each student and a column for each question, or a row for each step.
//!
//! Rows that are too short or too long are read as far as they go, and the reader is told; nothing is dropped but what
//! lies past the limit, rows that sum others up, and headings that stand a second time.

use super::columns::{Columns, WorkColumn, columns};
use super::fields::{Field, Rows, TableRow};
use super::headings::Head;
use super::joined;
use super::question::question;
use super::roster::{Class, Entry, Piece, Student, is_no_work};
use super::separator::separator;
use super::stack;
use crate::lexicon::holds;
use crate::reading::split::MAX_SOLUTIONS;
use crate::reading::work::Notice;
use crate::text::Span;

/// Rows from which the columns are told.
const MAX_ROWS_AHEAD: usize = 200;

/// The class that a table holds; None if the text is no table with a column of work.
pub(super) fn table(text: &str) -> Option<Class> {
    let (layout, rows) = Layout::of(text)?;
    let mut faults = Faults::default();
    let mut students = Vec::new();
    for (row, row_no) in rows.zip(1..).skip(usize::from(layout.columns.has_heading)) {
        if layout.is_of_a_student(text, &row) {
            faults.note(&row, row_no, layout.heading.fields.len());
            students.push(row);
        }
    }
    let (mut class, n_found) = match joined::Joint::of(&layout, text, &students) {
        Some(joint) => joint.class(&layout, text, &students),
        None => wide(&layout, text, &students),
    };
    if n_found > class.entries.len() {
        class.notices.push(Notice::TooManySolutions { found: n_found, kept: class.entries.len() });
    }
    class.notices.extend(faults.notices());
    Some(class)
}

/// The class of a table with a row for each student, and how many solutions it holds.
fn wide(layout: &Layout, text: &str, rows: &[TableRow]) -> (Class, usize) {
    let mut class = Class::default();
    let n_columns = layout.columns.work.len().max(1);
    for row in rows.iter().take(MAX_SOLUTIONS / n_columns) {
        let student_idx = class.students.len();
        class.students.push(Student { name: layout.name(text, row) });
        for (question_idx, column) in layout.columns.work.iter().enumerate() {
            let problem = layout.problem(text, *column, row);
            class.entries.push(Entry { student_idx, question_idx, problem, work: layout.work(text, column.at, row) });
        }
    }
    for (question_idx, column) in layout.columns.work.iter().enumerate() {
        let of_column = |entry: &&mut Entry| entry.question_idx == question_idx;
        let first =
            class.entries.iter().filter(|entry| entry.question_idx == question_idx).find_map(|entry| entry.problem);
        let is_same = |entry: &Entry| {
            let words = |problem: Option<Field>| problem.map(|problem| problem.text(text));
            entry.question_idx != question_idx || entry.problem.is_none() || words(entry.problem) == words(first)
        };
        let is_one = first.is_some() && class.entries.iter().all(is_same);
        class.questions.push(layout.title(text, *column, first.filter(|_| is_one)));
        // A row that leaves the question out has the one that all others have.
        if is_one && let Some(at) = column.question {
            for (entry, row) in class.entries.iter_mut().filter(of_column).zip(rows) {
                if row.fields.get(at).is_none_or(|cell| cell.text(text).trim().is_empty()) {
                    entry.problem = first;
                }
            }
        }
    }
    (class, rows.len() * n_columns)
}

/// Whether a paste is surely the table of a class and not a solution: a column is known by its heading to hold names,
/// addresses or times, another one holds work, and rows stand below.
pub(in crate::reading) fn is_table(text: &str) -> bool {
    Layout::of(text).is_some_and(|(layout, mut rows)| {
        let wide = rows.nth(1).is_some_and(|row| row.fields.len() > 1);
        layout.columns.is_surely_a_class && wide
    })
}

/// How a table is laid out.
pub(super) struct Layout {
    pub columns: Columns,
    /// The first row: the headings, if there are any.
    pub heading: TableRow,
    /// The problem that the title above the table states.
    above: Option<Field>,
}

impl Layout {
    /// None where no column holds work. The rows begin with the heading.
    fn of(text: &str) -> Option<(Layout, Rows<'_>)> {
        let (separator, start) = separator(text)?;
        let first: Vec<TableRow> = Rows::new(text, separator, start).take(MAX_ROWS_AHEAD).collect();
        let columns = columns(text, &first);
        let heading = first.into_iter().next()?;
        let above = question(text, Field { span: Span::new(0, start), quoted: false }).problem;
        let above = above.filter(|_| columns.work.len() == 1);
        (!columns.work.is_empty()).then(|| (Layout { columns, heading, above }, Rows::new(text, separator, start)))
    }

    /// Whether a row is one of a student's: neither a second heading nor the average of all.
    fn is_of_a_student(&self, text: &str, row: &TableRow) -> bool {
        let heading = &self.heading.fields;
        let is_heading = self.columns.has_heading
            && row.fields.len() == heading.len()
            && row.fields.iter().zip(heading).all(|(cell, head)| cell.text(text) == head.text(text));
        let no_work = || self.columns.work.iter().all(|column| is_no_work(&self.cell(column.at, row).text(text)));
        let says = row.fields.iter().map(|field| field.text(text)).find(|cell| !cell.trim().is_empty());
        let sums_up =
            says.is_some_and(|cell| holds(|lexicon| &lexicon.table.table_summaries, &cell.trim().to_lowercase()));
        !(is_heading || sums_up && no_work())
    }

    /// What a question is called: its text where all have the same, else its heading.
    pub fn title(&self, text: &str, column: WorkColumn, problem: Option<Field>) -> String {
        match (problem.filter(|_| column.question.is_some()), self.heading.fields.get(column.at)) {
            (Some(problem), _) => question(text, problem).title,
            (None, Some(field)) if self.columns.has_heading => Head::of(text, *field).question.title,
            _ => String::new(),
        }
    }

    /// Where the problem of a row's work stands, if it was found.
    pub fn problem(&self, text: &str, column: WorkColumn, row: &TableRow) -> Option<Field> {
        match column.question {
            Some(at) => question(text, *row.fields.get(at)?).problem,
            None if column.heading_is_problem => question(text, *self.heading.fields.get(column.at)?).problem,
            None => self.above,
        }
    }

    /// The work in a cell.
    pub fn work(&self, text: &str, at: usize, row: &TableRow) -> Vec<Piece> {
        let cell = self.cell(at, row);
        stack::pieces(text, cell).unwrap_or_else(|| vec![Piece::line(cell)])
    }

    /// The cell of a column; the last column's goes on to the end of a row that is too long.
    pub fn cell(&self, at: usize, row: &TableRow) -> Field {
        let n_columns = self.heading.fields.len();
        match row.fields.get(at) {
            Some(last) if at + 1 == n_columns && row.fields.len() > n_columns && !last.quoted => {
                Field { span: Span::new(last.span.start, row.span.end), quoted: false }
            }
            Some(cell) => *cell,
            None => Field { span: Span::new(row.span.end, row.span.end), quoted: false },
        }
    }

    /// The student's name, as written.
    pub fn name(&self, text: &str, row: &TableRow) -> String {
        let parts = self.columns.names.iter().filter_map(|&at| row.fields.get(at));
        let parts = parts.map(|field| field.text(text).trim().to_owned()).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" ")
    }
}

/// Rows that are not as the heading says: how many, and the first one, counted from 1.
#[derive(Default)]
struct Faults {
    short: Option<(usize, usize)>,
    long: Option<(usize, usize)>,
    unclosed: Option<(usize, usize)>,
}

impl Faults {
    fn note(&mut self, row: &TableRow, row_no: usize, n_columns: usize) {
        let mut note = |fault: fn(&mut Faults) -> &mut Option<(usize, usize)>| {
            fault(self).get_or_insert((0, row_no)).0 += 1;
        };
        if row.fields.len() < n_columns {
            note(|faults| &mut faults.short);
        }
        if row.fields.len() > n_columns {
            note(|faults| &mut faults.long);
        }
        if row.unclosed {
            note(|faults| &mut faults.unclosed);
        }
    }

    fn notices(self) -> impl Iterator<Item = Notice> {
        let short = self.short.map(|(count, first_row)| Notice::ShortRows { count, first_row });
        let long = self.long.map(|(count, first_row)| Notice::LongRows { count, first_row });
        let unclosed = self.unclosed.map(|(count, first_row)| Notice::UnclosedQuotes { count, first_row });
        short.into_iter().chain(long).chain(unclosed)
    }
}
