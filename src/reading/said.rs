//! What a reason in words says was done: one of a small closed set of operations, perhaps with its argument.
//!
//! "Subtract 3 from both sides", "take away 3" and "-3" in a margin all say that 3 was subtracted. A reason that is not
//! wholly understood says nothing.

use crate::lexicon::{self, List};
use crate::notation::{self, Expr, Statement};

/// What a reason may say, with the beginnings of the words that say it. Earlier rows win where several fit: a square
/// root is no square, "subtract" no "sub in".
const OPERATIONS: [(&str, List); 19] = [
    ("formula", |lexicon| &lexicon.reason_formula),
    ("complete", |lexicon| &lexicon.reason_complete),
    ("root", |lexicon| &lexicon.reason_root),
    ("cross", |lexicon| &lexicon.reason_cross),
    ("zero", |lexicon| &lexicon.reason_zero),
    ("reorder", |lexicon| &lexicon.reason_reorder),
    ("collect", |lexicon| &lexicon.reason_collect),
    ("expand", |lexicon| &lexicon.reason_expand),
    ("raise", |lexicon| &lexicon.reason_raise),
    ("factorise", |lexicon| &lexicon.reason_factorise),
    ("negate", |lexicon| &lexicon.reason_negate),
    ("swap", |lexicon| &lexicon.reason_swap),
    ("move", |lexicon| &lexicon.reason_move),
    ("subtract", |lexicon| &lexicon.reason_subtract),
    ("substitute", |lexicon| &lexicon.reason_substitute),
    ("add", |lexicon| &lexicon.reason_add),
    ("multiply", |lexicon| &lexicon.reason_multiply),
    ("divide", |lexicon| &lexicon.reason_divide),
    ("square", |lexicon| &lexicon.reason_square),
];

/// Signs that stand for an operation at the head of a note in the margin (`-3`, `÷(-2)`).
const SIGNS: [(char, &str); 8] = [
    ('+', "add"),
    ('-', "subtract"),
    ('−', "subtract"),
    ('×', "multiply"),
    ('*', "multiply"),
    ('·', "multiply"),
    ('÷', "divide"),
    ('/', "divide"),
];

/// Operations that are said of a number or term.
const WITH_ARGUMENT: [&str; 5] = ["move", "add", "subtract", "multiply", "divide"];

/// Shorter runs of letters are terms, or say little.
const MIN_WORD_LETTERS: usize = 3;

/// What a reason says was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// `add`, `subtract`, `multiply`, `divide`, `move`, `expand` and so on.
    pub operation: &'static str,
    /// With what: the first number or term in the words.
    pub argument: Option<Expr>,
    /// It is said of exponents.
    pub of_exponents: bool,
}

/// What is understood of the words of a reason; `takes` says which terms may be an argument.
pub fn said(words: &str, mut takes: impl FnMut(&Expr) -> bool) -> Option<Said> {
    let words = words.trim();
    if let Some(found) = margin_note(words, &mut takes) {
        return Some(found);
    }
    let lower = words.to_lowercase();
    let spoken: Vec<&str> = lower.split(|c: char| !c.is_alphabetic() && c != '√').filter(|w| !w.is_empty()).collect();
    if !spoken.iter().all(|word| is_plain(word)) {
        return None;
    }
    let says = |stems: List| lexicon::all(stems).any(|stem| spoken.iter().any(|word| word.starts_with(stem)));
    let (operation, _) = OPERATIONS.iter().find(|(_, stems)| says(*stems))?;
    if says(|lexicon| &lexicon.reason_exponents) {
        return Some(Said { operation, argument: None, of_exponents: true });
    }
    let takes_one = WITH_ARGUMENT.contains(operation);
    let argument = words.split_whitespace().filter(|_| takes_one).find_map(|word| argument(word, &mut takes));
    // "Add." beside a sum that is worked out says little; "Add the equations" says what.
    let is_of_equations = matches!(*operation, "add" | "subtract") && says(|lexicon| &lexicon.reason_equations);
    if takes_one && argument.is_none() && !is_of_equations {
        return None;
    }
    Some(Said { operation, argument, of_exponents: false })
}

/// Whether words name a multiplication or a division, among other things.
pub fn says_scaling(words: &str) -> bool {
    let lower = words.to_lowercase();
    let scales = |stem: &str| lower.split(|c: char| !c.is_alphabetic()).any(|word| word.starts_with(stem));
    lexicon::all(|lexicon| &lexicon.reason_multiply).chain(lexicon::all(|lexicon| &lexicon.reason_divide)).any(scales)
}

/// Whether a word is one of those that the model's reasons are made of. What is said in other words may mean anything, and
/// must not weigh on the line.
fn is_plain(word: &str) -> bool {
    let starts = |stems: List| lexicon::all(stems).any(|stem| word.starts_with(stem));
    word.chars().count() < MIN_WORD_LETTERS
        || lexicon::all(|lexicon| &lexicon.reason_plain).any(|plain| plain == word)
        || OPERATIONS.iter().any(|(_, stems)| starts(*stems))
        || starts(|lexicon| &lexicon.reason_exponents)
}

/// `-3`, `÷(-2)`, `+2x`: a sign and what it is done with.
fn margin_note(words: &str, takes: &mut impl FnMut(&Expr) -> bool) -> Option<Said> {
    let first = words.chars().next()?;
    let (_, operation) = SIGNS.iter().find(|(sign, _)| *sign == first)?;
    let argument = argument(&words[first.len_utf8()..], takes)?;
    Some(Said { operation, argument: Some(argument), of_exponents: false })
}

/// A word that is maths.
fn argument(word: &str, takes: &mut impl FnMut(&Expr) -> bool) -> Option<Expr> {
    let word = word.trim().trim_end_matches(['.', ',', ';', ':', '!']).trim_matches('$');
    let parsed = notation::parse(word);
    match parsed.statement.filter(|_| parsed.findings.is_empty()) {
        Some(Statement::Expr(expr)) if takes(&expr) => Some(expr),
        _ => None,
    }
}
