//! Pasted bytes in, rows of segments out, every character with its byte span in the paste.
//!
//! In: whatever was pasted. Out: [`Row`]s: decoded characters with Markdown, maths delimiters and LaTeX's layout taken
//! off. Reading layout cannot fail. This module does not know what a word or a formula means.

mod span;

mod bytes;

mod decode;
mod html;

mod delimiters;
mod determinants;
mod latex;
mod markdown;
mod near;
mod question_signs;
mod rows;
mod scan;

pub use bytes::{FromBytes, from_bytes};
pub use decode::{Decoded, decode};
pub use near::{closing_parenthesis, head, tail};
pub use rows::{Row, Segment, SegmentKind};
pub use scan::{has_relation, rows};
pub use span::{Mapped, Span};
