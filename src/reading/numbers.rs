//! Commas in numbers: decimal commas (`0,5x`) become points, and commas between thousands (`1,000`) go.
//!
//! One convention a paste. A comma with a digit on each side may also separate two roots (`x = 2,3`), so commas are
//! decimal only where some number in the paste could be nothing else. Beside decimal points only a coefficient could.

use super::unit_symbols::unit;
use super::work::Notice;
use crate::lexicon::{all, word_position};
use crate::text::{Mapped, Span};

/// The text with its numbers written with decimal points, and what to say of its commas.
pub(super) fn with_points(text: Mapped) -> (Mapped, Option<Notice>) {
    let (text, braces_are_decimal) = without_braces(text);
    let plain = text.text();
    if !plain.contains(',') {
        return (text, None);
    }
    let (mut n_decimal, mut n_listed) = (0_usize, 0_usize);
    let points_group = points_group(plain);
    let commas_are_decimal = points_group || braces_are_decimal || commas_are_decimal(plain);
    let mut numbers = Mapped::default();
    for (at, c) in plain.char_indices() {
        let origin = text.origin(Span::new(at, at + c.len_utf8()));
        match c {
            ',' if is_before_bar(plain, at)
                || commas_are_decimal && digits_around(plain, at) && !separates_ends(plain, at) =>
            {
                n_decimal += 1;
                numbers.push('.', origin);
            }
            '.' if points_group && separates_thousands(plain, at) => {}
            ',' if !commas_are_decimal && separates_thousands(plain, at) => {}
            c => {
                n_listed += usize::from(c == ',' && digits_around(plain, at) && stands_alone(plain, at));
                numbers.push(c, origin);
            }
        }
    }
    let notice = match (n_decimal, n_listed) {
        (1.., _) => Some(Notice::DecimalCommas),
        (0, 1..) => Some(Notice::ListedNumbers),
        (0, 0) => None,
    };
    (numbers, notice)
}

/// `0,\overline{3}`: no list goes on with a bar.
fn is_before_bar(text: &str, at: usize) -> bool {
    let behind = &text[at + 1..];
    text[..at].ends_with(|c: char| c.is_ascii_digit())
        && ["\\overline{", "\\bar{", "\\dot{"].iter().any(|bar| behind.starts_with(bar))
}

/// LaTeX's `1{,}000` and `3{,}5` with plain commas; and whether one of them can only be a decimal comma.
fn without_braces(text: Mapped) -> (Mapped, bool) {
    const COMMA: &str = "{,}";
    let plain = text.text();
    let in_number = |&(at, _): &(usize, &str)| {
        plain[..at].ends_with(|c: char| c.is_ascii_digit()) && digits_after(plain, at + COMMA.len() - 1) > 0
    };
    let places: Vec<usize> = plain.match_indices(COMMA).filter(in_number).map(|(at, _)| at).collect();
    if places.is_empty() {
        return (text, false);
    }
    let (mut without, mut start) = (Mapped::default(), 0);
    for &at in &places {
        without.append(&text.slice(Span::new(start, at)));
        without.push(',', text.origin(Span::new(at, at + COMMA.len())));
        start = at + COMMA.len();
    }
    without.append(&text.slice(Span::new(start, plain.len())));
    let is_decimal = places.iter().any(|&at| digits_after(plain, at + COMMA.len() - 1) != 3);
    (without, is_decimal)
}

/// Whether the numbers around the comma are all of a side, as in `x = 2,5`, and not a point or a set.
fn stands_alone(text: &str, at: usize) -> bool {
    let before = text[..at - digits_before(text, at)].trim_end_matches([' ', '-', '−']);
    let after = text[at + 1 + digits_after(text, at)..].trim_start_matches([' ', '.']);
    before.ends_with('=') && (after.is_empty() || after.starts_with('\n'))
}

