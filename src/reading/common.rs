//! Names of what whole numbers have in common: "gcd of 24 and 36", "kgV".

use crate::lexicon::{self, List};

/// What numbers have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Common {
    /// The greatest number that divides all of them.
    Divisor,
    /// The least number that all of them divide.
    Multiple,
}

/// What a quantity of this name is, and the numbers that the name holds.
pub fn common(name: &str) -> Option<(Common, Vec<u64>)> {
    const LISTS: [(Common, List); 2] = [
        (Common::Divisor, |lexicon| &lexicon.common_divisors),
        (Common::Multiple, |lexicon| &lexicon.common_multiples),
    ];
    let lower = name.to_lowercase();
    let begins = |list: List| lexicon::all(list).any(|word| lexicon::prefix_bytes(&lower, word).is_some());
    let (common, _) = LISTS.into_iter().find(|(_, list)| begins(*list))?;
    Some((common, whole_numbers(&lower)))
}

/// The whole numbers in a text.
pub fn whole_numbers(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|run| run.parse().ok()).collect()
}
