//! From bytes of UTF-8, which spans count, to UTF-16 units, which a text area's selection counts.

use crate::text::Span;

/// The span as `(start, end)` in UTF-16 units of `text`. Ends past the text or inside a character move to the next
/// border.
pub fn utf16_range(text: &str, span: Span) -> (u32, u32) {
    (utf16_offset(text, span.start), utf16_offset(text, span.end))
}

fn utf16_offset(text: &str, byte: usize) -> u32 {
    let units: usize = text.char_indices().take_while(|(at, _)| *at < byte).map(|(_, c)| c.len_utf16()).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, span: (usize, usize), wanted: (u32, u32)) {
        assert_eq!(utf16_range(text, Span::new(span.0, span.1)), wanted, "{text:?} {span:?}");
    }

    #[test]
    fn characters_of_every_width() {
        check("2x = 6", (0, 2), (0, 2));
        check("x² = 4", (0, 3), (0, 2));
        check("x² = 4", (4, 7), (3, 6));
        check("𝑥 = 2", (4, 8), (2, 6));
        check("𝑥", (0, 2), (0, 2));
        check("ab", (1, 99), (1, 2));
        check("", (0, 5), (0, 0));
    }
}
