//! The sound moves: each turns a line into one that says the same.

mod common;
mod denominators;
mod factor;
mod inequality;
mod quadratic;
mod rule;
mod special;
mod sums;

pub use common::product_of;
pub use factor::{as_split, middle_pair};
pub use quadratic::{Coefficients, is_square_number, square_alone};
pub use rule::{Move, flipped};
pub use special::{as_quotient, bars_against_sum, bars_alone, has_special, multiplied};
pub use sums::{added, without};
