//! The pages: each puts components together and asks the app for its review.

mod check;
mod class;
mod compare;
mod model;
mod own;
mod present;

pub use check::Check;
pub use class::Class;
pub use compare::Compare;
pub use model::Model;
pub use own::Own;
pub use present::Present;
