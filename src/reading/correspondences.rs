//! Rows that say what corresponds to what: `108 % ≙ 594 €`, `6 workers → 10 days`, `3 kg = 7.50 €`.

use super::work::{Role, Step};
use crate::lexicon::{self, all};
use crate::notation::{self, Expr, Statement};

/// Two quantities of which one corresponds to the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Correspondence {
    pub left: Quantity,
    pub right: Quantity,
}

/// A number and what it counts or measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub number: Expr,
    pub unit: String,
}

impl Quantity {
    /// Whether both are of the same: days and a day.
    pub fn is_of_kind(&self, other: &Quantity) -> bool {
        const STEM: usize = 3;
        let stem = |unit: &str| unit.to_lowercase().chars().take(STEM).collect::<String>();
        stem(&self.unit) == stem(&other.unit)
    }

    /// Whether it is a part of a whole or an amount of money: more of the one is more of the other.
    pub fn is_share(&self) -> bool {
        let unit = self.unit.to_lowercase();
        ["%", "€", "$", "£"].contains(&unit.as_str()) || lexicon::holds(|lexicon| &lexicon.currencies, &unit)
    }
}

/// Signs for "corresponds to", the longer first.
const SIGNS: [&str; 7] = ["≙", "≘", "^=", "⟶", "→", "->", "\\widehat{=}"];

/// What a row says of two quantities; None where it says anything else.
pub fn correspondence(step: &Step) -> Option<Correspondence> {
    let is_open = step.unread.is_none() && matches!(step.role, Role::Step | Role::Given | Role::Answer);
    of_text(step.math.text()).filter(|_| is_open)
}

/// The same, said of the row's text.
pub(super) fn of_text(text: &str) -> Option<Correspondence> {
    let text = text.split('|').next().unwrap_or_default().trim().trim_end_matches('.');
    let sign = SIGNS.into_iter().find_map(|sign| text.split_once(sign));
    let words = || {
        let found =
            all(|lexicon| &lexicon.corresponding).find_map(|word| Some((lexicon::word_position(text, word)?, word)));
        found.map(|(at, word)| (&text[..at], &text[at + word.len()..]))
    };
    if let Some((left, right)) = sign.or_else(words) {
        return Some(Correspondence { left: quantity(left)?, right: quantity(right)? });
    }
    // `5 kg = 12 €`, `1% = 0.80 €`: equal are quantities of one kind only.
    let (left, right) = text.split_once('=').filter(|(_, right)| !right.contains('='))?;
    let (left, right) = (quantity(left)?, quantity(right)?);
    let is_percent = left.unit == "%";
    let is_price = right.is_share() && right.unit != "%";
    (is_price && (is_percent || !left.is_share())).then_some(Correspondence { left, right })
}

/// `108 %`, `6 workers`, `€ 5.50`.
fn quantity(text: &str) -> Option<Quantity> {
    let text = text.trim().trim_matches('$').trim();
    let n_bytes = text.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'/')).count();
    let (number, unit) = match text.strip_prefix(['€', '£']) {
        Some(number) => (number.trim(), &text[..text.len() - number.len()]),
        None => (&text[..n_bytes], text[n_bytes..].trim()),
    };
    let is_word = |word: &str| word.chars().all(char::is_alphabetic) && word.chars().count() > 1;
    let is_symbol = |word: &str| matches!(word, "%" | "\\%" | "€" | "£" | "m" | "l" | "g" | "h" | "t");
    // "g flour"
    let words = unit.split_once(' ').filter(|(first, _)| is_symbol(first)).map_or(unit, |(_, words)| words);
    let is_unit =
        is_symbol(unit) || !words.is_empty() && words.split(' ').count() <= MAX_WORDS && words.split(' ').all(is_word);
    let number = match notation::parse(number).statement {
        Some(Statement::Expr(number)) if !notation::has_letter(&number) => number,
        _ => return None,
    };
    is_unit.then(|| Quantity { number, unit: unit.trim_start_matches('\\').to_owned() })
}

/// Words of a unit at most: "cups of flour".
const MAX_WORDS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_corresponds_is_told_from_what_is_equal() {
        for row in [
            "108 % ≙ 594 €",
            "6 Arbeiter → 10 Tage",
            "3 kg = 7.50 €",
            "3 kg = 7.50 Euro",
            "4 pens = 6 dollars",
            "1% = 0.80 €",
            "5 cups of flour -> 8 people",
        ] {
            assert!(of_text(row).is_some(), "{row}");
        }
        for row in ["2x → 6", "x = 3 → 5", "25% = 0.25", "3 m = 300 cm", "3x = 9 → x = 3", "2.5 h = 150 min", "4 → 5"]
        {
            assert!(of_text(row).is_none(), "{row}");
        }
    }
}
