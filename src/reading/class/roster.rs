//! A class: its students, and the work of each, however it was pasted.

use super::fields::Field;
use super::{batch, table};
use crate::reading::work::Notice;
use std::borrow::Cow;

/// The work of many students. Fields point into the text it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Class {
    pub students: Vec<Student>,
    /// One title for each question that was asked; empty where it has none.
    pub questions: Vec<String>,
    /// The work of all, student by student; at most [`crate::reading::MAX_SOLUTIONS`].
    pub entries: Vec<Entry>,
    /// What the reader should know about how the table was read.
    pub notices: Vec<Notice>,
}

/// One student. Names stay with the page: nothing of this is needed to judge the work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Student {
    /// As written; empty where there is none.
    pub name: String,
}

/// One student's work on one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Index of the student.
    pub student_idx: usize,
    /// Index of the question.
    pub question_idx: usize,
    /// Where the problem stands: a heading, a cell, or the text above all solutions.
    pub problem: Option<Field>,
    /// The work as written; blank where there is none.
    pub work: Field,
}

impl Entry {
    /// The problem's words; `text` is the text of the class.
    pub fn problem_text<'a>(&self, text: &'a str) -> Option<Cow<'a, str>> {
        self.problem.map(|problem| problem.text(text))
    }

    /// The work's words; empty where nothing was handed in.
    pub fn work_text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let work = self.work.text(text);
        if is_no_work(&work) { Cow::Borrowed("") } else { work }
    }
}

/// Reads the work of a class: a table if it is one, else solutions one below the other.
pub fn class(text: &str) -> Class {
    let mut class = table::table(text).unwrap_or_else(|| batch::batch(text));
    let count = class.entries.iter().filter(|entry| entry.work_text(text).is_empty()).count();
    if count > 0 {
        class.notices.push(Notice::NoWork { count });
    }
    class
}

/// What stands in the cell of a student who handed nothing in.
pub(super) fn is_no_work(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(
        text.as_str(),
        "" | "-"
            | "–"
            | "—"
            | "n/a"
            | "na"
            | "none"
            | "nil"
            | "null"
            | "no answer"
            | "no response"
            | "(no answer)"
            | "k.a."
    )
}
