//! Powers of ten as calculators and programs write them, `1.5e-2` and `3E8`, as people write them: `1.5*10^(-2)`.

use crate::text::{Mapped, Span};

/// Digits of an exponent at most: `1e400` is past what a calculator shows, and still a number.
const MAX_DIGITS: usize = 3;

/// The text with powers of ten written out. All that stands for one keeps where it stood.
pub(super) fn with_powers_of_ten(text: Mapped) -> Mapped {
    let plain = text.text();
    let found: Vec<PowerOfTen> = plain.match_indices(['e', 'E']).filter_map(|(at, _)| power_at(plain, at)).collect();
    // `2e-3` may be Euler's number less three, but not beside `3e8`.
    if !found.iter().any(|power| power.is_sure) {
        return text;
    }
    let written = |power: &PowerOfTen| format!("*10^({})", plain[power.start + 1..power.end].trim_start_matches('+'));
    let all: Vec<(Span, String)> = found.iter().map(|it| (Span::new(it.start, it.end), written(it))).collect();
    text.with_replaced(all.iter().map(|(part, with)| (*part, with.as_str())))
}

/// A letter e with its exponent, in bytes of the text.
struct PowerOfTen {
    start: usize,
    end: usize,
    /// The letter can be nothing else.
    is_sure: bool,
}

/// What the letter at `at` begins, if a number stands before it and a whole exponent behind it.
fn power_at(text: &str, at: usize) -> Option<PowerOfTen> {
    let (before, behind) = (&text[..at], &text[at + 1..]);
    let mantissa = &before[before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len()..];
    let is_number = mantissa.starts_with(|c: char| c.is_ascii_digit()) && mantissa.matches('.').count() < 2;
    let stands_apart = !before[..before.len() - mantissa.len()].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let n_sign = usize::from(behind.starts_with(['-', '+']));
    let n_digits = behind[n_sign..].bytes().take_while(u8::is_ascii_digit).count();
    let rest = &behind[n_sign + n_digits..];
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '^' | '_'))
        && !rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_sure = n_sign == 0 || text[at..].starts_with('E') || mantissa.contains('.');
    let is_power = is_number && stands_apart && ends && (1..=MAX_DIGITS).contains(&n_digits);
    is_power.then_some(PowerOfTen { start: at, end: at + 1 + n_sign + n_digits, is_sure })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_are_written_out() {
        for (text, wanted) in [
            ("1.5e-2 = 0.015", "1.5*10^(-2) = 0.015"),
            ("3E8 * 2e3", "3*10^(8) * 2*10^(3)"),
            ("6.02e+23", "6.02*10^(23)"),
            ("x = 4E-3.", "x = 4*10^(-3)."),
            ("(3e8)(2e-4)", "(3*10^(8))(2*10^(-4))"),
        ] {
            assert_eq!(with_powers_of_ten(Mapped::verbatim(text, 0)).text(), wanted);
        }
    }

    #[test]
    fn the_number_e_and_words_stay_as_they_are() {
        for text in ["2e-3", "2e^3", "3ex", "2e3x", "x1e5", "Step 3e", "1.2.3e4", "the 5 e3", "1e4567", "1e5.2", "2.5e"]
        {
            assert_eq!(with_powers_of_ten(Mapped::verbatim(text, 0)).text(), text);
        }
    }
}
