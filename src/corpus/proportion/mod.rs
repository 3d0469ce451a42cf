//! One quotient equal to another: `x/3 = 8/12`, `(x+2)/5 = 3/4`, `3/(x-1) = 2/(x+4)`.

mod problem;
mod work;

pub use problem::problem;
pub use work::{SLIPS, crossed, is_proportion, slipped};
