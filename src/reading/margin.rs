//! What stands under an equation to say what is done to it: `- 3   - 3`, `÷ -3`, `(1)+(2)`.
//!
//! Texts are held up to it as keys (`statements::key`): without white space, one sign for each operation.

use super::assemble::Assembler;
use super::sets;
use super::statements::key;
use super::work::Notice;
use crate::text::{Mapped, has_relation};

impl Assembler {
    /// `- 3   - 3` under an equation, or `(1)+(2)`: what is done, not a line of its own.
    pub(super) fn is_margin(&self, text: &Mapped) -> bool {
        if sets::set_row(text.text()).is_some() {
            return false;
        }
        let text = key(text.text());
        if !self.works_with_equations() || has_relation(&text) {
            return false;
        }
        // Nothing comes of a number that the work ends on: it is the answer.
        is_note(&text) && !(self.ends && is_negative_number(&text))
    }

    /// One `÷ -3` may as well be a line that begins with a sign: the first is mentioned.
    pub(super) fn note_margin(&mut self, text: &Mapped) {
        let noted = self.notices.iter().any(|notice| matches!(notice, Notice::MarginNote { .. }));
        if !noted && is_one_operand(&key(text.text())) {
            self.notices.push(Notice::MarginNote { span: text.span() });
        }
    }
}

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
