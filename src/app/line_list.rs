//! One solution's lines as a list that can be cut and joined: how the reader mends a split that was read otherwise
//! than it was meant.
//!
//! Plain state, tested without a browser. Places within a line are counted in UTF-16 units, as a text field counts
//! its cursor.

use super::offsets::byte_offset;
use crate::protocol::WorkInput;
use crate::tutor::Card;

/// The problem and the lines below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineList {
    /// The first line: what is given. May be empty.
    pub problem: String,
    pub lines: Vec<String>,
}

/// Where the cursor belongs after a change: the line, and the place in it.
pub type Cursor = (usize, u32);

impl LineList {
    /// The lines of a reviewed solution, each with the reason that was read with it.
    pub fn of(card: &Card) -> LineList {
        let line = |step: &crate::tutor::StepCard| match &step.reason {
            Some(reason) => format!("{reason}: {}", step.text),
            None => step.text.clone(),
        };
        LineList {
            problem: card.problem.as_ref().map(|given| given.text.clone()).unwrap_or_default(),
            lines: card.steps.iter().map(line).collect(),
        }
    }

    /// Replaces a line's text.
    pub fn edit(&mut self, line_idx: usize, text: String) {
        if let Some(line) = self.lines.get_mut(line_idx) {
            *line = text;
        }
    }

    /// Cuts a line in two; the cursor goes to the head of the second. None where there is no such line.
    pub fn cut(&mut self, line_idx: usize, at: u32) -> Option<Cursor> {
        let line = self.lines.get_mut(line_idx)?;
        let rest = line.split_off(byte_offset(line, at));
        *line = line.trim_end().to_owned();
        self.lines.insert(line_idx + 1, rest.trim_start().to_owned());
        Some((line_idx + 1, 0))
    }

    /// Joins a line to the one before it; the cursor stays between them. None for the first line.
    pub fn join(&mut self, line_idx: usize) -> Option<Cursor> {
        let before_idx = line_idx.checked_sub(1)?;
        if line_idx >= self.lines.len() {
            return None;
        }
        let line = self.lines.remove(line_idx);
        let before = &mut self.lines[before_idx];
        if !before.is_empty() && !line.is_empty() {
            before.push(' ');
        }
        let at = u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX);
        before.push_str(&line);
        Some((before_idx, at))
    }

    /// The lines as work to be judged: one line in, one line out.
    pub fn work(&self) -> WorkInput {
        WorkInput::Candidates { problem: self.problem.clone(), candidates: vec![self.lines.clone()] }
    }

    /// The lines as a text of one line each, the problem first.
    pub fn text(&self) -> String {
        let problem = Some(&self.problem).filter(|problem| !problem.is_empty());
        problem.into_iter().chain(&self.lines).map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(lines: &[&str]) -> LineList {
        LineList { problem: "2x + 3 = 11".to_owned(), lines: lines.iter().map(|&line| line.to_owned()).collect() }
    }

    #[test]
    fn a_line_is_cut_where_the_cursor_stands() {
        let mut it = list(&["x² = 4 x = 2"]);
        assert_eq!(it.cut(0, 7), Some((1, 0)));
        assert_eq!(it, list(&["x² = 4", "x = 2"]));
        assert_eq!(it.cut(1, 99), Some((2, 0)));
        assert_eq!(it, list(&["x² = 4", "x = 2", ""]));
        assert_eq!(it.cut(7, 0), None);
    }

    #[test]
    fn a_line_is_joined_to_the_one_before() {
        let mut it = list(&["x² = 4", "x = 2", ""]);
        assert_eq!(it.join(2), Some((1, 5)));
        assert_eq!(it.join(1), Some((0, 7)));
        assert_eq!(it, list(&["x² = 4 x = 2"]));
        assert_eq!((it.join(0), it.join(5)), (None, None));
    }

    #[test]
    fn the_lines_are_judged_as_they_stand() {
        let it = list(&["2x = 8", "x = 4"]);
        assert_eq!(it.text(), "2x + 3 = 11\n2x = 8\nx = 4");
        let WorkInput::Candidates { problem, candidates } = it.work() else { panic!("not candidates") };
        assert_eq!((problem.as_str(), candidates.len(), candidates[0].len()), ("2x + 3 = 11", 1, 2));
    }
}
