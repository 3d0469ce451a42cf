//! Sums with dots, `1 + 2 + 3 + … + 100`: the terms before the dots say how it goes on, the one behind them where it ends.
//!
//! Such a sum of numbers in arithmetic order is put down with the sign of a sum, which the notation reads.

use crate::notation::{self, Rational, Statement};
use crate::text::{Mapped, Span};
use num_bigint::BigInt;
use num_traits::{One, Zero};

/// Signs that stand for the terms that are left out.
const DOTS: [&str; 6] = ["...", "…", "⋯", "\\cdots", "\\ldots", "\\dots"];

/// Terms before the dots at least.
const MIN_TERMS: usize = 2;

/// Terms of one sum at most.
const MAX_TERMS: u32 = 100_000;

/// The row with signs of sums for its sums with dots; None where it has none that can be read.
pub(super) fn with_sums(text: &Mapped) -> Option<Mapped> {
    let row = text.text();
    let mut rewritten = Mapped::default();
    let mut at = 0;
    while let Some(sum) = next_sum(row, at) {
        rewritten.append(&text.slice(Span::new(at, sum.span.start)));
        let origin = text.slice(sum.span).span();
        sum.sign.chars().for_each(|c| rewritten.push(c, origin));
        at = sum.span.end;
    }
    if at == 0 {
        return None;
    }
    rewritten.append(&text.slice(Span::new(at, row.len())));
    Some(rewritten)
}

struct Sum {
    span: Span,
    sign: String,
}

/// The first sum behind byte `from` of the row.
fn next_sum(row: &str, from: usize) -> Option<Sum> {
    let mut at = from;
    while let Some((start, dots)) = first_dots(row, at) {
        let end = start + dots.len();
        if let Some(sum) = sum_around(row, from, start, end) {
            return Some(sum);
        }
        at = end;
    }
    None
}

fn first_dots(row: &str, from: usize) -> Option<(usize, &'static str)> {
    DOTS.iter().filter_map(|dots| Some((from + row[from..].find(dots)?, *dots))).min_by_key(|(at, _)| *at)
}

/// The sum whose dots stand at `start..end`.
fn sum_around(row: &str, from: usize, start: usize, end: usize) -> Option<Sum> {
    let mut head = row[from..start].trim_end().strip_suffix('+')?;
    let mut terms: Vec<Rational> = Vec::new();
    loop {
        let trimmed = head.trim_end();
        let n_digits = trimmed.bytes().rev().take_while(u8::is_ascii_digit).count();
        terms.insert(0, number(&trimmed[trimmed.len() - n_digits..])?);
        head = &trimmed[..trimmed.len() - n_digits];
        match head.trim_end().strip_suffix('+') {
            Some(rest) if rest.trim_end().ends_with(|c: char| c.is_ascii_digit()) => head = rest,
            _ => break,
        }
    }
    let stands_apart = !head.trim_end().ends_with(|c: char| c.is_alphanumeric() || "+-−–*·×/^.,".contains(c));
    let behind = row[end..].trim_start().strip_prefix('+')?.trim_start();
    let n_digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let last = number(&behind[..n_digits])?;
    let rest = &behind[n_digits..];
    let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || "(^/*²³".contains(c))
        || rest.starts_with(['.', ',']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    let step = terms.get(1)? - terms.first()?;
    let is_even = terms.windows(2).all(|pair| &pair[1] - &pair[0] == step);
    if !stands_apart || goes_on || terms.len() < MIN_TERMS || !is_even || step.is_zero() {
        return None;
    }
    let first = terms.first()?;
    let n_terms = (&last - first) / &step + Rational::one();
    let is_count = n_terms.is_integer() && n_terms > Rational::from(BigInt::from(terms.len()));
    if !is_count || n_terms > Rational::from(BigInt::from(MAX_TERMS)) {
        return None;
    }
    let span = Span::new(from + head.len(), row.len() - rest.len());
    let before = first - &step;
    let factor = if step.is_one() { String::new() } else { step.to_string() };
    let term = if before.is_zero() { format!("{factor}k") } else { format!("({factor}k + ({before}))") };
    Some(Sum { span, sign: format!("(∑_{{k=1}}^{{{n_terms}}} {term})") })
}

fn number(text: &str) -> Option<Rational> {
    match notation::parse(text).statement? {
        Statement::Expr(number) => notation::exact_value(&number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_with_dots_have_a_value() {
        let check = |row: &str, wanted: Option<i32>| {
            let found = with_sums(&Mapped::verbatim(row, 0)).and_then(|text| number(text.text()));
            assert_eq!(found, wanted.map(|value| Rational::from(BigInt::from(value))), "{row}");
        };
        check("1 + 2 + … + 100", Some(5050));
        check("2 + 4 + 6 + ... + 50", Some(650));
        check("2(1 + 2 + 3 + \\dots + 25)", Some(650));
        for row in ["1 + 2 + 4 + ... + 64", "1 + 2 + ... + n", "1 + 2 + ... + 2^5", "3 + ... + 9", "5 + 1 + 2"] {
            check(row, None);
        }
    }
}
