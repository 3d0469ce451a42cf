//! Problems: the statement that a solution starts from, drawn at random, one file a family.

mod draw;
mod expand;
mod linear;
mod untidy;

pub use expand::expression;
pub use linear::{equation, inequality};
pub use untidy::untidy;
