//! Tests: whole pastes, a topic a file, and what the exact witness says of every row.

mod boundaries;
mod forms;
mod functions;
mod lines;
mod logarithms;
mod rounding;
mod sets;
mod signs;
mod stated;

pub(super) use signs::signs;
