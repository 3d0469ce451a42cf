//! A row of text, cut into the marks and words that decide what is maths in it.

use super::colons;
use super::connectives;
use super::grading;
use super::phrases::{self, Letters};
use super::problem;
use super::sets;
use super::work::Connective;
use crate::lexicon::{all, starts_with};
use crate::notation;
use std::collections::BTreeSet;

/// A piece of a row; bytes `start..end` of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A number, a variable, a LaTeX command, a superscript.
    Operand,
    /// A sentence that is a statement: "no solution".
    Statement,
    Relation,
    /// A sign between operands; `-` among them.
    Operator,
    Open,
    Close,
    Comma,
    /// `or`, `and`: maths between maths, else a word.
    Joiner,
    Space,
    Word,
    /// `.` `:` `;` `!` `?` and everything that is neither maths nor a letter.
    Mark,
    Arrow(Connective),
}

impl TokenKind {
    /// Whether this may stand inside a line of maths.
    pub fn is_maths(self) -> bool {
        !matches!(self, TokenKind::Word | TokenKind::Mark | TokenKind::Arrow(_))
    }
}

/// Cuts `text` into tokens that cover it without gaps.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(c) = text[start..].chars().next() {
        let (kind, length) = token(text, start, c);
        tokens.push(Token { kind, start, end: start + length });
        start += length;
    }
    parts_of_whole(text, &mut tokens);
    products(text, &mut tokens);
    at_least(text, &mut tokens);
    grading::as_words(text, &mut tokens);
    tokens
}

/// The word in `20% of 50` and `2/5 of x` multiplies.
fn parts_of_whole(text: &str, tokens: &mut [Token]) {
    let says = |token: &&Token| token.kind != TokenKind::Space;
    for i in 0..tokens.len() {
        let word = text[tokens[i].start..tokens[i].end].to_lowercase();
        let is_whole = |next: &Token| {
            let is_letter = next.kind == TokenKind::Operand && text[next.start..next.end].chars().count() == 1;
            is_letter || text[next.start..].starts_with(|c: char| c.is_ascii_digit() || "(£$€".contains(c))
        };
        if all(|lexicon| &lexicon.percent_of).any(|of| of == word)
            && notation::ends_with_part(&text[..tokens[i].start])
            && tokens[i + 1..].iter().find(says).is_some_and(is_whole)
        {
            tokens[i].kind = TokenKind::Operator;
        }
    }
}

/// `2x => 6` on a row without any other relation: a clumsy `>=`, no arrow.
fn at_least(text: &str, tokens: &mut [Token]) {
    let says = |token: &&Token| token.kind != TokenKind::Space;
    let is_plain =
        tokens.iter().all(|token| !matches!(token.kind, TokenKind::Relation | TokenKind::Statement | TokenKind::Word));
    let arrows: Vec<usize> = (0..tokens.len()).filter(|&i| matches!(tokens[i].kind, TokenKind::Arrow(_))).collect();
    let [at] = arrows[..] else { return };
    let (before, after) = (tokens[..at].iter().rfind(says), tokens[at + 1..].iter().find(says));
    if is_plain && &text[tokens[at].start..tokens[at].end] == "=>" && before.is_some() && after.is_some() {
        tokens[at].kind = TokenKind::Relation;
    }
}

/// Longest run of letters that may be a product although it spells a word.
const MAX_PRODUCT_LETTERS: usize = 3;

