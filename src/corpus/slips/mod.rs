//! The slips as they are made: wrong moves that students are known to make, as [`crate::slips`] lists them.
//!
//! A slip acts on a line as a move does and gives the wrong next line. It may be right by luck; whoever labels the
//! line asks the exact checker.

mod balance;
mod brackets;
mod factor;
mod nonsense;
mod numbers;
mod quadratic;
mod special;
mod square;
mod table;

pub use numbers::{misread_value, offset, other_digit};
pub use table::{NONSENSE, WEIGHTED, apply, is_nonsense, weight};
