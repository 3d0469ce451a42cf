//! What stands under an equation to say what is done to it: `- 3   - 3`, `÷ -3`, `(1)+(2)`.
//!
//! All texts here are keys (`statements::key`): without white space, one sign for each operation.

/// Whether a row without a relation sign is such a note.
pub(super) fn is_note(text: &str) -> bool {
    let half = text.len() / 2;
    let doubled = text.is_char_boundary(half) && text[..half] == text[half..];
    let is_operation = text.starts_with(OPERATIONS) && (doubled || is_one_operand(text));
    let refers = text.starts_with('(') && text[1..].starts_with(|c: char| c.is_ascii_digit());
    let is_reference = refers && text.chars().all(|c| c.is_ascii_digit() || "()+-*".contains(c));
    is_operation || is_reference
}

/// Signs of what is done to both sides.
const OPERATIONS: [char; 9] = ['+', '-', '*', '÷', '/', ':', '×', '·', '±'];

/// Whether `text`, without white space, is a sign and one number or term: `-3`, `÷-3`, `/(2)`, `-2x`.
pub(super) fn is_one_operand(text: &str) -> bool {
    let Some(operand) = text.strip_prefix(OPERATIONS) else { return false };
    let bare = operand.trim_start_matches('(').trim_start_matches('-').trim_end_matches(')');
    !bare.is_empty() && bare.chars().all(|c| c.is_alphanumeric() || ".,/".contains(c))
}

/// Whether it is a number with a minus, and nothing else: `-3`, `-7/6`.
pub(super) fn is_negative_number(text: &str) -> bool {
    is_one_operand(text)
        && text.strip_prefix('-').is_some_and(|number| number.chars().all(|c| c.is_ascii_digit() || "./".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_and_references_are_notes() {
        for note in ["-3-3", "÷-3", "/2", "-2x", "(1)+(2)", ":(-4)"] {
            assert!(is_note(note), "{note}");
        }
        for number in ["-3", "-7/6", "-0.5"] {
            assert!(is_negative_number(number), "{number}");
        }
        for other in ["-3-3", "3", "-2x", "÷-3", "-(4)"] {
            assert!(!is_negative_number(other), "{other}");
        }
        for line in ["2x", "-3+x", "(x+1)", "", "12"] {
            assert!(!is_note(line), "{line}");
        }
    }
}
