//! Every byte of a row of maths accounted for: what stands beside a stretch of maths must be words, a reason or
//! punctuation. Anything else is a piece of the formula that was not understood, and then the row is not read: judging
//! what is left of it would be judging something that nobody wrote.

use super::tokens::{Token, TokenKind, tokens};
use crate::lexicon;
use crate::text::{Span, has_relation};

/// Where a formula begins that the text ends in the midst of: `2x +` before delimited maths. None where what the text ends
/// on may be a bullet or the label of what follows: `-`, `7 -`.
pub(super) fn open_formula(text: &str) -> Option<usize> {
    let of = |token: &Token| &text[token.start..token.end];
    let all = tokens(text);
    let start = all.iter().rposition(|token| !token.kind.is_maths()).map_or(0, |word| word + 1);
    let formula: Vec<&Token> = all[start..].iter().filter(|token| token.kind != TokenKind::Space).collect();
    let [first, .., last] = formula.as_slice() else { return None };
    let is_label = formula.len() == 2 && matches!(of(last), "-" | "–" | "−") && is_number(of(first));
    let wants_operand = match last.kind {
        TokenKind::Operator => !matches!(of(last), "|" | "%" | "°" | ":"),
        TokenKind::Relation => true,
        _ => false,
    };
    let has_operand = formula.iter().any(|token| token.kind == TokenKind::Operand);
    (wants_operand && has_operand && !is_label).then_some(first.start)
}

fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

/// The first piece of `tokens` (of the row `text`) that is neither words nor punctuation nor an operation, in bytes of
/// the text. They stand right behind maths if `behind_maths`, right before it if `before_maths`.
pub(super) fn residue(text: &str, tokens: &[Token], behind_maths: bool, before_maths: bool) -> Option<Span> {
    if !behind_maths && !before_maths {
        return None;
    }
    let of = |token: &Token| &text[token.start..token.end];
    let span = |from: &Token, to: &Token| Some(Span::new(from.start, to.end));
    let is_word = |token: &Token| token.kind == TokenKind::Word;
    let first_word = tokens.iter().position(is_word);
    let last_word = tokens.iter().rposition(is_word);
    // The tokens between maths and the nearest word on either side; without any word all of them.
    let near_end = if behind_maths { &tokens[..first_word.unwrap_or(tokens.len())] } else { &[] };
    let near_start = if before_maths { &tokens[last_word.map_or(0, |i| i + 1)..] } else { &[] };
    let strange = |token: &&Token| token.kind == TokenKind::Mark && !of(token).chars().all(is_punctuation);
    for near in [near_end, near_start] {
        if let Some(mark) = near.iter().find(strange) {
            return span(mark, mark);
        }
    }
    // A unit in the midst of a formula that could not be taken off, `2.5 m · 100 = 250 cm`: what is behind it is no formula.
    let words: Vec<&Token> = tokens.iter().filter(|token| is_word(token)).collect();
    if behind_maths
        && before_maths
        && let [word] = words.as_slice()
        && super::unit_symbols::unit(of(word)).is_some_and(|(n_bytes, _)| n_bytes == of(word).len())
        && tokens.iter().all(|token| is_word(token) || token.kind == TokenKind::Space || token.kind.is_maths())
    {
        return span(word, word);
    }
    // `f'(x)` and `y' = 2x`: a letter with a prime is another letter.
    let said: Vec<&Token> = tokens.iter().filter(|token| token.kind != TokenKind::Space).collect();
    if before_maths
        && let [.., letter, prime] = said.as_slice()
        && matches!(of(prime), "'" | "’" | "′" | "″")
        && of(letter).chars().count() == 1
        && letter.kind == TokenKind::Operand
        && letter.end == prime.start
    {
        return span(letter, prime);
    }
    if behind_maths && let Some(first) = tokens.first() {
        // A factorial's sign touches its number; an exclamation mark ends the row or the sentence.
        let goes_on =
            text[first.end..].trim_start().starts_with(|c: char| c.is_alphanumeric() || "+-*/=<>^)(".contains(c));
        // So it does behind an expression that stands alone: `5!`.
        let has_words = || super::tokens::tokens(&text[..first.start]).iter().any(is_word);
        let is_alone = || text[first.end..].trim().is_empty() && !has_relation(text) && !has_words();
        let touches = || text[..first.start].ends_with(|c: char| c.is_alphanumeric());
        if of(first) == "!" && (goes_on || touches() && is_alone()) {
            return span(first, first);
        }
        // So does a bracket that is multiplied or divided by: `PV/(...)`.
        let is_bracket = |token: &Token| token.kind == TokenKind::Open && token.start == first.end;
        if matches!(of(first), "/" | "*" | "·")
            && tokens.get(1).is_some_and(is_bracket)
            && text[..first.start].ends_with(|c: char| c.is_alphanumeric() || c == ')')
        {
            return span(first, first);
        }
        // Letters that touch maths belong to it: `3abd`.
        if is_word(first) && !is_unit_like(of(first)) && text[..first.start].ends_with(|c: char| c.is_alphanumeric()) {
            return span(first, first);
        }
    }
    if before_maths
        && let Some(last) = tokens.iter().rfind(|token| token.kind != TokenKind::Open)
        && is_word(last)
        && text[last.end..].starts_with(['(', '^', '_'])
    {
        // `sqr(x)`: a function that is not known.
        return span(last, last);
    }
    // `1 + 2 + ... + 100`: what the dots stand for is not read, and what is behind them is no sum of its own.
    if before_maths
        && let Some(last) = said.last()
        && (of(last) == "…" || of(last) == "." && text[..last.end].ends_with("..."))
        && text[last.end..].trim_start().starts_with(['+', '-', '−', '–', '*', '·', '×'])
    {
        let start = text[..last.end].trim_end_matches(['.', '…']).len();
        return Some(Span::new(start, last.end));
    }
    // "The sum of 4 and 5 = 9": the words take the numbers in, and `5 = 9` is not what is said.
    if before_maths
        && let Some(last) = tokens.iter().rfind(|token| is_word(token))
        && lexicon::holds(|lexicon| &lexicon.taking_numbers, &of(last).to_lowercase())
        && is_equation_of_number(&text[last.end..])
    {
        return span(last, last);
    }
    // A sign that wants an operand and has a word or nothing beside it.
    let hangs = |token: &&Token| match token.kind {
        TokenKind::Relation => true,
        TokenKind::Operator => !matches!(of(token), "-" | "–" | "−" | "|" | "%" | "·" | "*" | ":" | "/" | "°"),
        _ => false,
    };
    let near_end = near_end.iter().skip_while(|token| token.kind == TokenKind::Space);
    if let Some(sign) = near_end.clone().next().filter(hangs)
        && first_word.is_some()
    {
        return span(sign, sign);
    }
    if before_maths
        && first_word.is_some()
        && let Some(sign) = near_start.iter().rfind(|token| token.kind != TokenKind::Space).filter(hangs)
    {
        return span(sign, sign);
    }
    None
}

