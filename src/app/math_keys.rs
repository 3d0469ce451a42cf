//! Keys for what a phone's keyboard hides: what each puts into a row, around what is selected there, and where the cursor
//! goes. Plain functions, tested without a browser.

use super::offsets::byte_offset;

/// One key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MathKey {
    /// The problem's own letter.
    Letter,
    Fraction,
    Power,
    Root,
    Open,
    Close,
    Equals,
    AtMost,
    AtLeast,
    PlusMinus,
    Absolute,
    Or,
}

impl MathKey {
    /// In the order in which they stand.
    pub const ALL: [MathKey; 12] = [
        MathKey::Letter,
        MathKey::Fraction,
        MathKey::Power,
        MathKey::Root,
        MathKey::Open,
        MathKey::Close,
        MathKey::Equals,
        MathKey::AtMost,
        MathKey::AtLeast,
        MathKey::PlusMinus,
        MathKey::Absolute,
        MathKey::Or,
    ];

    /// The key of its name in the catalogue of sentences.
    pub fn name(self) -> &'static str {
        match self {
            MathKey::Letter => "key.letter",
            MathKey::Fraction => "key.fraction",
            MathKey::Power => "key.power",
            MathKey::Root => "key.root",
            MathKey::Open => "key.open",
            MathKey::Close => "key.close",
            MathKey::Equals => "key.equals",
            MathKey::AtMost => "key.at-most",
            MathKey::AtLeast => "key.at-least",
            MathKey::PlusMinus => "key.plus-minus",
            MathKey::Absolute => "key.absolute",
            MathKey::Or => "key.or",
        }
    }
}

/// A row after a key, and the UTF-16 unit at which the cursor stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressed {
    pub row: String,
    pub unit: u32,
}

/// Presses a key in a row in which the units from `from` to `to` are selected. `letter` is the problem's, `or` the word.
pub fn press(key: MathKey, row: &str, (from, to): (u32, u32), letter: &str, or: &str) -> Pressed {
    let (start, end) = (byte_offset(row, from.min(to)), byte_offset(row, from.max(to)));
    let (before, selected, after) = (&row[..start], &row[start..end], &row[end..]);
    // What stands before the cursor and what behind it.
    let has_operand = before.trim_end().ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '|' | '²' | '³'));
    let (left, right) = match key {
        MathKey::Letter => (letter.to_owned(), String::new()),
        MathKey::Fraction if !selected.is_empty() => (format!("{}/(", bracketed(selected)), ")".to_owned()),
        MathKey::Fraction if has_operand => ("/".to_owned(), String::new()),
        MathKey::Fraction => ("(".to_owned(), ")/()".to_owned()),
        MathKey::Power if !selected.is_empty() => (format!("{}^", bracketed(selected)), String::new()),
        MathKey::Power => ("^".to_owned(), String::new()),
        MathKey::Root => (format!("√({selected}"), ")".to_owned()),
        MathKey::Open if !selected.is_empty() => (format!("({selected}"), ")".to_owned()),
        MathKey::Open => ("(".to_owned(), String::new()),
        MathKey::Close => (format!("{selected})"), String::new()),
        MathKey::Absolute => (format!("|{selected}"), "|".to_owned()),
        MathKey::Equals => (spaced(before, "="), String::new()),
        MathKey::AtMost => (spaced(before, "≤"), String::new()),
        MathKey::AtLeast => (spaced(before, "≥"), String::new()),
        MathKey::PlusMinus => ("±".to_owned(), String::new()),
        MathKey::Or => (spaced(before, or), String::new()),
    };
    // Behind brackets that hold what was selected there is nothing more to write in them.
    let is_filled = !selected.is_empty() && matches!(key, MathKey::Root | MathKey::Open | MathKey::Absolute);
    let cursor = before.len() + left.len() + if is_filled { right.len() } else { 0 };
    let row = [before, &left, &right, after].concat();
    let unit = u32::try_from(row[..cursor].encode_utf16().count()).unwrap_or(u32::MAX);
    Pressed { row, unit }
}

/// A sum needs brackets to be divided or raised as a whole; a number or a letter does not.
fn bracketed(selected: &str) -> String {
    match selected.chars().all(char::is_alphanumeric) {
        true => selected.to_owned(),
        false => format!("({selected})"),
    }
}

/// A sign with the space around it that is missing.
fn spaced(before: &str, sign: &str) -> String {
    let gap = if before.is_empty() || before.ends_with(' ') { "" } else { " " };
    format!("{gap}{sign} ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[` and `]` stand around what is selected in the first, `_` where the cursor is in the second.
    #[track_caller]
    fn check(key: MathKey, marked: &str, wanted: &str) {
        let unit = |byte: usize| u32::try_from(marked[..byte].encode_utf16().count()).unwrap();
        let (open, close) = (marked.find('[').unwrap(), marked.find(']').unwrap());
        let row = marked.replace(['[', ']'], "");
        let Pressed { row, unit } = press(key, &row, (unit(open), unit(close) - 1), "m", "oder");
        let mut shown = row.clone();
        shown.insert(byte_offset(&row, unit), '_');
        assert_eq!(shown, wanted, "{key:?} in {marked}");
    }

    #[test]
    fn a_key_writes_where_the_cursor_is() {
        check(MathKey::Letter, "2[] = 8", "2m_ = 8");
        check(MathKey::Fraction, "m = 8[]", "m = 8/_");
        check(MathKey::Fraction, "m = []", "m = (_)/()");
        check(MathKey::Power, "m[]", "m^_");
        check(MathKey::Root, "m = []", "m = √(_)");
        check(MathKey::Absolute, "[] = 3", "|_| = 3");
        check(MathKey::Equals, "2𝑥[]", "2𝑥 = _");
        check(MathKey::AtLeast, "m []", "m ≥ _");
        check(MathKey::PlusMinus, "m = []3", "m = ±_3");
        check(MathKey::Or, "m = 3[]", "m = 3 oder _");
        check(MathKey::Open, "2[]", "2(_");
        check(MathKey::Close, "2(m + 1[]", "2(m + 1)_");
    }

    #[test]
    fn a_key_keeps_what_is_selected() {
        check(MathKey::Fraction, "m = [8 + 1]", "m = (8 + 1)/(_)");
        check(MathKey::Fraction, "m = [8]", "m = 8/(_)");
        check(MathKey::Power, "[m + 1]", "(m + 1)^_");
        check(MathKey::Root, "m = [½ + 1]", "m = √(½ + 1)_");
        check(MathKey::Open, "2[m + 1]", "2(m + 1)_");
        check(MathKey::Absolute, "[m − 1] = 3", "|m − 1|_ = 3");
    }

    #[test]
    fn what_the_keys_write_is_read() {
        for (text, wanted) in
            [("m = √(9)", "m = √(9)"), ("m = (8)/(2)", "m = (8)/(2)"), ("m ≥ 3", "m ≥ 3"), ("m = ±3", "m = ±3")]
        {
            let work = crate::reading::split(&format!("2m = 8\n{text}"));
            assert_eq!(work.solutions[0].steps[0].math.text(), wanted);
            assert!(work.solutions[0].steps[0].statement().is_some(), "{text}");
        }
    }
}
