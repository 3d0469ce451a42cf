//! Joins the two witnesses: marks, cards, which candidate is clean, and the words that say so.
//!
//! In: split work, exact verdicts and, once there are any, step scores. Out: a [`Review`], ready to be shown. It does
//! not know where scores come from, nor how a page is drawn.

mod math;
mod review;

pub use crate::algebra::Verdict;
pub use math::Math;
pub use review::{Card, Cuts, Judge, Mark, Review, StepCard};
