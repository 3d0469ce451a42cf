//! The work of many students in one text: a table with a row for each (Google Forms, Moodle, a spreadsheet), or
//! solutions one below the other.
//!
//! In: the text, and for a table its cells where they stand. Out: a [`Class`], students and their work apart, so that
//! the work can be judged without the names. Which column holds what is told by its heading, else by what stands in it;
//! a column that is not known to hold work is never taken for work.

mod columns;
mod fields;
mod headings;
mod separator;

mod batch;
mod roster;
mod table;

#[cfg(test)]
mod tests;

pub use fields::Field;
pub use roster::{Class, Entry, Student, class};

pub(super) use table::is_table;
