//! What is done to the rows of a text, as changes to the text itself: cut, join, paste, a new row, another attempt.
//!
//! The text is one string and stays so; a row is a stretch of it without its end. A row's end is `\n`, or `\r\n` where
//! the text came with those. Places within a row are counted in UTF-16 units, as a text field counts its cursor. Plain
//! functions, tested without a browser.

use super::offsets::byte_offset;
use crate::text::Span;

/// A stretch of a text that gives way to another, and where the cursor stands afterwards. Can be taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The byte at which it begins.
    pub at: usize,
    pub removed: String,
    pub inserted: String,
    /// The byte at which the cursor stands once it is made.
    pub cursor: usize,
}

impl Change {
    /// What leads from one text to the other: the shortest stretch that holds all differences, the cursor behind it.
    /// None where they are the same.
    pub fn between(before: &str, after: &str) -> Option<Change> {
        if before == after {
            return None;
        }
        let is_border = |n: usize| before.is_char_boundary(n) && after.is_char_boundary(n);
        let mut n_same = before.bytes().zip(after.bytes()).take_while(|(b, a)| b == a).count();
        while !is_border(n_same) {
            n_same -= 1;
        }
        let rest = before.len().min(after.len()) - n_same;
        let mut n_end = before.bytes().rev().zip(after.bytes().rev()).take(rest).take_while(|(b, a)| b == a).count();
        while !(before.is_char_boundary(before.len() - n_end) && after.is_char_boundary(after.len() - n_end)) {
            n_end -= 1;
        }
        let removed = before[n_same..before.len() - n_end].to_owned();
        let inserted = after[n_same..after.len() - n_end].to_owned();
        Some(Change { at: n_same, cursor: n_same + inserted.len(), removed, inserted })
    }

    /// The text once the change is made. A change of another text leaves it as it is.
    pub fn made_in(&self, text: &str) -> String {
        let end = self.at + self.removed.len();
        match (text.get(..self.at), text.get(self.at..end), text.get(end..)) {
            (Some(before), Some(here), Some(after)) if here == self.removed => [before, &self.inserted, after].concat(),
            _ => text.to_owned(),
        }
    }

    /// The change that takes this one back.
    pub fn reversed(&self) -> Change {
        Change {
            at: self.at,
            removed: self.inserted.clone(),
            inserted: self.removed.clone(),
            cursor: self.at + self.removed.len(),
        }
    }
}

/// A caret in the rows: which row, and which UTF-16 unit of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    pub row: usize,
    pub unit: u32,
}

/// Where the rows of a text stand, in bytes, their ends not included. Never empty: an empty text has one empty row.
pub fn row_spans(text: &str) -> Vec<Span> {
    let mut start = 0;
    let spans = text.split('\n').map(|row| {
        let span = Span::new(start, start + row.strip_suffix('\r').unwrap_or(row).len());
        start += row.len() + 1;
        span
    });
    spans.collect()
}

/// The text of a row; empty where there is no such row.
pub fn row_text(text: &str, row: usize) -> &str {
    let line = text.split('\n').nth(row).unwrap_or_default();
    line.strip_suffix('\r').unwrap_or(line)
}

/// The byte at the caret. A row that is not there is the last one.
pub fn byte_of(text: &str, caret: Caret) -> usize {
    let span = span_of(text, caret.row);
    span.start + byte_offset(&text[span.start..span.end], caret.unit)
}

/// The caret before a byte.
pub fn caret_at(text: &str, byte: usize) -> Caret {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let above = &text[..byte];
    let start = above.rfind('\n').map_or(0, |at| at + 1);
    let row = above.bytes().filter(|b| *b == b'\n').count();
    let within = text[start..byte].trim_end_matches('\r');
    Caret { row, unit: u32::try_from(within.encode_utf16().count()).unwrap_or(u32::MAX) }
}

fn span_of(text: &str, row: usize) -> Span {
    let spans = row_spans(text);
    spans.get(row).or(spans.last()).copied().unwrap_or_default()
}

/// A row is another now, and the cursor stands at this unit of it. None where it is the same.
pub fn retyped(text: &str, row: usize, now: &str, unit: u32) -> Option<Change> {
    let span = span_of(text, row);
    let change = Change::between(&text[span.start..span.end], now)?;
    Some(Change { at: span.start + change.at, cursor: span.start + byte_offset(now, unit), ..change })
}

