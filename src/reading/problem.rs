//! What a problem's words ask for ("Solve", "Expand", ...), and whether the first line of a work is the problem.

use super::work::Task;
use crate::text::has_relation;

/// Verbs that name a task, in lower case.
pub(super) const TASKS: [(&str, Task); 36] = [
    ("solve", Task::Solve),
    ("solving", Task::Solve),
    ("find", Task::Solve),
    ("determine", Task::Solve),
    ("work out", Task::Solve),
    ("löse", Task::Solve),
    ("expand", Task::Expand),
    ("expanding", Task::Expand),
    ("multiply out", Task::Expand),
    ("factor", Task::Factorise),
    ("factorise", Task::Factorise),
    ("factorize", Task::Factorise),
    ("factoring", Task::Factorise),
    ("factorising", Task::Factorise),
    ("simplify", Task::Simplify),
    ("simplifying", Task::Simplify),
    ("vereinfache", Task::Simplify),
    ("collect", Task::Simplify),
    ("combine", Task::Simplify),
    ("rewrite", Task::Simplify),
    ("evaluate", Task::Evaluate),
    ("calculate", Task::Evaluate),
    ("compute", Task::Evaluate),
    ("berechne", Task::Evaluate),
    ("bestimme", Task::Solve),
    ("ermittle", Task::Solve),
    ("ausmultiplizieren", Task::Expand),
    ("multipliziere aus", Task::Expand),
    ("multiplizieren sie aus", Task::Expand),
    ("faktorisiere", Task::Factorise),
    ("faktorisieren", Task::Factorise),
    ("klammere aus", Task::Factorise),
    ("ausklammern", Task::Factorise),
    ("vereinfachen", Task::Simplify),
    ("fasse zusammen", Task::Simplify),
    ("berechnen", Task::Evaluate),
];

/// The task that `words` name, the earliest verb first.
pub(super) fn task(words: &str) -> Option<Task> {
    let lower = words.to_lowercase();
    let found = TASKS.iter().filter_map(|&(verb, task)| Some((word_position(&lower, verb)?, verb.len(), task)));
    found.min_by_key(|&(at, length, _)| (at, usize::MAX - length)).map(|(_, _, task)| task)
}

/// The task of a problem of these words whose maths is `math`: "work out" asks for the value where values are given.
pub(super) fn task_of(words: &str, math: &str) -> Option<Task> {
    match task(words) {
        Some(Task::Solve | Task::Simplify) if takes_values(math) => Some(Task::Evaluate),
        task => task,
    }
}

/// Words between an expression and the values of its letters.
pub(super) const AT_VALUES: [&str; 7] = ["for", "when", "at", "if", "where", "für", "wenn"];

/// `3x^2 - 2x for x = -2`: an expression, and the values at which it is taken.
pub(super) fn takes_values(math: &str) -> bool {
    let word = AT_VALUES.iter().filter_map(|word| Some((word_position(math, word)?, *word))).min();
    word.is_some_and(|(at, word)| !has_relation(&math[..at]) && has_relation(&math[at + word.len()..]))
}

/// Words that say: this is what was given.
const GIVEN: [&str; 19] = [
    "solve",
    "solving",
    "find",
    "given",
    "problem",
    "question",
    "equation",
    "original",
    "start",
    "starting",
    "begin",
    "system",
    "consider",
    "löse",
    "gegeben",
    "determine",
    "inequality",
    "evaluate",
    "expression",
];

/// Words that say what was done to reach a line.
const OPERATIONS: [&str; 40] = [
    "add",
    "adding",
    "subtract",
    "subtracting",
    "multiply",
    "multiplying",
    "divide",
    "dividing",
    "distribute",
    "distributing",
    "distributive",
    "combine",
    "combining",
    "collect",
    "collecting",
    "move",
    "moving",
    "take",
    "taking",
    "square",
    "cancel",
    "apply",
    "applying",
    "use",
    "using",
    "isolate",
    "isolating",
    "group",
    "cross",
    "expand",
    "expanding",
    "factor",
    "factorise",
    "factorize",
    "simplify",
    "simplifying",
    "rearrange",
    "rearranging",
    "clear",
    "substitute",
];

/// Whether words before the first line of maths are its reason, so that the line is a step and not the given.
/// `has_relation` is said of the line.
pub(super) fn is_reason(words: &str, has_relation: bool) -> bool {
    let lower = words.to_lowercase();
    let names = |list: &[&str]| list.iter().any(|word| word_position(&lower, word).is_some());
    if names(&GIVEN) || !has_relation && task(words).is_some() {
        return false;
    }
    names(&OPERATIONS)
}

/// Whether the words of a first step say that the line only writes down what was given.
pub(super) fn restates(words: &str) -> bool {
    let lower = words.to_lowercase();
    let only = ["given", "original", "write", "start", "starting", "begin", "copy"];
    only.iter().any(|word| word_position(&lower, word).is_some()) && !lower.contains("rewrite")
}

/// Where `word` stands in `text` as a word of its own.
pub(super) fn word_position(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
    })
}
