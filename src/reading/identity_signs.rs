//! The sign of an identity, `(x + 1)^2 ≡ x^2 + 2x + 1`: it says "equal whatever the letters are".

use crate::text::{Mapped, Span};

/// The text with an equals sign in the place of each; not where numbers are compared by their remainders (`17 ≡ 3 (mod 7)`)
/// or figures by their shape (`ABC ≡ DEF`).
pub(super) fn as_equals(text: Mapped) -> Mapped {
    let plain = text.text();
    let mut start = 0;
    let mut places = Vec::new();
    for line in plain.split_inclusive('\n') {
        let is_identity = line.contains(|c: char| c.is_numeric()) && !line.contains("mod");
        let found = line.match_indices('≡').filter(|_| is_identity);
        places.extend(found.map(|(at, sign)| (Span::new(start + at, start + at + sign.len()), "=")));
        start += line.len();
    }
    if places.is_empty() { text } else { text.with_replaced(places) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_identities_are_equals_signs() {
        let check = |row: &str, wanted: &str| assert_eq!(as_equals(Mapped::verbatim(row, 0)).text(), wanted, "{row}");
        check("(x + 1)² ≡ x² + 2x + 1", "(x + 1)² = x² + 2x + 1");
        check("17 ≡ 3 (mod 7)", "17 ≡ 3 (mod 7)");
        check("ABC ≡ DEF", "ABC ≡ DEF");
    }
}
