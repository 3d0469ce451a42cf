//! The numbers that a rounded or truncated one may stand for, where the problem asks for them: "x = 5.3 is rounded to one
//! decimal place. Write the error interval." leaves 5.25 ≤ x < 5.35.

use crate::lexicon::{List, all, lexicons, names_one, word_position};
use crate::notation::{self, Rational, Statement};
use num_bigint::BigInt;

/// The lower bound, which belongs to the numbers, and the upper one, which does not. None where `text` does not ask for
/// them, or its number or its place is not found.
pub(super) fn told(text: &str) -> Option<[Rational; 2]> {
    let lower = text.to_lowercase();
    let asks = |list: List| names_one(&lower, list);
    if lower.len() != text.len() || !asks(|lexicon| &lexicon.error_intervals) {
        return None;
    }
    let numbers = numbers(&lower);
    let place = place(&lower, &numbers)?;
    let mut values = numbers.iter().filter(|(at, _)| Some(*at) != place.number_at);
    let ((_, value), None) = (values.next()?, values.next()) else { return None };
    let value = match notation::parse(value).statement? {
        Statement::Expr(value) => notation::exact_value(&value)?,
        _ => return None,
    };
    let unit = place.unit(value)?;
    let half = &unit.1 / BigInt::from(2);
    match asks(|lexicon| &lexicon.truncating) {
        true => Some([unit.0.clone(), unit.0 + unit.1]),
        false => Some([&unit.0 - &half, unit.0 + half]),
    }
}

/// To what a number is rounded.
struct Place {
    /// Where the number stands that says so.
    number_at: Option<usize>,
    kind: Kind,
}

enum Kind {
    Unit(Rational),
    Decimals(i32),
    Significant(i32),
}

impl Place {
    /// The number, and the unit of its last place.
    fn unit(&self, value: Rational) -> Option<(Rational, Rational)> {
        let unit = match &self.kind {
            Kind::Unit(unit) => unit.clone(),
            Kind::Decimals(n) => power_of_ten(-n)?,
            Kind::Significant(n) => {
                let highest = (-MAX_PLACES..MAX_PLACES).rev().find(|place| {
                    let size = if value < Rational::from(BigInt::from(0)) { -&value } else { value.clone() };
                    power_of_ten(*place).is_some_and(|power| power <= size)
                })?;
                power_of_ten(highest + 1 - n)?
            }
        };
        Some((value, unit))
    }
}

/// Powers of ten that are looked at.
const MAX_PLACES: i32 = 12;

fn power_of_ten(exponent: i32) -> Option<Rational> {
    let size = u32::try_from(exponent.abs()).ok().filter(|_| exponent.abs() <= 2 * MAX_PLACES)?;
    let power = Rational::from(BigInt::from(10).pow(size));
    Some(if exponent < 0 { power.recip() } else { power })
}

/// The numbers of the text with the bytes at which they begin.
fn numbers(text: &str) -> Vec<(usize, &str)> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let starts = text.char_indices().filter(|(at, c)| c.is_ascii_digit() && !text[..*at].ends_with(is_part));
    starts
        .map(|(at, _)| {
            let end = text[at..].find(|c| !is_part(c)).map_or(text.len(), |n| at + n);
            (at, text[at..end].trim_end_matches('.'))
        })
        .collect()
}

fn place(lower: &str, numbers: &[(usize, &str)]) -> Option<Place> {
    let counted = |list: List| {
        let at = all(list).filter_map(|name| word_position(lower, name)).min()?;
        let before = lower[..at].trim_end_matches([' ', '-']);
        let word = before.rsplit([' ', '(']).next()?;
        let in_words = lexicons().iter().find_map(|lexicon| lexicon.numbers.iter().position(|number| *number == word));
        let n = word.parse().ok().or(in_words.and_then(|place| i32::try_from(place + 1).ok()))?;
        Some((numbers.iter().find(|(start, _)| *start == before.len() - word.len()).map(|(start, _)| *start), n))
    };
    if let Some((number_at, n)) = counted(|lexicon| &lexicon.decimal_places) {
        return Some(Place { number_at, kind: Kind::Decimals(n) });
    }
    if let Some((number_at, n)) = counted(|lexicon| &lexicon.significant_figures) {
        return Some(Place { number_at, kind: Kind::Significant(n) });
    }
    let nearest = all(|lexicon| &lexicon.nearest).find_map(|word| Some(word_position(lower, word)? + word.len()))?;
    let rest = lower[nearest..].trim_start();
    let at = lower.len() - rest.len();
    if let Some((number_at, number)) = numbers.iter().find(|(start, _)| *start == at) {
        let Statement::Expr(unit) = notation::parse(number).statement? else { return None };
        return Some(Place { number_at: Some(*number_at), kind: Kind::Unit(notation::exact_value(&unit)?) });
    }
    let named = |list: List| all(list).any(|name| crate::lexicon::prefix_bytes(rest, name).is_some());
    let powers: [(List, i32); 5] = [
        (|lexicon| &lexicon.tens, 1),
        (|lexicon| &lexicon.hundreds, 2),
        (|lexicon| &lexicon.thousands, 3),
        (|lexicon| &lexicon.tenths, -1),
        (|lexicon| &lexicon.hundredth_places, -2),
    ];
    let power = powers.into_iter().find(|(list, _)| named(*list)).map_or(0, |(_, power)| power);
    Some(Place { number_at: None, kind: Kind::Unit(power_of_ten(power)?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_of_a_rounded_number() {
        let check = |text: &str, wanted: Option<[&str; 2]>| {
            let number = |text: &str| match notation::parse(text).statement {
                Some(Statement::Expr(number)) => notation::exact_value(&number).expect("it is a number"),
                _ => panic!("{text} is no number"),
            };
            assert_eq!(told(text), wanted.map(|bounds| bounds.map(number)), "{text}");
        };
        check("x = 5.3 is rounded to 1 decimal place. Write the error interval for x.", Some(["5.25", "5.35"]));
        check("A number n is 340 to the nearest 10. Write down the error interval.", Some(["335", "345"]));
        check("m = 7 kg to the nearest kilogram. Complete the error interval.", Some(["6.5", "7.5"]));
        check("y = 4.7 truncated to one decimal place. Error interval:", Some(["4.7", "4.8"]));
        check("w = 2600, to 2 significant figures. Error interval for w?", Some(["2550", "2650"]));
        check("A length is 12 to the nearest tenth. Give the error interval.", Some(["11.95", "12.05"]));
        check("x = 5.3 is rounded to 1 decimal place.", None);
        check("Error interval of 5 and 7 to the nearest 10", None);
    }
}