/// Whether a number such as `1.234,56` stands in the text: points between thousands, and a decimal comma.
fn points_group(text: &str) -> bool {
    text.match_indices(',').any(|(at, _)| {
        let before = digits_before(text, at);
        let point = text[..at - before].ends_with('.') && before == 3;
        point && digits_after(text, at) > 0 && digits_before(text, at - before - 1) > 0
    })
}

fn commas_are_decimal(text: &str) -> bool {
    let has_point = text.match_indices('.').any(|(at, _)| digits_around(text, at));
    let is_foreign = has_foreign_words(text) || notes_division(text) || names_set(text);
    let mut commas = text.match_indices(',').filter(|&(at, _)| digits_around(text, at) && !separates_ends(text, at));
    commas.any(|(at, _)| match has_point {
        false => {
            is_foreign
                || is_surely_decimal(text, at)
                || is_operand(text, at)
                || is_term_of_left_side(text, at)
                || is_term_of_right_side(text, at)
                || is_only_solution(text, at)
        }
        // `0,5x` or `2,5 * 4`, and points in another row: nothing that is listed is followed so.
        true => is_coefficient(text, at) || is_operand(text, at),
    })
}

/// `x = 3,5` at the end of work in which nothing could have given x two values: no power, root, absolute value, product of
/// brackets or inequality stands there.
fn is_only_solution(text: &str, at: usize) -> bool {
    const SEVERAL: [char; 15] = ['²', '³', '⁴', '^', '√', '|', '±', '<', '>', '≤', '≥', '{', '[', ';', ':'];
    let head = text[..at - digits_before(text, at)].trim_end_matches([' ', '-', '−']);
    let letter = head.strip_suffix('=').and_then(|head| head.trim_end().chars().next_back());
    let letter = letter.filter(|_| stands_alone(text, at)).or_else(|| {
        // `3,5 = x`
        let behind = text[at + 1 + digits_after(text, at)..].trim_start().strip_prefix('=')?.lines().next()?.trim();
        let is_row = head.is_empty() || head.ends_with('\n');
        behind.chars().next().filter(|c| is_row && behind.len() == c.len_utf8())
    });
    let Some(letter) = letter.filter(|letter| letter.is_alphabetic()) else { return false };
    let above = &head[..head.rfind('\n').unwrap_or(0)];
    let is_solved_for = above.lines().any(|row| row.contains('=') && row.contains(letter));
    let may_have_several = text.contains(SEVERAL) || [")(", "sqrt", "\\"].iter().any(|sign| text.contains(sign));
    is_solved_for && !may_have_several && text.matches(',').count() == 1
}

fn digits_around(text: &str, at: usize) -> bool {
    digits_before(text, at) > 0 && digits_after(text, at) > 0
}

/// `[0,2]`, `(1,5]`: nothing but two numbers in brackets of which one is square are an interval's ends. Where commas are
/// decimal, ends are set apart by a semicolon.
fn separates_ends(text: &str, at: usize) -> bool {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '−' | ' ');
    let before = text[..at].trim_end_matches(number).chars().next_back();
    let behind = text[at + 1..].trim_start_matches(number).chars().next();
    // `C(5,2)`: of so many, so many are chosen.
    let is_choice = text[..at].trim_end_matches(number).ends_with("C(") && behind == Some(')');
    is_choice || matches!((before, behind), (Some('[' | ']'), Some('[' | ']' | ')')) | (Some('('), Some(']' | '[')))
}

/// `0,5`, `1,25x` and `≈ 1,7`: a whole part of nought, a letter right behind, or a sign that says that it is rounded.
fn is_surely_decimal(text: &str, at: usize) -> bool {
    let before = digits_before(text, at);
    let n_decimals = digits_after(text, at);
    let behind = text[at + 1 + n_decimals..].trim_start_matches(' ');
    // `1,20 €`, `4,5 cm`
    let is_money = n_decimals == 2 && behind.starts_with('€');
    let touches = behind.len() == text[at + 1 + n_decimals..].len();
    let is_measured = n_decimals != 3 && unit(behind).is_some_and(|(_, unit)| !(unit.begins_with_letter && touches));
    if is_money || is_measured {
        return true;
    }
    let whole_is_nought = &text[at - before..at] == "0";
    let head = text[..at - before].trim_end_matches([' ', '-', '−']);
    whole_is_nought || is_coefficient(text, at) || head.ends_with('≈') || head.ends_with("\\approx")
}

