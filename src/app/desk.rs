//! The rows of the text on Check as they are written: which of them is open, where its cursor stands, and what was done.
//!
//! Signals around [`row_edits`](super::row_edits) and [`EditHistory`]: the text stays one string, and every key stroke is
//! a change to it.

use super::edit_history::EditHistory;
use super::math_keys::{MathKey, press};
use super::row_edits::{
    Caret, Change, another_attempt, byte_of, caret_at, cut, joined, put_in, retyped, row_below, row_spans, row_text,
};
use leptos::prelude::*;

/// Handed to the parts of the workspace; a few signals, copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    pub text: RwSignal<String>,
    /// The row that is open for writing.
    pub open: RwSignal<Option<usize>>,
    /// How often the cursor was put somewhere: the open row's field follows, with the focus.
    pub n_placed: RwSignal<u32>,
    /// What is selected in the open row, in UTF-16 units.
    selected: StoredValue<(u32, u32)>,
    /// The byte at which the cursor stands while a row has the focus.
    cursor: StoredValue<Option<usize>>,
    /// The row that was closed last, while the focus stays there.
    closed: StoredValue<Option<usize>>,
    history: StoredValue<EditHistory>,
    /// Whether there is something to take back, and something to do again.
    pub can: RwSignal<(bool, bool)>,
    /// Told when the cursor moves and nothing is written.
    on_move: Callback<()>,
}

impl Desk {
    /// `cursor` is told where the cursor stands, in bytes, and `on_move` when it moves while nothing is written.
    pub fn new(text: RwSignal<String>, cursor: StoredValue<Option<usize>>, on_move: Callback<()>) -> Desk {
        let is_empty = text.with_untracked(String::is_empty);
        Desk {
            text,
            open: RwSignal::new(is_empty.then_some(0)),
            n_placed: RwSignal::new(0),
            selected: StoredValue::new((0, 0)),
            cursor,
            closed: StoredValue::new(None),
            history: StoredValue::new(text.with_untracked(|text| EditHistory::of(text))),
            can: RwSignal::new((false, false)),
            on_move,
        }
    }

    /// What is selected in the open row.
    pub fn selected(self) -> (u32, u32) {
        self.selected.get_value()
    }

    /// Whether a row's field has the focus.
    pub fn is_writing(self) -> bool {
        self.cursor.get_value().is_some()
    }

    /// The text was perhaps changed by others: an example, a link, the text area.
    pub fn catch_up(self) {
        let is_other = self
            .text
            .with_untracked(|text| self.history.try_update_value(|history| history.catch_up(text)).unwrap_or_default());
        let (is_blank, n_rows) =
            self.text.with_untracked(|text| (text.trim().is_empty(), text.bytes().filter(|b| *b == b'\n').count() + 1));
        let is_lost = self.open.get_untracked().is_some_and(|open| open >= n_rows);
        if is_other || is_lost {
            self.open.set(is_blank.then_some(0));
        }
        if is_other {
            self.note_steps();
        }
    }

    /// Opens a row, the cursor at this unit of it; of a row that is not there, the last one.
    pub fn go_to(self, row: usize, unit: u32) {
        let byte = self.text.with_untracked(|text| byte_of(text, Caret { row, unit }));
        self.place(byte);
        self.on_move.run(());
    }

    /// The cursor stands elsewhere in the open row.
    pub fn moved(self, row: usize, selected: (u32, u32)) {
        self.note_cursor(row, selected);
        self.on_move.run(());
    }

    /// The open row's field was left.
    pub fn left(self) {
        if self.cursor.try_set_value(None).is_none() {
            self.on_move.run(());
        }
    }

    /// Closes a row: it is finished.
    pub fn close(self, row: usize) {
        self.closed.set_value(Some(row));
        self.open.set(None);
        self.left();
    }

    /// Whether this row was closed last, and nothing else was taken up since.
    pub fn was_closed(self, row: usize) -> bool {
        self.closed.get_value() == Some(row)
    }

