//! What was done to a text, to be taken back and done again, across all of its rows.
//!
//! Letters that follow each other are one step, as in every editor. What others put in place of the text (an example, a
//! link's text) is a step as well. Plain state, tested without a browser.

use super::row_edits::Change;

/// So many bytes of changes are remembered; the oldest go first, the latest always stays.
const MAX_BYTES: usize = 4 << 20;

/// The steps that led to a text.
#[derive(Clone, Debug, Default)]
pub struct EditHistory {
    text: String,
    done: Vec<Change>,
    undone: Vec<Change>,
    /// Whether what is typed next may join the last step.
    is_open: bool,
}

impl EditHistory {
    /// A text to which nothing was done yet.
    pub fn of(text: &str) -> EditHistory {
        EditHistory { text: text.to_owned(), ..EditHistory::default() }
    }

    /// Makes a change and gives the text that comes of it. Letter after letter is one step until `closed`.
    pub fn make(&mut self, change: Change) -> String {
        self.text = change.made_in(&self.text);
        self.note(change);
        self.text.clone()
    }

    /// Whether the text was changed elsewhere; that is one step.
    pub fn catch_up(&mut self, text: &str) -> bool {
        let change = Change::between(&self.text, text);
        let is_other = change.is_some();
        if let Some(change) = change {
            self.close();
            text.clone_into(&mut self.text);
            self.note(change);
            self.close();
        }
        is_other
    }

    /// What is typed from now on is another step.
    pub fn close(&mut self) {
        self.is_open = false;
    }

    /// Takes the last step back: the text before it, and the byte at which the cursor belongs. None where there is none.
    pub fn undo(&mut self) -> Option<(String, usize)> {
        let change = self.done.pop()?;
        let back = change.reversed();
        self.text = back.made_in(&self.text);
        self.undone.push(change);
        self.close();
        Some((self.text.clone(), back.cursor))
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> Option<(String, usize)> {
        let change = self.undone.pop()?;
        self.text = change.made_in(&self.text);
        let cursor = change.cursor;
        self.done.push(change);
        self.close();
        Some((self.text.clone(), cursor))
    }

    /// Whether there is something to take back, and something to do again.
    pub fn can(&self) -> (bool, bool) {
        (!self.done.is_empty(), !self.undone.is_empty())
    }

    fn note(&mut self, change: Change) {
        self.undone.clear();
        let is_typing = is_letter(&change.inserted) && change.removed.is_empty()
            || is_letter(&change.removed) && change.inserted.is_empty();
        match self.done.last_mut().filter(|_| self.is_open && is_typing) {
            Some(last)
                if change.removed.is_empty()
                    && !last.inserted.is_empty()
                    && last.at + last.inserted.len() == change.at =>
            {
                last.inserted.push_str(&change.inserted);
                last.cursor = change.cursor;
            }
            // Backspace: what goes stands before what went.
            Some(last)
                if change.inserted.is_empty()
                    && last.inserted.is_empty()
                    && change.at + change.removed.len() == last.at =>
            {
                last.removed.insert_str(0, &change.removed);
                (last.at, last.cursor) = (change.at, change.cursor);
            }
            _ => self.done.push(change),
        }
        self.is_open = is_typing;
        let mut n_bytes = self.done.iter().map(|change| change.removed.len() + change.inserted.len()).sum::<usize>();
        while n_bytes > MAX_BYTES && self.done.len() > 1 {
            let oldest = self.done.remove(0);
            n_bytes -= oldest.removed.len() + oldest.inserted.len();
        }
    }
}

/// What one key stroke writes or takes.
fn is_letter(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c != '\n') && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::super::row_edits::{cut, joined, put_in, retyped};
    use super::*;

    fn type_in(history: &mut EditHistory, row: usize, states: &[&str]) {
        for now in states {
            let unit = u32::try_from(now.encode_utf16().count()).unwrap();
            let text = history.text.clone();
            history.make(retyped(&text, row, now, unit).unwrap());
        }
    }

    #[test]
    fn letters_are_one_step_and_a_new_row_is_another() {
        let mut it = EditHistory::of("");
        type_in(&mut it, 0, &["x", "x=", "x=2"]);
        let text = it.text.clone();
        it.make(cut(&text, 0, (3, 3)));
        type_in(&mut it, 1, &["y", "y="]);
        assert_eq!(it.text, "x=2\ny=");
        assert_eq!(it.undo(), Some(("x=2\n".to_owned(), 4)));
        assert_eq!(it.undo(), Some(("x=2".to_owned(), 3)));
        assert_eq!(it.undo(), Some((String::new(), 0)));
        assert_eq!((it.undo(), it.can()), (None, (false, true)));
        for wanted in ["x=2", "x=2\n", "x=2\ny="] {
            assert_eq!(it.redo(), Some((wanted.to_owned(), wanted.len())));
        }
        assert_eq!(it.redo(), None);
    }

    #[test]
    fn what_is_deleted_letter_by_letter_comes_back_at_once() {
        let mut it = EditHistory::of("x = 12");
        type_in(&mut it, 0, &["x = 1", "x = ", "x = 3", "x = 34"]);
        assert_eq!(it.undo(), Some(("x = ".to_owned(), 4)));
        assert_eq!(it.undo(), Some(("x = 12".to_owned(), 6)));
    }

    #[test]
    fn a_pause_and_another_row_begin_a_step() {
        let mut it = EditHistory::of("a\nb");
        type_in(&mut it, 0, &["a1"]);
        it.close();
        type_in(&mut it, 0, &["a12"]);
        type_in(&mut it, 1, &["b1"]);
        for wanted in ["a12\nb", "a1\nb", "a\nb"] {
            assert_eq!(it.undo().map(|(text, _)| text).as_deref(), Some(wanted));
        }
    }

    #[test]
    fn a_paste_of_many_rows_a_join_and_another_text_are_a_step_each() {
        let mut it = EditHistory::of("2x = 8\n");
        it.make(put_in("2x = 8\n", 1, (0, 0), "x = 8/2\nx = 4"));
        let text = it.text.clone();
        it.make(joined(&text, 2).unwrap());
        it.catch_up("x + 1 = 2\nx = 1");
        it.catch_up("x + 1 = 2\nx = 1");
        assert_eq!(it.undo().unwrap().0, "2x = 8\nx = 8/2 x = 4");
        assert_eq!(it.undo().unwrap(), ("2x = 8\nx = 8/2\nx = 4".to_owned(), 15));
        assert_eq!(it.undo().unwrap(), ("2x = 8\n".to_owned(), 7));
        // What is done now leads elsewhere: nothing is left to do again.
        type_in(&mut it, 1, &["x"]);
        assert_eq!((it.redo(), it.can()), (None, (true, false)));
    }

    #[test]
    fn the_oldest_steps_of_a_long_history_go() {
        let mut it = EditHistory::of("");
        for n in 0..6 {
            let change = put_in(&it.text.clone(), 0, (0, 0), &format!("{n}\n").repeat(MAX_BYTES / 8));
            it.make(change);
        }
        let n_steps = std::iter::from_fn(|| it.undo()).count();
        assert!((1..6).contains(&n_steps), "{n_steps}");
    }
}
