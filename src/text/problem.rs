//! What a problem's words ask for: "Solve", "Expand", "Factorise", ...

use super::work::Task;

/// Verbs that name a task, in lower case.
const VERBS: [(&str, Task); 20] = [
    ("solve", Task::Solve),
    ("solving", Task::Solve),
    ("find", Task::Solve),
    ("determine", Task::Solve),
    ("löse", Task::Solve),
    ("expand", Task::Expand),
    ("expanding", Task::Expand),
    ("multiply out", Task::Expand),
    ("factor", Task::Factorise),
    ("factorise", Task::Factorise),
    ("factorize", Task::Factorise),
    ("factoring", Task::Factorise),
    ("simplify", Task::Simplify),
    ("simplifying", Task::Simplify),
    ("collect", Task::Simplify),
    ("combine", Task::Simplify),
    ("rewrite", Task::Simplify),
    ("evaluate", Task::Evaluate),
    ("calculate", Task::Evaluate),
    ("compute", Task::Evaluate),
];

/// The task that `words` name, the earliest verb first.
pub fn task(words: &str) -> Option<Task> {
    let lower = words.to_lowercase();
    let found = VERBS.iter().filter_map(|&(verb, task)| Some((position(&lower, verb)?, verb.len(), task)));
    found.min_by_key(|&(at, length, _)| (at, usize::MAX - length)).map(|(_, _, task)| task)
}

/// Where `verb` stands in `text` as a word of its own.
fn position(text: &str, verb: &str) -> Option<usize> {
    text.match_indices(verb).map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + verb.len()..].chars().next();
        !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
    })
}
