//! Pasted text in, problems and steps out, every one with its byte span in the paste.
//!
//! In: whatever was pasted, as UTF-8. Out: [`Work`], a list of solutions split into steps. Splitting cannot fail;
//! what cannot be read stays as a step of kind [`StepKind::Prose`]. This module reads layout only (lines, markers,
//! delimiters, environments, connectives); it does not know what a formula means.

mod span;
mod work;

mod split;

mod decode;
mod html;
mod numbers;

mod delimiters;
mod latex;
mod markdown;
mod rows;
mod scan;

mod margin;
mod markers;
mod roles;
mod solutions;

mod connectives;
mod pieces;
mod prose;
mod tokens;
mod words;

mod assemble;
mod problem;
mod statements;
mod system;

mod asked;
mod from_lines;

mod class;

#[cfg(test)]
mod nothing_lost;
#[cfg(test)]
mod pastes;
#[cfg(test)]
mod properties;

pub use asked::{Asked, asked};
pub use class::{Class, Entry, Field, FromBytes, Student, class, from_bytes};
pub use from_lines::{from_lines, from_lines_and_notes};
pub use span::{Mapped, Span};
pub use split::{MAX_SOLUTION_BYTES, MAX_SOLUTIONS, MAX_STEPS, split, split_one};
pub use work::{Connective, Line, Notice, Problem, Solution, Step, StepKind, Task, Work};
