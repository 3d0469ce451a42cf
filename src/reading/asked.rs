//! A problem typed by itself: all its statements hold together, and its words may name the letter to solve for.
//!
//! A paste is read for its working; here there is none. Words that ask for something stand before the maths or behind
//! it; what they are is known, so they are taken off before anything else is told from words: in `v = u + at, solve for
//! t` the letters `at` are a product.

use super::work::Problem;
use super::{numbers, split};
use crate::lexicon::{Task, all, task, tasks, word_position};
use crate::notation;
use crate::text as pasted;
use crate::text::{Mapped, Span, has_relation};

/// What a reader asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The letter that is to stand alone, where the words name one.
    pub letter: Option<char>,
    /// The problem, read in one or two ways; the first whose maths can be parsed is meant.
    pub readings: Vec<Problem>,
}

/// Reads a problem typed by itself. No readings where there is no maths in it.
pub fn asked(text: &str) -> Asked {
    let plain = numbers::with_points(pasted::decode(text).text).0;
    let whole = plain.trimmed(char::is_whitespace);
    // Of the letters beyond ASCII some change their length with their case.
    let lower = whole.text().to_ascii_lowercase();
    let words = Words::of(&lower);
    let mut readings: Vec<Problem> = without_words(&whole, &words).into_iter().collect();
    readings.extend(as_pasted(text));
    let letter = words.letter.and_then(|at| whole.text()[at..].chars().next());
    Asked { letter, readings }
}

/// The problem in a text that begins or ends with words which ask for something; None without such words.
pub(super) fn in_words(text: &str) -> Option<Problem> {
    let whole = numbers::with_points(pasted::decode(text).text).0.trimmed(char::is_whitespace);
    let words = Words::of(&whole.text().to_ascii_lowercase());
    without_words(&whole, &words)
}

/// What is left of the text without the words that ask for something.
fn without_words(whole: &Mapped, words: &Words) -> Option<Problem> {
    if !words.are_there() {
        return None;
    }
    let rest = Span::new(words.start, words.end.unwrap_or(whole.text().len()).max(words.start));
    let maths = whole.slice(rest).trimmed(|c| c.is_whitespace() || ":,;.".contains(c));
    let maths = if words.letter.is_some() { with_letters_apart(&maths) } else { maths };
    problem(words.task, together(&maths))
}

/// The problem as the reader of pastes finds it, lines that it took for working included.
fn as_pasted(text: &str) -> Option<Problem> {
    let first = split(text).solutions.into_iter().next()?;
    let task = first.problem.as_ref().and_then(|problem| problem.task);
    let given = first.problem.map(|problem| problem.math);
    let mut maths = Mapped::default();
    for line in given.into_iter().chain(first.steps.into_iter().map(|step| step.math)) {
        join(&mut maths, &line);
    }
    problem(task, maths)
}

/// Pairs of letters that are names and not products.
const NAMES: [&str; 7] = ["pi", "mu", "nu", "xi", "ln", "or", "lg"];

