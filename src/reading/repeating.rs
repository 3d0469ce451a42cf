//! Repeating decimals in every way that they are written, as the one that `notation` reads: `0.1\overline{6}`.
//!
//! `0.1666...`, `0.1(6)` without a digit before the bracket, a bar or a dot over the digits that repeat.

use crate::text::{Mapped, Span};

/// Digits that repeat are at most this many.
const MAX_PERIOD: usize = 6;

const ELLIPSES: [&str; 5] = ["...", "…", "\\ldots", "\\dots", "\\cdots"];

/// Signs over a digit that repeats: a bar over each, or a dot over the first and the last.
const OVERS: [char; 3] = ['\u{304}', '\u{305}', '\u{307}'];

/// The text with a bar over what repeats. All that stands for the bar and its digits keeps where it stood.
pub(super) fn with_bars(text: Mapped) -> Mapped {
    let plain = text.text();
    let has_one = |signs: &[&str]| signs.iter().any(|sign| plain.contains(sign));
    let repeats = plain.contains(OVERS) || has_one(&[".(", "\\dot{"]) || has_one(&ELLIPSES);
    if !plain.contains('.') || !repeats {
        return text;
    }
    let (mut all, mut copied): (Vec<(Span, String)>, usize) = (Vec::new(), 0);
    for (point, _) in plain.match_indices('.') {
        if point < copied || !plain[..point].ends_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let Some(found) = Repeating::behind(&plain[point + 1..]) else {
            all.extend(cut_off(plain, point));
            continue;
        };
        copied = point + 1 + found.n_bytes;
        all.push((Span::new(point + 1 + found.n_once, copied), format!("\\overline{{{}}}", found.period)));
    }
    all.sort_by_key(|(part, _)| (part.start, part.end));
    all.dedup();
    text.with_replaced(all.iter().map(|(part, with)| (*part, with.as_str())))
}

/// A decimal whose digits go on, `= 2.6457...`, as `≈ 2.6457…`: what is to be replaced of it. Empty where no dots follow.
fn cut_off(text: &str, point: usize) -> Vec<(Span, String)> {
    let end = point + 1 + text[point + 1..].bytes().take_while(u8::is_ascii_digit).count();
    let dots = ELLIPSES.iter().find(|dots| text[end..].starts_with(**dots));
    let Some(dots) = dots.filter(|dots| !text[end + dots.len()..].starts_with(|c: char| c.is_ascii_digit())) else {
        return Vec::new();
    };
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '±' | '-' | '−' | '+' | '.');
    let head = text[..point].trim_end_matches(is_part);
    let is_equals = head.ends_with('=') && !head.ends_with(['<', '>', '!', ':']);
    let sign = is_equals.then(|| (Span::new(head.len() - 1, head.len()), "≈".to_owned()));
    // `= 3.55319...`, and then `= 3.55`.
    let behind = text[end + dots.len()..].trim_start();
    let at = text.len() - behind.len();
    let rounded = behind.strip_prefix('=').map(|number| number.trim_start().trim_start_matches(['-', '−', '£', '€']));
    let is_rounded = rounded.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    let next = is_rounded.then(|| (Span::new(at, at + 1), "≈".to_owned()));
    sign.into_iter().chain([(Span::new(end, end + dots.len()), "…".to_owned())]).chain(next).collect()
}

/// What stands behind a decimal point.
struct Repeating {
    /// Digits that stand once.
    n_once: usize,
    period: String,
    /// All of it.
    n_bytes: usize,
}

impl Repeating {
    fn behind(text: &str) -> Option<Repeating> {
        let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, behind) = text.split_at(n_digits);
        dotted(digits, behind).or_else(|| goes_on(digits, behind)).or_else(|| in_brackets(digits, behind))
    }
}

