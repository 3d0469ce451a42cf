//! How many solutions words say that an equation has, "two real solutions", "3 roots", and words that only lead to a cause.

use crate::lexicon::{self, all, prefix_bytes};

/// The count of "two real solutions"; None where the words say more of them than a sentence of no solutions would.
pub fn stated_root_count(text: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    let starts = lower.char_indices().map(|(at, _)| at).filter(|at| !lower[..*at].ends_with(char::is_alphanumeric));
    starts.filter(|at| !lower[..*at].trim_end().ends_with(['=', '.', ','])).find_map(|at| {
        let rest = &lower[at..];
        let n_bytes = rest.find(|c: char| !c.is_alphanumeric())?;
        let (word, behind) = rest.split_at(n_bytes);
        let in_words =
            || lexicon::lexicons().iter().find_map(|words| words.numbers.iter().position(|own| *own == word));
        let count: usize = word.parse().ok().or_else(|| in_words().map(|place| place + 1))?;
        let behind = behind.strip_prefix(' ')?;
        let begins = |phrase: &str| prefix_bytes(behind, phrase).is_some();
        let is_noun = |phrase: &str| {
            phrase.rsplit(' ').next().is_some_and(|noun| lexicon::holds(|lexicon| &lexicon.proposed_as, noun))
        };
        // "no real solutions"
        let negated = all(|lexicon| &lexicon.statements).filter_map(|phrase| Some(phrase.split_once(' ')?.1));
        let mut nouns = negated.chain(all(|lexicon| &lexicon.proposed_as)).filter(|phrase| is_noun(phrase));
        nouns.any(begins).then_some(count)
    })
}

/// Whether words are nothing but one that leads to a cause: "because", "since", "weil".
pub fn gives_cause(words: &str) -> bool {
    let lower = words.trim().to_lowercase();
    all(|lexicon| &lexicon.causes).any(|word| word == lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_solutions() {
        let check = |text: &str, wanted: Option<usize>| assert_eq!(stated_root_count(text), wanted, "{text}");
        check("There are two real solutions.", Some(2));
        check("3 real roots", Some(3));
        check("one solution", Some(1));
        check("zwei Lösungen", Some(2));
        check("two complex solutions", None);
        check("two equal roots", None);
        check("x = 2 solutions", None);
        check("no real solutions", None);
        assert!(gives_cause(" because ") && !gives_cause("half of"));
    }
}
