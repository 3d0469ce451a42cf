//! What a language is asked for: a sentence filled in, the form for a number, lists and numbers as it writes them.

use super::catalogue::catalogue;
use super::language::Language;
use std::fmt::Display;

/// A placeholder's name and what to put in its place.
pub type Value<'a> = (&'a str, &'a dyn Display);

impl Language {
    /// The sentence of this key as it stands in the file; the key itself where there is none, which a test excludes
    /// for every key that the source names.
    pub fn text(self, key: &'static str) -> &'static str {
        self.find(key).unwrap_or(key)
    }

    /// The sentence of a key that comes from data, if the catalogue knows it.
    pub fn find(self, key: &str) -> Option<&'static str> {
        catalogue(self).get(key).copied()
    }

    /// The sentence of this key with its placeholders filled in. Values that it does not use are passed over: another
    /// language may.
    pub fn say(self, key: &'static str, values: &[Value]) -> String {
        fill(self.text(key), values)
    }

    /// The sentence for `n` of something, from `key.one` or `key.other`; `{n}` is the number.
    pub fn count(self, key: &'static str, n: usize, values: &[Value]) -> String {
        let form = if n == 1 { "one" } else { "other" };
        let sentence = self.find(&format!("{key}.{form}")).unwrap_or(key);
        let n = self.integer(n);
        fill(sentence, &[values, &[("n", &n)]].concat())
    }

    /// "1", "1 and 2", "1, 2 and 3".
    pub fn list(self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [firsts @ .., last] => self.say("list.and", &[("firsts", &firsts.join(", ")), ("last", last)]),
        }
    }

    /// A count with its digits in groups: `2,279` or `2.279`.
    pub fn integer(self, n: usize) -> String {
        let digits = n.to_string();
        let mut grouped = String::new();
        for (i, digit) in digits.chars().enumerate() {
            // Four digits are read at a glance.
            if i > 0 && digits.len() > 4 && (digits.len() - i).is_multiple_of(3) {
                grouped.push_str(self.text("number.group"));
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A number with this many decimals: `0.85` or `0,85`.
    pub fn decimal(self, value: f64, n_decimals: usize) -> String {
        format!("{value:.n_decimals$}").replace('.', self.text("number.point"))
    }

    /// A piece of maths with its decimal numbers as this language writes them: `2x = 7,5`.
    pub fn numbers(self, maths: &str) -> String {
        let point = self.text("number.point");
        let is_digit = |at: Option<usize>| at.and_then(|at| maths.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
        let mut written = String::with_capacity(maths.len());
        for (at, character) in maths.char_indices() {
            match character {
                '.' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => written.push_str(point),
                other => written.push(other),
            }
        }
        written
    }

    /// What stands between two values of a list within a formula: a comma is no such sign where it stands in numbers.
    pub fn value_separator(self) -> &'static str {
        if self.text("number.point") == "," { ";" } else { "," }
    }
}

/// Puts each value in the place of its name in curly brackets. What was put in is not looked at again.
fn fill(sentence: &str, values: &[Value]) -> String {
    let mut filled = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, inside)| Some((before, inside.split_once('}')?)))
    {
        filled.push_str(before);
        let value = values.iter().find(|(wanted, _)| *wanted == name);
        debug_assert!(value.is_some(), "{{{name}}} of {sentence:?} has no value");
        if let Some((_, value)) = value {
            filled.push_str(&value.to_string());
        }
        rest = after;
    }
    filled + rest
}