/// A sign of an operation stands behind the number.
fn is_operand(text: &str, at: usize) -> bool {
    let after = digits_after(text, at);
    let behind = text[at + 1 + after..].trim_start_matches(' ');
    // `√(6,25 − 6)`: what is subtracted is a number.
    let subtracts = || {
        let rest = behind.strip_prefix(['-', '−', '–']).filter(|rest| rest.starts_with(' '));
        rest.is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || "(√".contains(c)))
    };
    (behind.starts_with(['+', '*', '·', '×', '÷', '/', '±']) || subtracts()) && after != 3
}

/// It is added or subtracted to the left of a relation sign, as in `x/4 + 1,5 = 3`: no list stands there.
fn is_term_of_left_side(text: &str, at: usize) -> bool {
    let (start, after) = (at - digits_before(text, at), digits_after(text, at));
    let before = text[..start].strip_suffix(' ').unwrap_or(&text[..start]);
    let is_term = before
        .strip_suffix(['+', '-', '−'])
        .is_some_and(|rest| rest.trim_end_matches(' ').ends_with(|c: char| c.is_alphanumeric() || ")}".contains(c)));
    is_term && text[at + 1 + after..].trim_start_matches(' ').starts_with(['=', '<', '>', '≤', '≥']) && after != 3
}

/// It is added to or subtracted from a term with a letter and ends the row, as in `12 = 3x + 1,5`.
fn is_term_of_right_side(text: &str, at: usize) -> bool {
    let (start, after) = (at - digits_before(text, at), digits_after(text, at));
    let row = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let term = text[row..start].trim_end().strip_suffix(['+', '-', '−']).map(str::trim_end).unwrap_or_default();
    let has_coefficient = term.ends_with(|c: char| c.is_ascii_alphabetic())
        && term[..term.len().saturating_sub(1)].ends_with(|c: char| c.is_ascii_digit());
    let ends = text[at + 1 + after..].trim_start_matches([' ', '.']);
    has_coefficient && term.contains('=') && (ends.is_empty() || ends.starts_with('\n')) && after != 3
}

/// A letter stands right behind the number: `1,25x`, and not `1,250x`.
fn is_coefficient(text: &str, at: usize) -> bool {
    let after = digits_after(text, at);
    text[at + 1 + after..].starts_with(|c: char| c.is_ascii_alphabetic()) && after != 3
}

/// `4x = 10 | :4`: who notes a division so writes decimal commas.
fn notes_division(text: &str) -> bool {
    let behind = text.match_indices('|').map(|(at, _)| text[at + 1..].trim_start_matches(' '));
    behind
        .filter_map(|rest| rest.strip_prefix(':'))
        .any(|rest| rest.trim_start_matches([' ', '(', '-', '−']).starts_with(|c: char| c.is_ascii_digit()))
}

/// `L = {2; 3}`, `D = ℝ \ {2}`: sets have these names where decimal commas are written.
fn names_set(text: &str) -> bool {
    const NAMES: [&str; 6] = ["L={", "IL={", "𝕃={", "D=ℝ", "D=R\\", "D=Q\\"];
    text.lines().any(|line| {
        let bare: String = line.chars().filter(|c| *c != ' ').take(8).collect();
        NAMES.iter().any(|name| bare.starts_with(name))
    })
}

/// Words of a language that writes decimal commas.
fn has_foreign_words(text: &str) -> bool {
    let lower = text.to_lowercase();
    all(|lexicon| &lexicon.decimal_comma).any(|word| word_position(&lower, word).is_some())
}

