//! Questions of percentages: what percent, of what, and what an increase comes to.

use super::question::{Question, numbers_in};
use super::rows::{Rows, written};
use crate::lexicon;
use crate::notation::Rational;
use num_traits::{Signed, Zero};

fn hundred() -> Rational {
    Rational::from_integer(100.into())
}

/// The two numbers of the question, both above zero.
fn two_numbers(question: &Question) -> Option<[Rational; 2]> {
    let numbers = <[Rational; 2]>::try_from(question.numbers()).ok()?;
    let has_groups = question
        .lower()
        .as_bytes()
        .windows(3)
        .any(|run| run[0].is_ascii_digit() && run[1] == b',' && run[2].is_ascii_digit());
    (numbers.iter().all(Signed::is_positive) && !has_groups).then_some(numbers)
}

/// "80 is what percent of 320?", "What percent of 320 is 80?"
pub fn share(question: &Question) -> Option<Rows> {
    let behind = question.behind(|lexicon| &lexicon.asking_percent)?;
    let [first, second] = two_numbers(question)?;
    // What "of" stands before is the whole.
    let (part, whole) = match numbers_in(behind).len() {
        2 => (second, first),
        1 => (first, second),
        _ => return None,
    };
    let mut rows = Rows::default();
    rows.add(format!("p/100 = {}/{}", written(&part), written(&whole)), "operation.as-proportion");
    let share = &part / &whole * hundred();
    rows.add_with(format!("p = {}/{}*100", written(&part), written(&whole)), "operation.multiply", written(&hundred()));
    rows.add(format!("p = {}", written(&share)), "operation.work-out");
    Some(rows)
}

/// "12 is 15% of what number?"
pub fn whole(question: &Question) -> Option<Rows> {
    if !question.says(|lexicon| &lexicon.asking_whole) {
        return None;
    }
    let [first, second] = two_numbers(question)?;
    let percent = percentage(question)?;
    let part = if percent == second { first } else { second };
    let mut rows = Rows::default();
    rows.add(format!("{}/100*x = {}", written(&percent), written(&part)), "operation.as-equation");
    let factor = format!("100/{}", written(&percent));
    rows.add_with(format!("x = {}*{factor}", written(&part)), "operation.multiply", factor);
    rows.add(format!("x = {}", written(&(part * hundred() / percent))), "operation.work-out");
    Some(rows)
}

/// "Increase 80 by 15%."
pub fn changed(question: &Question) -> Option<Rows> {
    let grows = question.says(|lexicon| &lexicon.increasing);
    if grows == question.says(|lexicon| &lexicon.decreasing) {
        return None;
    }
    let [first, second] = two_numbers(question)?;
    let percent = percentage(question)?;
    let start = if percent == second { first } else { second };
    let change = &start * &percent / hundred();
    let end = if grows { &start + &change } else { &start - &change };
    if end.is_negative() || end.is_zero() {
        return None;
    }
    let mut rows = Rows::default();
    rows.add(format!("{}/100*{} = {}", written(&percent), written(&start), written(&change)), "operation.percentage");
    let sign = if grows { '+' } else { '-' };
    let words = if grows { "operation.add-change" } else { "operation.subtract-change" };
    rows.add(format!("{} {sign} {} = {}", written(&start), written(&change), written(&end)), words);
    Some(rows)
}

/// The number that percent is said of.
fn percentage(question: &Question) -> Option<Rational> {
    let lower = question.lower();
    let at = lexicon::all(|lexicon| &lexicon.percent_signs).filter_map(|word| lower.find(word)).min()?;
    numbers_in(&lower[..at]).pop()
}
