//! Tests: whole pastes, a topic a file, and what the exact witness says of every row.

mod boundaries;
mod functions;
mod higher_roots;
mod layouts;
mod logarithms;
mod rounding;
mod sets;
mod signs;
mod stories;

pub(super) use signs::signs;
