//! Ways of working: which move a solver of a given manner makes next, and how much of it is written down.

mod detour;
mod inequality;
mod linear;
mod manner;
mod quadratic;
mod special;

pub use detour::detour;
pub use manner::{Strategy, Way};