/// A raised digit: `²`.
pub(super) fn is_power(text: &str) -> bool {
    text.starts_with(|c: char| matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹'))
}

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// Runs of letters that spell a word and stand where only an operand can: the `at` of `v = u + at`, the `by` of
/// `ax + by = c`, the `(ab)` of `(a + b)/(ab)`, the `Prt` of `I = Prt`. They are products of letters.
fn products(text: &str, tokens: &mut [Token]) {
    let of = |token: &Token| &text[token.start..token.end];
    let lone = |token: &&Token| token.kind == TokenKind::Operand && of(token).chars().count() == 1;
    let known: BTreeSet<char> = tokens.iter().filter(lone).flat_map(|token| of(token).chars()).collect();
    for i in 0..tokens.len() {
        let run = of(&tokens[i]);
        let is_run = tokens[i].kind == TokenKind::Word
            && run.len() <= MAX_PRODUCT_LETTERS
            && run.bytes().all(|byte| byte.is_ascii_alphabetic());
        let has_capital = run.contains(char::is_uppercase) && !run.contains(VOWELS);
        let is_run = is_run && (has_capital || run == run.to_lowercase());
        // "Share of Ann = 15"
        let is_name_of_person = has_capital
            && run.len() == MAX_PRODUCT_LETTERS
            && run.chars().skip(1).any(char::is_lowercase)
            && run.to_lowercase().contains(VOWELS);
        if !is_run || is_name_of_person || has_capital && phrases::is_word_in_capitals(run) {
            continue;
        }
        let is_known = run.chars().all(|c| known.contains(&c));
        let says = |token: &&Token| token.kind != TokenKind::Space;
        let (before, after) = (tokens[..i].iter().rfind(says), tokens[i + 1..].iter().find(says));
        let touches =
            |other: Option<&Token>| other.is_some_and(|o| o.end == tokens[i].start || o.start == tokens[i].end);
        let is_number = before.is_some_and(|b| of(b).ends_with(char::is_numeric));
        let opens = match before {
            None => is_known || run.len() == 2 || !run.contains(VOWELS),
            Some(b) => match b.kind {
                TokenKind::Relation | TokenKind::Open => true,
                TokenKind::Operator => true,
                // "Factor: abx + aby"
                TokenKind::Mark => {
                    of(b) == ":"
                        && after.is_some_and(|after| after.kind == TokenKind::Operator && !touches(Some(after)))
                }
                TokenKind::Operand => is_number && touches(before) && !phrases::is_behind_number(&run.to_lowercase()),
                // `s = ut + (1/2)at^2`
                TokenKind::Close => touches(before),
                // "Solve PV = 24 for P"
                TokenKind::Word => has_capital && after.is_some_and(|after| after.kind == TokenKind::Relation),
                _ => false,
            },
        };
        // The bracket that an operation sign touches: `PV/(nR)`.
        let open = tokens[..i].last().filter(|token| token.kind == TokenKind::Open);
        let sign = i.checked_sub(2).map(|at| &tokens[at]).filter(|sign| matches!(of(sign), "/" | "*" | "·"));
        let is_divisor = open.is_some() && sign.is_some();
        let ends = after.is_none_or(|a| a.kind == TokenKind::Comma || matches!(of(a), "." | ";"));
        let closes = match after {
            Some(a) => match a.kind {
                TokenKind::Relation | TokenKind::Operator => true,
                TokenKind::Close => is_known || is_divisor || before.is_some_and(|b| b.kind != TokenKind::Open),
                TokenKind::Open => touches(after) && (is_known || before.is_some()),
                TokenKind::Operand => is_power(of(a)) && touches(after),
                // "Solve V = IR for R", "V = lwh for l = 2"
                TokenKind::Word => {
                    before.is_some_and(|b| b.kind == TokenKind::Relation)
                        && (has_capital || !run.contains(VOWELS) && problem::leads_to_values(of(a)))
                        // "Rearrange v² = u² + 2as to make s the subject"
                        || run.len() == 2 && is_number && touches(before)
                }
                _ => false,
            },
            None => false,
        };
        // A dash before words at the end of a row is no minus.
        let is_dash = before.is_some_and(|b| matches!(of(b), "-" | "–" | "−")) && !touches(before);
        // `abc - abd`: all letters but one stand in products of the row.
        let stands_near = |c: &char| {
            let mut others = tokens[..i].iter().filter(|token| token.kind == TokenKind::Operand).map(of);
            others.any(|other| other.len() <= MAX_PRODUCT_LETTERS && other.contains(*c))
        };
        let is_near = || run.len() > 1 && run.chars().filter(stands_near).count() + 1 >= run.len();
        let at_end = || {
            ends && before.is_some()
                && (!is_dash || is_known || is_near())
                && !(is_number && is_known && !touches(before))
        };
        if opens && (closes || at_end()) {
            tokens[i].kind = TokenKind::Operand;
        }
    }
}

fn token(text: &str, at: usize, c: char) -> (TokenKind, usize) {
    let rest = &text[at..];
    if let Some((connective, length)) = connectives::arrow(rest) {
        return (TokenKind::Arrow(connective), length);
    }
    let before = text[..at].chars().next_back();
    if let Some(n_bytes) = notation::sum_sign(rest).filter(|_| !before.is_some_and(char::is_alphabetic)) {
        return (TokenKind::Operand, n_bytes);
    }
    match c {
        ' ' | '\t' | '\n' => (TokenKind::Space, c.len_utf8()),
        c if c.is_ascii_digit() => number(rest),
        '.' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => number(rest),
        '\\' => command(rest),
        c if c.is_alphabetic() => letters(rest, before),
        c if c == notation::QUANTITY_BRACKETS[0] && notation::quantity(rest).is_some() => {
            (TokenKind::Operand, notation::quantity(rest).map_or(1, |(n_bytes, _)| n_bytes))
        }
        '/' if rest.starts_with("//") => (TokenKind::Arrow(Connective::Next), 2),
        // An amount of money: the sign is its unit.
        '$' | '€' | '£' if rest[c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()) => {
            (TokenKind::Operator, c.len_utf8())
        }
        '€' | '£' if text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit()) => {
            (TokenKind::Operand, c.len_utf8())
        }
        '#' if rest.starts_with("#pm#") => (TokenKind::Operator, 4),
        '!' if rest.starts_with("!=") && !rest.starts_with("!==") => (TokenKind::Relation, 2),
        // `{x : x > 3}`
        ':' if colons::is_such_that(&text[..at]) => (TokenKind::Operator, 1),
        ':' if colons::divides(text, at) => (TokenKind::Operator, 1),
        '=' | '<' | '>' | '≤' | '≥' | '≠' | '⩽' | '⩾' | '≦' | '≧' | '≈' => {
            (TokenKind::Relation, c.len_utf8())
        }
        '(' | '[' | '{' => (TokenKind::Open, 1),
        '⎧' | '⎨' | '⎩' => (TokenKind::Open, c.len_utf8()),
        ')' | ']' | '}' => (TokenKind::Close, 1),
        ',' => (TokenKind::Comma, 1),
        ';' if lists_value(&text[..at], &rest[1..]) || sets::parts_ends(text, at).is_some() => (TokenKind::Comma, 1),
        '∨' | '∧' => (TokenKind::Joiner, c.len_utf8()),
        '+' | '-' | '*' | '/' | '^' | '_' | '|' | '∣' | '❘' | '±' | '−' | '–' | '×' | '÷' | '·' | '⋅' | '∓' | '∙'
        | '⁄' | '∕' | '%' | '√' | '∛' | '∜' | '∘' => (TokenKind::Operator, c.len_utf8()),
        '⊥' | '∥'
            if text[..at].ends_with(['_', '(', '{'])
                || text[..at].ends_with(char::is_alphabetic) && rest[c.len_utf8()..].trim_start().starts_with('=') =>
        {
            (TokenKind::Operand, c.len_utf8())
        }
        notation::FACTORIAL_SIGN => (TokenKind::Operand, c.len_utf8()),
        '∈' | '∉' | '∅' | '∞' | '∪' | '∩' | '∖' | '°' | 'ℝ' => (TokenKind::Operand, c.len_utf8()),
        // Superscripts, vulgar fractions, other scripts' digits.
        c if c.is_numeric() || matches!(c, '⁺' | '⁻' | '⁽' | '⁾' | '₊' | '₋' | '₌') => {
            (TokenKind::Operand, c.len_utf8())
        }
        c => (TokenKind::Mark, c.len_utf8()),
    }
}

