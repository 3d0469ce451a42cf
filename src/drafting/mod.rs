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
mod branch;
mod drafter;
#[cfg(test)]
mod random;
mod rounds;

pub use attempt::{Attempt, Ending, Line};
pub use branch::{Branch, Branches};
pub use drafter::{Drafter, Limits, Settings};
pub use error::DraftError;
pub use families::is_drafted;
#[cfg(test)]
pub use random::random_drafter;
pub use rounds::{Judged, MAX_FURTHER_ROUNDS, N_ATTEMPTS, Rounds, Start};
pub use sampling::Sampling;
pub use text::{WrittenLines, problem_text, written_lines};
