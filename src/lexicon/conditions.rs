//! What words say of the sign of letters: "where x is positive", "alle Variablen sind nicht negativ".

use super::kinds::Lexicon;
use super::languages::lexicons;
use super::search::word_position;

/// The sign that letters are said to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Positive,
    Negative,
    NotNegative,
    NotPositive,
    NotZero,
}

/// The letters of which something is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Letters {
    Every,
    These(Vec<char>),
}

/// A sign and the letters that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    pub letters: Letters,
    pub sign: Sign,
}

/// What `words` say of the sign of letters; None where they say anything else besides.
pub fn condition(words: &str) -> Option<Condition> {
    let lower = words.to_lowercase();
    lexicons().iter().find_map(|lexicon| said(words, &lower, lexicon))
}

fn said(words: &str, lower: &str, lexicon: &Lexicon) -> Option<Condition> {
    let signs = [
        (&lexicon.positive, Sign::Positive),
        (&lexicon.negative, Sign::Negative),
        (&lexicon.not_negative, Sign::NotNegative),
        (&lexicon.not_positive, Sign::NotPositive),
        (&lexicon.not_zero, Sign::NotZero),
    ];
    let phrases = signs.iter().flat_map(|(phrases, sign)| phrases.iter().map(move |phrase| (*phrase, *sign)));
    let found = phrases.filter_map(|(phrase, sign)| Some((phrase.len(), word_position(lower, phrase)?, sign)));
    let (length, at, sign) = found.max_by_key(|&(length, ..)| length)?;
    let every = lexicon.every_letter.iter().filter_map(|phrase| Some((phrase.len(), word_position(lower, phrase)?)));
    let every = every.max();
    let is_in = |place: usize, span: Option<(usize, usize)>| {
        span.is_some_and(|(length, at)| (at..at + length).contains(&place))
    };
    let mut letters = Vec::new();
    let mut place = 0;
    for word in lower.split(|c: char| !(c.is_alphanumeric() || c == '-')) {
        let (start, end) = (place, place + word.len());
        place = end + lower[end..].chars().next().map_or(0, char::len_utf8);
        if word.is_empty() || is_in(start, Some((length, at))) || is_in(start, every) {
            continue;
        }
        // "x is a positive number": an article.
        let is_article =
            lexicon.around_conditions.contains(&word) && lower[end..].trim_start().len() == lower[at..].len();
        let is_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic) && !is_article;
        match words.get(start..end).and_then(|word| word.chars().next()) {
            Some(letter) if is_letter => letters.push(letter),
            _ if lexicon.around_conditions.contains(&word) => {}
            _ => return None,
        }
    }
    let letters = match every {
        Some(_) if letters.is_empty() => Letters::Every,
        None if !letters.is_empty() => Letters::These(letters),
        _ => return None,
    };
    Some(Condition { letters, sign })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `letters` is empty for all letters.
    #[track_caller]
    fn check(words: &str, letters: &str, sign: Sign) {
        let letters = if letters.is_empty() { Letters::Every } else { Letters::These(letters.chars().collect()) };
        assert_eq!(condition(words), Some(Condition { letters, sign }), "{words}");
    }

    #[test]
    fn signs_of_letters_are_understood() {
        check("where y is positive", "y", Sign::Positive);
        check("Assume that all variables are positive.", "", Sign::Positive);
        check("all variables are not negative", "", Sign::NotNegative);
        check("a and b are nonnegative real numbers", "ab", Sign::NotNegative);
        check("if k is a negative number", "k", Sign::Negative);
        check("(M is not zero)", "M", Sign::NotZero);
        check("t is greater than or equal to zero", "t", Sign::NotNegative);
        check("wobei y positiv ist", "y", Sign::Positive);
        check("Alle Variablen sind nicht negativ.", "", Sign::NotNegative);
        check("für a und b ungleich null", "ab", Sign::NotZero);
        check("y sei kleiner oder gleich null", "y", Sign::NotPositive);
    }

    #[test]
    fn other_words_are_no_condition() {
        for words in [
            "",
            "x",
            "positive",
            "x is 3",
            "the discriminant is positive",
            "multiply by a positive number",
            "x is positive because it is a length",
            "İ is positive x",
            "die Lösung ist positiv",
        ] {
            assert_eq!(condition(words), None, "{words}");
        }
    }
}
