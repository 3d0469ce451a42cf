//! A reading's lines as lists that can be cut, joined, taken out and marked as notes: how the reader mends a split that
//! was read otherwise than it was meant. One list for each solution.
//!
//! Plain state, tested without a browser. Places within a line are counted in UTF-16 units, as a text field counts
//! its cursor.

use super::offsets::byte_offset;
use crate::protocol::{SetLine, SetSolution, WorkInput};
use crate::tutor::{Card, Review, StepCard};

/// All solutions of a paste as they are edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub solutions: Vec<LineList>,
}

impl Sheet {
    /// The lines of a review's solutions.
    pub fn of(review: &Review) -> Sheet {
        Sheet { solutions: review.cards.iter().map(LineList::of).collect() }
    }

    /// The lines as work to be judged: one line in, one line out; notes are reasons.
    pub fn work(&self) -> WorkInput {
        let set = |list: &LineList| SetSolution { problem: list.problem.clone(), lines: list.lines.clone() };
        WorkInput::Lines(self.solutions.iter().map(set).collect())
    }

    /// The lines as a text of one line each, the problem first; several solutions below a title each.
    pub fn text(&self) -> String {
        match self.solutions.as_slice() {
            [only] => only.text(),
            several => {
                let titled = |(i, list): (usize, &LineList)| format!("Solution {}:\n{}", i + 1, list.text());
                several.iter().enumerate().map(titled).collect::<Vec<_>>().join("\n\n")
            }
        }
    }
}

/// The problem of one solution and the lines below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineList {
    /// The first line: what is given. May be empty.
    pub problem: String,
    pub lines: Vec<SetLine>,
}

/// Where the cursor belongs after a change: the line, and the place in it.
pub type Cursor = (usize, u32);

impl LineList {
    /// The lines of a reviewed solution; the reason that was read with a line is a note above it.
    fn of(card: &Card) -> LineList {
        let lines = |step: &StepCard| {
            let note = step.reason.iter().map(|reason| SetLine { text: reason.clone(), is_note: true });
            note.chain([SetLine { text: step.text.clone(), is_note: false }]).collect::<Vec<_>>()
        };
        LineList {
            problem: card.problem.as_ref().map(|given| given.text.clone()).unwrap_or_default(),
            lines: card.steps.iter().flat_map(lines).collect(),
        }
    }

    /// Replaces a line's text.
    pub fn edit(&mut self, line_idx: usize, text: String) {
        if let Some(line) = self.lines.get_mut(line_idx) {
            line.text = text;
        }
    }

    /// Turns a line of maths into a note, or a note into a line of maths. Gives what it is now.
    pub fn turn(&mut self, line_idx: usize) -> Option<bool> {
        let line = self.lines.get_mut(line_idx)?;
        line.is_note = !line.is_note;
        Some(line.is_note)
    }

    /// Takes a line out; the cursor goes to the head of the line that takes its place, or of the last one.
    pub fn take_out(&mut self, line_idx: usize) -> Option<Cursor> {
        if line_idx >= self.lines.len() {
            return None;
        }
        self.lines.remove(line_idx);
        Some((line_idx.min(self.lines.len().saturating_sub(1)), 0))
    }

    /// Cuts a line in two; the cursor goes to the head of the second. None where there is no such line.
    pub fn cut(&mut self, line_idx: usize, at: u32) -> Option<Cursor> {
        let line = self.lines.get_mut(line_idx)?;
        let rest = line.text.split_off(byte_offset(&line.text, at));
        line.text.truncate(line.text.trim_end().len());
        let rest = SetLine { text: rest.trim_start().to_owned(), is_note: line.is_note };
        self.lines.insert(line_idx + 1, rest);
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
        before.is_note &= line.is_note;
        if !before.text.is_empty() && !line.text.is_empty() {
            before.text.push(' ');
        }
        let at = u32::try_from(before.text.encode_utf16().count()).unwrap_or(u32::MAX);
        before.text.push_str(&line.text);
        Some((before_idx, at))
    }

    fn text(&self) -> String {
        let problem = Some(self.problem.as_str()).filter(|problem| !problem.is_empty());
        problem.into_iter().chain(self.lines.iter().map(|line| line.text.as_str())).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn maths(text: &str) -> SetLine {
        SetLine { text: text.to_owned(), is_note: false }
    }

    fn list(lines: &[&str]) -> LineList {
        LineList { problem: "2x + 3 = 11".to_owned(), lines: lines.iter().map(|line| maths(line)).collect() }
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
    fn a_line_is_taken_out_or_becomes_a_note() {
        let mut it = list(&["halve", "2x = 8", "x = 4"]);
        assert_eq!((it.turn(0), it.turn(9)), (Some(true), None));
        assert!(it.lines[0].is_note);
        assert_eq!((it.take_out(2), it.take_out(2)), (Some((1, 0)), None));
        // A note joined to maths is maths.
        assert_eq!(it.join(1), Some((0, 6)));
        assert_eq!(it, list(&["halve 2x = 8"]));
    }

    #[test]
    fn the_lines_are_judged_as_they_stand() {
        let sheet = Sheet { solutions: vec![list(&["2x = 8", "x = 4"])] };
        assert_eq!(sheet.text(), "2x + 3 = 11\n2x = 8\nx = 4");
        let WorkInput::Lines(solutions) = sheet.work() else { panic!("not lines") };
        assert_eq!((solutions.len(), solutions[0].problem.as_str()), (1, "2x + 3 = 11"));
    }

    #[test]
    fn several_solutions_are_read_again_as_they_were_written() {
        let sheet = Sheet { solutions: vec![list(&["2x = 8", "x = 4"]), list(&["2x = 14", "x = 7"])] };
        let work = crate::reading::split(&sheet.text());
        let lines = |i: usize| work.solutions[i].steps.iter().map(|step| step.math.text()).collect::<Vec<_>>();
        assert_eq!((work.solutions.len(), lines(0), lines(1)), (2, vec!["2x = 8", "x = 4"], vec!["2x = 14", "x = 7"]));
    }
}
