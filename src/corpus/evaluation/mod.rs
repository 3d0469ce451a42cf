//! Numbers to be worked out: order of operations, signs, fractions, powers.

mod calculation;
mod problem;
mod slips;

pub use calculation::{calculated, n_calculations, with_values};
pub use problem::problem;
pub use slips::{SLIPS, slipped};
