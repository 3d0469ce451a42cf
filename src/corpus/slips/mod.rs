//! The slips: wrong moves that students are known to make, each under the name it has in the catalogue of slips.
//!
//! A slip acts on a line as a move does and gives the wrong next line. It may be right by luck; whoever labels the
//! line asks the exact checker.

mod balance;
mod brackets;
mod factor;
mod nonsense;
mod numbers;
mod quadratic;
mod slip;
mod special;
mod square;

pub use numbers::{misread_value, offset, other_digit};
pub use slip::Slip;
