//! Slips: the catalogue of wrong moves that students are known to make.
//!
//! Each has an id, a name that says what it is, a family, an example, and where it is named to readers the key of its
//! sentence. How a slip is made stands in `corpus`, how it is found in a line in `tutor`: both mean these.

mod catalogue;
mod rows;

#[cfg(test)]
mod tests;

pub use catalogue::{SlipFamily, SlipKind};
