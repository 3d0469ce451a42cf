//! By which linear expression a problem has a polynomial divided, or which it asks to be a factor: "the remainder when
//! f(x) = x³ + 3x + 19 is divided by x + 2", "whether x - 4 is a factor of". The theorems on both take the polynomial at its zero.

use crate::lexicon::{all, word_position};
use crate::notation::{self, Expr, Statement};

/// Words of an expression that are looked at.
const MAX_WORDS: usize = 6;

/// The zero of that expression, as it is written in a formula.
pub(super) fn zero_of_divisor(text: &str) -> Option<String> {
    let plain = text.replace("\\left", "").replace("\\right", "").replace('$', "");
    let lower = plain.to_lowercase();
    let behind = |word: &&str| {
        let at = word_position(&lower, word)? + word.len();
        linear(lower[at..].split_whitespace().take(MAX_WORDS).collect())
    };
    let before = |word: &&str| {
        let words: Vec<&str> = lower[..word_position(&lower, word)?].split_whitespace().collect();
        let is_maths = |word: &&&str| word.chars().filter(|c| c.is_alphabetic()).count() < 2;
        let n_words = words.iter().rev().take(MAX_WORDS).take_while(is_maths).count();
        linear(words[words.len() - n_words..].to_vec())
    };
    all(|lexicon| &lexicon.factors_of)
        .find_map(|word| before(&word))
        .or_else(|| all(|lexicon| &lexicon.divided_by).find_map(|word| behind(&word)))
}

/// The zero of the expression in one letter that these words begin with.
fn linear(words: Vec<&str>) -> Option<String> {
    let ends = |word: &str| word.ends_with(['.', ',', ';', ':', '?', '!']);
    let mut own = Vec::new();
    for word in words {
        if word.chars().filter(|c| c.is_alphabetic()).count() > 1 {
            break;
        }
        own.push(word.trim_end_matches(['.', ',', ';', ':', '?', '!']));
        if ends(word) {
            break;
        }
    }
    let Some(Statement::Expr(expr)) = notation::parse(&own.join(" ")).statement else { return None };
    let at = |value: f64| notation::approximate_at(&expr, &|_| Some(value));
    let (constant, slope) = (at(0.0)?, at(1.0)? - at(0.0)?);
    let is_linear = (at(2.0)? - constant - 2.0 * slope).abs() < 1e-9 && slope != 0.0 && one_letter(&expr);
    let are_whole = [constant, slope].iter().all(|number| number.fract() == 0.0 && number.abs() < 1e6);
    (is_linear && are_whole).then(|| format!("({})/({slope})", -constant))
}

fn one_letter(expr: &Expr) -> bool {
    notation::letters(expr).len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_of_what_is_divided_by() {
        let check = |text: &str, wanted: Option<&str>| assert_eq!(zero_of_divisor(text).as_deref(), wanted, "{text}");
        check("Find the remainder when f(x) = x^3 + 3x + 19 is divided by x + 2.", Some("(-2)/(1)"));
        check("the remainder of $f(x) = x^3$ divided by $2x - 1$", Some("(1)/(2)"));
        check("Determine whether x - 4 is a factor of f(x) = x^3 - 64.", Some("(4)/(1)"));
        check("Is (x + 1) a factor of p(x) = x^3 + 1?", Some("(-1)/(1)"));
        check("Prüfe, ob x − 3 ein Faktor von f(x) = x² − 9 ist.", Some("(3)/(1)"));
        check("f(x) = x^2 is divided by 2", None);
        check("divided by x^2 + 1", None);
        check("Find f(3).", None);
    }
}
