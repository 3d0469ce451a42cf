//! Rows that say in words what an expression stands for, `2x + 4 = number of 41-cent stamps`, or what an amount is of, `Fixed
//! fee: $12`. They claim nothing.

use super::markers::Marked;
use super::prose::is_word;
use super::tokens::{Token, TokenKind};
use crate::lexicon;
use crate::text::{SegmentKind, has_relation};

/// Makes words of rows that list the amounts of a story at its top, `Total cost: $48` and below it `Fixed fee: $12`.
pub(super) fn set_facts_apart(rows: &mut [Marked]) {
    let n_above = rows.iter().take_while(|marked| !has_relation(marked.row.text().text())).count();
    if n_above == rows.len() {
        return;
    }
    let is_fact: Vec<bool> = rows[..n_above].iter().map(|marked| names_amount(marked.row.text().text())).collect();
    for (i, marked) in rows[..n_above].iter_mut().enumerate() {
        let beside = [i.checked_sub(1), Some(i + 1)];
        if is_fact[i] && beside.into_iter().flatten().any(|i| is_fact.get(i) == Some(&true)) {
            marked.row.segments.iter_mut().for_each(|segment| segment.kind = SegmentKind::Words);
        }
    }
}

/// `Total cost: $48`, `Speed: 60 km/h`: a name, a colon and a number with its unit.
fn names_amount(text: &str) -> bool {
    let Some((name, amount)) = text.trim().split_once(':') else { return false };
    let amount = amount.trim().trim_start_matches(['$', '€', '£', '\\']);
    let n_digits = amount.bytes().take_while(|byte| byte.is_ascii_digit() || b".,".contains(byte)).count();
    let unit = amount[n_digits..].trim().trim_end_matches('.');
    let is_unit = unit.chars().all(|c| c.is_alphabetic() || "%°/²³€£ ".contains(c));
    let is_name = name.chars().all(|c| c.is_alphabetic() || " -'’()".contains(c))
        && name.chars().filter(|c| c.is_alphabetic()).count() >= MIN_LETTERS;
    n_digits > 0
        && is_unit
        && unit.split_whitespace().count() <= MAX_UNIT_WORDS
        && is_name
        && lexicon::task_of_expression(name).is_none()
}

/// Words of the longest unit: "dollars per hour".
const MAX_UNIT_WORDS: usize = 3;

/// Shortest word that says what a quantity is; shorter ones may be letters in a row.
const MIN_LETTERS: usize = 3;

/// Whether `tokens` of the row `text` are maths without a word, an equals sign, and words that bring in no quantity of
/// their own: no letter, and no number but in "41-cent" or "at 3%".
pub(super) fn is_meaning(text: &str, tokens: &[Token]) -> bool {
    let of = |token: &Token| &text[token.start..token.end];
    let mut relations = tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Relation);
    let (Some((at, sign)), None) = (relations.next(), relations.next()) else { return false };
    let (maths, words) = (&tokens[..at], &tokens[at + 1..]);
    let is_name = |token: &Token| is_word(token) && of(token).chars().count() >= MIN_LETTERS;
    of(sign) == "="
        && maths.iter().all(|token| token.kind.is_maths())
        && maths.iter().any(|token| token.kind == TokenKind::Operand)
        && words.iter().any(is_name)
        && (0..words.len()).all(|i| is_of_words(text, words, i))
}

/// Whether every equals sign of the row leads to such words: "Let w = width, then 2w + 3 = length". Words may stand before
/// the maths of each clause.
pub(super) fn are_meanings(text: &str, tokens: &[Token]) -> bool {
    let ends_clause = |token: &Token| match token.kind {
        TokenKind::Joiner | TokenKind::Comma => true,
        TokenKind::Mark => matches!(&text[token.start..token.end], "." | ";" | ","),
        _ => false,
    };
    let has_relation = |clause: &&[Token]| clause.iter().any(|token| token.kind == TokenKind::Relation);
    let mut clauses = tokens.split(ends_clause).filter(has_relation).peekable();
    clauses.peek().is_some()
        && clauses.all(|clause| {
            let n_leading =
                clause.iter().take_while(|token| matches!(token.kind, TokenKind::Word | TokenKind::Space)).count();
            is_meaning(text, &clause[n_leading..])
        })
}

