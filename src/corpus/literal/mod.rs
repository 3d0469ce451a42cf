//! Formulas solved for one of their letters: `A = bh/2` for `h`.

mod gather;
mod problem;
mod work;

pub use problem::problem;
pub use work::{Literal, SLIPS};
