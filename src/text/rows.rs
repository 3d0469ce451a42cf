//! What the layout pass makes of a paste: rows of segments.
//!
//! A row is what a reader sees as one line: a line of plain text, or one line of a LaTeX display. A segment is a part
//! of it that is known to be maths (it stood between delimiters), or text in which maths may still be found.

use super::span::{Mapped, Span};

/// One line as a reader sees it.
#[derive(Debug, Default)]
pub struct Row {
    pub segments: Vec<Segment>,
    /// A blank line stands before it.
    pub blank_before: bool,
    /// A Markdown or LaTeX heading.
    pub heading: bool,
    /// A line drawn with dashes; such a row has no segments.
    pub rule: bool,
}

/// A stretch of one row.
#[derive(Clone, Debug)]
pub struct Segment {
    pub kind: SegmentKind,
    pub text: Mapped,
    /// Stood in `\boxed{}`.
    pub boxed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// Words, maths, or both.
    Text,
    /// Stood between maths delimiters.
    Math,
    /// Stood in `\text{}`: words in the midst of maths.
    Words,
    /// A tab between two columns.
    Tab,
}

impl Row {
    /// All of the row's characters, delimiters and layout taken off.
    pub fn text(&self) -> Mapped {
        let mut text = Mapped::default();
        self.segments.iter().for_each(|segment| text.append(&segment.text));
        text
    }

    /// Where it stands in the paste.
    pub fn span(&self) -> Span {
        self.segments.iter().map(|segment| segment.text.span()).reduce(Span::join).unwrap_or_default()
    }

    /// Cuts off what stands at byte `end` of the paste and behind it.
    pub fn cut(&mut self, end: usize) {
        self.segments.iter_mut().for_each(|segment| segment.text.cut(end));
    }

    /// Whether nothing can be seen on it.
    pub fn is_blank(&self) -> bool {
        !self.rule && self.segments.iter().all(|segment| segment.text.is_blank())
    }
}
