//! Known slips: which wrong move, made on the line above, gives just the line that was written.
//!
//! In: two lines of which the second does not follow from the first. Out: a [`Slip`], if one explains the line.

mod slip;

mod expressions;
mod relations;
mod terms;

#[cfg(test)]
mod tests;

pub use slip::{Slip, slip};
