//! What comes out when values are put into a line that they do not fit: `2·7 − 3 = 11, not 12`.
//!
//! The line is shown with the values in their places only where that comes to what the evidence says.

use super::evidence::pretty;
use crate::notation::{self, Expr, Statement, is_near};
use crate::words::Language;

/// What `statement` comes to at these values, where it is false; `shown` are its sides as the evidence has them.
pub(super) fn what_comes_out(
    statement: Option<&Statement>,
    at: &[(String, String)],
    shown: &str,
    language: Language,
) -> String {
    if shown.contains("undefined") {
        return language.text("evidence.no-value").to_owned();
    }
    let is_false = || language.say("evidence.is-false", &[("shown", &pretty(shown, language))]);
    let Some(values) =
        at.iter().map(|(name, value)| Some((name.as_str(), expression(value)?))).collect::<Option<Vec<_>>>()
    else {
        return is_false();
    };
    let parsed = notation::parse(shown).statement;
    let (Some([left, right]), Some([found_left, found_right])) =
        (statement.and_then(notation::equation_sides), parsed.as_ref().and_then(notation::equation_sides))
    else {
        return is_false();
    };
    let value = |name: &str| values.iter().find(|(letter, _)| *letter == name).map(|(_, value)| value.clone());
    let (left, right) = (notation::with_values(left, &value), notation::with_values(right, &value));
    if !same_number(&left, found_left) || !same_number(&right, found_right) {
        return is_false();
    }
    let written =
        |expr: &Expr| language.numbers(&signs_in_brackets(&notation::unicode(&Statement::Expr(expr.clone()))));
    let (left_in, right_in) = (written(&left), written(&right));
    let (left, right) = (written(found_left), written(found_right));
    match (left_in == left, right_in == right) {
        (true, true) => language.say("evidence.is-not", &[("left", &left), ("right", &right)]),
        (false, true) => language.say("evidence.not", &[("put", &left_in), ("value", &left), ("other", &right)]),
        (true, false) => language.say("evidence.not", &[("put", &right_in), ("value", &right), ("other", &left)]),
        (false, false) => language
            .say("evidence.but", &[("left", &left_in), ("value", &left), ("right", &right_in), ("other", &right)]),
    }
}

/// A negative factor in brackets, as it is written by hand: `4·(−3)`.
fn signs_in_brackets(text: &str) -> String {
    let found = ["·−", "/−"].into_iter().filter_map(|sign| Some((text.find(sign)?, sign)));
    let Some((at, sign)) = found.min() else { return text.to_owned() };
    let (before, rest) = (&text[..at], &text[at + sign.len()..]);
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/');
    let (factor, after) = match rest.strip_prefix('(').and_then(|inside| inside.split_once(')')) {
        Some((fraction, after)) if fraction.chars().all(is_plain) => (fraction, after),
        _ => rest.split_at(rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len())),
    };
    let operation = sign.trim_end_matches('−');
    match factor.is_empty() {
        // More than a number: it stays as it is.
        true => format!("{before}{sign}{}", signs_in_brackets(rest)),
        false => format!("{before}{operation}(−{factor}){}", signs_in_brackets(after)),
    }
}

fn expression(text: &str) -> Option<Expr> {
    match notation::parse(text).statement? {
        Statement::Expr(expr) => Some(expr),
        _ => None,
    }
}

fn same_number(a: &Expr, b: &Expr) -> bool {
    match (notation::approximate(a), notation::approximate(b)) {
        (Some(a), Some(b)) => is_near(a, b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_are_put_in_where_that_comes_to_what_is_shown() {
        let check = |text: &str, x: &str, shown: &str, wanted: [&str; 2]| {
            let statement = notation::parse(text).statement;
            let at = [("x".to_owned(), x.to_owned())];
            let found =
                [Language::En, Language::De].map(|language| what_comes_out(statement.as_ref(), &at, shown, language));
            assert_eq!(found, wanted, "{text}");
        };
        check("2x - 3 = 12", "7", "11 = 12", ["2·7 − 3 = 11, not 12", "2·7 − 3 = 11, nicht 12"]);
        check("11 = 2x - 6", "7", "11 = 8", ["2·7 − 6 = 8, not 11", "2·7 − 6 = 8, nicht 11"]);
        check("2(x - 3) = x + 4", "7", "8 = 11", ["2(7 − 3) = 8, but 7 + 4 = 11", "2(7 − 3) = 8, aber 7 + 4 = 11"]);
        check("x = 10", "-7", "-7 = 10", ["−7 is not 10", "−7 ist nicht 10"]);
        check("4x = 10", "-7/2", "-14 = 10", ["4·(−7/2) = −14, not 10", "4·(−7/2) = −14, nicht 10"]);
        check("3x - 1 = 10", "-3", "-10 = 10", ["3·(−3) − 1 = −10, not 10", "3·(−3) − 1 = −10, nicht 10"]);
        check("2x = 10", "2.5", "5 = 10", ["2·2.5 = 5, not 10", "2·2,5 = 5, nicht 10"]);
        check("x^2 = 10", "-3", "9 = 10", ["(−3)² = 9, not 10", "(−3)² = 9, nicht 10"]);
        check("1/x = 2", "0", "undefined = 2", ["something there has no value", "dort steht etwas ohne Wert"]);
        check("2x < 4", "5", "10 < 4", ["10 < 4 is false", "10 < 4 ist falsch"]);
        // Held against more than this line says.
        check("2x = 4", "5", "11 = 4", ["11 = 4 is false", "11 = 4 ist falsch"]);
    }
}
