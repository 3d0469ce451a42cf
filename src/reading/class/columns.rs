//! Which of a table's columns hold names, and which hold work.
//!
//! Headings decide where they can. Else the cells do: a column most of whose cells hold a statement is work, the first
//! column of words beside it holds the names.

use super::fields::TableRow;
use super::headings::{Heading, heading};
use crate::lexicon;
use crate::text::has_relation;

/// The columns of a table, by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// The first row is a heading.
    pub has_heading: bool,
    /// Parts of a student's name, in the order in which they stand.
    pub names: Vec<usize>,
    pub work: Vec<WorkColumn>,
    /// A column of names, addresses, times or grades is known by its heading: no solution has one.
    pub is_surely_a_class: bool,
}

/// A column with work on one problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WorkColumn {
    pub at: usize,
    /// The heading states the problem.
    pub heading_is_problem: bool,
    /// The column that holds the question in each row.
    pub question: Option<usize>,
}

/// Rows that are looked at to tell what a column holds.
const MAX_ROWS: usize = 50;

/// Reads the columns of a table from its first rows.
pub(super) fn columns(text: &str, rows: &[TableRow]) -> Columns {
    let Some(first) = rows.first() else { return Columns::default() };
    let headings: Vec<Option<Heading>> = first.fields.iter().map(|field| heading(&field.text(text))).collect();
    let places = |wanted: fn(Heading) -> bool| {
        headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| heading.is_some_and(wanted))
            .map(|(i, _)| i)
            .collect::<Vec<_>>()
    };
    let is_person = |heading| matches!(heading, Heading::Name | Heading::Personal | Heading::Other);
    let persons = places(is_person);
    let mut columns = Columns {
        has_heading: !persons.is_empty() || headings.iter().flatten().any(|heading| *heading != Heading::Problem),
        names: places(|heading| heading == Heading::Name),
        work: Vec::new(),
        is_surely_a_class: !persons.is_empty(),
    };
    let questions = places(|heading| matches!(heading, Heading::Question(_)));
    for (at, heading) in headings.iter().enumerate() {
        let number = match heading {
            // Without a heading beside it, a statement in the first row is work like those below it.
            Some(Heading::Problem) if columns.has_heading || states_task(&first.fields[at].text(text)) => None,
            Some(Heading::Response(number)) => *number,
            _ => continue,
        };
        let asks = |question: &&usize| headings[**question] == Some(Heading::Question(number));
        let question = questions.iter().find(asks).copied();
        let heading_is_problem = *heading == Some(Heading::Problem);
        columns.work.push(WorkColumn { at, heading_is_problem, question });
    }
    columns.has_heading |= !columns.work.is_empty();
    if columns.work.is_empty() {
        let body = if columns.has_heading { &rows[1..] } else { rows };
        let known = |at: usize| headings.get(at).copied().flatten().is_some();
        let wide = body.iter().take(MAX_ROWS).map(|row| row.fields.len()).max().unwrap_or(0);
        let found = (0..wide).filter(|&at| !(columns.has_heading && known(at)) && holds_work(text, body, at));
        columns.work = found.map(|at| WorkColumn { at, heading_is_problem: false, question: None }).collect();
    }
    if columns.names.is_empty() {
        // Without a name, the address or number says whose work it is.
        let is_free = |at: &usize| headings[*at].is_none() && columns.work.iter().all(|work| work.at != *at);
        let personal = places(|heading| heading == Heading::Personal).first().copied();
        columns.names = personal.or_else(|| (0..headings.len()).find(is_free)).into_iter().collect();
    }
    columns.has_heading |= !columns.work.is_empty() && columns.work.iter().all(|work| is_wordy(text, first, work.at));
    columns
}

/// Whether a cell of the first row is a heading in words of its own: "What they wrote".
fn is_wordy(text: &str, first: &TableRow, at: usize) -> bool {
    first.fields.get(at).is_some_and(|field| {
        let text = field.text(text);
        !has_relation(&text) && text.chars().filter(|c| c.is_alphabetic()).count() > 3
    })
}

/// "Solve 3x = 9": words of a task before the statement.
fn states_task(text: &str) -> bool {
    lexicon::task(text).is_some()
}

/// Whether most of a column's cells hold a statement.
fn holds_work(text: &str, rows: &[TableRow], at: usize) -> bool {
    let cells = rows.iter().take(MAX_ROWS).filter_map(|row| row.fields.get(at)).map(|field| field.text(text));
    let (mut n_cells, mut n_statements) = (0, 0);
    for cell in cells.filter(|cell| !cell.trim().is_empty()) {
        n_cells += 1;
        n_statements += usize::from(has_relation(&cell));
    }
    n_statements * 2 > n_cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::class::fields::Rows;

    /// `names` and `work` list places; a work column whose heading is the problem is marked `!`, one with a question
    /// column `?`.
    #[track_caller]
    fn check(text: &str, has_heading: bool, names: &[usize], work: &str) {
        let rows: Vec<TableRow> = Rows::new(text, ',', 0).collect();
        let found = columns(text, &rows);
        let written = found.work.iter().map(|work| {
            let mark = if work.heading_is_problem { "!" } else { "" };
            let question = work.question.map_or(String::new(), |at| format!("?{at}"));
            format!("{}{mark}{question}", work.at)
        });
        assert_eq!(written.collect::<Vec<_>>().join(" "), work, "{text}");
        assert_eq!((found.has_heading, found.names.as_slice()), (has_heading, names), "{text}");
    }

    #[test]
    fn columns_by_their_headings() {
        check("Timestamp,Email Address,Name,Solve 3x = 9\n1,a@b,Ada,x = 3", true, &[2], "3!");
        check("Last name,First name,Grade/10.00,Response 1,Response 2\na,b,1,x=1,x=2", true, &[0, 1], "3 4");
        check("Name,Question 1,Response 1,Right answer 1\nAda,2x=4,x=2,x=2", true, &[0], "2?1");
        check("Name,Colour,Notes\nAda,red,x = 2\nBob,blue,x = 3", true, &[0], "2");
        check("Name,Colour\nAda,red", true, &[0], "");
    }

    #[test]
    fn columns_by_what_stands_in_them() {
        check("Ada,2x = 4\nBob,x = 2", false, &[0], "1");
        check("Child,What they wrote\nAda,2x = 4\nBob,x = 2", true, &[0], "1");
        check("Pupils here,Solve 2x = 4\nAda,x = 2\nBob,x = 2", true, &[0], "1!");
    }
}
