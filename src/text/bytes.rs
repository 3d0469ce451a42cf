//! The bytes of a file to text: UTF-8, UTF-16 with a byte order mark or without, and what older programs wrote.
//!
//! Spreadsheets on Windows write Windows-1252, and rows from two programs may be pasted into one file. So what is UTF-8
//! is read as UTF-8, and each byte that cannot be is read as Windows-1252 by itself and counted.
//! Source: the index of windows-1252 in the WHATWG Encoding Standard.

/// A file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromBytes {
    pub text: String,
    /// Bytes that fit no encoding of the rest of the file, or were read as Windows-1252 among UTF-8.
    pub n_odd: usize,
}

/// Reads a file's bytes as text. Every byte has its part in a character.
pub fn from_bytes(bytes: &[u8]) -> FromBytes {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ if has_nul_at(bytes, 1) => utf16(bytes, u16::from_le_bytes),
        _ if has_nul_at(bytes, 0) => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

/// Whether of the first pairs of bytes nearly all have a nought at `place`, and few at the other: UTF-16 without its
/// mark, in a file that is mostly ASCII.
fn has_nul_at(bytes: &[u8], place: usize) -> bool {
    let pairs = bytes.chunks_exact(2).take(MAX_PAIRS);
    let n_pairs = pairs.len();
    let (mut n_here, mut n_there) = (0, 0);
    for pair in pairs {
        n_here += usize::from(pair[place] == 0);
        n_there += usize::from(pair[1 - place] == 0);
    }
    n_pairs > 0 && n_here * 4 > n_pairs * 3 && n_there * 4 < n_pairs
}

/// Pairs of bytes that are looked at.
const MAX_PAIRS: usize = 256;

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> FromBytes {
    let pairs = bytes.chunks_exact(2);
    let mut n_odd = pairs.remainder().len();
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    let read = |c: Result<char, _>| {
        c.unwrap_or_else(|_| {
            n_odd += 1;
            char::REPLACEMENT_CHARACTER
        })
    };
    let mut text: String = char::decode_utf16(units).map(read).collect();
    if bytes.len() % 2 == 1 {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    FromBytes { text, n_odd }
}

fn utf8(bytes: &[u8]) -> FromBytes {
    let mut text = String::with_capacity(bytes.len());
    let (mut n_odd, mut n_wide) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        n_wide += usize::from(!chunk.valid().is_ascii());
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|&byte| windows_1252(byte)));
        n_odd += chunk.invalid().len();
    }
    // A file that is Windows-1252 throughout is no mixture.
    FromBytes { text, n_odd: if n_wide > 0 { n_odd } else { 0 } }
}

/// The character of a byte above ASCII.
fn windows_1252(byte: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => UPPER[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, n_odd: usize) {
        assert_eq!(from_bytes(bytes), FromBytes { text: text.to_owned(), n_odd });
    }

    #[test]
    fn encodings_are_told_apart() {
        check("x² = 4".as_bytes(), "x² = 4", 0);
        check(b"x\xb2 = 4 \x96 2", "x² = 4 – 2", 0);
        check(
            "Zoë,x² = 4\n".bytes().chain(*b"Zo\xeb,x\xb2 = 9").collect::<Vec<_>>().as_slice(),
            "Zoë,x² = 4\nZoë,x² = 9",
            2,
        );
        let units: Vec<u16> = "Ada,x² = 4".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        check(&little, "Ada,x² = 4", 0);
        check(&big, "Ada,x² = 4", 0);
        check(&[b"\xff\xfe", little.as_slice()].concat(), "Ada,x² = 4", 0);
        check(&[b"\xfe\xff", big.as_slice(), b"!"].concat(), "Ada,x² = 4\u{fffd}", 1);
        check(b"", "", 0);
    }

    proptest! {
        #[test]
        fn any_text_in_utf8_is_read_back(text in "[^\0]*") {
            prop_assume!(!text.as_bytes().starts_with(b"\xff"));
            let read = from_bytes(text.as_bytes());
            prop_assert_eq!(read.text, text);
        }

        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let read = from_bytes(&bytes);
            prop_assert!(read.text.is_empty() == bytes.is_empty() || read.text.is_empty() && bytes.len() == 2);
        }
    }
}
