//! A class: its students, and the work of each, however it was pasted.

use super::fields::Field;
use super::{batch, table};
use crate::reading::work::Notice;
use crate::text::{Mapped, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The work of many students. Fields point into the text it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Student {
    /// As written; empty where there is none.
    pub name: String,
}

/// One student's work on one question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Index of the student.
    pub student_idx: usize,
    /// Index of the question.
    pub question_idx: usize,
    /// Where the problem stands: a heading, a cell, or the text above all solutions. None where it was not found, or
    /// could not be read.
    pub problem: Option<Field>,
    /// The work as written, in order: a cell, the rows of a long table, the answers inside a cell.
    pub work: Vec<Piece>,
}

/// A stretch of a table that is work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What joins it to the piece before.
    pub lead: Lead,
    pub field: Field,
}

/// How a piece of work goes on from the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lead {
    /// On a row of its own.
    #[default]
    Line,
    /// As an alternative.
    Or,
    /// As what holds at the same time.
    And,
}

impl Lead {
    fn text(self) -> &'static str {
        match self {
            Lead::Line => "\n",
            Lead::Or => " or ",
            Lead::And => " and ",
        }
    }
}

impl Piece {
    /// A field on a row of its own.
    pub fn line(field: Field) -> Piece {
        Piece { lead: Lead::Line, field }
    }

    /// Pieces as one text; `text` is the text they point into.
    pub fn joined(pieces: &[Piece], text: &str) -> String {
        let mut all = String::new();
        for (i, piece) in pieces.iter().enumerate() {
            all.push_str(if i > 0 { piece.lead.text() } else { "" });
            all.push_str(&piece.field.text(text));
        }
        all
    }
}

impl Entry {
    /// The problem's words; `text` is the text of the class.
    pub fn problem_text<'a>(&self, text: &'a str) -> Option<Cow<'a, str>> {
        self.problem.map(|problem| problem.text(text))
    }

    /// The work's words; empty where nothing was handed in.
    pub fn work_text(&self, text: &str) -> String {
        let work = Piece::joined(&self.work, text);
        if is_no_work(&work) { String::new() } else { work }
    }

    /// The same, each character with its place in `text`.
    pub fn work_mapped(&self, text: &str) -> Mapped {
        let mut mapped = Mapped::default();
        if self.work_text(text).is_empty() {
            return mapped;
        }
        for (i, piece) in self.work.iter().enumerate() {
            let start = piece.field.span.start;
            let lead = if i > 0 { piece.lead.text() } else { "" };
            lead.chars().for_each(|c| mapped.push(c, Span::new(start, start)));
            mapped.append(&piece.field.mapped(text));
        }
        mapped
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
            | "no answer given"
            | "not answered"
            | "not yet answered"
            | "keine antwort"
            | "nicht beantwortet"
            | "k.a."
    )
}