/// Whether a semicolon stands between values, as in `x = 2; -3` and `{2; 3}`: what follows it is a number alone.
fn lists_value(before: &str, rest: &str) -> bool {
    let value = rest[..rest.find([';', '}']).unwrap_or(rest.len())].trim();
    let value = value.trim_end_matches(['.', '\\']);
    before.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == ')' || c == '}')
        && value.contains(|c: char| c.is_ascii_digit())
        && value.chars().all(|c| c.is_ascii_digit() || " -−–+±/.,√∛∜()".contains(c))
}

fn number(text: &str) -> (TokenKind, usize) {
    let bytes = text.as_bytes();
    let mut length = 0;
    while let Some(&byte) = bytes.get(length) {
        let digit_follows = bytes.get(length + 1).is_some_and(u8::is_ascii_digit);
        let repeats = byte == b'.' && ["\\overline{", "\\bar{"].iter().any(|bar| text[length + 1..].starts_with(bar));
        if !(byte.is_ascii_digit() || (matches!(byte, b'.' | b',') && digit_follows) || repeats) {
            break;
        }
        length += 1;
    }
    if text[..length].contains('.') && text[length..].starts_with('…') {
        // `2.6457…`
        length += '…'.len_utf8();
    }
    // An ordinal is a word: "the 2nd equation".
    let suffix = text.get(length..length + 2).filter(|suffix| matches!(*suffix, "st" | "nd" | "rd" | "th"));
    match suffix {
        Some(_) if !text[length + 2..].starts_with(char::is_alphanumeric) => (TokenKind::Word, length + 2),
        _ => (TokenKind::Operand, length),
    }
}

