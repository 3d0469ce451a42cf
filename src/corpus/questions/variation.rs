//! Quantities that vary with each other: "y varies directly as x, y = 12 when x = 4; find y when x = 10".

use super::question::{Question, number};
use super::rows::{Rows, written};
use crate::notation::Rational;
use crate::reading::gives_pairs;
use num_traits::Zero;

/// The value that is asked for.
pub fn value(question: &Question) -> Option<Rows> {
    if !gives_pairs(&question.text) {
        return None;
    }
    let is_inverse = question.says(|lexicon| &lexicon.inverse_variation);
    let told = told_values(&question.text);
    let [(y, first), (x, at), (again, other)] = &told[..] else { return None };
    // y at one x, and another x.
    let (y, first, x, at) = if again == x { (y, first, x, at) } else { (x, at, y, first) };
    if again != x || x == y || [first, at, other].iter().any(|value| value.is_zero()) || *y == 'k' || *x == 'k' {
        return None;
    }
    let (constant, end) = match is_inverse {
        true => (first * at, first * at / other),
        false => (first / at, first / at * other),
    };
    let [k, first, at, other] = [&constant, first, at, other].map(written);
    let formula = |k: &str, x: &str| if is_inverse { format!("{k}/{x}") } else { format!("{k}*{x}") };
    let known = if is_inverse || constant.is_integer() { k.clone() } else { format!("({k})") };
    let letter = x.to_string();
    let mut rows = Rows::default();
    rows.add(format!("{y} = {}", formula("k", &letter)), "operation.varies");
    rows.add(format!("{first} = {}", formula("k", &at)), "operation.substitute");
    let undone = if is_inverse { "operation.multiply" } else { "operation.divide" };
    rows.add_with(format!("{k} = k"), undone, at);
    rows.add(format!("{y} = {}", formula(&known, &letter)), "operation.substitute");
    rows.add(format!("{y} = {}", formula(&known, &other)), "operation.substitute");
    rows.add(format!("{y} = {}", written(&end)), "operation.work-out");
    Some(rows)
}

/// Letters with the values that are told of them, in the order in which they stand.
fn told_values(text: &str) -> Vec<(char, Rational)> {
    let told = text.match_indices('=').filter_map(|(at, _)| {
        let letter = text[..at].trim_end().chars().next_back()?;
        let behind = text[at + 1..].trim_start();
        let length = behind.bytes().take_while(|byte| byte.is_ascii_digit() || b"-.".contains(byte)).count();
        Some((letter, number(behind[..length].trim_end_matches('.'))?))
    });
    told.collect()
}
