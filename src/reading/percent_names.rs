//! The letter of a percentage: `p% = 18 : 72` names `p` with its sign, and beside a formula with `p/100` the value
//! `p = 2.5 %` is the number before the sign.

use crate::text::{Mapped, Span};

/// The letters that percentages are called by.
const NAMES: [char; 2] = ['p', 'P'];

/// The text without the percent signs that belong to such a name, and without those of its values where a formula divides
/// it by a hundred.
pub(super) fn without_signs(text: Mapped) -> Mapped {
    let plain = text.text();
    if !plain.contains('%') {
        return text;
    }
    let is_divided = plain.lines().any(divides_by_hundred);
    let places: Vec<usize> = plain
        .match_indices('%')
        .map(|(at, _)| at)
        .filter(|&at| is_of_name(plain, at) || is_divided && is_of_value(plain, at))
        .collect();
    if places.is_empty() {
        return text;
    }
    let (mut without, mut copied) = (Mapped::default(), 0);
    for at in places {
        let start = plain[..at].trim_end_matches(' ').len().max(copied);
        without.append(&text.slice(Span::new(copied, start)));
        copied = at + 1;
    }
    without.append(&text.slice(Span::new(copied, plain.len())));
    without
}

/// Whether the letter stands in the text, by itself.
fn name_ends(text: &str) -> bool {
    let mut chars = text.chars().rev();
    chars.next().is_some_and(|c| NAMES.contains(&c))
        && !chars.next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '\\'))
}

/// `p %`
fn is_of_name(text: &str, at: usize) -> bool {
    name_ends(text[..at].trim_end_matches(' ')) && !text[at + 1..].starts_with(char::is_alphanumeric)
}

/// `p = 2.5 %`
fn is_of_value(text: &str, at: usize) -> bool {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let before = text[..at].trim_end_matches(' ');
    let head = before.trim_end_matches(number);
    let name = head.trim_end_matches(' ').strip_suffix('=').map(str::trim_end);
    // `p% = 12 %`
    let name = name.map(|name| name.trim_end_matches('%').trim_end());
    head.len() < before.len() && name.is_some_and(name_ends)
}

/// `W = G · p/100`, `Z = (K · p · t)/(100 · 360)`, `G = W · 100/p`: the letter and a hundred, and no percent sign.
fn divides_by_hundred(line: &str) -> bool {
    let has_name = line.char_indices().any(|(at, c)| {
        let next = line[at + c.len_utf8()..].chars().next();
        name_ends(&line[..at + c.len_utf8()]) && !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
    });
    let divides = line.contains(['/', ':', '÷']) || line.contains("\\frac");
    has_name && divides && line.contains('=') && line.contains("100") && !line.contains('%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_of_a_name_go() {
        for (text, wanted) in [
            ("p% = 18 : 72 = 0.25 = 25 %", "p = 18 : 72 = 0.25 = 25 %"),
            ("G = W : p%", "G = W : p"),
            ("p % = 12 %\nW = G · p/100", "p = 12\nW = G · p/100"),
            ("K = 1200, p = 2.5 %\nZ = K · p / 100", "K = 1200, p = 2.5\nZ = K · p / 100"),
            ("p = 2.5 %\nZ = K · p", "p = 2.5 %\nZ = K · p"),
            ("20 % of 50", "20 % of 50"),
        ] {
            assert_eq!(without_signs(Mapped::verbatim(text, 0)).text(), wanted, "{text}");
        }
    }
}
