//! Which exclamation marks are factorials.
//!
//! `5! = 120` has one and `x = 4!` has none; `4!=24` may be either an equation or "is not equal to". A sign that stands in
//! the midst of a formula is a factorial without doubt; one that may end a sentence is one where the work has others.
//! Those that are get a sign of their own, which everything behind this pass reads as a factorial.

use crate::lexicon::names_one;
use crate::lexicon::{self, Joiner};
use crate::notation::FACTORIAL_SIGN;
use crate::text::{Mapped, Row, SegmentKind, Span, has_relation};

/// Puts the sign of a factorial wherever one is meant.
pub(super) fn mark(rows: &mut [Row]) {
    let texts = || rows.iter().flat_map(|row| &row.segments).map(|segment| segment.text.text());
    if !texts().any(|text| text.contains('!')) {
        return;
    }
    let in_work = texts().any(|text| {
        text.contains("binom{")
            || names_one(&text.to_lowercase(), |lexicon| &lexicon.counting)
            || marks(text).any(|at| is_certain(text, at) || stands_alone(text))
    });
    let segments = rows.iter_mut().flat_map(|row| &mut row.segments);
    for segment in segments.filter(|segment| matches!(segment.kind, SegmentKind::Text | SegmentKind::Math)) {
        let text = segment.text.text();
        let found: Vec<usize> = marks(text).filter(|at| is_factorial(text, *at, in_work)).collect();
        if !found.is_empty() {
            segment.text = with_signs(&segment.text, &found);
        }
    }
}

fn with_signs(text: &Mapped, found: &[usize]) -> Mapped {
    let mut marked = Mapped::default();
    let mut at = 0;
    for found in found {
        marked.append(&text.slice(Span::new(at, *found)));
        marked.push(FACTORIAL_SIGN, text.origin(Span::new(*found, found + 1)));
        at = found + 1;
    }
    marked.append(&text.slice(Span::new(at, text.text().len())));
    marked
}

/// The exclamation marks that touch what they could be the factorial of: a number, a letter, a bracket.
fn marks(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices('!').map(|(at, _)| at).filter(|at| {
        let mut before = text[..*at].chars().rev();
        match (before.next(), before.next()) {
            (Some(c), _) if c.is_ascii_digit() || matches!(c, ')' | ']' | '}') => true,
            (Some(c), next) if c.is_alphabetic() => !next.is_some_and(char::is_alphabetic),
            _ => false,
        }
    })
}

fn is_factorial(text: &str, at: usize, in_work: bool) -> bool {
    if is_certain(text, at) {
        return true;
    }
    match text[at + 1..].strip_prefix('=') {
        Some(right) => is_value_of(text, at, right) || in_work && is_number_before(text, at) && !is_negative(right),
        None => {
            in_work
                || counts(text, at)
                || stands_alone(text)
                || marks(text).any(|other| other != at && is_certain(text, other))
        }
    }
}

/// Whether what follows can only follow an operand: a sign with an operand behind it, a factor, a closing bracket.
fn is_certain(text: &str, at: usize) -> bool {
    let behind = &text[at + 1..];
    if let Some(right) = behind.strip_prefix('=') {
        return is_product_down(text, at, right);
    }
    let touches =
        behind.starts_with(|c: char| c.is_ascii_digit() || "(^*/·⋅×÷)}]²³+-−\\".contains(c)) || is_letter(behind);
    let next = behind.trim_start();
    let sign = next.chars().next().filter(|c| "=+-−–*·⋅×/÷^<>≤≥≈".contains(*c));
    let is_joined = sign.is_some_and(|sign| {
        let operand = next[sign.len_utf8()..].trim_start();
        operand.starts_with(|c: char| c.is_ascii_digit() || "([{\\√".contains(c)) || is_letter(operand)
    });
    let is_command = next.starts_with("\\cdot") || next.starts_with("\\times");
    touches && !behind.starts_with("\\)") || is_joined || is_command
}

