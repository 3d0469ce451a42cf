//! A table to a class: a row for each student, a column for each question.
//!
//! Rows that are too short or too long are read as far as they go, and the reader is told; nothing is dropped but what
//! lies past the limit.

use super::columns::{Columns, WorkColumn, columns};
use super::fields::{Field, Rows, TableRow};
use super::roster::{Class, Entry, Student};
use super::separator::separator;
use crate::reading::split::MAX_SOLUTIONS;
use crate::reading::work::Notice;
use crate::text::Span;

/// Rows from which the columns are told.
const MAX_ROWS_AHEAD: usize = 50;

/// The class that a table holds; None if the text is no table with a column of work.
pub(super) fn table(text: &str) -> Option<Class> {
    let (layout, rows) = Layout::of(text)?;
    let mut class = Class { questions: layout.questions(text), ..Class::default() };
    let (mut n_found, mut faults) = (0, Faults::default());
    for (row, row_no) in rows.zip(1..).skip(usize::from(layout.columns.has_heading)) {
        n_found += layout.columns.work.len();
        if n_found > MAX_SOLUTIONS {
            continue;
        }
        faults.note(&row, row_no, layout.heading.fields.len());
        let student_idx = class.students.len();
        class.students.push(Student { name: layout.name(text, &row) });
        for (question_idx, work) in layout.columns.work.iter().enumerate() {
            let problem = layout.problem(*work, &row);
            class.entries.push(Entry { student_idx, question_idx, problem, work: layout.cell(work.at, &row) });
        }
    }
    if n_found > MAX_SOLUTIONS {
        class.notices.push(Notice::TooManySolutions { found: n_found, kept: class.entries.len() });
    }
    class.notices.extend(faults.notices());
    Some(class)
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
struct Layout {
    columns: Columns,
    /// The first row: the headings, if there are any.
    heading: TableRow,
}

impl Layout {
    /// None where no column holds work. The rows begin with the heading.
    fn of(text: &str) -> Option<(Layout, Rows<'_>)> {
        let (separator, start) = separator(text)?;
        let first: Vec<TableRow> = Rows::new(text, separator, start).take(MAX_ROWS_AHEAD).collect();
        let columns = columns(text, &first);
        let heading = first.into_iter().next()?;
        (!columns.work.is_empty()).then(|| (Layout { columns, heading }, Rows::new(text, separator, start)))
    }

    fn questions(&self, text: &str) -> Vec<String> {
        let title = |work: &WorkColumn| match self.heading.fields.get(work.at) {
            Some(field) if self.columns.has_heading => field.text(text).trim().to_owned(),
            _ => String::new(),
        };
        self.columns.work.iter().map(title).collect()
    }

    fn problem(&self, work: WorkColumn, row: &TableRow) -> Option<Field> {
        match work.question {
            Some(question) => row.fields.get(question).copied(),
            None => self.heading.fields.get(work.at).copied().filter(|_| work.heading_is_problem),
        }
    }

    /// The cell of a column; the last column's goes on to the end of a row that is too long.
    fn cell(&self, at: usize, row: &TableRow) -> Field {
        let n_columns = self.heading.fields.len();
        match row.fields.get(at) {
            Some(last) if at + 1 == n_columns && row.fields.len() > n_columns && !last.quoted => {
                Field { span: Span::new(last.span.start, row.span.end), quoted: false }
            }
            Some(cell) => *cell,
            None => Field { span: Span::new(row.span.end, row.span.end), quoted: false },
        }
    }

    fn name(&self, text: &str, row: &TableRow) -> String {
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