/// Whether a text begins with a number, or several joined by "and", and a relation sign behind it.
fn is_equation_of_number(text: &str) -> bool {
    let all = tokens(text);
    let said: Vec<&Token> = all.iter().filter(|token| token.kind != TokenKind::Space).collect();
    let is_number = |token: &Token| text[token.start..].starts_with(|c: char| c.is_ascii_digit());
    let is_minus = |token: &&Token| matches!(&text[token.start..token.end], "-" | "−" | "–");
    let said = &said[usize::from(said.first().is_some_and(is_minus))..];
    let relation = said.iter().position(|token| token.kind == TokenKind::Relation);
    relation.is_some_and(|at| {
        let numbers = &said[..at];
        numbers.first().is_some_and(|first| is_number(first))
            && numbers
                .iter()
                .all(|token| is_number(token) || matches!(token.kind, TokenKind::Joiner | TokenKind::Comma))
    })
}

/// Signs that end or part sentences, quote, tick off or lead on.
fn is_punctuation(c: char) -> bool {
    let is_pictograph = matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}' | '\u{fe0f}' | '\u{200d}');
    is_pictograph || c.is_whitespace() || ".,;:!?…\"'`’‘“”„«»-–—|•·✓✔✗✘☑→⇒∴∵⇔↔*~_°□■◦▪●○✅❌★∎()[]{}&".contains(c)
}

/// Letters behind a number that are a unit.
fn is_unit_like(word: &str) -> bool {
    word.chars().count() > 3 || super::phrases::is_unit(word)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    /// `text` is what stands beside maths, with `M` where the maths is.
    #[track_caller]
    fn check(text: &str, wanted: Option<&str>) {
        let at = text.find('M').expect("maths is marked");
        let all = tokens(text);
        let before: Vec<Token> = all.iter().filter(|token| token.end <= at).copied().collect();
        let behind: Vec<Token> = all.iter().filter(|token| token.start > at).copied().collect();
        let found = residue(text, &before, false, true).or_else(|| residue(text, &behind, true, false));
        assert_eq!(found.map(|span| &text[span.start..span.end]), wanted, "{text}");
    }

    #[test]
    fn words_and_punctuation_may_stand_beside_maths() {
        for text in [
            "Subtract 3: M",
            "M (subtract 3)",
            "M, so we are done.",
            "M ✓",
            "so M",
            "- M",
            "x = M!",
            "so M!",
            "M miles",
            "“M”",
            "the boys' M",
            "'M",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_piece_of_a_formula_may_not() {
        check("∑M", Some("∑"));
        check("M # 2", Some("#"));
        check("M!", Some("!"));
        check("sqr(M", Some("sqr"));
        check("M + some more", Some("+"));
        check("M/(the rest)", Some("/"));
        check("∠ M", Some("∠"));
        check("g' M", Some("g'"));
        check("then y’ M", Some("y’"));
    }
}
