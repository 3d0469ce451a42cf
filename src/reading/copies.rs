//! Formulas that a page's copy holds several times: what is seen, its source, and what is read aloud.

use crate::text::{Mapped, Span, has_relation};

/// The first of three copies of one statement that stand end to end, however each is spaced; None for any other text.
pub(super) fn first_of_three(text: &Mapped) -> Option<Mapped> {
    let written: Vec<(usize, char)> = text.text().char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let third = written.len() / 3;
    if third < MIN_CHARS || !written.len().is_multiple_of(3) {
        return None;
    }
    let same = (third..written.len()).all(|i| written[i].1 == written[i - third].1);
    let end = written[third].0;
    (same && has_relation(&text.text()[..end])).then(|| text.slice(Span::new(0, end)).trimmed(char::is_whitespace))
}

/// Shortest statement that is looked for.
const MIN_CHARS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_copies_are_one() {
        let first = |text: &str| first_of_three(&Mapped::verbatim(text, 0)).map(|first| first.text().to_owned());
        assert_eq!(first("3y=93y = 93y=9").as_deref(), Some("3y=9"));
        for text in ["y=2y=2", "xxx", "3 + 3 + 3", "x = 222", ""] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
