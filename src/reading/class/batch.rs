//! Solutions one below the other to a class: who wrote each, and from where to where it goes.
//!
//! If every block between blank lines begins with a line of words that is no reason ("Ada Lovelace"), these lines are
//! the names. Else solutions begin where they do in any paste. What stands above the first one and only states a
//! problem is the problem of all; without it, a first row that says "Problem" or names a task states its solution's own.

use super::fields::Field;
use super::question::question;
use super::roster::{Class, Entry, Piece, Student};
use crate::lexicon;
use crate::reading::markers::{self, Marked, Role};
use crate::reading::split::MAX_SOLUTIONS;
use crate::reading::work::Notice;
use crate::reading::{numbers, problem, solutions};
use crate::text::{self, Span, has_relation};
use std::ops::Range;

/// The class that `text` holds: one student at least, if there is a line of maths in it.
pub(super) fn batch(text: &str) -> Class {
    let rows = markers::read(text::rows(&numbers::with_points(text::decode(text).text).0));
    // No line of maths in all of it: a letter, or a table that holds no work.
    if !rows.iter().any(|marked| has_relation(marked.row.text().text())) {
        return Class::default();
    }
    let blocks = named_blocks(&rows).unwrap_or_else(|| {
        let unnamed = |range: Range<usize>| Block {
            name: rows.get(range.start).and_then(|first| role_name(text, first)),
            rows: range,
        };
        solutions::ranges(&rows).into_iter().map(unnamed).collect()
    });
    let mut class = Class { questions: vec![String::new()], ..Class::default() };
    let mut problem = None;
    let n_blocks = blocks.len();
    for (i, block) in blocks.iter().enumerate() {
        let end = blocks.get(i + 1).map_or(text.len(), |next| line_start(text, next.top(&rows)));
        let Some(first) = rows.get(block.rows.start) else { continue };
        let span = Span::new(line_start(text, first.start).min(end), end);
        let field = Field { span, quoted: false };
        if i == 0 && n_blocks > 1 && block.name.is_none() && only_states(&rows[block.rows.clone()]) {
            problem = question(text, field).problem;
            continue;
        }
        if class.entries.len() == MAX_SOLUTIONS {
            let found = n_blocks - usize::from(problem.is_some());
            class.notices.push(Notice::TooManySolutions { found, kept: MAX_SOLUTIONS });
            break;
        }
        let student_idx = class.students.len();
        class.students.push(Student { name: block.name.clone().unwrap_or_default() });
        let own = problem.is_none().then(|| own_problem(text, &rows[block.rows.clone()])).flatten();
        let (problem, work) = match own {
            Some((own, behind)) => (Some(own), Field { span: Span::new(behind.min(end), end), quoted: false }),
            None => (problem, field),
        };
        class.entries.push(Entry { student_idx, question_idx: 0, problem, work: vec![Piece::line(work)] });
    }
    class
}

/// A stretch of rows that is one student's.
struct Block {
    /// As written above the work, if it is.
    name: Option<String>,
    /// The work's rows, without the name's.
    rows: Range<usize>,
}

impl Block {
    /// Where its first row begins in the text, the name's row included.
    fn top(&self, rows: &[Marked]) -> usize {
        let named_above = usize::from(self.rows.start > 0 && rows[self.rows.start - 1].is_name());
        rows.get(self.rows.start - named_above).map_or(usize::MAX, |row| row.start)
    }
}

/// The blocks between blank lines, if each but perhaps the first, a problem, has a name above it.
fn named_blocks(rows: &[Marked]) -> Option<Vec<Block>> {
    let starts: Vec<usize> = (0..rows.len()).filter(|&i| i == 0 || rows[i].row.blank_before).collect();
    let ends = starts.iter().copied().skip(1).chain([rows.len()]);
    let block = |(start, end): (usize, usize)| match rows[start].is_name() && start + 1 < end {
        true => Block { name: Some(rows[start].row.text().text().trim().to_owned()), rows: start + 1..end },
        false => Block { name: None, rows: start..end },
    };
    let blocks: Vec<Block> = starts.iter().copied().zip(ends).map(block).collect();
    let states = |block: &Block| only_states(&rows[block.rows.clone()]);
    let named = match blocks.first() {
        Some(first) if first.name.is_none() && states(first) => &blocks[1..],
        _ => &blocks[..],
    };
    (named.len() > 1 && named.iter().all(|block| block.name.is_some())).then_some(blocks)
}

/// The problem that the first of a solution's rows states in so many words, and where the next row begins.
fn own_problem(text: &str, rows: &[Marked]) -> Option<(Field, usize)> {
    let [first, next, ..] = rows else { return None };
    let says_so = first.marks.role == Some(Role::Problem) || lexicon::task(first.row.text().text()).is_some();
    let span = Span::new(line_start(text, first.start), line_start(text, next.start));
    let problem = says_so.then(|| question(text, Field { span, quoted: false }).problem).flatten()?;
    Some((problem, span.end))
}

/// "Method 2", "Student B": what a solution's first row says it is.
fn role_name(text: &str, first: &Marked) -> Option<String> {
    let line = text[line_start(text, first.start)..].lines().next().unwrap_or_default();
    let label = line.split(':').next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    (first.marks.role == Some(Role::Solution)).then(|| label.to_owned())
}

/// Whether rows hold one statement at most: a problem, and no work.
fn only_states(rows: &[Marked]) -> bool {
    rows.iter().filter(|marked| has_relation(marked.row.text().text())).count() <= 1
        && rows.iter().any(|marked| !marked.row.is_blank())
        && rows.iter().all(|marked| marked.marks.step.is_none())
}

fn line_start(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

impl Marked {
    /// Whether this may be a student's name: a short line of words that says nothing about maths.
    fn is_name(&self) -> bool {
        let text = self.row.text();
        let words = text.text().trim();
        let plain = |c: char| c.is_alphabetic() || c.is_whitespace() || c.is_ascii_digit() || ".,'’-:()".contains(c);
        self.marks.step.is_none()
            && self.marks.role.is_none()
            && !self.row.rule
            && words.chars().next().is_some_and(char::is_alphabetic)
            && words.chars().all(plain)
            && (2..=MAX_NAME_CHARS).contains(&words.chars().count())
            && words.chars().filter(|c| c.is_alphabetic()).count() > 1
            && lexicon::task(words).is_none()
            && !problem::is_reason(words, true)
    }
}

/// Longest line that is taken for a name.
const MAX_NAME_CHARS: usize = 60;
