//! The sound moves: each turns a line into one that says the same.

mod quadratic;
mod rule;
mod sums;

pub use quadratic::{Coefficients, is_square_number, square_alone};
pub use rule::{Move, flipped};
pub use sums::{added, without};
