//! A question as it is read: its words, and the numbers, points, functions and terms that it tells.

use crate::lexicon::{self, List};
use crate::notation::{Expr, Rational, Statement, exact_value, parse};
use crate::reading::{Solution, split};

/// A row that any question may have below it.
const WORK: &str = "n = 1";

/// A question of one or a few lines.
pub struct Question {
    /// All of it on one line.
    pub text: String,
    lower: String,
    /// What the reader of pastes makes of it.
    pub read: Solution,
}

impl Question {
    /// Reads a question. None where nothing stands there.
    pub fn of(text: &str) -> Option<Question> {
        let rows: Vec<&str> = text.lines().map(|row| row.trim().trim_end_matches([',', ';'])).collect();
        let text = rows.iter().filter(|row| !row.is_empty()).copied().collect::<Vec<_>>().join(", ");
        // Words alone are a problem where work stands below them.
        let read =
            split(&format!("{text}\n{WORK}")).solutions.into_iter().next().filter(|read| read.problem.is_some())?;
        Some(Question { lower: text.to_lowercase(), text, read })
    }

    /// Whether one of these words stands in it.
    pub fn says(&self, list: List) -> bool {
        lexicon::names_one(&self.lower, list)
    }

    /// The words from the first of these to the end, in lower case.
    pub fn behind(&self, list: List) -> Option<&str> {
        let found = lexicon::all(list).filter_map(|word| Some(lexicon::word_position(&self.lower, word)? + word.len()));
        found.min().map(|at| &self.lower[at..])
    }

    /// All of it in lower case.
    pub fn lower(&self) -> &str {
        &self.lower
    }

    /// The numbers in it, in the order in which they stand, those inside words left out.
    pub fn numbers(&self) -> Vec<Rational> {
        numbers_in(&self.lower)
    }
}

/// The plain numbers in a text, with the point in a decimal; a number that touches a letter is none.
pub fn numbers_in(text: &str) -> Vec<Rational> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(c) = text[at..].chars().next() {
        if !c.is_ascii_digit() {
            at += c.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let whole = rest.bytes().take_while(u8::is_ascii_digit).count();
        let part =
            rest[whole..].strip_prefix('.').map_or(0, |part| part.bytes().take_while(u8::is_ascii_digit).count());
        let length = if part > 0 { whole + 1 + part } else { whole };
        let touches = text[..at].ends_with(char::is_alphabetic) || rest[length..].starts_with(char::is_alphabetic);
        if !touches {
            found.extend(number(&rest[..length]));
        }
        at += length;
    }
    found
}

/// The exact value of the number that a text is.
pub fn number(text: &str) -> Option<Rational> {
    match parse(text).statement? {
        Statement::Expr(number) => exact_value(&number),
        _ => None,
    }
}

/// The exact values of several numbers; None where one is not rational.
pub fn values<'e>(numbers: impl IntoIterator<Item = &'e Expr>) -> Option<Vec<Rational>> {
    numbers.into_iter().map(exact_value).collect()
}
