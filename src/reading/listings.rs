//! Rows that list numbers and say no more, `17, 20`, `£24 : £36` and `15 and 25`: what the work has come to, one beside the
//! other.

use super::work::{Role, Step};
use crate::lexicon::{self, Joiner};
use crate::notation::{self, Expr, Statement};

/// Numbers that are read of one row.
const MAX_NUMBERS: usize = 20;

/// The numbers that the row lists, in order; None where it is anything else. A ratio counts only where `is_told`: elsewhere
/// it is a quotient like any other.
pub fn listed_numbers(step: &Step, is_told: bool) -> Option<Vec<Expr>> {
    let is_row = matches!(step.role, Role::Step | Role::Given | Role::Answer) && step.unread.is_none();
    let text = step.math.text();
    let is_ratio = text.contains(':');
    if !is_row || (is_ratio && !is_told) || (!is_ratio && step.statement().is_some()) {
        return None;
    }
    numbers_of_list(text)
}

/// The numbers of `17, 20`, of `15 : 25`, and of `⟨Ann Ben⟩ = 15 : 25`.
pub(super) fn numbers_of_list(text: &str) -> Option<Vec<Expr>> {
    let behind_name = notation::quantity(text).map(|(n_bytes, _)| text[n_bytes..].trim_start());
    let list = match behind_name {
        Some(rest) => rest.strip_prefix('=')?,
        None => text,
    };
    let list = list.trim().trim_end_matches('.');
    let separator = [':', ';', ','].into_iter().find(|separator| list.contains(*separator));
    if behind_name.is_some() && separator != Some(':') {
        return None;
    }
    let parts: Vec<&str> = match separator {
        Some(separator) => list.split(separator).collect(),
        None => vec![list],
    };
    let parts: Vec<&str> = parts.into_iter().flat_map(parts_between_joiners).collect();
    let numbers = parts.iter().map(|part| number(part)).collect::<Option<Vec<Expr>>>()?;
    (2..=MAX_NUMBERS).contains(&numbers.len()).then_some(numbers)
}

fn parts_between_joiners(part: &str) -> Vec<&str> {
    let word = part.split_whitespace().next().unwrap_or_default();
    let part = match lexicon::joiner(word) {
        Some(Joiner::And) => &part[part.find(word).unwrap_or_default() + word.len()..],
        _ => part,
    };
    lexicon::joined(part, Joiner::And).into_iter().map(|(_, part)| part).collect()
}

fn number(text: &str) -> Option<Expr> {
    let amount = text.trim().trim_start_matches(['£', '$', '€', '\\', ' ']);
    let amount = amount.strip_suffix('€').unwrap_or(amount).trim_end();
    match notation::parse(amount).statement? {
        Statement::Expr(number)
            if notation::exact_value(&number).is_some() && !amount.contains(['+', '*', '·', '×']) =>
        {
            Some(number)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_numbers() {
        let check = |text: &str, wanted: Option<&str>| {
            let found = numbers_of_list(text);
            let printed = found.map(|all| all.iter().map(notation::print_expr).collect::<Vec<_>>().join(" "));
            assert_eq!(printed.as_deref(), wanted, "{text}");
        };
        check("17, 20", Some("17 20"));
        check("£24 : £36", Some("24 36"));
        check("-3, 1/2, and 4", Some("-3 1/2 4"));
        check("15 und 25", Some("15 25"));
        check("⟨Ann Ben⟩ = 15 : 25", Some("15 25"));
        for text in ["17", "x, 20", "⟨cost⟩ = 5, 6", "2 + 3, 5", "3 or 4", "a : b"] {
            check(text, None);
        }
    }
}
