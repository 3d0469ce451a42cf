//! Pasted text in, problems and steps out, every one with its byte span in the paste.
//!
//! In: whatever was pasted, as UTF-8. Out: [`Work`], a list of solutions split into steps. Splitting cannot fail;
//! what cannot be read stays as a step of kind [`StepKind::Prose`]. This module reads layout only (lines, markers,
//! delimiters, environments, connectives); it does not know what a formula means.

mod span;
mod work;

pub use span::{Mapped, Span};
pub use work::{Connective, Line, Notice, Problem, Solution, Step, StepKind, Task, Work};
