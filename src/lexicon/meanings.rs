//! Words with one meaning each: tasks, joiners, claims.

use super::kinds::Lexicon;
use super::languages::{all, lexicons};
use super::search::word_position;
use serde::{Deserialize, Serialize};

/// What a problem asks for, as far as its words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Task {
    Solve,
    Expand,
    Factorise,
    Simplify,
    Evaluate,
}

/// The words that name a task, each with the task.
pub fn tasks() -> impl Iterator<Item = (&'static str, Task)> {
    const TASKS: [(Task, fn(&Lexicon) -> &Vec<&'static str>); 5] = [
        (Task::Solve, |lexicon| &lexicon.solve),
        (Task::Expand, |lexicon| &lexicon.expand),
        (Task::Factorise, |lexicon| &lexicon.factorise),
        (Task::Simplify, |lexicon| &lexicon.simplify),
        (Task::Evaluate, |lexicon| &lexicon.evaluate),
    ];
    let of = |lexicon| TASKS.iter().flat_map(move |(task, words)| words(lexicon).iter().map(|word| (*word, *task)));
    lexicons().iter().flat_map(of)
}

/// The task that `words` name: the earliest word that names one, of those the longest.
pub fn task(words: &str) -> Option<Task> {
    let lower = words.to_lowercase();
    let found = tasks().filter_map(|(verb, task)| Some((word_position(&lower, verb)?, verb.len(), task)));
    found.min_by_key(|&(at, length, _)| (at, usize::MAX - length)).map(|(_, _, task)| task)
}

/// How statements side by side hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joiner {
    Or,
    And,
}

/// The joiner that `word` is.
pub fn joiner(word: &str) -> Option<Joiner> {
    let lower = word.to_lowercase();
    if all(|lexicon| &lexicon.or).any(|or| or == lower) {
        return Some(Joiner::Or);
    }
    all(|lexicon| &lexicon.and).any(|and| and == lower).then_some(Joiner::And)
}

/// Whether `word` joins statements.
pub fn is_joiner(word: &str) -> bool {
    joiner(word).is_some()
}

/// What a word such as "therefore" claims of the line behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    Implies,
    Equivalent,
}

/// The words that claim that what follows follows, each with what it claims.
pub fn claims() -> impl Iterator<Item = (&'static str, Claim)> {
    lexicons().iter().flat_map(|lexicon| {
        let implies = lexicon.implies.iter().map(|word| (*word, Claim::Implies));
        implies.chain(lexicon.equivalent.iter().map(|word| (*word, Claim::Equivalent)))
    })
}

/// Whether `words` say that the statement beside them does not hold.
pub fn says_false(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.contains(['✗', '✘', '❌'])
        || all(|lexicon| &lexicon.denying).any(|word| word_position(&lower, word).is_some())
}
