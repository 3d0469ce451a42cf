//! Drafting: a small language model writes attempts at a problem, line by line.
//!
//! In: a model file, a problem, a seed. Out: [`Attempt`]s, their lines as text, each line handed on as it ends. Every piece
//! is drawn from those that can still become a line of the dialect ([`grammar`]), and a line that does not parse ends
//! its attempt. It does not know whether a line is true, nor which machine computes.

mod error;
mod piece;

mod grammar;
mod text;

mod families;
mod sampling;

mod attempt;
mod drafter;

pub use attempt::{Attempt, Ending, Line};
pub use drafter::{Branch, Branches, Drafter, Limits, Settings};
pub use error::DraftError;
pub use families::is_drafted;
pub use sampling::Sampling;
