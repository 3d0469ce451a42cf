//! Work to draft from: the same uniform way for every problem of a family, one small step a line, small numbers.
//!
//! In: a seed. Out: rows like those of [`generate`](super::generate()), for a language model that is to write solutions.
//! A line of work is a [`Work`](work::Work) that knows the one line that follows and the slips that have a place in it;
//! some rows slip and carry the slip to a wrong end, some slip and silently jump back. Which rows are sound is checked
//! on the text that is shown. It does not know who reads the rows.

mod sides;
mod simplify;

mod equation;
mod factors;
mod system;
mod zeros;

mod problems;
mod rows;
mod work;

pub use problems::DRAFTED;
pub use rows::{Drafts, drafts};
