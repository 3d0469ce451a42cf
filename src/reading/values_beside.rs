//! What stands beside a statement or an expression and says of its letters which values they have: a bound, a value that is put in,
//! one that is left out, the set of numbers that a value is in.

use super::pieces::Statement;
use super::{phrases, problem, statements};
use crate::text::{Span, has_relation, tail};

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

/// A row that gives an expression and a value that its letter has not, `(x^2 - 9)/(x + 3) for x ≠ -3`: where the expression
/// ends, and the condition.
pub(super) fn exclusion_behind(text: &str) -> Option<(usize, Span)> {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || ".)".contains(c)).len();
    let sign = text[..end].rfind('≠').filter(|sign| end - sign <= MAX_VALUE_BYTES)?;
    let number = text[sign + '≠'.len_utf8()..end].trim().trim_start_matches(['-', '−', '–']);
    let (letter, before) = {
        let before = text[..sign].trim_end();
        let letter = before.chars().next_back().filter(|c| c.is_alphabetic())?;
        (letter, &before[..before.len() - letter.len_utf8()])
    };
    let opened = before.trim_end().trim_end_matches('(').trim_end();
    let word = opened.rsplit(|c: char| !c.is_alphabetic()).next().filter(|word| problem::leads_to_values(word));
    let line = opened[..opened.len() - word.map_or(0, str::len)].trim_end();
    let line = line.strip_suffix([',', ';']).unwrap_or(line).trim_end();
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '/'));
    let is_apart = before.len() > line.len() && !before.ends_with(char::is_alphabetic);
    let is_expression = !has_relation(line.trim_start().trim_start_matches('='))
        && line.contains(letter)
        && line.contains(['+', '-', '−', '–', '/', '(', '√', '^', '²'])
        && line.ends_with(|c: char| c.is_alphanumeric() || ")²³".contains(c));
    let condition = Span::new(before.len(), end);
    (is_number && is_apart && is_expression).then_some((line.len(), condition))
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

/// Where the brackets begin that hold what is said of a letter behind a statement: `x = 6 (x > 0)`, `2ax = b (a ≠ 0)`,
/// `x + 1 (for x ≠ 1)`.
pub(super) fn condition_behind(text: &str) -> Option<usize> {
    let inside = text.trim_end().trim_end_matches('.').strip_suffix(')')?;
    let at = inside.rfind('(')?;
    let (line, condition) = (&text[..at], inside[at + 1..].trim_start());
    let word = condition.split(' ').next().filter(|word| problem::leads_to_values(word)).unwrap_or_default();
    let condition = condition[word.len()..].replace("!=", "≠");
    let (letter, number) = condition.split_once(['>', '<', '≥', '≤', '≠'])?;
    let is_letter = letter.trim().chars().count() == 1 && letter.trim().chars().all(char::is_alphabetic);
    let number = number.trim_matches(|c: char| c.is_whitespace() || "=-−".contains(c));
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.');
    (is_letter && is_number && line.ends_with(' ') && (has_relation(line) || !word.is_empty())).then_some(at)
}

/// What stands in brackets behind an equation and says in words which solutions there are: `3 = 5 (no solution)`.
pub(super) fn statement_behind(text: &str) -> Option<Span> {
    let inside = text.trim_end().trim_end_matches('.').strip_suffix(')')?;
    let start = inside.rfind('(')? + 1;
    let says_all = phrases::statement_bytes(&inside[start..]) == Some(inside.len() - start);
    (says_all && has_relation(&text[..start])).then_some(Span::new(start, inside.len()))
}

/// Signs of sets of numbers.
pub(super) const NUMBER_SETS: [char; 5] = ['ℕ', 'ℤ', 'ℚ', 'ℝ', 'ℂ'];

/// No value that is looked at is written longer.
const MAX_VALUE_BYTES: usize = 40;

/// Where it is said behind a row's value that it is in a set of numbers, and it is: `x = 5/2 ∈ ℚ`.
pub(super) fn membership_behind(text: &str) -> Option<usize> {
    let row = text.trim_end().trim_end_matches('.');
    let set = row.chars().next_back().filter(|set| NUMBER_SETS.contains(set))?;
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
    fn values_that_are_left_out() {
        for (row, wanted) in [
            ("(x² − 9)/(x + 3) for x ≠ −3", Some(("(x² − 9)/(x + 3)", "x ≠ −3"))),
            ("= x - 3, x ≠ -3", Some(("= x - 3", "x ≠ -3"))),
            ("(x² − 9)/(x + 3) (x ≠ −3)", Some(("(x² − 9)/(x + 3)", "x ≠ −3"))),
            ("x = 3, x ≠ -3", None),
            ("x ≠ -3", None),
            ("3 ≠ 5", None),
        ] {
            let found = exclusion_behind(row).map(|(end, of)| (&row[..end], &row[of.start..of.end]));
            assert_eq!(found, wanted, "{row}");
        }
    }

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