/// `a_n = n!`: letters of whole numbers are counted, and a sentence hardly ends on one.
fn counts(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|c: char| c.is_ascii_digit() || " )+-−".contains(c));
    text[..at].ends_with([')', 'n', 'k', 'm']) && before.ends_with(['n', 'k', 'm'])
}

/// Whether a letter stands at the head of the text that is no word's.
fn is_letter(text: &str) -> bool {
    let n_letters = text.chars().take_while(|c| c.is_alphabetic()).count();
    n_letters == 1
}

/// `5!` and `Evaluate 5!`: no relation and no words but a task's.
fn stands_alone(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1).collect();
    let is_task = |word: &&str| lexicon::task(word).is_some() || lexicon::joiner(word) == Some(Joiner::And);
    !has_relation(text) && words.iter().all(is_task)
}

/// The whole number that touches the sign.
fn number_before(text: &str, at: usize) -> Option<u64> {
    let start = text[..at]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
    let is_decimal = text[..start].ends_with(['.', ',']);
    text[start..at].parse().ok().filter(|_| !is_decimal)
}

fn is_number_before(text: &str, at: usize) -> bool {
    number_before(text, at).is_some_and(|number| number <= MAX_NUMBER)
}

/// The highest number of which `n!=` is looked at as a factorial.
const MAX_NUMBER: u64 = 20;

fn is_negative(right: &str) -> bool {
    right.trim_start().starts_with(['-', '−', '–'])
}

/// `5!=5·4·3`: a product that begins with the number itself.
fn is_product_down(text: &str, at: usize, right: &str) -> bool {
    let Some(number) = number_before(text, at) else { return false };
    let Some(rest) = right.trim_start().strip_prefix(&number.to_string()) else { return false };
    rest.trim_start().starts_with(['*', '·', '⋅', '×', '(']) || rest.trim_start().starts_with("\\cdot")
}

/// `4!=24`: a number that is its factorial.
fn is_value_of(text: &str, at: usize, right: &str) -> bool {
    let digits: String = right.trim_start().chars().take_while(char::is_ascii_digit).collect();
    let factorial = number_before(text, at).filter(|n| *n <= MAX_NUMBER).map(|n| (1..=n).product::<u64>());
    digits.parse().ok().is_some_and(|value: u64| Some(value) == factorial)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn factorials_are_told_from_the_ends_of_sentences() {
        let check = |paste: &str, wanted: &str| {
            let mut rows = text::rows(&Mapped::verbatim(paste, 0));
            mark(&mut rows);
            let texts: Vec<String> = rows.iter().map(|row| row.text().text().to_owned()).collect();
            assert_eq!(texts.join("\n"), wanted.replace('‼', &FACTORIAL_SIGN.to_string()), "{paste}");
        };
        check("5! = 120", "5‼ = 120");
        check("7!/5! = 42", "7‼/5‼ = 42");
        check("6!/(2!4!)", "6‼/(2‼4‼)");
        check("n!/(n-1)! = n", "n‼/(n-1)‼ = n");
        check("Evaluate 5!", "Evaluate 5‼");
        check("5!\n= 5·4!", "5‼\n= 5·4‼");
        check("4!=24", "4‼=24");
        check("5!=5*4*3*2*1", "5‼=5*4*3*2*1");
        check("7!/5!=43", "7‼/5‼=43");
        // Ends of sentences, and what is not equal.
        check("x = 4!", "x = 4!");
        check("x = 4! Great!", "x = 4! Great!");
        check("So the answer is 12!", "So the answer is 12!");
        check("a_n = n!", "a_n = n‼");
        check("In how many ways?\nP = 5!", "In how many ways?\nP = 5‼");
        check("x != 3", "x != 3");
        check("x!=3", "x!=3");
        check("3!=-3", "3!=-3");
        check("3!=4", "3!=4");
        check("2x = 8! - then halve", "2x = 8! - then halve");
    }
}
