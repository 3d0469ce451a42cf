//! Problems of kinds that the generator has no moves for, worked out topic by topic: exponentials, logarithms, powers and
//! roots, polynomials of higher degree, fractions with letters, their inequalities, larger and curved systems, complex
//! numbers.
//!
//! Each topic lays down lines as a teacher would; [`derivation`](self::derivation) lets none of them out that the exact
//! checker has not confirmed, so that a topic can at worst say nothing. Where a topic has led to a plainer equation, the
//! solver goes on from there.

mod derivation;
mod dispatch;
mod polynomial;

mod circles;
mod complex_numbers;
mod divisions;
mod exponentials;
mod fraction_signs;
mod fractions;
mod hidden_quadratics;
mod higher_degree;
mod logarithms;
mod number_roots;
mod powers;
mod root_sums;
mod square_inequalities;
mod systems;

pub use dispatch::{by_topic, comes_first};
pub use higher_degree::only_letter;
pub use polynomial::Polynomial;
