//! A text inside a link: it stands in the address's fragment, which no browser sends to any server.
//!
//! The form is `1.<text>.<check>`: a version, the text's UTF-8 in the 64 letters that need no escape in an address
//! (RFC 4648, section 5), and a checksum (FNV-1a, 32 bits) that tells a link cut off by a mail program from a whole
//! one.

/// A longer text is not put into a link: mail programs and messengers cut addresses somewhere above this.
pub const MAX_TEXT_BYTES: usize = 6000;

const VERSION: &str = "1";

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text as a part of an address. None where it is longer than [`MAX_TEXT_BYTES`].
pub fn packed(text: &str) -> Option<String> {
    if text.len() > MAX_TEXT_BYTES {
        return None;
    }
    Some(format!("{VERSION}.{}.{:08x}", letters_from_bytes(text.as_bytes()), checksum(text.as_bytes())))
}

/// The text that a link holds. None where the link is damaged, cut off, or none of ours.
pub fn unpacked(packed: &str) -> Option<String> {
    let mut parts = packed.split('.');
    let (version, letters, check) = (parts.next()?, parts.next()?, parts.next()?);
    if version != VERSION || parts.next().is_some() || letters.len() > MAX_TEXT_BYTES.div_ceil(3) * 4 {
        return None;
    }
    let bytes = bytes_from_letters(letters)?;
    let whole = check.len() == 8 && u32::from_str_radix(check, 16) == Ok(checksum(&bytes));
    String::from_utf8(bytes).ok().filter(|_| whole)
}

fn letters_from_bytes(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - group.len()));
        // n bytes need n + 1 letters.
        for place in 0..=group.len() {
            letters.push(char::from(LETTERS[(bits >> (18 - 6 * place) & 63) as usize]));
        }
    }
    letters
}

fn bytes_from_letters(letters: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    for group in letters.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for letter in group {
            bits = bits << 6 | u32::try_from(LETTERS.iter().position(|known| known == letter)?).ok()?;
        }
        bits <<= 6 * (4 - group.len());
        // A single letter holds no byte.
        let n_bytes = group.len().checked_sub(1).filter(|&n| n > 0)?;
        bytes.extend((0..n_bytes).map(|place| (bits >> (16 - 8 * place)) as u8));
    }
    Some(bytes)
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash: u32, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_comes_back_whole(text in any::<String>()) {
            let packed = packed(&text).unwrap();
            prop_assert!(packed.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{}", packed);
            prop_assert_eq!(unpacked(&packed), Some(text));
        }

        #[test]
        fn no_fragment_is_too_odd(fragment in any::<String>()) {
            let _ = unpacked(&fragment);
            let _ = unpacked(&format!("1.{fragment}.00000000"));
        }
    }

    #[test]
    fn a_damaged_link_holds_nothing() {
        let whole = packed("2x + 3 = 11\nx = 4 ✓").unwrap();
        for end in 0..whole.len() {
            assert_eq!(unpacked(&whole[..end]), None, "cut at {end}");
        }
        let mut other = whole.clone().into_bytes();
        other[5] = if other[5] == b'A' { b'B' } else { b'A' };
        assert_eq!(unpacked(&String::from_utf8(other).unwrap()), None);
        for odd in ["", "1..", "2.AA.00000000", "1.AA.AA.AA", "1.A.00000000", "1.=.00000000"] {
            assert_eq!(unpacked(odd), None, "{odd}");
        }
    }

    #[test]
    fn the_letters_are_those_of_the_standard() {
        // RFC 4648, section 10.
        for (bytes, letters) in [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(letters_from_bytes(bytes.as_bytes()), letters);
        }
    }

    #[test]
    fn a_text_that_is_too_long_makes_no_link() {
        assert!(packed(&"x".repeat(MAX_TEXT_BYTES)).is_some_and(|packed| unpacked(&packed).is_some()));
        assert_eq!(packed(&"x".repeat(MAX_TEXT_BYTES + 1)), None);
    }
}
