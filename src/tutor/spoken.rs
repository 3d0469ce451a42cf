//! A formula as a reader would say it aloud: for screen readers that read no MathML, and for announcements.
//!
//! Nothing is left to the ear to guess: where a fraction, a root or an exponent holds more than one number or letter,
//! its end is said too.

use super::math::{LogBase, Math};
use crate::words::Language;

/// The formula in words.
pub fn spoken(math: &Math, language: Language) -> String {
    match math {
        Math::Row(parts) | Math::Outlined(parts) => joined(parts, language),
        Math::Number(digits) => digits.replace('.', language.text("number.point")),
        Math::Identifier(letters) => letters.clone(),
        Math::Operator(sign) => operator(sign, language),
        Math::Word(word) => word.text(language).to_owned(),
        Math::Fraction(above, below) => {
            let key = if is_simple(above) && is_simple(below) { "spoken.over" } else { "spoken.fraction" };
            language.say(key, &[("above", &spoken(above, language)), ("below", &spoken(below, language))])
        }
        Math::Root(inside) => {
            let key = if is_simple(inside) { "spoken.root" } else { "spoken.long-root" };
            language.say(key, &[("inside", &spoken(inside, language))])
        }
        Math::NthRoot(inside, index) => {
            let key = if is_simple(inside) { "spoken.nth-root" } else { "spoken.long-nth-root" };
            language.say(key, &[("index", index), ("inside", &spoken(inside, language))])
        }
        Math::Binomial(n, k) => {
            language.say("spoken.binomial", &[("n", &spoken(n, language)), ("k", &spoken(k, language))])
        }
        Math::Sum(from, to) => {
            language.say("spoken.sum", &[("from", &spoken(from, language)), ("to", &spoken(to, language))])
        }
        Math::Log(base, inside) => logarithm(base, inside, language),
        Math::Power(base, exponent) => {
            let key = match &**exponent {
                Math::Number(digits) if digits == "2" => "spoken.squared",
                Math::Number(digits) if digits == "3" => "spoken.cubed",
                exponent if is_simple(exponent) => "spoken.power",
                _ => "spoken.long-power",
            };
            language.say(key, &[("base", &spoken(base, language)), ("exponent", &spoken(exponent, language))])
        }
    }
}

fn logarithm(base: &LogBase, inside: &Math, language: Language) -> String {
    let (short, long) = match base {
        LogBase::Ten => ("spoken.log", "spoken.long-log"),
        LogBase::Euler => ("spoken.ln", "spoken.long-ln"),
        LogBase::Other(_) => ("spoken.log-to-base", "spoken.long-log-to-base"),
    };
    let key = if is_simple(inside) { short } else { long };
    let inside = spoken(inside, language);
    match base {
        LogBase::Other(base) => language.say(key, &[("base", &spoken(base, language)), ("inside", &inside)]),
        LogBase::Ten | LogBase::Euler => language.say(key, &[("inside", &inside)]),
    }
}

fn joined(parts: &[Math], language: Language) -> String {
    parts.iter().map(|part| spoken(part, language)).collect::<Vec<_>>().join(" ")
}

/// Whether it is said in a breath: its end need not be told.
fn is_simple(math: &Math) -> bool {
    match math {
        Math::Number(_) | Math::Identifier(_) => true,
        Math::Row(parts) => match &parts[..] {
            [only] => is_simple(only),
            [Math::Operator(sign), only] => sign == "−" && is_simple(only),
            [Math::Number(_), Math::Identifier(_)] => true,
            _ => false,
        },
        _ => false,
    }
}

fn operator(sign: &str, language: Language) -> String {
    let key = match sign {
        "=" => "spoken.equals",
        "≠" => "spoken.not-equal",
        "<" => "spoken.less",
        "≤" => "spoken.at-most",
        ">" => "spoken.greater",
        "≥" => "spoken.at-least",
        "≈" => "spoken.about",
        "+" => "spoken.plus",
        "−" => "spoken.minus",
        "±" => "spoken.plus-minus",
        "·" => "spoken.times",
        "(" => "spoken.open",
        ")" => "spoken.close",
        "|" => "spoken.bar",
        "!" => "spoken.factorial",
        other => return other.to_owned(),
    };
    language.text(key).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tutor::math;

    fn check(text: &str, english: &str, german: &str) {
        let math = math(text).unwrap();
        assert_eq!((spoken(&math, Language::En), spoken(&math, Language::De)), (english.to_owned(), german.to_owned()));
    }

    #[test]
    fn formulas_are_said_so_that_they_can_be_written_down() {
        check("2x - 3 = -7", "2 x minus 3 equals minus 7", "2 x minus 3 gleich minus 7");
        check("x/2 <= 0.5", "x over 2 is at most 0.5", "x durch 2 kleiner oder gleich 0,5");
        check(
            "(x+1)/2 = 1",
            "fraction x plus 1 over 2 end of fraction equals 1",
            "Bruch x plus 1 durch 2 Ende Bruch gleich 1",
        );
        check("(x+1)^2", "open bracket x plus 1 close bracket squared", "Klammer auf x plus 1 Klammer zu hoch 2");
        check("x^(n+1)", "x to the power n plus 1 end of power", "x hoch n plus 1 Ende hoch");
        check("sqrt(x+2)", "square root of x plus 2 end of root", "Wurzel aus x plus 2 Ende Wurzel");
        check("sqrt(2)", "square root of 2", "Wurzel aus 2");
    }
}
