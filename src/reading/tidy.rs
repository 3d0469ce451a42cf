//! Words and maths without the punctuation and brackets around them.

use super::prose;
use crate::text::{Mapped, Span, has_relation};

/// Punctuation that a stretch of words or maths does not begin or end with.
pub(super) fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—')
}

/// Words without the punctuation and brackets around them; `lead`: nothing stands before them on the row. Signs with no
/// word among them stay as they are: it cannot be told what they are for.
pub(super) fn tidy(words: &Mapped, lead: bool) -> Mapped {
    // `: 2` says what is done to both sides; a colon before words says nothing.
    let divides =
        |text: &str| text.starts_with(':') && text[1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    let bare = words.trimmed(|c| c.is_whitespace() || matches!(c, '|' | '∣' | '❘' | '‖' | '∥') && !lead);
    if divides(bare.text()) {
        return bare;
    }
    if bare.is_blank() {
        return words.trimmed(char::is_whitespace);
    }
    if !bare.text().contains(char::is_alphanumeric) {
        return bare.trimmed(is_edge);
    }
    let words = words.trimmed(is_edge);
    let ends_sentence = |c: char| c == '.' || !lead && "!|".contains(c);
    let start = words.text().len() - words.text().trim_start_matches(|c| is_edge(c) || ends_sentence(c)).len();
    let words = words.slice(Span::new(start, words.text().len())).trimmed(is_edge);
    let text = words.text();
    if text.starts_with("//") || text.starts_with("--") {
        let dashes = text.len() - text.trim_start_matches(['/', '-']).len();
        return words.slice(Span::new(dashes, text.len())).trimmed(is_edge);
    }
    let round = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let inner = round.or_else(|| text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')));
    match inner {
        Some(inner) if !inner.contains(['(', ')', '[', ']']) => {
            words.slice(Span::new(1, text.len() - 1)).trimmed(is_edge)
        }
        _ => words,
    }
}

/// The length of a brace that opens before equations and does not close: it is drawn over the rows of a system.
fn system_brace(text: &str) -> usize {
    let brace = ["\\{", "{", "⎧", "⎨", "⎩"].into_iter().find(|brace| text.starts_with(brace)).unwrap_or_default();
    let is_line = has_relation(text)
        && text[brace.len()..].trim_start().starts_with(|c: char| c.is_alphanumeric() || "-−(\\".contains(c));
    let is_open = is_line && !text.contains('}') && !text[brace.len()..].contains('{');
    if is_open { brace.len() } else { 0 }
}

/// Whether the sign at byte `at` is the unit of the number beside it: `12 €`, `£68`, `40°`.
fn is_unit_sign(text: &str, at: usize, sign: char) -> bool {
    let (before, behind) = (text[..at].trim_end(), text[at + sign.len_utf8()..].trim_start());
    let is_behind_number = before.ends_with(|c: char| c.is_ascii_digit());
    match sign {
        '€' | '£' => is_behind_number || behind.starts_with(|c: char| c.is_ascii_digit()),
        '°' => is_behind_number && !behind.starts_with(char::is_alphanumeric),
        _ => false,
    }
}

/// Maths without the punctuation of the sentence it stands in, one space at most between its parts.
pub(super) fn tidy_math(math: &Mapped) -> Mapped {
    let math = math.trimmed(is_edge);
    let brace = system_brace(math.text());
    let mut math = math.slice(Span::new(brace, math.text().len())).trimmed(is_edge);
    math.truncate(math.text().trim_end_matches(|c| is_edge(c) || c == '.').len());
    let (mut spaced, mut ahead) = (Mapped::default(), None);
    let as_numbers = super::degrees::as_numbers(math.text());
    for (i, c) in math.text().char_indices() {
        // `2x == 8`, as programs write it, and the unit of an amount of money or of an angle: what stands beside them stands
        // for both.
        let is_doubled = c == '=' && spaced.text().ends_with('=') && !spaced.text().ends_with("==");
        let origin = math.origin(Span::new(i, i + c.len_utf8()));
        if is_doubled || is_unit_sign(math.text(), i, c) && !as_numbers.contains(&i) {
            match spaced.text().trim_end().char_indices().next_back() {
                Some((at, last)) => {
                    let blank = spaced.slice(Span::new(at + last.len_utf8(), spaced.text().len()));
                    let both = spaced.origin(Span::new(at, at + last.len_utf8())).join(origin);
                    spaced.truncate(at);
                    spaced.push(last, both);
                    spaced.append(&blank);
                }
                None => ahead = Some(origin),
            }
            continue;
        }
        if !(c.is_whitespace() && spaced.text().ends_with(' ')) {
            let origin = ahead.take().map_or(origin, |sign: Span| sign.join(origin));
            spaced.push(if c.is_whitespace() { ' ' } else { c }, origin);
        }
    }
    prose::without_outer_brackets(spaced)
}
