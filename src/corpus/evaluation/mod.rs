//! Numbers to be worked out: order of operations, signs, fractions, powers.

mod place;
mod problem;
mod slips;

pub use place::{calculated, n_places, with_values};
pub use problem::problem;
pub use slips::{SLIPS, slipped};
