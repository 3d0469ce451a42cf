//! What a row says of the places that its number is rounded to: `3.55 (2 dp)`, `3,55 (2 Nachkommastellen)`.

use super::work::Step;
use crate::lexicon::{self, all};

/// Where the brackets begin that a row ends on and that say how its number is rounded.
pub(super) fn bracket_behind(text: &str) -> Option<usize> {
    let text = text.trim_end().trim_end_matches('.');
    let inside = text.strip_suffix(')')?;
    let at = inside.rfind('(').filter(|at| text[..*at].trim_end().ends_with(|c: char| c.is_ascii_digit()))?;
    let is_apart = text[..at].ends_with(' ') || inside[at + 1..].starts_with(char::is_alphabetic);
    (is_apart && lexicon::says_rounded(&inside[at + 1..])).then_some(at)
}

/// The decimal places that the words beside a row speak of: 2 of "2 dp", "two decimal places", "2 Nachkommastellen".
pub fn decimal_places(step: &Step) -> Option<usize> {
    let words = step.reason.as_ref()?.text().to_lowercase();
    let found =
        all(|lexicon| &lexicon.decimal_places).filter_map(|name| Some((lexicon::word_position(&words, name)?, name)));
    let (at, _) = found.min()?;
    let number = words[..at].trim_end_matches([' ', '-']).rsplit([' ', '(']).next()?;
    let in_words =
        lexicon::lexicons().iter().find_map(|lexicon| lexicon.numbers.iter().position(|word| *word == number));
    number.parse().ok().or(in_words.map(|place| place + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_places_is_no_factor() {
        let check = |text: &str, wanted: Option<&str>| {
            assert_eq!(bracket_behind(text).map(|at| &text[at..]), wanted, "{text}");
        };
        check("= 3.55 (2 dp)", Some("(2 dp)"));
        check("x = 3.55 (2 d.p.)", Some("(2 d.p.)"));
        check("x = 3.55 (rounded to 2 decimal places)", Some("(rounded to 2 decimal places)"));
        check("x = 3.6 (auf eine Nachkommastelle gerundet)", Some("(auf eine Nachkommastelle gerundet)"));
        check("x = 3(2d + p)", None);
        check("x = 3 (reject)", None);
    }
}
