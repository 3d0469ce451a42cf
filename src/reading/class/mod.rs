//! The work of many students in one text: a table with a row for each (Google Forms, Moodle, a spreadsheet), or
//! solutions one below the other.
//!
//! In: the text, and for a table its cells where they stand. Out: a [`Class`], students and their work apart, so that
//! the work can be judged without the names. Which column holds what is told by its heading, else by what stands in it;
//! a column that holds figures is never taken for work unless its heading asks for an answer.
//!
//! The problem is found in a heading, in a column of its own, or above all solutions. Where it is in none of them the
//! entry has none, and nothing that is held against a student's own first line can make the work clean.

mod fields;
mod separator;

mod question;

mod content;
mod headings;
mod stack;

mod columns;

mod batch;
mod joined;
mod roster;
mod table;

#[cfg(test)]
mod exports;
#[cfg(test)]
mod tests;

pub use fields::Field;
pub use question::states_problem;
pub use roster::{Class, Entry, Lead, Piece, Student, class};

pub(super) use table::is_table;
