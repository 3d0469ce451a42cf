//! Which row of a text is still being written: the one that the last key stroke changed, as long as the cursor is in it.
//!
//! It is finished when the cursor leaves it, on Enter, when the text area is left, or after a rest. A paste, a drop or an
//! example is no key stroke, and the first row, which states the problem, is never held back. Plain state, tested
//! without a browser.

use crate::protocol::Writing;
use crate::text::Span;

/// What was seen of the text area at the last look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pen {
    text: String,
    writing: Option<Writing>,
}

impl Pen {
    /// A text that nobody has typed yet.
    pub fn at_rest(text: &str) -> Pen {
        Pen { text: text.to_owned(), writing: None }
    }

    /// The text has changed. `cursor` is the byte where it stands; None where it is not in the text area.
    pub fn wrote(&mut self, text: &str, cursor: Option<usize>) {
        self.writing = cursor.and_then(|cursor| writing(&self.text, text, cursor));
        text.clone_into(&mut self.text);
    }

    /// The cursor went elsewhere and the text stayed. True if this finishes a row.
    pub fn moved(&mut self, cursor: Option<usize>) -> bool {
        let stays = |row: Span| cursor.is_some_and(|cursor| (row.start..=row.end).contains(&cursor));
        let leaves = self.writing.is_some_and(|writing| !stays(writing.row));
        if leaves {
            self.writing = None;
        }
        leaves
    }

    /// Nothing was written for a while. True if this finishes a row.
    pub fn rested(&mut self) -> bool {
        self.writing.take().is_some()
    }

    /// The row that is being written.
    pub fn writing(&self) -> Option<Writing> {
        self.writing
    }
}

/// The row of `after` that a key stroke has changed, if the change from `before` was one and left the cursor there.
fn writing(before: &str, after: &str, cursor: usize) -> Option<Writing> {
    let row = row_at(after, cursor)?;
    let n_same = before.bytes().zip(after.bytes()).take_while(|(b, a)| b == a).count();
    let rest = before.len().min(after.len()) - n_same;
    let n_same_at_end = before.bytes().rev().zip(after.bytes().rev()).take(rest).take_while(|(b, a)| b == a).count();
    let gone = &before.as_bytes()[n_same..before.len() - n_same_at_end];
    let come = &after.as_bytes()[n_same..after.len() - n_same_at_end];
    let within_one_row = !gone.contains(&b'\n') && !come.contains(&b'\n');
    let in_this_row = row.start <= n_same && n_same + come.len() <= row.end;
    let changed = !gone.is_empty() || !come.is_empty();
    let states_problem = after[..row.start].trim().is_empty();
    if !(changed && within_one_row && in_this_row) || states_problem || after[row.start..row.end].trim().is_empty() {
        return None;
    }
    let at_end = after[cursor..row.end].trim().is_empty();
    Some(Writing { row, at_end })
}

/// The row, without its end, that holds this byte.
fn row_at(text: &str, cursor: usize) -> Option<Span> {
    let (above, below) = (text.get(..cursor)?, text.get(cursor..)?);
    let start = above.rfind('\n').map_or(0, |at| at + 1);
    let end = cursor + below.find('\n').unwrap_or(below.len());
    Some(Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` is the cursor. Wanted: the row that is being written and whether the cursor is at its end.
    #[track_caller]
    fn check(before: &str, after: &str, wanted: Option<(&str, bool)>) {
        let cursor = after.find('|');
        let text = after.replace('|', "");
        let mut pen = Pen::at_rest(before);
        pen.wrote(&text, cursor);
        let found = pen.writing().map(|writing| (&text[writing.row.start..writing.row.end], writing.at_end));
        assert_eq!(found, wanted, "{before:?} to {after:?}");
    }

    #[test]
    fn the_row_that_a_key_stroke_changes_is_being_written() {
        check("5m = 20\nm =", "5m = 20\nm = |", Some(("m = ", true)));
        check("5m = 20\nm = 4", "5m = 20\nm = |", Some(("m = ", true)));
        check("5m = 20\nm = 4\nm = 4", "5m = 20\nm = 4|4\nm = 4", Some(("m = 44", false)));
        check("5m = 20\nm = 4\nm = 4", "5m = 20\nm = 44|\nm = 4", Some(("m = 44", true)));
        check("5m = 20\nä = ½", "5m = 20\nä = ½²|", Some(("ä = ½²", true)));
    }

    #[test]
    fn the_problem_a_new_row_and_a_paste_are_not_held_back() {
        check("5m = 2", "5m = 20|", None);
        check("\n 5m = 2", "\n 5m = 20|", None);
        check("5m = 20\nm = 4", "5m = 20\nm = 4\n|", None);
        check("5m = 20\nm = 4\nx", "5m = 20\nm = 4|x", None);
        check("", "5m = 20\nm = 4|", None);
        check("y = 1", "5m = 20\nm = 4|", None);
        check("5m = 20\nm = 4", "5m = 20\nm = 4|", None);
        check("5m = 20\nm = ", "5m = 20\nm = 4", None);
        check("5m = 20\nm", "5m = 20\n|", None);
    }

    #[test]
    fn a_row_is_finished_once() {
        let text = "5m = 20\nm = 4";
        let written = || {
            let mut pen = Pen::at_rest("5m = 20\nm = ");
            pen.wrote(text, Some(text.len()));
            assert!(pen.writing().is_some());
            pen
        };
        let mut pen = written();
        assert!(!pen.moved(Some(8)), "still in the row");
        assert!(pen.moved(Some(7)) && !pen.moved(Some(7)) && !pen.rested());
        let mut pen = written();
        assert!(pen.moved(None) && pen.writing().is_none(), "the text area is left");
        let mut pen = written();
        assert!(pen.rested() && !pen.rested());
    }
}
