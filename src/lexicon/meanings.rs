//! Words with one meaning each: tasks, joiners, claims.

use super::languages::List;
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
    const TASKS: [(Task, List); 5] = [
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

/// The task that `words` name if they stand before an expression: "Multiply" asks for its value, written out.
pub fn task_of_expression(words: &str) -> Option<Task> {
    let lower = words.to_lowercase();
    let carries_out = || all(|lexicon| &lexicon.carry_out).any(|verb| word_position(&lower, verb).is_some());
    task(words).or_else(|| carries_out().then_some(Task::Simplify))
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

/// The parts of `text` between joiners of this kind, spaces around them, each with its place in bytes.
pub fn joined(text: &str, wanted: Joiner) -> Vec<(usize, &str)> {
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    for word in text.split(' ') {
        let end = at + word.len();
        if at > start + 1 && end < text.len() && joiner(word) == Some(wanted) {
            parts.push((start, &text[start..at - 1]));
            start = end + 1;
        }
        at = end + 1;
    }
    parts.push((start, text.get(start..).unwrap_or_default()));
    parts
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
        || all(|lexicon| &lexicon.false_marks).any(|mark| lower.trim_matches(['(', ')', ' ']) == mark)
        || all(|lexicon| &lexicon.denying).any(|word| word_position(&lower, word).is_some())
}

/// Whether `words` say that a number beside them is rounded: "to two decimal places", "gerundet".
pub fn says_rounded(words: &str) -> bool {
    let lower = words.to_lowercase();
    all(|lexicon| &lexicon.rounding).any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_between_joiners() {
        let parts = |text| joined(text, Joiner::Or).into_iter().map(|(_, part)| part).collect::<Vec<_>>();
        assert_eq!(parts("x = 2 or x = 3"), ["x = 2", "x = 3"]);
        assert_eq!(parts("x = 2 oder x = 3 und y = 1 OR 4"), ["x = 2", "x = 3 und y = 1", "4"]);
        for text in ["", " ", "or", "x or", " or x", "x = 2 or"] {
            assert_eq!(parts(text), [text], "{text}");
        }
        for (at, part) in joined("x = 1 und y = 2 und z = 3", Joiner::And) {
            assert_eq!(&"x = 1 und y = 2 und z = 3"[at..at + part.len()], part);
        }
    }

    #[test]
    fn tasks_are_named() {
        let check = |words: &str, wanted: Option<Task>| assert_eq!(task(words), wanted, "{words}");
        check("Find the product:", Some(Task::Simplify));
        check("Find all t with", Some(Task::Solve));
        check("Löse die Klammern auf:", Some(Task::Expand));
        check("Lösen Sie nach t auf:", Some(Task::Solve));
        check("Bestimme den Wert von", Some(Task::Evaluate));
        check("Bestimme die Lösungsmenge von", Some(Task::Solve));
        check("Rationalize the denominator:", Some(Task::Simplify));
        check("Zerlege in Faktoren:", Some(Task::Factorise));
        check("Multiply:", None);
        assert_eq!(task_of_expression("Multiply:"), Some(Task::Simplify));
        assert_eq!(task_of_expression("Subtrahiere:"), Some(Task::Simplify));
        assert_eq!(task_of_expression("Multiply out:"), Some(Task::Expand));
        assert_eq!(task_of_expression("Ada"), None);
    }
}
