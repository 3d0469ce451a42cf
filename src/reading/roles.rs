//! Words at the front of a row that say which step it is, or what else it is: "Step 3:", "Answer:", "Method 2".

use super::connectives;
use super::markers::{Found, Marks, Role};
use crate::lexicon::{List, all, lexicons, prefix_bytes, starts_with};
use crate::text::has_relation;

/// Reads the words at the front of a row. `heading`: the row is one; `followed`: more segments stand behind `text`.
pub(super) fn read(text: &str, heading: bool, followed: bool) -> Option<Found> {
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    step(text).or_else(|| equation_label(text, 0)).or_else(|| role(text, heading, followed))
}

/// "eq. 1:", "Gl. II:", and in brackets from `open` on: an equation's name, to refer to it.
pub(super) fn equation_label(text: &str, open: usize) -> Option<Found> {
    let word = all(|lexicon| &lexicon.equation_label).find(|word| starts_with(&text[open..], word))?;
    let rest = text[open + word.len()..].trim_start_matches('.').trim_start_matches(' ');
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let romans = rest.bytes().take_while(|b| matches!(b, b'I' | b'V')).count();
    let number: u32 = match (digits, &rest[..romans]) {
        (1..=2, _) => rest[..digits].parse().ok()?,
        (_, "I") => 1,
        (_, "II") => 2,
        (_, "III") => 3,
        (_, "IV") => 4,
        _ => return None,
    };
    let rest = &rest[digits.max(romans)..];
    let rest = if open > 0 { rest.strip_prefix(')')? } else { rest };
    let end = text.len() - rest.len();
    let stop = stop(rest).filter(|_| has_relation(rest))?;
    Some((end + stop, Marks { label: Some(number), ..Marks::default() }))
}

/// "Step 3:", "Step 3 -", "Step three", "Step 2.1.1".
fn step(text: &str) -> Option<Found> {
    let (length, number) = numbered(text, |lexicon| &lexicon.step)?;
    let length = length + below(&text[length..]);
    let length = length + stop(&text[length..])?;
    Some((length, Marks { step: Some(number), ..Marks::default() }))
}

/// "Row 2:" with an equation behind it: its number, and the bytes up to the equation.
pub(super) fn row_name(text: &str) -> Option<(u32, usize)> {
    let (length, number) = numbered(text, |lexicon| &lexicon.row_name)?;
    let length = length + stop(&text[length..])?;
    let equation = text[length..].trim_start();
    has_relation(equation).then_some((number, text.len() - equation.len()))
}

/// The length of the numbers below a number: the `.1.1` of `2.1.1`.
fn below(text: &str) -> usize {
    let digits =
        |rest: &str| rest.strip_prefix('.').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    let mut length = 0;
    while let n_digits @ 1..=3 = digits(&text[length..]) {
        length += 1 + n_digits;
    }
    length
}

/// One of `words`, then a number or a letter: the length of both, and the number.
fn numbered(text: &str, words: List) -> Option<(usize, u32)> {
    let word = all(words).find(|word| starts_with(text, word))?;
    let after = &text[word.len()..];
    let rest = after.strip_prefix('.').unwrap_or(after).trim_start_matches([' ', '#']);
    let start = text.len() - rest.len();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        return Some((start + digits, rest[..digits].parse().ok()?));
    }
    if rest.len() == after.len() {
        return None;
    }
    let numbers = lexicons().iter().flat_map(|lexicon| (1..).zip(&lexicon.numbers));
    for (number, word) in numbers {
        if let Some(length) = prefix_bytes(rest, word) {
            return Some((start + length, number));
        }
    }
    let letter = rest.chars().next().filter(char::is_ascii_uppercase)?;
    let alone = !rest[1..].starts_with(char::is_alphanumeric);
    alone.then_some((start + 1, u32::from(letter) - u32::from('A') + 1))
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

/// Whether words follow one another, with no relation among them.
fn is_sentence(text: &str) -> bool {
    const MIN_WORDS: usize = 3;
    let is_word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    !has_relation(text) && text.split_whitespace().filter(is_word).count() >= MIN_WORDS
}

/// "Answer:", "Check:", "Problem 3:", "Method 2".
fn role(text: &str, heading: bool, followed: bool) -> Option<Found> {
    let found = |length: usize, role: Role| Some((length, Marks { role: Some(role), ..Marks::default() }));
    let words = |list: List| all(list).filter_map(|word| prefix_bytes(text, word)).max();
    let ends = |length: usize| {
        hard_stop(&text[length..]).map(|stop| length + stop).filter(|_| !(followed && length == text.len()))
    };
    let ends_heading = |rest: &str| heading && !rest.starts_with(char::is_alphanumeric);
    if let Some((length, _)) = numbered(text, |lexicon| &lexicon.solution)
        && let Some(stop) = hard_stop(&text[length..]).or_else(|| ends_heading(&text[length..]).then_some(0))
    {
        return found(length + stop, Role::Solution);
    }
    if let Some(end) = words(|lexicon| &lexicon.other_way).and_then(ends) {
        return found(end, Role::Solution);
    }
    let problem = numbered(text, |lexicon| &lexicon.problem);
    if let Some((length, _)) = problem.or_else(|| numbered(text, |lexicon| &lexicon.problem_labels))
        && let Some(stop) = hard_stop(&text[length..])
    {
        return found(length + stop, Role::Problem);
    }
    if let Some(length) = words(|lexicon| &lexicon.answer) {
        let is_said = text[..length].ends_with(" is") || followed && text[length..].trim().is_empty();
        if let Some(end) = ends(length).or(is_said.then_some(length)) {
            return found(end, Role::Answer);
        }
        if has_relation(text) && text[length..].trim_start().starts_with(['=', 'x', 'y']) {
            return found(length, Role::Answer);
        }
    }
    if let Some(length) = words(|lexicon| &lexicon.answer_letters)
        && let Some(sentence) = text[length..].strip_prefix(':')
        && is_sentence(sentence)
    {
        return found(length + 1, Role::Answer);
    }
    if let Some(length) = words(|lexicon| &lexicon.check) {
        let says_maths = text[length..].trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '(');
        let announces = heading || text.trim_end().ends_with(':') && !has_relation(text);
        if let Some(end) = ends(length).or((says_maths || announces).then_some(length)) {
            return found(end, Role::Check);
        }
    }
    if let Some(end) = words(|lexicon| &lexicon.problem).and_then(ends) {
        return found(end, Role::Problem);
    }
    if let Some(end) = words(|lexicon| &lexicon.working).and_then(ends) {
        return found(end, Role::Working);
    }
    None
}
