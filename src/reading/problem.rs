//! What a problem's words ask for ("Solve", "Expand", ...), and whether the first line of a work is the problem.

use crate::lexicon::{List, Task, all, task, word_position};
use crate::text::has_relation;

/// The task of a problem of these words whose maths is `math`: "work out" asks for the value where values are given.
pub(super) fn task_of(words: &str, math: &str) -> Option<Task> {
    match task(words) {
        Some(Task::Solve | Task::Simplify) if takes_values(math) => Some(Task::Evaluate),
        task => task,
    }
}

/// Whether `word` stands between an expression and the values of its letters.
pub(super) fn leads_to_values(word: &str) -> bool {
    all(|lexicon| &lexicon.at_values).any(|known| known == word)
}

/// `3x^2 - 2x for x = -2`: an expression, and the values at which it is taken.
pub(super) fn takes_values(math: &str) -> bool {
    let word = all(|lexicon| &lexicon.at_values).filter_map(|word| Some((word_position(math, word)?, word))).min();
    word.is_some_and(|(at, word)| !has_relation(&math[..at]) && has_relation(&math[at + word.len()..]))
}

/// Whether words before the first line of maths are its reason, so that the line is a step and not the given.
/// `has_relation` is said of the line.
pub(super) fn is_reason(words: &str, has_relation: bool) -> bool {
    let lower = words.to_lowercase();
    if names_one(&lower, |lexicon| &lexicon.given) || !has_relation && task(words).is_some() {
        return false;
    }
    names_one(&lower, |lexicon| &lexicon.operating)
}

/// Whether the words of a first step say that the line only writes down what was given.
pub(super) fn restates(words: &str) -> bool {
    let lower = words.to_lowercase();
    let denies = all(|lexicon| &lexicon.not_restating).any(|word| lower.contains(word));
    names_one(&lower, |lexicon| &lexicon.restating) && !denies
}

/// Whether a word of the list stands in `lower`.
fn names_one(lower: &str, list: List) -> bool {
    all(list).any(|word| word_position(lower, word).is_some())
}
