//! The pages: each puts components together and asks the desk for its review.

mod check;
mod compare;
mod model;

pub use check::Check;
pub use compare::Compare;
pub use model::Model;
