//! Units of one letter behind an answer, `s = 28 m`: no letter of the work.

use super::unit_symbols::unit;
use super::work::Step;
use crate::lexicon;
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::text::Mapped;
use std::collections::BTreeSet;

/// Metres, seconds, grams, hours, litres, newtons, joules, watts, volts, amperes.
const UNITS: [&str; 10] = ["m", "s", "g", "h", "l", "N", "J", "W", "V", "A"];

/// The statement without the unit that its last number is of: the letter stands behind the number and a blank at the end of
/// the row, and is none of those that are `known`.
pub(super) fn without_unit(statement: Statement, text: &str, known: &BTreeSet<String>) -> Statement {
    let unit = text.trim_end().trim_end_matches('.').rsplit_once(' ').map_or("", |(_, unit)| unit);
    let is_unit = UNITS.contains(&unit) && !known.contains(unit);
    let number = text.trim_end().trim_end_matches('.').rsplit_once(' ').map_or("", |(before, _)| before);
    let number = number.rsplit(['=', '≈', ' ']).next().unwrap_or_default();
    let is_compound = is_compound(unit)
        && unit.chars().filter(|c| c.is_alphabetic()).all(|c| !known.contains(c.encode_utf8(&mut [0; 4]) as &str));
    let (first, mut rest) = match statement {
        Statement::Chain(first, rest) => (first, rest),
        // `20 m/s` below `72 * 1000/3600`.
        Statement::Expr(whole) => {
            let stands_alone = text.trim_start().split(' ').count() == 2;
            return Statement::Expr(match notation::parse(number).statement {
                Some(Statement::Expr(value)) if is_compound && stands_alone && is_number(&value) => value,
                _ => whole,
            });
        }
        other => return other,
    };
    if let (true, Some((Rel::Eq | Rel::Approx, last)), Some(Statement::Expr(value))) =
        (is_compound, rest.last_mut(), notation::parse(number).statement)
        && is_number(&value)
    {
        *last = value;
        return Statement::Chain(first, rest);
    }
    let is_named = !known.is_empty() && matches!(&first.kind, ExprKind::Variable(name) if name != unit);
    // `12 · 3 = 36 m`
    let is_calculation = !notation::has_letter(&first) && !is_number(&first);
    if let Some((Rel::Eq | Rel::Approx, last)) = rest.last_mut()
        && let Expr { kind: ExprKind::Mul(number, letter), .. } = last
        && matches!(number.kind, ExprKind::Number(_))
        && matches!(&letter.kind, ExprKind::Variable(name) if name == unit)
        && is_unit
        && (is_named || is_calculation)
    {
        *last = (**number).clone();
    }
    Statement::Chain(first, rest)
}

fn is_number(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Number(_))
}

/// Whether it is a unit made up of others: `km/h`, `m²`, `g/cm³`, `kg·m/s^2`.
fn is_compound(unit: &str) -> bool {
    const POWERS: [&str; 5] = ["²", "³", "^2", "^3", "^{2}"];
    let is_unit = |part: &str| {
        let bare = POWERS.iter().find_map(|power| part.strip_suffix(power)).unwrap_or(part);
        UNITS.contains(&bare) || lexicon::all(|lexicon| &lexicon.units).any(|known| known == bare)
    };
    !is_unit(unit) && unit.split(['/', '·']).all(is_unit)
        || POWERS.iter().any(|power| unit.ends_with(power)) && is_unit(unit)
}

/// Whether the words behind a row's last number make it another one: `17 : 5 = 3 remainder 2`, `30/7 = 4 weeks 2 days`.
pub(super) fn is_one_of_two_numbers(step: &Step) -> bool {
    let behind = step.reason.as_ref().filter(|words| words.span().start >= step.math.span().end);
    let words: Vec<&str> = behind.map(|words| words.text().split_whitespace().collect()).unwrap_or_default();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = |word: &str| word.chars().all(char::is_alphabetic);
    let ends_with_number = step.math.text().ends_with(|c: char| c.is_ascii_digit());
    ends_with_number
        && match words[..] {
            [name, number] => {
                let is_remainder = |known: &str| known == name.to_lowercase();
                is_number(number) && lexicon::all(|lexicon| &lexicon.remainder).any(is_remainder)
            }
            [unit, number, smaller] => is_word(unit) && is_number(number) && is_word(smaller),
            _ => false,
        }
}

/// Words that a unit has at most: "km per hour".
const MAX_UNIT_WORDS: usize = 3;

/// Whether the row ends on a number of some unit: `120 km`, `90 minutes`, `s = 28 m`.
pub fn is_measured(step: &Step) -> bool {
    let last = step.math.text().trim_end_matches(['.', ' ']).rsplit(' ').next().unwrap_or_default();
    let behind = step.reason.as_ref().filter(|words| words.span().start >= step.math.span().end);
    let is_short = |words: &Mapped| words.text().split_whitespace().count() <= MAX_UNIT_WORDS;
    UNITS.contains(&last) || is_compound(last) || behind.is_some_and(is_short)
}

/// Whether the words are nothing but a unit that is no letter: `cm²`.
pub(super) fn is_unit(words: &str) -> bool {
    let ends = |rest: &str| rest.trim_matches(['.', ' ', ',']).is_empty();
    let words = words.trim_start();
    unit(words).is_some_and(|(n_bytes, unit)| !unit.may_be_letter && ends(&words[n_bytes..]))
}

/// Whether the row ends on a number of a unit that has a symbol: `c = 13 cm`. What is measured so is not negative.
pub fn ends_on_unit(step: &Step) -> bool {
    let behind = step.reason.as_ref().filter(|words| words.span().start >= step.math.span().end);
    let last = step.math.text().trim_end_matches(['.', ' ']).rsplit(' ').next().unwrap_or_default();
    is_unit(last) || behind.is_some_and(|words| is_unit(words.text()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{parse, print};

    #[test]
    fn a_unit_is_no_letter() {
        let check = |text: &str, known: &[&str], wanted: &str| {
            let known = known.iter().map(|name| (*name).to_owned()).collect();
            let read = parse(text).statement.expect("it parses");
            assert_eq!(print(&without_unit(read, text, &known)), wanted, "{text}");
        };
        check("s = 28 m", &["s", "t"], "s=28");
        check("t = 6/2 = 3 s", &["t"], "t=6/2=3");
        check("v = 3 + 8 = 35 m/s", &["v", "u", "a", "t"], "v=3+8=35");
        check("v = 35 m/s", &["v", "s"], "v=35m/s");
        check("d = 240/30 = 8 g/cm³", &["d"], "d=240/30=8");
        check("F = 12 kg·m/s^2", &["F", "a"], "F=12");
        check("A = 5 m·x", &["A"], "A=5m*x");
        check("12 · 3 = 36 m", &[], "12*3=36");
        check("48 = 6 m", &[], "48=6m");
        check("s = 28m", &["s", "t"], "s=28m");
        check("s = 28 m", &["s", "m"], "s=28m");
        check("s = 28 m", &[], "s=28m");
        check("y = 3 x", &["y"], "y=3x");
        check("2x = 28 m", &["x"], "2x=28m");
    }
}
