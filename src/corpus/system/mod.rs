//! Two linear equations in two letters: what is known, how it is worked on, where it goes wrong.

mod problem;
mod slips;
mod state;
mod strategy;

pub use problem::problem;
pub use slips::{SLIPS, slipped};
pub use state::{Step, System};
