//! Tests: whole pastes, a topic a file, and what the exact witness says of every row.

mod boundaries;
mod complex_numbers;
mod forms;
mod fraction_exponents;
mod functions;
mod higher_roots;
mod layouts;
mod lines;
mod logarithms;
mod measures;
mod named;
mod points;
mod proposals;
mod put_away;
mod rounding;
mod school_work;
mod sequences;
mod sets;
mod signs;
mod stated;
mod stories;
mod substitution;
mod values;

pub(super) use signs::signs;
