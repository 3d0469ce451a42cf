//! Positions in the paste, and text that remembers where in the paste it came from.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`. Which text it points into is said where it is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The range from `start` up to but not including `end`, in bytes.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Text cut and rewritten from the paste, with the paste's byte range behind each of its characters.
///
/// Invariant: `origins.len() == text.len()`; every byte of one character carries the same origin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapped {
    text: String,
    origins: Vec<Span>,
}

impl Mapped {
    /// Text that stands in the paste unchanged, its first byte at `offset`.
    pub fn verbatim(text: &str, offset: usize) -> Mapped {
        let mut mapped = Mapped::default();
        for (i, c) in text.char_indices() {
            mapped.push(c, Span::new(offset + i, offset + i + c.len_utf8()));
        }
        mapped
    }

    /// Appends one character that stands for `origin` in the paste.
    pub fn push(&mut self, c: char, origin: Span) {
        self.text.push(c);
        self.origins.extend(std::iter::repeat_n(origin, c.len_utf8()));
    }

    /// The text as rewritten.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The part of the paste that `part`, a span of bytes in [`Mapped::text`], came from. Clamped to the text.
    pub fn origin(&self, part: Span) -> Span {
        let end = part.end.min(self.origins.len());
        let start = part.start.min(end);
        let behind = &self.origins[start..end];
        match behind.iter().copied().reduce(Span::join) {
            Some(span) => span,
            None => match (self.origins.get(start), self.origins.last()) {
                (Some(next), _) => Span::new(next.start, next.start),
                (None, Some(last)) => Span::new(last.end, last.end),
                (None, None) => Span::default(),
            },
        }
    }

    /// Where each byte of the text came from, in order.
    pub fn origins(&self) -> &[Span] {
        &self.origins
    }

    /// The part of the paste that the whole text came from.
    pub fn span(&self) -> Span {
        self.origin(Span::new(0, self.text.len()))
    }

    /// The same text, its origins followed one text further back: they point into the text of `outer`, and will point
    /// where that came from.
    pub fn through(mut self, outer: &Mapped) -> Mapped {
        self.origins.iter_mut().for_each(|origin| *origin = outer.origin(*origin));
        self
    }

    /// The characters of `part` (bytes of [`Mapped::text`], on character borders) with their origins.
    pub fn slice(&self, part: Span) -> Mapped {
        Mapped {
            text: self.text[part.start..part.end].to_owned(),
            origins: self.origins[part.start..part.end].to_vec(),
        }
    }

    /// The text without the characters at both ends for which `drop` holds.
    pub fn trimmed(&self, drop: impl Fn(char) -> bool + Copy) -> Mapped {
        let start = self.text.len() - self.text.trim_start_matches(drop).len();
        let end = self.text.trim_end_matches(drop).len();
        self.slice(Span::new(start.min(end), end))
    }

    /// Whether nothing but white space is left.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Cuts the text to its first `len` bytes (on a character border).
    pub fn truncate(&mut self, len: usize) {
        self.text.truncate(len);
        self.origins.truncate(len);
    }

    /// Cuts the text before the first character that comes from byte `end` of the paste or from behind it.
    pub fn cut(&mut self, end: usize) {
        let len = self.origins.iter().take_while(|origin| origin.end <= end).count();
        self.truncate(len);
    }

    /// The text with each of these parts, in order and apart, replaced by another text, which stands for that part's origin.
    pub fn with_replaced<'t>(&self, parts: impl IntoIterator<Item = (Span, &'t str)>) -> Mapped {
        let (mut replaced, mut copied) = (Mapped::default(), 0);
        for (part, with) in parts {
            replaced.append(&self.slice(Span::new(copied, part.start)));
            let origin = self.origin(part);
            with.chars().for_each(|c| replaced.push(c, origin));
            copied = part.end;
        }
        replaced.append(&self.slice(Span::new(copied, self.text.len())));
        replaced
    }

    /// Appends all of `other`.
    pub fn append(&mut self, other: &Mapped) {
        self.text.push_str(&other.text);
        self.origins.extend_from_slice(&other.origins);
    }
}
