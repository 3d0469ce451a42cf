//! Words at the front of a row that say which step it is, or what else it is: "Step 3:", "Answer:", "Method 2".

use super::connectives;
use super::markers::{Found, Marks, Role};
use super::words::prefix_bytes;
use crate::text::has_relation;

/// Reads the words at the front of a row. `heading`: the row is one; `followed`: more segments stand behind `text`.
pub(super) fn read(text: &str, heading: bool, followed: bool) -> Option<Found> {
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    step(text).or_else(|| role(text, heading, followed))
}

const STEP_WORDS: [&str; 7] = ["step", "schritt", "étape", "paso", "line", "zeile", "row"];
const NUMBER_WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// "Step 3:", "Step 3 -", "Step three".
fn step(text: &str) -> Option<Found> {
    let (length, number) = numbered(text, &STEP_WORDS)?;
    let length = length + stop(&text[length..])?;
    Some((length, Marks { step: Some(number), ..Marks::default() }))
}

/// One of `words`, then a number or a letter: the length of both, and the number.
fn numbered(text: &str, words: &[&str]) -> Option<(usize, u32)> {
    let word = words.iter().find(|word| starts_with(text, word))?;
    let after = &text[word.len()..];
    let rest = after.trim_start_matches([' ', '#']);
    let start = text.len() - rest.len();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        return Some((start + digits, rest[..digits].parse().ok()?));
    }
    if rest.len() == after.len() {
        return None;
    }
    for (i, number) in NUMBER_WORDS.iter().enumerate() {
        if let Some(length) = prefix_bytes(rest, number) {
            return Some((start + length, i as u32 + 1));
        }
    }
    let letter = rest.chars().next().filter(char::is_ascii_uppercase)?;
    let alone = !rest[1..].starts_with(char::is_alphanumeric);
    alone.then_some((start + 1, u32::from(letter) - u32::from('A') + 1))
}

fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// What ends a marker in words: a colon, a full stop, a bracket, a dash, or the end of the row. Its length.
fn stop(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(' ');
    let spaces = text.len() - rest.len();
    match rest.chars().next() {
        None => Some(text.len()),
        Some(_) if connectives::arrow(rest).is_some() => None,
        Some(c @ (':' | '.' | ')' | '-' | '–' | '—' | '：')) => Some(spaces + c.len_utf8()),
        Some('(') if spaces > 0 => Some(spaces),
        Some(_) => (spaces > 0).then_some(spaces),
    }
}

/// As [`stop`], but a space alone does not end it.
fn hard_stop(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(' ');
    let ended = rest.is_empty() || rest.starts_with([':', '.', ')', '-', '–', '—', '：']);
    stop(text).filter(|_| ended)
}

const ANSWERS: [&str; 12] = [
    "final answer",
    "the final answer is",
    "the answer is",
    "answer",
    "answers",
    "final result",
    "ans",
    "final solution",
    "solution set",
    "antwort",
    "ergebnis",
    "lösungsmenge",
];
const CHECKS: [&str; 15] = [
    "check your answer",
    "check the solutions",
    "check the solution",
    "check the answer",
    "checking the solution",
    "checking",
    "check",
    "verification",
    "verify the solution",
    "verifying",
    "verify",
    "probe",
    "proof",
    "let's check",
    "to check",
];
const PROBLEMS: [&str; 12] = [
    "problem statement",
    "problem",
    "question",
    "exercise",
    "given equation",
    "given",
    "equation",
    "aufgabe",
    "gegeben",
    "task",
    "original equation",
    "the equation",
];
const WORKINGS: [&str; 13] = [
    "step-by-step solution",
    "solution",
    "working out",
    "working",
    "my work",
    "work",
    "steps",
    "answer key",
    "my solution",
    "worked solution",
    "lösung",
    "rechnung",
    "solution steps",
];
const SOLUTIONS: [&str; 18] = [
    "solution",
    "method",
    "approach",
    "way",
    "attempt",
    "student",
    "candidate",
    "version",
    "option",
    "variant",
    "alternative",
    "lösung",
    "lösungsweg",
    "methode",
    "weg",
    "schüler",
    "response",
    "sample",
];
const OTHER_WAYS: [&str; 14] = [
    "alternative method",
    "alternative solution",
    "alternative approach",
    "another method",
    "another solution",
    "another way",
    "another approach",
    "second method",
    "second solution",
    "second way",
    "alternatively",
    "method two",
    "other method",
    "first method",
];

/// "Answer:", "Check:", "Problem 3:", "Method 2".
fn role(text: &str, heading: bool, followed: bool) -> Option<Found> {
    let found = |length: usize, role: Role| Some((length, Marks { role: Some(role), ..Marks::default() }));
    let words = |list: &[&str]| list.iter().filter_map(|word| prefix_bytes(text, word)).max();
    let ends = |length: usize| {
        hard_stop(&text[length..]).map(|stop| length + stop).filter(|_| !(followed && length == text.len()))
    };
    let ends_heading = |rest: &str| heading && !rest.starts_with(char::is_alphanumeric);
    if let Some((length, _)) = numbered(text, &SOLUTIONS)
        && let Some(stop) = hard_stop(&text[length..]).or_else(|| ends_heading(&text[length..]).then_some(0))
    {
        return found(length + stop, Role::Solution);
    }
    if let Some(end) = words(&OTHER_WAYS).and_then(ends) {
        return found(end, Role::Solution);
    }
    if let Some((length, _)) = numbered(text, &PROBLEMS)
        && let Some(stop) = hard_stop(&text[length..])
    {
        return found(length + stop, Role::Problem);
    }
    if let Some(length) = words(&ANSWERS) {
        let is_said = text[..length].ends_with(" is") || followed && text[length..].trim().is_empty();
        if let Some(end) = ends(length).or(is_said.then_some(length)) {
            return found(end, Role::Answer);
        }
        if has_relation(text) && text[length..].trim_start().starts_with(['=', 'x', 'y']) {
            return found(length, Role::Answer);
        }
    }
    if let Some(length) = words(&CHECKS) {
        let says_maths = text[length..].trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '(');
        let announces = heading || text.trim_end().ends_with(':') && !has_relation(text);
        if let Some(end) = ends(length).or((says_maths || announces).then_some(length)) {
            return found(end, Role::Check);
        }
    }
    if let Some(end) = words(&PROBLEMS).and_then(ends) {
        return found(end, Role::Problem);
    }
    if let Some(end) = words(&WORKINGS).and_then(ends) {
        return found(end, Role::Working);
    }
    None
}
