//! Values that a sentence pairs, "When x = 0, y = -4" and "x = 0: y = -4": a point of the equation that the work is about.
//!
//! Apart from its condition the second would be judged as if it held everywhere.

use super::pieces::Piece;
use super::tidy::is_edge;
use super::{phrases, problem, statements};
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::text::{Mapped, Span};

/// Every pair of values of the two letters of `equation` as one statement, `x = 0 and y = -4`.
pub(super) fn joined(pieces: Vec<Piece>, equation: &str) -> Vec<Piece> {
    let letters = statements::variables(equation);
    if letters.len() != 2 || !equation.contains('=') {
        return pieces;
    }
    let mut paired: Vec<Piece> = Vec::new();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        let Piece::Math(mut statement) = piece else {
            paired.push(piece);
            continue;
        };
        let behind = match pieces.peek() {
            Some(Piece::Words(words)) => value_behind(words),
            _ => None,
        };
        let is_pair = |supposed: &Mapped| {
            letter_of(supposed.text())
                .zip(letter_of(statement.math.trimmed(is_edge).text()))
                .is_some_and(|(one, other)| one != other && [one, other].iter().all(|letter| letters.contains(letter)))
        };
        let before = match &paired[..] {
            [.., Piece::Math(supposed), Piece::Link(_)] | [.., Piece::Math(supposed)] => {
                Some((supposed.math.trimmed(is_edge), None))
            }
            [.., Piece::Words(words)] => value_in_condition(words),
            _ => None,
        };
        if let Some((supposed, words)) = before.filter(|(supposed, _)| is_pair(supposed)) {
            if matches!(paired.last(), Some(Piece::Link(_))) {
                paired.pop();
            }
            paired.pop();
            paired.extend(words.map(Piece::Words));
            statement.math = both(&supposed, &statement.math.trimmed(is_edge));
        } else if let Some((supposed, words)) = behind.filter(|(supposed, _)| is_pair(supposed)) {
            pieces.next();
            statement.math = both(&statement.math.trimmed(is_edge), &supposed);
            paired.push(Piece::Math(statement));
            paired.push(Piece::Words(words));
            continue;
        }
        paired.push(Piece::Math(statement));
    }
    paired
}

/// Whether words are the condition of what they stand before: "When x = 0", "For x = 3 we get".
pub(super) fn is_condition(words: &Mapped) -> bool {
    value_in_condition(words).is_some()
}

fn both(first: &Mapped, second: &Mapped) -> Mapped {
    let mut both = first.clone();
    let between = Span::new(first.span().end, first.span().end);
    " and ".chars().for_each(|c| both.push(c, between));
    both.append(second);
    both
}

/// The letter of `x = 3` and `y = 2(3) - 4 = 2`.
fn letter_of(text: &str) -> Option<char> {
    let Some(Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest)) = notation::parse(text).statement
    else {
        return None;
    };
    let is_worked = rest.iter().all(|(rel, side)| *rel == Rel::Eq && !notation::has_letter(side));
    let mut chars = name.chars();
    chars.next().filter(|_| is_worked && chars.next().is_none())
}

/// The value in "When x = 0" and "If x = 0, then", and the words without it.
fn value_in_condition(words: &Mapped) -> Option<(Mapped, Option<Mapped>)> {
    let text = words.text();
    let equals = text.rfind('=')?;
    let start = text[..equals].trim_end().char_indices().next_back()?.0;
    let end = equals + 1 + number_bytes(&text[equals + 1..])?;
    let rest = text[end..].trim_matches(|c: char| c.is_whitespace() || ",:.".contains(c));
    let leads = leads_to_value(&text[..start]) || phrases::defines(&text[..start]);
    let goes_on = rest.chars().all(|c| c.is_alphabetic() || c.is_whitespace()) && rest.split_whitespace().count() < 4;
    if !leads || !goes_on {
        return None;
    }
    let before = words.slice(Span::new(0, start)).trimmed(char::is_whitespace);
    Some((words.slice(Span::new(start, end)), Some(before)))
}

/// The value in "when x = 0" behind a line, and the words without it.
fn value_behind(words: &Mapped) -> Option<(Mapped, Mapped)> {
    let text = words.text();
    let equals = text.find('=')?;
    let start = text[..equals].trim_end().char_indices().next_back()?.0;
    let end = equals + 1 + number_bytes(&text[equals + 1..])?;
    let ends = text[end..].chars().all(|c| c.is_whitespace() || ".,;".contains(c));
    let before = text[..start].trim();
    let leads = !before.contains(' ') && leads_to_value(before);
    (leads && ends).then(|| (words.slice(Span::new(start, end)), words.slice(Span::new(0, start))))
}

fn leads_to_value(words: &str) -> bool {
    let last = words.split(|c: char| !c.is_alphabetic()).rfind(|word| !word.is_empty()).unwrap_or_default();
    problem::leads_to_values(&last.to_lowercase())
}

/// How far a number reaches, with its sign and the blanks before it.
fn number_bytes(text: &str) -> Option<usize> {
    let blanks = text.len() - text.trim_start().len();
    let number = &text[blanks..];
    let sign = number.chars().next().filter(|c| matches!(c, '-' | '−')).map_or(0, char::len_utf8);
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/');
    let whole = number[sign..].len() - number[sign..].trim_start_matches(is_of_number).len();
    // A point may end the sentence.
    let digits = number[sign..sign + whole].trim_end_matches(['.', '/']);
    (!digits.is_empty() && digits.starts_with(|c: char| c.is_ascii_digit())).then_some(blanks + sign + digits.len())
}
