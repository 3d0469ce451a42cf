//! The form that a problem asks for, "write x² + 6x - 2 in the form (x + a)² + b": a pattern, which says nothing by itself.
//! Numbers that the work gives for its letters can be held against the problem.

use super::pieces::{self, Piece, Statement, append};
use super::told_operations::is_expression;
use crate::lexicon::{self, word_position};
use crate::notation;
use crate::text::{Mapped, Row, Segment, SegmentKind, Span};

/// A row that states such a problem.
pub(super) struct Asked {
    /// What is to be written so, and the words from there on, the form among them.
    pub pieces: Vec<Piece>,
    pub form: Option<notation::Statement>,
}

/// None for any other row.
pub(super) fn asked(row: &Row) -> Option<Asked> {
    let (at, byte, phrase) = row.segments.iter().enumerate().find_map(|(at, segment)| {
        let lower = segment.text.text().to_lowercase();
        let is_plain = segment.kind == SegmentKind::Text && lower.len() == segment.text.text().len();
        let mut found = lexicon::all(|lexicon| &lexicon.target_forms).filter(|_| is_plain);
        let (byte, phrase) = found.find_map(|phrase| Some((word_position(&lower, phrase)?, phrase)))?;
        Some((at, byte, phrase))
    })?;
    let cut = |segment: &Segment, part: Span| Segment { text: segment.text.slice(part), ..segment.clone() };
    let segment = &row.segments[at];
    let end = segment.text.text().len();
    let head = [cut(segment, Span::new(0, byte))];
    let tail = [cut(segment, Span::new(byte + phrase.len(), end))];
    let head = row.segments[..at].iter().chain(&head).cloned().collect();
    let tail: Vec<Segment> = tail.iter().chain(&row.segments[at + 1..]).cloned().collect();
    let mut words = segment.text.slice(Span::new(byte, byte + phrase.len()));
    tail.iter().for_each(|segment| append(&mut words, &segment.text));
    let row = Row { segments: head, blank_before: row.blank_before, heading: row.heading, rule: row.rule };
    let settled = pieces::pieces_of_problem(&row);
    let has_math = settled.iter().any(|piece| matches!(piece, Piece::Math(_)));
    let pieces = if has_math { settled } else { behind_words(&row.text())? };
    let pieces = pieces.into_iter().chain([Piece::Words(words)]).collect();
    let behind = Row { segments: tail, ..Row::default() };
    Some(Asked { pieces, form: form_at_start(behind.text().text()) })
}

/// The form that a text begins with, `(x + a)^2 + b, where a and b are integers`.
fn form_at_start(text: &str) -> Option<notation::Statement> {
    let ends = text.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, ',' | '.')).map(|(at, _)| at);
    let starts = ends.chain([text.len()]).map(|end| text[..end].trim());
    let is_maths = |start: &&str| {
        let has_letter = start.contains(char::is_alphabetic);
        has_letter && start.split('=').all(is_expression)
    };
    let read = |start: &str| notation::parse(start).statement.filter(|form| !notation::variables(form).is_empty());
    starts.filter(is_maths).filter_map(read).fold(None, |_, longest| Some(longest))
}

/// The expression that a text ends on, and the words before it.
fn behind_words(text: &Mapped) -> Option<Vec<Piece>> {
    let end = text.text().trim_end().len();
    let starts = text.text().match_indices(' ').map(|(at, _)| at + 1);
    let start = starts.take_while(|at| *at < end).find(|at| is_expression(&text.text()[*at..end]))?;
    let (words, math) = (text.slice(Span::new(0, start)), text.slice(Span::new(start, end)));
    let is_plain = !words.text().contains(|c: char| c.is_ascii_digit());
    is_plain.then(|| vec![Piece::Words(words), Piece::Math(Statement::new(math, false, true))])
}

/// Whether words name the form that a problem asks for.
pub(super) fn names_form(words: &str) -> bool {
    let lower = words.to_lowercase();
    lexicon::all(|lexicon| &lexicon.target_forms).any(|phrase| lower.starts_with(phrase))
}
