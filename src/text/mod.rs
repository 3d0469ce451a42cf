//! Pasted text in, problems and steps out, every one with its byte span in the paste.
//!
//! In: whatever was pasted, as UTF-8. Out: [`Work`], a list of solutions split into steps. Splitting cannot fail;
//! what cannot be read stays as a step of kind [`StepKind::Prose`]. This module reads layout only (lines, markers,
//! delimiters, environments, connectives); it does not know what a formula means.

mod from_lines;
mod problem;
mod span;
mod split;
mod work;

pub use from_lines::from_lines;
pub use span::{Mapped, Span};
pub use split::{MAX_SOLUTION_BYTES, split};
pub use work::{Connective, Line, Notice, Problem, Solution, Step, StepKind, Task, Work};