fn command(text: &str) -> (TokenKind, usize) {
    let letters = text[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = &text[1..1 + letters];
    let kind = match name {
        "le" | "leq" | "leqslant" | "ge" | "geq" | "geqslant" | "ne" | "neq" | "lt" | "gt" | "approx" => {
            TokenKind::Relation
        }
        "lor" | "vee" | "land" | "wedge" => TokenKind::Joiner,
        "cdot" | "times" | "circ" | "div" | "pm" | "mp" | "lvert" | "rvert" | "vert" => TokenKind::Operator,
        "" => match text[1..].chars().next() {
            Some('{') => return (TokenKind::Open, 2),
            Some('}') => return (TokenKind::Close, 2),
            Some(c) => return (TokenKind::Mark, 1 + c.len_utf8()),
            None => TokenKind::Mark,
        },
        _ => TokenKind::Operand,
    };
    (kind, 1 + letters)
}

fn letters(text: &str, before: Option<char>) -> (TokenKind, usize) {
    if !before.is_some_and(char::is_alphanumeric)
        && let Some(length) = phrases::statement_bytes(text)
    {
        return (TokenKind::Statement, length);
    }
    if let Some(abbreviation) = all(|lexicon| &lexicon.abbreviations).find(|a| starts_with(text, a)) {
        return (TokenKind::Word, abbreviation.len());
    }
    // Not "login" and not "blog", but `2log(x)` and `log_2 8`.
    if !before.is_some_and(char::is_alphabetic)
        && let Some(length) = notation::logarithm_bytes(text)
    {
        return (TokenKind::Operand, length);
    }
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let apostrophe = matches!(c, '\'' | '’' | '-') && i > 0;
        let inside = apostrophe && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        // A hyphen joins words only ("left-hand"), never letters ("x-y").
        let hyphenated = c != '-' || is_long_word(&text[..i]) && is_long_word(&text[i + 1..]);
        if !(c.is_alphabetic() || inside && hyphenated) {
            break;
        }
        length = i + c.len_utf8();
    }
    let run = &text[..length];
    if length == 3
        && text[length..].starts_with('(')
        && !run.contains(['x', 'y', 'z'])
        && phrases::letters(run, false) == Letters::Word
    {
        return (TokenKind::Word, length);
    }
    // "Max height", against `max(2, 3)`.
    if matches!(run.to_lowercase().as_str(), "max" | "min")
        && is_long_word(text[length..].trim_start_matches([' ', '.']))
    {
        return (TokenKind::Word, length);
    }
    let beside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || "+-*/^=<>()−²³|_".contains(c));
    let touches = beside(before.filter(|c| *c != '(')) || beside(text[length..].chars().next().filter(|c| *c != ')'));
    match phrases::letters(run, touches) {
        Letters::Maths => (TokenKind::Operand, length),
        Letters::Joiner => (TokenKind::Joiner, length),
        Letters::Word => (TokenKind::Word, length),
    }
}

/// Whether `text` begins with four letters or more.
fn is_long_word(text: &str) -> bool {
    text.chars().take_while(|c| c.is_alphabetic()).take(4).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use TokenKind::{Joiner, Operand, Operator, Relation, Space, Statement, Word};

    #[track_caller]
    fn check(text: &str, kinds: &[TokenKind]) {
        assert_eq!(tokens(text).iter().map(|token| token.kind).collect::<Vec<_>>(), kinds, "{text}");
    }

    #[test]
    fn maths_and_words_are_told_apart() {
        check("2xy=3", &[Operand, Operand, Relation, Operand]);
        check("0,5x", &[Operand, Operand]);
        check("x-y", &[Operand, Operator, Operand]);
        check("left-hand side", &[Word, Space, Word]);
        check("b⁹ : b⁴", &[Operand, Operand, Space, Operator, Space, Operand, Operand]);
        check("18 : 3", &[Operand, Space, Operator, Space, Operand]);
        check("2nd let's", &[Word, Space, Word]);
        check("u + 2as to", &[Operand, Space, Operator, Space, Operand, Operand, Space, Word]);
        check("2er und 5cm hoch", &[Operand, Word, Space, Joiner, Space, Operand, Word, Space, Word]);
        check("x or no solution", &[Operand, Space, Joiner, Space, Statement]);
        check(r"x \le 2", &[Operand, Space, Relation, Space, Operand]);
    }

    #[test]
    fn tokens_cover_the_text() {
        for text in ["Subtract 3: x² − 4 = ½ ✓", "é\\", "∴ x -> \\{y", "a’", ""] {
            let tokens = tokens(text);
            let mut at = 0;
            for token in &tokens {
                assert_eq!(token.start, at);
                at = token.end;
            }
            assert_eq!(at, text.len());
        }
    }
}