    /// Something else is taken up.
    pub fn turn_away(self) {
        self.closed.set_value(None);
    }

    /// The open row's field holds this now.
    pub fn type_in(self, row: usize, now: &str, selected: (u32, u32)) {
        let change = self.text.with_untracked(|text| retyped(text, row, now, selected.1));
        if let Some(change) = change {
            self.make(change);
        }
        self.note_cursor(row, selected);
    }

    /// Enter: the row is cut in two where the cursor stands.
    pub fn cut(self, row: usize) {
        self.make_and_follow(self.text.with_untracked(|text| cut(text, row, self.selected())));
    }

    /// The row is joined to the one above it.
    pub fn join(self, row: usize) {
        if let Some(change) = self.text.with_untracked(|text| joined(text, row)) {
            self.make_and_follow(change);
        }
    }

    /// Puts a text of several rows in place of what is selected.
    pub fn put_in(self, row: usize, inserted: &str) {
        self.make_and_follow(self.text.with_untracked(|text| put_in(text, row, self.selected(), inserted)));
    }

    /// Presses a key in a row.
    pub fn press(self, row: usize, key: MathKey, letter: &str, or: &str) {
        let change = self.text.with_untracked(|text| {
            let pressed = press(key, row_text(text, row), self.selected(), letter, or);
            retyped(text, row, &pressed.row, pressed.unit)
        });
        if let Some(change) = change {
            self.make_and_follow(change);
        }
    }

    /// Opens the empty row below this one, or makes one there.
    pub fn write_below(self, row: usize) {
        let is_there = self.text.with_untracked(|text| {
            row_spans(text).get(row + 1).is_some_and(|below| text[below.start..below.end].trim().is_empty())
        });
        match is_there {
            true => self.go_to(row + 1, u32::MAX),
            false => self.make_and_follow(self.text.with_untracked(|text| row_below(text, row))),
        }
    }

    /// Makes room for another attempt below the `n_solutions` there are; the first of them begins at the row `first_row`.
    pub fn attempt(self, n_solutions: usize, first_row: usize, title: &str) {
        let change = self.text.with_untracked(|text| {
            let first_byte = byte_of(text, Caret { row: first_row, unit: 0 });
            another_attempt(text, n_solutions, first_byte, title)
        });
        self.make_and_follow(change);
    }

    /// Takes the last step back.
    pub fn undo(self) {
        self.step(EditHistory::undo);
    }

    /// Does again what was taken back.
    pub fn redo(self) {
        self.step(EditHistory::redo);
    }

    fn step(self, step: impl FnOnce(&mut EditHistory) -> Option<(String, usize)>) {
        if let Some((text, byte)) = self.history.try_update_value(step).flatten() {
            self.text.set(text);
            self.place(byte);
            self.note_steps();
        }
    }

    fn make_and_follow(self, change: Change) {
        self.history.update_value(EditHistory::close);
        let byte = change.cursor;
        self.make(change);
        self.history.update_value(EditHistory::close);
        self.place(byte);
    }

    fn make(self, change: Change) {
        if let Some(text) = self.history.try_update_value(|history| history.make(change)) {
            self.text.set(text);
        }
        self.note_steps();
    }

    fn place(self, byte: usize) {
        self.turn_away();
        let caret = self.text.with_untracked(|text| caret_at(text, byte));
        self.note_cursor(caret.row, (caret.unit, caret.unit));
        self.open.set(Some(caret.row));
        self.n_placed.update(|n| *n += 1);
    }

    fn note_cursor(self, row: usize, selected: (u32, u32)) {
        self.selected.set_value(selected);
        let byte = self.text.with_untracked(|text| byte_of(text, Caret { row, unit: selected.1 }));
        self.cursor.set_value(Some(byte));
    }

    fn note_steps(self) {
        let can = self.history.with_value(EditHistory::can);
        if self.can.get_untracked() != can {
            self.can.set(can);
        }
    }
}
