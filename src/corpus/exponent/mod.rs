//! The laws of exponents: products, quotients and powers of powers, in factors rather than terms.

mod law;
mod problem;
mod product;
mod slips;

pub use law::Law;
pub use problem::problem;
pub use product::Powers;
pub use slips::{SLIPS, slipped};
