//! What stands near a place in a text: an end of bounded length, the parenthesis that closes.

/// The beginning of a text, no longer than this.
pub fn head(text: &str, n_bytes: usize) -> &str {
    let end = (0..=n_bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

/// The end of a text, no longer than this.
pub fn tail(text: &str, n_bytes: usize) -> &str {
    let start = (text.len().saturating_sub(n_bytes)..=text.len()).find(|start| text.is_char_boundary(*start));
    &text[start.unwrap_or(text.len())..]
}

/// Where the parenthesis closes that the text begins with. None where it begins with none, or does not close it.
pub fn closing_parenthesis(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return text.starts_with('(').then_some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_cut_between_letters() {
        assert_eq!((head("a√b", 2), head("a√b", 4), head("ab", 9), head("√", 0)), ("a", "a√", "ab", ""));
        assert_eq!((tail("a√b", 2), tail("a√b", 4), tail("ab", 9), tail("√", 0)), ("b", "√b", "ab", ""));
    }

    #[test]
    fn parentheses_close() {
        let check = |text: &str, wanted: Option<usize>| assert_eq!(closing_parenthesis(text), wanted, "{text}");
        check("(1, (2)) + 3)", Some(7));
        check("(1", None);
        check("1)", None);
        check("", None);
    }
}