/// `777...`: the shortest digits that are repeated, so often that it is no chance.
fn goes_on(digits: &str, behind: &str) -> Option<Repeating> {
    let blanks = behind.len() - behind.trim_start_matches(' ').len();
    let dots = ELLIPSES.iter().find(|dots| behind[blanks..].starts_with(**dots))?;
    let n_bytes = digits.len() + blanks + dots.len();
    if behind[blanks + dots.len()..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    (1..=MAX_PERIOD.min(digits.len())).find_map(|length| {
        let period = &digits[digits.len() - length..];
        let repeated: usize = digits.as_bytes().rchunks(length).take_while(|chunk| *chunk == period.as_bytes()).count();
        let n_once = digits.len() - repeated * length;
        // `0.33...` is a third; `1.4142...`, `1.0986122...` repeat nothing.
        let is_sure = repeated > 2 || repeated == 2 && (n_once == 0 || length == 3);
        is_sure.then(|| Repeating { n_once, period: period.to_owned(), n_bytes })
    })
}

/// `0.(3)`. Behind a digit it would be a factor.
fn in_brackets(digits: &str, behind: &str) -> Option<Repeating> {
    let period = behind.strip_prefix('(')?.split_once(')')?.0;
    let is_period = (1..=MAX_PERIOD).contains(&period.len()) && period.bytes().all(|byte| byte.is_ascii_digit());
    let n_bytes = period.len() + 2;
    (digits.is_empty() && is_period).then(|| Repeating { n_once: 0, period: period.to_owned(), n_bytes })
}

/// `4̇5̇`, `4̅5̅`, `\dot{4}5\dot{7}`: from the first digit with a sign over it to the last.
fn dotted(digits: &str, behind: &str) -> Option<Repeating> {
    const DOT: &str = "\\dot{";
    let text = format!("{digits}{behind}");
    let (mut n_once, mut period, mut n_bytes, mut at) = (None, String::new(), 0, 0);
    let mut all = String::new();
    while let Some(c) = text[at..].chars().next() {
        let (digit, n_digit, marked) = match text[at..].strip_prefix(DOT) {
            Some(rest) if rest.as_bytes().get(1) == Some(&b'}') => (rest.chars().next()?, DOT.len() + 2, true),
            _ => (c, c.len_utf8(), false),
        };
        if !digit.is_ascii_digit() {
            break;
        }
        let over = text[at + n_digit..].chars().next().filter(|over| OVERS.contains(over));
        if n_once.is_none() && (marked || over.is_some()) {
            n_once = Some(at);
            all.clear();
        }
        all.push(digit);
        at += n_digit + over.map_or(0, char::len_utf8);
        if marked || over.is_some() {
            (period, n_bytes) = (all.clone(), at);
        }
    }
    let n_once = n_once.filter(|_| period.len() <= MAX_PERIOD)?;
    Some(Repeating { n_once, period, n_bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_is_put_under_a_bar() {
        for (text, wanted) in [
            ("x = 0.777...", r"x = 0.\overline{7}"),
            ("0.1666… = 1/6", r"0.1\overline{6} = 1/6"),
            ("x = 2.33 ...", r"x = 2.\overline{3}"),
            (r"100x = 45.4545\ldots", r"100x = 45.\overline{45}"),
            ("0.142857142857...", r"0.\overline{142857}"),
            ("0.(81) + 1.(3)", r"0.\overline{81} + 1.\overline{3}"),
            ("0.4\u{307}5\u{307}", r"0.\overline{45}"),
            ("0.14\u{305}", r"0.1\overline{4}"),
            (r"0.2\dot{4}5\dot{7}x", r"0.2\overline{457}x"),
            ("7.777… - 0.777…", r"7.\overline{7} - 0.\overline{7}"),
        ] {
            let barred = with_bars(Mapped::verbatim(text, 0));
            assert_eq!(barred.text(), wanted, "{text}");
            assert_eq!(barred.span(), Span::new(0, text.len()), "{text}");
        }
    }

    #[test]
    fn other_decimals_are_left_alone() {
        for text in ["3.5(2)", "0.777", "so x = 4...", "1.5, 2.5, ...", "0.333...3", "x = 0.(1234567)"] {
            assert_eq!(with_bars(Mapped::verbatim(text, 0)).text(), text);
        }
    }

    #[test]
    fn digits_that_go_on_are_not_exact() {
        for (text, wanted) in [
            ("x = 1.414...", "x ≈ 1.414…"),
            ("2.718281828...", "2.718281828…"),
            ("x = ±2.6457…", "x ≈ ±2.6457…"),
            ("8.35/2.35 = 3.553...\n= 3.55", "8.35/2.35 ≈ 3.553…\n≈ 3.55"),
            ("1.4142... = √2", "1.4142… = √2"),
        ] {
            assert_eq!(with_bars(Mapped::verbatim(text, 0)).text(), wanted, "{text}");
        }
    }
}