/// Whether the token is a word, stands between words, or is a number that is part of one.
fn is_of_words(text: &str, words: &[Token], i: usize) -> bool {
    let of = |token: &Token| &text[token.start..token.end];
    let before = words[..i].iter().rfind(|token| token.kind != TokenKind::Space);
    let next = words.get(i + 1);
    match words[i].kind {
        TokenKind::Word | TokenKind::Space | TokenKind::Comma | TokenKind::Joiner => true,
        TokenKind::Open | TokenKind::Close => true,
        TokenKind::Mark => of(&words[i]).chars().all(|c| ".,;:'’-–\"".contains(c)),
        TokenKind::Operand => {
            let number = of(&words[i]);
            let is_article = matches!(number, "a" | "A" | "I");
            let is_number = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            let joins = |token: &Token| matches!(of(token), "-" | "–");
            let is_compound = next.is_some_and(joins) && words.get(i + 2).is_some_and(is_word);
            let is_rate = next.is_some_and(|sign| of(sign) == "%") && before.is_some_and(is_word);
            let spells_word = number.chars().count() >= MIN_LETTERS && number.chars().all(char::is_alphabetic);
            is_article || spells_word || is_number && (is_compound || is_rate)
        }
        TokenKind::Operator => {
            let behind_number = before.is_some_and(|token| token.kind == TokenKind::Operand);
            match of(&words[i]) {
                "%" => behind_number,
                "-" | "–" => next.is_some_and(is_word) && before.is_some(),
                // A quantity in words divided by or multiplied with another.
                "/" | "·" | "*" | "×" | "+" | "−" => {
                    before.is_some_and(|token| is_word(token) || token.kind == TokenKind::Close)
                }
                _ => false,
            }
        }
        TokenKind::Statement | TokenKind::Relation | TokenKind::Arrow(_) => false,
    }
}

/// Whether a row above all work says under which name an unknown goes, "Ann's age: x", or, below such a row, what another
/// quantity is in it: "Ben's age: x + 4".
pub(super) fn names_unknown(text: &str, above: Option<&str>) -> bool {
    let Some((name, meaning)) = text.split_once(':') else { return false };
    let letter = meaning.trim().trim_matches('$');
    let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= MIN_LETTERS;
    let is_name = name.split_whitespace().any(is_word)
        && !name.contains(|c: char| c.is_ascii_digit())
        && lexicon::task_of_expression(name).is_none();
    let letters = super::statements::variables(letter);
    let is_known = |letter: &char| above.is_some_and(|above| above.contains(&format!(": {letter}")));
    let is_expression = letters.len() == 1
        && letters.iter().all(is_known)
        && letter.chars().all(|c| !c.is_alphabetic() || letters.contains(&c));
    let is_letter = letter.chars().count() == 1 && letter.chars().all(|c| c.is_ascii_lowercase());
    is_name && !crate::text::has_relation(text) && (is_letter || is_expression)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn meanings_are_told_from_claims() {
        for text in [
            "2x + 4 = number of 41-cent stamps",
            "c = the number of child tickets",
            "r - 8 = her uphill speed",
            "20,000 - x = amount invested at 5%",
            "m = rise/(run)",
            "W + 2 = length",
            "y = Anzahl der Kinderkarten",
            "2x = doppelter Preis",
        ] {
            assert!(is_meaning(text, &tokens(text)), "{text}");
        }
        for text in [
            "Let w = width, then 2w + 3 = length.",
            "Let b = speed of the boat and c = speed of the current",
            "Then 8000 - x = amount at 7%",
        ] {
            assert!(are_meanings(text, &tokens(text)), "{text}");
        }
        for text in ["x = 5, y = number of cars", "Let x = 5", "so 2x = 8 and x = half of it is 4 = y"] {
            assert!(!are_meanings(text, &tokens(text)), "{text}");
        }
        for text in [
            "x = 9 quarters",
            "x = 5",
            "x = the sum of 3 and 5",
            "x = number of y",
            "2x = at",
            "number of stamps = 2x + 4",
            "x = 12 km",
            "x = y = number of stamps",
            "A = lw",
            "x = 2 or more",
        ] {
            assert!(!is_meaning(text, &tokens(text)), "{text}");
        }
    }
}
