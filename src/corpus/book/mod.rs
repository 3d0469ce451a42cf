//! Work as school books write it: operations left standing, one case at a time, values put in, calculations at the side,
//! the words of a book's table. And beside it working that is right by luck, next to its sound twins.
//!
//! A [`Scene`] is a problem with the lines that a book shows for it and wrong lines that stand in their places. Its lines
//! are written as text and parsed, so that a style is a few rows of text; labels are checked like all others.

mod bands;
mod complex_numbers;
mod equations;
mod exponentials;
mod fraction_sums;
mod fractions;
mod higher;
mod lines;
mod logarithms;
mod luck;
mod numbers;
mod page;
mod powers;
mod quadratics;
mod regions;
mod roots;
mod scene;
mod several;
mod side_work;
mod styles;

pub use luck::lucky;
pub use scene::{Scene, lines};
pub use styles::{of_family, scene};
