//! Tests: whole pastes, a topic a file, and what the exact witness says of every row.

mod boundaries;
mod complex_numbers;
mod functions;
mod higher_roots;
mod logarithms;
mod points;
mod rounding;
mod sets;
mod signs;
mod substitution;

pub(super) use signs::signs;
