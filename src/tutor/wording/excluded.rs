//! What is said of the values that a problem excludes.

use super::evidence::pretty;
use crate::algebra;
use crate::notation;
use crate::words::Language;

/// "x cannot be 2 here: ...", where the problem divides by something that may be zero.
pub fn excluded_sentence(problem: &str, language: Language) -> Option<String> {
    let (letter, values) = algebra::excluded(&notation::parse(problem).statement?)?;
    let values: Vec<String> = values.iter().map(|value| pretty(value, language)).collect();
    let words = [("letter", &letter as &dyn std::fmt::Display), ("values", &language.list(&values))];
    Some(language.count("problem.excluded", values.len(), &words))
}