/// In a formula two letters side by side are a product, even where they spell a word: `at` as `a t`.
fn with_letters_apart(maths: &Mapped) -> Mapped {
    let text = maths.text();
    let mut apart = Mapped::default();
    for (at, c) in text.char_indices() {
        let before = text[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let from_here = &text[before.len()..];
        let run = &from_here[..from_here.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(from_here.len())];
        let is_second = at == before.len() + 1 && run.len() == 2;
        let origin = maths.origin(Span::new(at, at + c.len_utf8()));
        if is_second && !before.ends_with('\\') && !NAMES.contains(&run) {
            apart.push(' ', Span::new(origin.start, origin.start));
        }
        apart.push(c, origin);
    }
    apart
}

fn problem(task: Option<Task>, math: Mapped) -> Option<Problem> {
    let parsed = notation::parse(math.text());
    (!math.is_blank()).then(|| {
        let span = math.span();
        Problem { task, parsed, ..Problem::new(math, span) }
    })
}

/// The lines as one statement.
fn together(maths: &Mapped) -> Mapped {
    let mut all = Mapped::default();
    let mut start = 0;
    for line in maths.text().split('\n') {
        let span = Span::new(start, start + line.len());
        join(&mut all, &maths.slice(span).trimmed(char::is_whitespace));
        start = span.end + 1;
    }
    all
}

/// Joins a statement that holds together with those before it.
pub(super) fn join(all: &mut Mapped, line: &Mapped) {
    if line.is_blank() {
        return;
    }
    if !all.is_blank() {
        " and ".chars().for_each(|c| all.push(c, Span::new(line.span().start, line.span().start)));
    }
    all.append(line);
}

/// Whether the words around an equation name the letter that is to be alone: "Stelle s = v t nach t um".
pub(super) fn names_letter(text: &str) -> bool {
    let lower = text.to_lowercase();
    has_relation(text) && lower.len() == text.len() && Words::of(&lower).letter.is_some()
}

/// The words around the maths, by bytes of the text in lower case.
#[derive(Debug, Default)]
struct Words {
    task: Option<Task>,
    /// Where the maths begins.
    start: usize,
    /// Where words behind it begin.
    end: Option<usize>,
    /// Where the letter stands that is to be alone.
    letter: Option<usize>,
}

impl Words {
    fn of(lower: &str) -> Words {
        let mut words = Words { task: task(lower), ..Words::default() };
        let opening = tasks().filter(|(verb, _)| word_position(lower, verb) == Some(0)).map(|(verb, _)| verb.len());
        words.start = opening.max().unwrap_or(0);
        for (before, after) in all(|lexicon| &lexicon.naming).filter_map(|words| words.split_once("{}")) {
            let named = lower.match_indices(before).find_map(|(at, _)| {
                let letter = at + before.len();
                let end = letter + lower[letter..].chars().next().filter(|c| c.is_alphabetic())?.len_utf8();
                let is_word_before = lower[..at].chars().next_back().is_some_and(char::is_alphabetic);
                let rest = lower[end..].strip_prefix(after)?;
                let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || "^_".contains(c));
                // `for x = -2` gives a value.
                let gives_value = rest.trim_start().starts_with('=');
                (!is_word_before && !goes_on && !gives_value).then_some((at, letter, end + after.len()))
            });
            let Some((at, letter, end)) = named else { continue };
            words.letter = Some(letter);
            words.task = words.task.or(Some(Task::Solve));
            if lower[words.start.min(at)..at].chars().all(|c| !c.is_alphanumeric()) {
                words.start = end;
            } else {
                words.end = Some(at);
            }
            break;
        }
        // `find x if 4x = 20`
        let rest = lower[words.start..].trim_start();
        // `find the value of x: 4x = 20`
        let source = all(|lexicon| &lexicon.sources).find_map(|word| rest.strip_prefix(word)?.strip_prefix(' '));
        let rest = source.unwrap_or(rest);
        let own = rest.strip_prefix(|c: char| c.is_ascii_alphabetic());
        let told = own.and_then(|rest| {
            let behind = |word: &str| rest.strip_prefix(' ')?.strip_prefix(word)?.strip_prefix(' ');
            all(|lexicon| &lexicon.such_that).find_map(behind).or_else(|| rest.strip_prefix(':'))
        });
        if let Some(maths) = told.filter(|_| words.start > 0 && words.letter.is_none()) {
            words.letter = Some(lower.len() - rest.len());
            words.start = lower.len() - maths.len();
        }
        // `…, x = ?`
        if let Some(question) = lower.trim_end().strip_suffix('?')
            && question.trim_end().ends_with('=')
        {
            words.end = words.end.or_else(|| question.rfind([',', ';', '\n']));
        }
        // `…, solve`: the verb itself stands behind the maths.
        let behind = words.end.unwrap_or(lower.len());
        if let Some(rest) = lower.get(words.start..behind)
            && let Some((verb, _)) = tasks().find(|(verb, _)| rest.trim_end().ends_with(&format!(" {verb}")))
        {
            words.end = Some(words.start + rest.trim_end().len() - verb.len());
        }
        words
    }

    fn are_there(&self) -> bool {
        self.start > 0 || self.end.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, task: Option<Task>, letter: Option<char>, maths: &str) {
        let found = asked(text);
        let first = found.readings.first().unwrap_or_else(|| panic!("{text} has no maths"));
        assert_eq!((first.task, found.letter, first.math.text()), (task, letter, maths), "{text}");
    }

    #[test]
    fn words_around_the_maths_are_understood() {
        let solve = Some(Task::Solve);
        check("2x + 3 = 11", None, None, "2x + 3 = 11");
        check("Solve for h: A = bh/2", solve, Some('h'), "A = b h/2");
        check("v = u + at, solve for t", solve, Some('t'), "v = u + a t");
        check("Make R the subject of V = IR", solve, Some('R'), "V = I R");
        check("Solve y = mx + c for x.", solve, Some('x'), "y = m x + c");
        check("Löse A = g*h/2 nach h auf", solve, Some('h'), "A = g*h/2");
        check("Evaluate 3x^2 - 2x for x = -2", Some(Task::Evaluate), None, "3x^2 - 2x for x = -2");
        check("Faktorisiere x^2 - 5x + 6", Some(Task::Factorise), None, "x^2 - 5x + 6");
        check("Find x if 4x - 7 = 21", solve, Some('x'), "4x - 7 = 21");
        check("Find the value of x: 4x - 7 = 21", solve.map(|_| Task::Evaluate), Some('x'), "4x - 7 = 21");
        check("3x + 4 = 19, x = ?", None, None, "3x + 4 = 19");
        check("0,5x + 1,5 = 4", None, None, "0.5x + 1.5 = 4");
    }

    #[test]
    fn lines_hold_together() {
        check("2x + y = 7\nx - y = 2", None, None, "2x + y = 7 and x - y = 2");
        check("I: 2x + 3y = 5\nII: 4x - y = 3", None, None, "2x + 3y = 5 and 4x - y = 3");
        check("Solve\n2x + y = 7\n\nx - y = 2", Some(Task::Solve), None, "2x + y = 7 and x - y = 2");
    }

    #[test]
    fn where_there_is_no_maths_there_is_no_problem() {
        for text in ["", " \n", "solve", "for", "İ for x"] {
            let found = asked(text);
            assert!(found.readings.iter().all(|problem| !problem.math.is_blank()), "{text}: {found:?}");
        }
        assert!(asked("").readings.is_empty());
    }
}
