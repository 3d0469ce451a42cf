//! The pages: each puts components together and asks the app for its review.

mod check;
mod class;
mod compare;
mod judging;
mod own;
mod practice;
mod present;
mod start;

pub use check::Check;
pub use class::Class;
pub use compare::Compare;
pub use judging::Judging;
pub use own::Own;
pub use practice::Practice;
pub use present::Present;
pub use start::Start;
