//! Operations said in words within a formula: `half of 50 = 25`, `5 plus 3 = 8`, `x squared = 16`, `y = twice x`.
//!
//! The words give way to the signs that they stand for, where numbers or letters stand beside them and a relation sign
//! stands in the same formula. In a sentence they stay words.

use super::tokens::{Token, TokenKind, tokens};
use super::values_beside::NUMBER_SETS;
use crate::lexicon::{self, Lexicon, List, all, prefix_bytes};
use crate::text::{Mapped, Span};

/// Where the words stand, with the phrases and the sign behind each.
const PHRASES: [(Place, List); 3] = [
    (Place::Between, |words: &Lexicon| &words.signs_between),
    (Place::Behind, |words| &words.signs_behind),
    (Place::Before, |words| &words.signs_before),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// `5 plus 3`
    Between,
    /// `5 squared`
    Behind,
    /// `half of 50`
    Before,
}

/// Words of a row and the sign that they stand for.
struct Replaced {
    words: Span,
    sign: &'static str,
}

/// The row with signs for its words. None where it has no such words.
pub(super) fn with_signs(text: &Mapped) -> Option<Mapped> {
    let found = replaced(text.text());
    if found.is_empty() {
        return None;
    }
    // What does not stand in a formula with a relation sign stays.
    let (tried, signs) = rewritten(text, &found);
    let tokens = tokens(tried.text());
    let stands = |sign: &Span| stands_in_statement(tried.text(), &tokens, *sign) || is_asked(tried.text(), *sign);
    let kept: Vec<Replaced> = found.into_iter().zip(&signs).filter(|(_, at)| stands(at)).map(|(one, _)| one).collect();
    (!kept.is_empty()).then(|| rewritten(text, &kept).0)
}

fn replaced(row: &str) -> Vec<Replaced> {
    let tokens = tokens(row);
    let mut found: Vec<Replaced> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let is_inside = found.last().is_some_and(|last| token.start < last.words.end);
        // A phrase may begin with a number, `two thirds of`, or with an article that reads as a letter.
        if is_inside || !row[token.start..].starts_with(char::is_alphabetic) || ends_in_letter(&row[..token.start]) {
            continue;
        }
        found.extend(PHRASES.iter().find_map(|(place, list)| {
            all(*list).filter_map(|entry| entry.rsplit_once(' ')).find_map(|(phrase, sign)| {
                let n_bytes = prefix_bytes(&row[token.start..], phrase)?;
                let words = Span::new(token.start, token.start + n_bytes);
                fits(*place, row, &tokens, i, words, found.last()).then_some(Replaced { words, sign })
            })
        }));
    }
    found
}

fn ends_in_letter(text: &str) -> bool {
    text.ends_with(char::is_alphanumeric)
}

/// Whether operands stand where the sign needs them.
fn fits(place: Place, row: &str, tokens: &[Token], i: usize, words: Span, latest: Option<&Replaced>) -> bool {
    let says = |token: &&Token| token.kind != TokenKind::Space;
    let of = |token: &Token| &row[token.start..token.end];
    let before = tokens[..i].iter().rfind(says);
    let mut behind = tokens.iter().filter(|token| token.start >= words.end).filter(says);
    let next = behind.next();
    let is_word = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Joiner);
    let is_last_word_of_sentence = behind.next().is_some_and(is_word);
    let ends = |token: &Token| matches!(token.kind, TokenKind::Operand | TokenKind::Close) && !is_article(of(token));
    let begins = |token: &Token| match token.kind {
        TokenKind::Open => true,
        // "Twice a number": no letter.
        TokenKind::Operand => of(token).starts_with(|c: char| c.is_ascii_digit()) || !is_last_word_of_sentence,
        TokenKind::Operator => matches!(of(token), "-" | "−" | "–"),
        _ => false,
    };
    let is_free = before.is_none_or(|token| !ends(token));
    let is_sign = |token: &Token| !begins(token) && !is_word(token);
    match place {
        Place::Between if is_done_to_both_sides(&row[words.end..]) => false,
        // "Solve over ℝ"
        Place::Between if row[words.end..].trim_start().starts_with(NUMBER_SETS) => false,
        Place::Between => {
            let begins = |next: &Token| begins(next) || starts_phrase(row, next, |words| &words.signs_before);
            let is_raised = latest.is_some_and(|latest| row[latest.words.end..words.start].trim().is_empty());
            (is_raised || before.is_some_and(ends)) && next.is_some_and(begins)
        }
        Place::Behind => {
            let goes_on = |next: &Token| is_sign(next) || starts_phrase(row, next, |words| &words.signs_between);
            before.is_some_and(ends) && next.is_none_or(goes_on)
        }
        Place::Before => is_free && next.is_some_and(begins),
    }
}