/// What is selected in a row, from one unit to another, gives way to this text, of one row or many. The cursor stands
/// behind it.
pub fn put_in(text: &str, row: usize, (from, to): (u32, u32), inserted: &str) -> Change {
    let at = byte_of(text, Caret { row, unit: from.min(to) });
    let end = byte_of(text, Caret { row, unit: from.max(to) });
    let inserted = inserted.replace("\r\n", "\n").replace('\r', "\n");
    Change { at, removed: text[at..end].to_owned(), cursor: at + inserted.len(), inserted }
}

/// A row is cut in two; the white space on both sides of the cut goes. The cursor stands at the head of the second.
pub fn cut(text: &str, row: usize, (from, to): (u32, u32)) -> Change {
    let span = span_of(text, row);
    let at = byte_of(text, Caret { row, unit: from.min(to) });
    let end = byte_of(text, Caret { row, unit: from.max(to) });
    let at = span.start + text[span.start..at].trim_end().len();
    let end = span.end - text[end.max(at)..span.end].trim_start().len();
    Change { at, removed: text[at..end].to_owned(), inserted: "\n".to_owned(), cursor: at + 1 }
}

/// A row is joined to the one above it, a space between them where both hold something. None for the first row.
pub fn joined(text: &str, row: usize) -> Option<Change> {
    let spans = row_spans(text);
    let (above, below) = (*spans.get(row.checked_sub(1)?)?, *spans.get(row)?);
    let parted = above.start < above.end && below.start < below.end;
    let inserted = if parted { " ".to_owned() } else { String::new() };
    let removed = text[above.end..below.start].to_owned();
    Some(Change { at: above.end, removed, cursor: above.end + inserted.len(), inserted })
}

/// An empty row below a row, in which the cursor stands.
pub fn row_below(text: &str, row: usize) -> Change {
    let end = span_of(text, row).end;
    Change { at: end, removed: String::new(), inserted: "\n".to_owned(), cursor: end + 1 }
}

