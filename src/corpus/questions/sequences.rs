//! Terms and sums of sequences that a question lists.

use super::question::{Question, numbers_in, values};
use super::rows::{Rows, in_brackets, written, written_polynomial};
use crate::corpus::topics::Polynomial;
use crate::lexicon;
use crate::notation::Rational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Largest index that is asked for.
const MAX_INDEX: i64 = 1000;

/// Largest exponent whose power is written out.
const MAX_EXPONENT: i64 = 20;

/// "Find the 10th term of 3, 7, 11, ...", "the sum of the first 20 terms", "the nth term".
pub fn term_or_sum(question: &Question) -> Option<Rows> {
    let terms = values(&question.read.sequence).filter(|terms| terms.len() >= 3)?;
    let differences: Vec<Rational> = terms.windows(2).map(|pair| &pair[1] - &pair[0]).collect();
    let step = differences.first().filter(|step| differences.iter().all(|other| other == *step));
    let ratios: Option<Vec<Rational>> =
        terms.windows(2).map(|pair| (!pair[0].is_zero()).then(|| &pair[1] / &pair[0])).collect();
    let ratio = ratios.as_ref().and_then(|all| all.first().filter(|ratio| all.iter().all(|other| other == *ratio)));
    let is_sum = question.says(|lexicon| &lexicon.sums_of_terms);
    let asks_general = question.says(|lexicon| &lexicon.general_terms);
    let n = index(question);
    let mut rows = Rows::default();
    let (first, second) = (&terms[0], &terms[1]);
    match (step, ratio) {
        (Some(step), _) if !step.is_zero() => {
            rows.add(format!("d = {} - {}", written(second), in_brackets(first)), "operation.difference");
            rows.add(format!("d = {}", written(step)), "operation.work-out");
            let Some(n) = n else {
                return asks_general.then(|| general(rows, first, step));
            };
            let (rises, a) = (n - 1, written(first));
            let last = first + step * Rational::from_integer(rises.into());
            rows.add(format!("a_{n} = {a} + {rises}*{}", in_brackets(step)), "operation.term");
            rows.add(format!("a_{n} = {}", written(&last)), "operation.work-out");
            if is_sum {
                let sum = (first + &last) * Rational::new(n.into(), 2.into());
                rows.add(format!("S_{n} = {n}/2*({a} + {})", in_brackets(&last)), "operation.sum");
                rows.add(format!("S_{n} = {}", written(&sum)), "operation.work-out");
            }
        }
        (None, Some(ratio)) if !ratio.is_one() => {
            let n = n.filter(|n| *n <= MAX_EXPONENT)?;
            rows.add(format!("q = {}/{}", written(second), in_brackets(first)), "operation.ratio");
            rows.add(format!("q = {}", written(ratio)), "operation.work-out");
            let power = |exponent: i64| (0..exponent).fold(Rational::one(), |power, _| power * ratio);
            let base = if ratio.is_integer() && !ratio.is_negative() {
                written(ratio)
            } else {
                format!("({})", written(ratio))
            };
            if is_sum {
                let sum = first * (power(n) - Rational::one()) / (ratio - Rational::one());
                rows.add(
                    format!("S_{n} = {}*({base}^{n} - 1)/({} - 1)", written(first), written(ratio)),
                    "operation.sum",
                );
                rows.add(format!("S_{n} = {}", written(&sum)), "operation.work-out");
            } else {
                rows.add(format!("a_{n} = {}*{base}^{}", written(first), n - 1), "operation.term");
                rows.add(format!("a_{n} = {}", written(&(first * power(n - 1)))), "operation.work-out");
            }
        }
        _ => return None,
    }
    Some(rows)
}

/// The formula of an arithmetic sequence.
fn general(mut rows: Rows, first: &Rational, step: &Rational) -> Rows {
    let size = in_brackets(step);
    rows.add(format!("a_n = {} + (n - 1)*{size}", written(first)), "operation.term");
    let line = Polynomial::new(vec![first - step, step.clone()]);
    rows.add(format!("a_n = {}", written_polynomial(&line, "n")), "operation.expand");
    rows
}

/// Which term is asked for: "10th", "10.", "first 20".
fn index(question: &Question) -> Option<i64> {
    let lower = question.lower();
    let ordinal = lexicon::all(|lexicon| &lexicon.ordinal_endings).find_map(|ending| {
        lower.match_indices(ending).find_map(|(at, _)| {
            let digits = lower[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
            let next = lower[at + ending.len()..].chars().next();
            let ends = next.is_some_and(|next| next == ' ');
            lower[at - digits..at].parse::<i64>().ok().filter(|_| digits > 0 && ends)
        })
    });
    let counted = || numbers_in(question.behind(|lexicon| &lexicon.sums_of_terms)?).first()?.to_i64();
    ordinal.or_else(counted).filter(|n| (2..=MAX_INDEX).contains(n))
}
