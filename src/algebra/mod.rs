//! What a line says and whether it follows: the exact witness.
//!
//! In: a line's maths as text. Out: a [`syntax::Statement`], and for consecutive lines a [`Verdict`] over exact
//! rationals with its evidence. Bounded in size and time, never a panic. It does not know that a model exists.

mod rational;
pub mod syntax;
mod verdict;

pub use rational::Rational;
pub use verdict::{Evidence, Relation, Verdict, Why};