/// Whether a row goes on with a term and "both sides": `minus 5 on both sides` tells what is done to an equation.
fn is_done_to_both_sides(behind: &str) -> bool {
    const MAX_BYTES: usize = 24;
    let lower = behind.to_lowercase();
    let at = all(|words| &words.both_sides).filter_map(|phrase| lexicon::word_position(&lower, phrase)).min();
    at.is_some_and(|at| at <= MAX_BYTES && !crate::text::has_relation(&lower[..at]))
}

/// Whether words of the list begin here.
fn starts_phrase(row: &str, token: &Token, list: List) -> bool {
    all(list)
        .filter_map(|entry| entry.rsplit_once(' '))
        .any(|(phrase, _)| prefix_bytes(&row[token.start..], phrase).is_some())
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "A" | "I")
}

/// The row with the signs in it, and where they stand there.
fn rewritten(text: &Mapped, all: &[Replaced]) -> (Mapped, Vec<Span>) {
    let mut row = Mapped::default();
    let mut signs = Vec::new();
    let mut at = 0;
    for one in all {
        row.append(&text.slice(Span::new(at, one.words.start)));
        let start = row.text().len();
        let origin = text.slice(one.words).span();
        one.sign.chars().for_each(|c| row.push(c, origin));
        signs.push(Span::new(start, row.text().len()));
        at = one.words.end;
    }
    row.append(&text.slice(Span::new(at, text.text().len())));
    (row, signs)
}

/// Whether a relation sign stands in the formula around the sign.
fn stands_in_statement(row: &str, tokens: &[Token], sign: Span) -> bool {
    let is_inside = |token: &Token| token.kind.is_maths() && token.kind != TokenKind::Comma;
    let start = tokens.iter().position(|token| token.end > sign.start).unwrap_or(tokens.len());
    let before = tokens[..start].iter().rev().take_while(|token| is_inside(token));
    let behind = tokens[start..].iter().take_while(|token| is_inside(token));
    before.chain(behind).any(|token| token.kind == TokenKind::Relation && !row[token.start..].starts_with(':'))
}

/// Whether a part of a number stands behind the words of a task and nothing else: "Find half of 50."
fn is_asked(row: &str, sign: Span) -> bool {
    let is_part = row[sign.start..].starts_with(|c: char| c.is_ascii_digit());
    let number = row[sign.end..].trim().trim_end_matches(['.', '?']);
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    is_part && is_number && lexicon::task(row[..sign.start].trim()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_formula_are_signs() {
        let check = |row: &str, wanted: Option<&str>| {
            let found = with_signs(&Mapped::verbatim(row, 0));
            assert_eq!(found.as_ref().map(Mapped::text), wanted, "{row}");
        };
        check("half of 50 = 25", Some("1/2· 50 = 25"));
        check("Die Hälfte von 50 = 25", Some("1/2· 50 = 25"));
        check("two thirds of 60 = 40", Some("2/3· 60 = 40"));
        check("5 plus 3 times 2 = 11", Some("5 + 3 · 2 = 11"));
        check("x squared = 16", Some("x ² = 16"));
        check("y = twice x", Some("y = 2· x"));
        check("3 squared plus 4 squared = 25", Some("3 ² + 4 ² = 25"));
        check("square root of 16 = 4", Some("√ 16 = 4"));
        check("20 durch 4 = 5", Some("20 / 4 = 5"));
        check("Find half of 50.", Some("Find 1/2· 50."));
        for row in [
            "Take half of 6 and square it",
            "Twice a number is 12",
            "Divide by 2: x = 5",
            "Half of them = 5",
            "Double both sides: x = 5",
            "Move 5 over: x = 2",
        ] {
            check(row, None);
        }
    }
}
