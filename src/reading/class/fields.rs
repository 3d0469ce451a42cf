//! The rows and fields of a table in text: comma-separated values (RFC 4180) as programs and people really write them.
//!
//! A field in quotes may hold separators and line ends; two quotes stand for one. A quote that is never closed is an
//! ordinary character, so that one slip of a pen does not swallow the rows below it: it counts as never closed where
//! the next field opens with a quote before it ends. One pass; every field keeps its place in the text.

use crate::text::{Mapped, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One cell of a table, or a part of a text that is read like one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Bytes of the text, the quotes around it left out.
    pub span: Span,
    /// Stood in quotes: two quotes inside stand for one.
    pub quoted: bool,
}

impl Field {
    /// What the field says. `text` is the text it was read from.
    pub fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let inside = &text[self.span.start..self.span.end];
        if self.quoted && inside.contains("\"\"") { inside.replace("\"\"", "\"").into() } else { inside.into() }
    }

    /// What the field says, each character with its place in `text`.
    pub fn mapped(&self, text: &str) -> Mapped {
        let inside = &text[self.span.start..self.span.end];
        let mut mapped = Mapped::default();
        let mut escaped = false;
        for (i, c) in inside.char_indices() {
            let at = self.span.start + i;
            if escaped {
                escaped = false;
            } else if self.quoted && inside[i..].starts_with("\"\"") {
                mapped.push('"', Span::new(at, at + 2));
                escaped = true;
            } else {
                mapped.push(c, Span::new(at, at + c.len_utf8()));
            }
        }
        mapped
    }
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TableRow {
    pub fields: Vec<Field>,
    /// The whole row, its line end left out.
    pub span: Span,
    /// A quote was opened and never closed.
    pub unclosed: bool,
}

/// The rows of `text` from byte `start`, one after another; rows without a character in them are passed over.
pub(super) struct Rows<'a> {
    text: &'a str,
    separator: char,
    at: usize,
    /// No quote that opens before this byte is closed: an earlier search came as far.
    unclosed_until: usize,
}

impl<'a> Rows<'a> {
    pub fn new(text: &'a str, separator: char, start: usize) -> Rows<'a> {
        Rows { text, separator, at: start, unclosed_until: 0 }
    }

    fn row(&mut self) -> TableRow {
        let mut row = TableRow { fields: Vec::new(), span: Span::new(self.at, self.at), unclosed: false };
        loop {
            let (field, end, unclosed) = self.field();
            row.fields.push(field);
            row.unclosed |= unclosed;
            row.span.end = end;
            let rest = &self.text[end..];
            match rest.chars().next() {
                Some(c) if c == self.separator => self.at = end + c.len_utf8(),
                _ => {
                    let line_end = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
                    self.at = end + line_end;
                    return row;
                }
            }
        }
    }

    /// The field that begins here, the byte at which its separator or line end stands, and whether it opened a quote
    /// that is never closed.
    fn field(&mut self) -> (Field, usize, bool) {
        let rest = &self.text[self.at..];
        let indent = rest.len() - rest.trim_start_matches(|c| c == ' ' && c != self.separator).len();
        let open = self.at + indent;
        if !self.text[open..].starts_with('"') {
            return (self.plain(), self.plain().span.end, false);
        }
        match self.closing_quote(open + 1) {
            Some(close) => {
                let after = &self.text[close + 1..];
                let end = self.text.len() - after.trim_start_matches(|c| c == ' ' && c != self.separator).len();
                (Field { span: Span::new(open + 1, close), quoted: true }, end, false)
            }
            None => (self.plain(), self.plain().span.end, true),
        }
    }

    /// The field up to the next separator or line end.
    fn plain(&self) -> Field {
        let rest = &self.text[self.at..];
        let length = rest.find([self.separator, '\n', '\r']).unwrap_or(rest.len());
        Field { span: Span::new(self.at, self.at + length), quoted: false }
    }

    /// The byte of the quote that closes the field whose inside begins at byte `start`.
    fn closing_quote(&mut self, start: usize) -> Option<usize> {
        let mut at = start;
        while let Some(found) = self.text[at..].find('"') {
            // But for quotes right behind the opening one, an earlier search saw the same as this one would.
            if at + found > start && start < self.unclosed_until {
                return None;
            }
            let first = at + found;
            let n_quotes = self.text[first..].bytes().take_while(|byte| *byte == b'"').count();
            let last = first + n_quotes - 1;
            at = last + 1;
            if n_quotes % 2 == 0 {
                continue;
            }
            let ends = |text: &str| text.is_empty() || text.starts_with([self.separator, '\n', '\r']);
            if ends(self.text[at..].trim_start_matches(' ')) || ends(&self.text[at..]) {
                return Some(last);
            }
            // A quote right behind a separator opens the next field, so this one was never closed.
            if self.text[..first].trim_end_matches(' ').ends_with([self.separator, '\n', '\r']) {
                self.unclosed_until = first;
                return None;
            }
        }
        self.unclosed_until = self.text.len();
        None
    }
}

impl Iterator for Rows<'_> {
    type Item = TableRow;

    fn next(&mut self) -> Option<TableRow> {
        while self.at < self.text.len() {
            let row = self.row();
            if row.fields.iter().any(|field| !self.text[field.span.start..field.span.end].trim().is_empty()) {
                return Some(row);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, separator: char, wanted: &[&[&str]]) {
        let rows: Vec<TableRow> = Rows::new(text, separator, 0).collect();
        let found: Vec<Vec<Cow<str>>> =
            rows.iter().map(|row| row.fields.iter().map(|field| field.text(text)).collect()).collect();
        assert_eq!(found, wanted, "{text}");
        for field in rows.iter().flat_map(|row| &row.fields) {
            assert_eq!(field.mapped(text).text(), field.text(text));
        }
    }

    #[test]
    fn fields_and_quotes() {
        check("a,b\r\nc,d\r\n", ',', &[&["a", "b"], &["c", "d"]]);
        check("a;\"b;1\nb\"\"2\"\"\" ;c\n\n;;\nd", ';', &[&["a", "b;1\nb\"2\"", "c"], &["d"]]);
        check("a\t\"\"\tb\t", '\t', &[&["a", "", "b", ""]]);
        check("a, \"b\" ,c", ',', &[&["a", "b", "c"]]);
        check("\"\"\"\"", ',', &[&["\""]]);
        check("2\" x,3\"", ',', &[&["2\" x", "3\""]]);
    }

    #[test]
    fn an_unclosed_quote_swallows_no_row() {
        check("a,\"2x = 8\nb,\"x = 3\nx = 4\"\n", ',', &[&["a", "\"2x = 8"], &["b", "x = 3\nx = 4"]]);
        check("a,\"2x = 8\nb,x", ',', &[&["a", "\"2x = 8"], &["b", "x"]]);
        assert!(Rows::new("a,\"2x", ',', 0).next().is_some_and(|row| row.unclosed));
    }

    #[test]
    fn many_quotes_are_read_in_one_pass() {
        // A search to the end for each of them would take minutes.
        for (part, end) in [
            ("\"a\n", ""),
            (",\"", ""),
            ("\"\"\"x,", ""),
            ("a,\"b\n", ""),
            (", \"c", ""),
            ("\"\"b,", ""),
            ("\"\"b,", ",\"c"),
            ("\" ,\"\"b ,", ""),
        ] {
            let text = part.repeat(100_000) + end;
            assert!(Rows::new(&text, ',', 0).count() > 0);
        }
    }
}
