//! Names of what whole numbers have in common: "gcd of 24 and 36", "kgV".

use crate::lexicon::{self, List};

/// What numbers have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Common {
    /// The greatest number that divides all of them.
    Divisor,
    /// The least number that all of them divide.
    Multiple,
    /// The least expression that all denominators divide.
    Denominator,
}

const LISTS: [(Common, List); 3] = [
    (Common::Divisor, |lexicon| &lexicon.common_divisors),
    (Common::Multiple, |lexicon| &lexicon.common_multiples),
    (Common::Denominator, |lexicon| &lexicon.common_denominators),
];

/// Whether a name says no more than that, "GCF" and not "GCF of the first group".
pub fn is_common_alone(name: &str) -> bool {
    LISTS.into_iter().any(|(_, list)| lexicon::holds(list, &name.to_lowercase()))
}

/// What a quantity of this name is, and the numbers that the name holds.
pub fn common(name: &str) -> Option<(Common, Vec<u64>)> {
    let lower = name.to_lowercase();
    let begins = |list: List| lexicon::all(list).any(|word| lexicon::prefix_bytes(&lower, word).is_some());
    let (common, _) = LISTS.into_iter().find(|(_, list)| begins(*list))?;
    Some((common, whole_numbers(&lower)))
}

/// The whole numbers that a text tells, in digits or as one of the words up to ten.
pub fn told_numbers(text: &str) -> Vec<u64> {
    let lower = text.to_lowercase();
    let mut found = whole_numbers(&lower);
    let words = || lower.split(|c: char| !c.is_alphabetic());
    for lexicon in lexicon::lexicons() {
        let is_said = |number: &&str| words().any(|word| word == *number);
        found.extend((1..).zip(&lexicon.numbers).filter(|(_, number)| is_said(number)).map(|(value, _)| value));
    }
    found
}

/// The whole numbers in a text.
pub fn whole_numbers(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|run| run.parse().ok()).collect()
}
