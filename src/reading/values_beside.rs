//! What stands beside a statement or an expression and says of its letters which values they have: a bound, a value that is put in,
//! one that is left out, the set of numbers that a value is in.

use super::pieces::Statement;
use super::{problem, statements};
use crate::text::tail;

/// `x^2 = 9 for x > 0`: an equation, and what holds of its letter besides.
pub(super) fn limits(left: &Statement, joiner: &str, right: &Statement) -> bool {
    let leads = problem::leads_to_values(joiner.trim_start_matches(',').trim());
    let text = right.math.text();
    let is_condition = text.contains(['<', '>', '≤', '≥', '≠']) || text.contains("\\ne") || text.contains("!=");
    let own = statements::variables(text);
    leads
        && !left.is_expression
        && is_condition
        && own.len() == 1
        && own.is_subset(&statements::variables(left.math.text()))
}

/// `(x^2 - 9)/(x + 3) for x ≠ -3`: an expression, and a value that its letter has not.
pub(super) fn excludes_value(left: &Statement, joiner: &str, right: &Statement) -> bool {
    let joiner = joiner.trim_start_matches([',', ';']).trim();
    let text = right.math.text();
    left.is_expression && (joiner.is_empty() || problem::leads_to_values(joiner)) && text.contains(['≠']) && {
        let own = statements::variables(text);
        own.len() == 1 && own.is_subset(&statements::variables(left.math.text()))
    }
}

/// `3x^2 - 2x for x = -2`: an expression with letters, and the value at which it is taken.
pub(super) fn takes_values(left: &Statement, joiner: &str, right: &Statement) -> bool {
    let leads = problem::leads_to_values(joiner.trim_start_matches(',').trim());
    let is_letter = |text: &str| text.chars().count() == 1 && text.chars().all(char::is_alphabetic);
    let text = right.math.text().trim_start_matches(['$', '(', ' ']);
    let letter = text.split_once('=').map_or("", |(letter, _)| letter.trim());
    leads
        && left.is_expression
        && is_letter(letter)
        && statements::variables(left.math.text()).iter().any(|c| letter.starts_with(*c))
}

/// Signs of sets of numbers.
const SETS: [char; 5] = ['ℕ', 'ℤ', 'ℚ', 'ℝ', 'ℂ'];

/// No value that is looked at is written longer.
const MAX_VALUE_BYTES: usize = 40;

/// Where it is said behind a row's value that it is in a set of numbers, and it is: `x = 5/2 ∈ ℚ`.
pub(super) fn membership_behind(text: &str) -> Option<usize> {
    let row = text.trim_end().trim_end_matches('.');
    let set = row.chars().next_back().filter(|set| SETS.contains(set))?;
    let (before, between) = row[..row.len() - set.len_utf8()].rsplit_once('∈')?;
    let value = tail(before.trim_end(), MAX_VALUE_BYTES).rsplit('=').next()?.trim();
    let (is_negative, digits) = match value.strip_prefix(['-', '−', '–']) {
        Some(digits) => (true, digits),
        None => (false, value),
    };
    let is_whole = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '/'));
    let is_in = match set {
        'ℕ' => is_whole && !is_negative,
        'ℤ' => is_whole,
        _ => is_number,
    };
    (is_in && between.trim().is_empty() && before.contains('=')).then_some(before.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_in_the_set() {
        for (row, is_in) in [
            ("x = 5/2 ∈ ℚ", true),
            ("x = 2,5 ∈ ℝ", true),
            ("x = -3 ∈ ℤ", true),
            ("x = -3 ∈ ℕ", false),
            ("x = 5/2 ∈ ℤ", false),
            ("x = √2 ∈ ℚ", false),
            ("x ∈ ℝ", false),
        ] {
            assert_eq!(membership_behind(row).is_some(), is_in, "{row}");
        }
    }
}
