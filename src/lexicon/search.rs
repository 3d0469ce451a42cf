//! How words are looked for in a text.

/// If `text` begins with the words of `phrase`, however they are spaced: their length in bytes.
pub fn prefix_bytes(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for (i, word) in phrase.split(' ').enumerate() {
        let trimmed = rest.trim_start_matches([' ', '\t']);
        if i > 0 && trimmed.len() == rest.len() {
            return None;
        }
        let mut letters = trimmed.chars();
        for wanted in word.chars() {
            letters.next().filter(|found| found.to_lowercase().eq(wanted.to_lowercase()))?;
        }
        rest = letters.as_str();
    }
    (!rest.starts_with(char::is_alphanumeric)).then(|| text.len() - rest.len())
}

/// Where `word` stands in `text` as a word of its own.
pub fn word_position(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
    })
}

/// Whether `text` begins with `word`, whatever follows.
pub fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// If `text` ends with `phrase` as a word of its own: the byte at which it begins.
pub fn ends_with_word(text: &str, phrase: &str) -> Option<usize> {
    let start = text.len().checked_sub(phrase.len())?;
    let tail = text.get(start..)?;
    let alone = !text[..start].ends_with(char::is_alphanumeric);
    (alone && tail.eq_ignore_ascii_case(phrase)).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_however_they_are_spaced() {
        assert_eq!(prefix_bytes("No  Solution.", "no solution"), Some(12));
        assert_eq!(prefix_bytes("no solutionless", "no solution"), None);
        assert_eq!(prefix_bytes("nosolution", "no solution"), None);
        assert_eq!(word_position("unsolved, solve", "solve"), Some(10));
        assert_eq!(ends_with_word("divide by 2, Hence", "hence"), Some(13));
        assert_eq!(ends_with_word("whence", "hence"), None);
        assert!(starts_with("Step3", "step") && !starts_with("ste", "step"));
    }
}
