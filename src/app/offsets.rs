//! Between bytes of UTF-8, which spans count, and UTF-16 units, which a text field's selection counts.

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

/// The byte at which this UTF-16 unit begins; the text's end where it has no such unit.
pub fn byte_offset(text: &str, unit: u32) -> usize {
    let mut n_units = 0;
    let found = text.char_indices().find(|(_, c)| {
        let begins_here = n_units >= unit;
        n_units += u32::try_from(c.len_utf16()).unwrap_or(1);
        begins_here
    });
    found.map_or(text.len(), |(at, _)| at)
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

    #[test]
    fn units_lead_back_to_bytes() {
        for (text, unit, wanted) in
            [("x² = 4", 2, 3), ("𝑥 = 2", 2, 4), ("𝑥 = 2", 1, 4), ("ab", 9, 2), ("", 0, 0), ("ab", 0, 0)]
        {
            assert_eq!(byte_offset(text, unit), wanted, "{text:?} {unit}");
        }
    }
}
