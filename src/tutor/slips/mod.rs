//! Known slips: which wrong move, made on the line above, gives just the line that was written.
//!
//! In: two lines of which the second does not follow from the first. Out: a [`Slip`], if one explains the line.
//! `crate::slips` lists them, `search` looks for the one that explains a line; the files between them make the wrong moves.

mod search;

mod layout;
mod logic;
mod nearness;
mod relations;

mod absolute_values;
mod balance;
mod inequalities;
mod proportions;
mod quadratic;
mod squares;
mod systems;

mod brackets;
mod expressions;
mod factoring;
mod fractions;
mod logarithms;
mod monomials;
mod powers;
mod radicals;
mod sums;

mod found;
mod terms;

#[cfg(test)]
mod tests;

pub use crate::slips::SlipKind;
pub use found::Slip;
pub use search::{slip, within_line};