fn separates_thousands(text: &str, at: usize) -> bool {
    let (before, after) = (digits_before(text, at), digits_after(text, at));
    let starts_or_goes_on = before == 3 || (1..3).contains(&before) && !text[..at - before].ends_with(['.', ',']);
    starts_or_goes_on && after == 3
}

fn digits_before(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().rev().take(MAX_DIGITS).take_while(|byte| byte.is_ascii_digit()).count()
}

fn digits_after(text: &str, at: usize) -> usize {
    text.as_bytes()[at + 1..].iter().take(MAX_DIGITS).take_while(|byte| byte.is_ascii_digit()).count()
}

/// Digits that are looked at on each side of a comma.
const MAX_DIGITS: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &str) {
        assert_eq!(with_points(Mapped::verbatim(text, 0)).0.text(), wanted);
    }

    #[test]
    fn one_convention_a_paste() {
        check("0,5x + 1,25 = 3", "0.5x + 1.25 = 3");
        check("1,5x = 3; x = 2, 3", "1.5x = 3; x = 2, 3");
        check("x/2 = 3.417,25\nx = 6.834,5", "x/2 = 3417.25\nx = 6834.5");
        check("x = 2,3", "x = 2,3");
        check("0.5x = 1, x = 2,3", "0.5x = 1, x = 2,3");
        check("x = 1,250,000", "x = 1250000");
        check("Löse x = 3,5", "Löse x = 3.5");
        check("x = 2,5 oder x = -1,5", "x = 2.5 oder x = -1.5");
        check("3x = 7,5\nTeile durch 3", "3x = 7.5\nTeile durch 3");
        check("x = 2,5 is undefined", "x = 2,5 is undefined");
        check("$\\frac{x}{10} = 1{,}000$", "$\\frac{x}{10} = 1000$");
        check("2x = 3{,}5", "2x = 3.5");
        check("y/3 - 2,5 = 4\ny/3 = 6,5", "y/3 - 2.5 = 4\ny/3 = 6.5");
        check("y = 2,5 * 4", "y = 2.5 * 4");
        check("10^y = 30\ny ≈ 1,48", "10^y = 30\ny ≈ 1.48");
        check("(y - 1)(y - 2) = 0\ny = 1,2", "(y - 1)(y - 2) = 0\ny = 1,2");
        check("\\{1{,}5\\}", "\\{1.5\\}");
        check("f{,}g", "f{,}g");
        check("4x = 10 | :4\nx = 2,5", "4x = 10 | :4\nx = 2.5");
        check("h = 4,5 cm", "h = 4.5 cm");
        check("x = 2,5 ± √(6,25 − 6)", "x = 2.5 ± √(6.25 − 6)");
        check("0,5x <= 1\n[0,2]", "0.5x <= 1\n[0,2]");
        check("x(x-2) <= 0\n[0,1) U (1,2]", "x(x-2) <= 0\n[0,1) U (1,2]");
        check("0,5x = 2\n(0,5)", "0.5x = 2\n(0.5)");
        check("x > 0,5\n]0,5; 2]", "x > 0.5\n]0.5; 2]");
    }

    #[test]
    fn what_was_made_of_commas_is_said() {
        let said = |text: &str| with_points(Mapped::verbatim(text, 0)).1;
        assert_eq!(said("0,5x = 3\nx = 6"), Some(Notice::DecimalCommas));
        assert_eq!(said("2x = 5\nx = 2,5"), Some(Notice::DecimalCommas));
        assert_eq!(said("x^2 - 7x + 10 = 0\nx = 2,5"), Some(Notice::ListedNumbers));
        assert_eq!(said("2x = 5\nx = 2, 5"), None);
        assert_eq!(said("x = 1,250"), None);
        assert_eq!(said("(x, y) = (2,5)"), None);
    }
}