/// Room for another attempt at the problem below the `n_solutions` that are there, under a title with its number. Where
/// there is one solution so far, whose first row stands at the byte `first_row`, it gets a title as well. `title` is the
/// word that stands before the number.
pub fn another_attempt(text: &str, n_solutions: usize, first_row: usize, title: &str) -> Change {
    let body = text.trim_end();
    let (at, head) = match n_solutions {
        ..=1 if first_row <= body.len() && text.is_char_boundary(first_row) => {
            let break_above = if first_row > 0 && !text[..first_row].ends_with("\n\n") { "\n" } else { "" };
            (first_row, format!("{break_above}{title} 1:\n"))
        }
        _ => (body.len(), String::new()),
    };
    let middle = &text[at..body.len().max(at)];
    let inserted = format!("{head}{middle}\n\n{title} {}:\n", n_solutions.max(1) + 1);
    Change { at, removed: text[at..].to_owned(), cursor: at + inserted.len(), inserted }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes a change in a text whose cursor is `|`, and writes the cursor into what comes of it.
    #[track_caller]
    fn check(marked: &str, change: impl FnOnce(&str, usize, (u32, u32)) -> Option<Change>, wanted: &str) {
        let at = marked.find('|').expect("a cursor");
        let text = marked.replacen('|', "", 1);
        let caret = caret_at(&text, at);
        let change = change(&text, caret.row, (caret.unit, caret.unit)).expect("a change");
        let after = change.made_in(&text);
        let mut shown = after.clone();
        shown.insert(change.cursor, '|');
        assert_eq!(shown, wanted, "{marked:?}");
        assert_eq!(change.reversed().made_in(&after), text, "taken back: {marked:?}");
    }

    #[test]
    fn a_row_is_cut_and_joined() {
        let cut = |text: &str, row, at| Some(cut(text, row, at));
        check("2x = 8| x = 4", cut, "2x = 8\n|x = 4");
        check("2x = 8 | x = 4", cut, "2x = 8\n|x = 4");
        check("2x = 8|\nx = 4", cut, "2x = 8\n|\nx = 4");
        check("|2x = 8", cut, "\n|2x = 8");
        check("x² = 4|\r\nx = 2", cut, "x² = 4\n|\r\nx = 2");
        let join = |text: &str, row, _| joined(text, row);
        check("2x = 8\n|x = 4", join, "2x = 8 |x = 4");
        check("2x = 8\r\n|x = 4", join, "2x = 8 |x = 4");
        check("2x = 8\n|\nx = 4", join, "2x = 8|\nx = 4");
        check("\n|x = 4", join, "|x = 4");
        assert_eq!(joined("x = 4", 0), None);
        assert_eq!(joined("x = 4", 3), None);
    }

    #[test]
    fn a_row_is_retyped() {
        check("2x = 8\nx =|\n", |text, row, _| retyped(text, row, "x = 4", 5), "2x = 8\nx = 4|\n");
        check("𝑥 = 1|", |text, row, _| retyped(text, row, "𝑥 = ½", 6), "𝑥 = ½|");
        assert_eq!(retyped("x = 4", 0, "x = 4", 5), None);
    }

    #[test]
    fn many_rows_are_put_in_where_the_cursor_is() {
        let paste = |text: &str, row, at| Some(put_in(text, row, at, "2x = 8\r\nx = 4"));
        check("2x + 3 = 11\n|", paste, "2x + 3 = 11\n2x = 8\nx = 4|");
        check("2x + 3 = 11\na|b\nc", paste, "2x + 3 = 11\na2x = 8\nx = 4|b\nc");
        let over = put_in("ab²c\nd", 0, (3, 1), "1\n2");
        assert_eq!(over.made_in("ab²c\nd"), "a1\n2c\nd");
    }

    #[test]
    fn a_row_is_added_below() {
        check("a|\nb", |text, row, _| Some(row_below(text, row)), "a\n|\nb");
        check("a\r\nb|", |text, row, _| Some(row_below(text, row)), "a\r\nb\n|");
    }

    #[test]
    fn another_attempt_has_a_title_and_is_read_as_one() {
        let text = "2x + 3 = 11\n2x = 8\nx = 4\n";
        let two = another_attempt(text, 1, 12, "Solution").made_in(text);
        assert_eq!(two, "2x + 3 = 11\n\nSolution 1:\n2x = 8\nx = 4\n\nSolution 2:\n");
        let two = format!("{two}2x = 14\nx = 7");
        let three = another_attempt(&two, 2, 0, "Solution").made_in(&two) + "x = 4";
        for (text, n, title) in [(two.clone(), 2, "Lösung"), (three, 3, "Lösung"), (two, 2, "Solution")] {
            let work = crate::reading::split(&text.replace("Solution", title));
            assert_eq!(work.solutions.len(), n, "{text}");
            assert!(work.solutions.iter().all(|solution| solution.problem.is_some()), "{text}");
        }
    }

    #[test]
    fn carets_and_bytes_are_the_same() {
        let text = "x² = 4\r\n𝑥 = 2\n\n";
        assert_eq!(row_spans(text), [Span::new(0, 7), Span::new(9, 17), Span::new(18, 18), Span::new(19, 19)]);
        assert_eq!(
            [row_text(text, 0), row_text(text, 1), row_text(text, 2), row_text(text, 9)],
            ["x² = 4", "𝑥 = 2", "", ""]
        );
        for (byte, row, unit) in [(0, 0, 0), (3, 0, 2), (7, 0, 6), (9, 1, 0), (13, 1, 2), (18, 2, 0), (19, 3, 0)] {
            assert_eq!(caret_at(text, byte), Caret { row, unit }, "{byte}");
            assert_eq!(byte_of(text, Caret { row, unit }), byte);
        }
        assert_eq!(caret_at(text, 99), Caret { row: 3, unit: 0 });
        assert_eq!(byte_of(text, Caret { row: 9, unit: 9 }), 19);
        assert_eq!((row_spans(""), caret_at("", 0)), (vec![Span::new(0, 0)], Caret::default()));
    }

    #[test]
    fn a_change_between_two_texts_keeps_characters_whole() {
        for (before, after) in [("½", "¾"), ("a½b", "ab"), ("", "x"), ("x²", "x³"), ("aa", "aaa"), ("𝑥\n𝑦", "𝑦\n𝑥")]
        {
            let change = Change::between(before, after).unwrap();
            assert_eq!(change.made_in(before), after);
            assert_eq!(change.reversed().made_in(after), before);
        }
        assert_eq!(Change::between("x", "x"), None);
        let change = Change::between("ab", "cb").unwrap();
        assert_eq!(change.made_in("other"), "other", "a change of another text");
    }
}
