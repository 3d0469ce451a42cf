//! Characters: what a word processor, a web page or a chat window adds to plain text is taken off again.
//!
//! Line ends become line feeds, odd spaces become spaces, invisible characters go, HTML entities and tags are read,
//! and a letter with a combining mark becomes one character. Every character that stays keeps the bytes of the paste
//! behind it.

use super::determinants;
use super::html;
use super::question_signs;
use super::span::{Mapped, Span};
use unicode_normalization::char::compose;

/// The paste as plain characters, and how many control characters were passed over.
pub struct Decoded {
    pub text: Mapped,
    pub n_controls: usize,
}

/// Reads the characters of a paste.
pub fn decode(paste: &str) -> Decoded {
    let mut decoder = Decoder::default();
    let tags = html::Tags::used_in(paste);
    let mut at = 0;
    while let Some(c) = paste[at..].chars().next() {
        let rest = &paste[at..];
        if let Some((sign, length)) = question_signs::sign_at(paste, at) {
            at += decoder.read_all(&sign.chars().collect::<Vec<_>>(), at, length);
            continue;
        }
        if c == '\\'
            && let Some((written, length)) = determinants::written_out(rest)
        {
            at += decoder.read_all(&written.chars().collect::<Vec<_>>(), at, length);
            continue;
        }
        let length = match c {
            '&' => match html::entity(rest) {
                Some((c, length)) => decoder.read_all(&[c], at, length),
                None => decoder.read_all(&[c], at, 1),
            },
            '<' => match tags.read(rest) {
                Some((text, length)) => decoder.read_all(&text.chars().collect::<Vec<_>>(), at, length),
                None => decoder.read_all(&[c], at, 1),
            },
            '\r' if rest.starts_with("\r\n") => decoder.read_all(&['\n'], at, 2),
            c => decoder.read_all(&[c], at, c.len_utf8()),
        };
        at += length;
    }
    decoder.flush();
    Decoded { text: decoder.text, n_controls: decoder.n_controls }
}

#[derive(Default)]
struct Decoder {
    text: Mapped,
    /// The last character, held back until it is known that no combining mark follows.
    held: Option<(char, Span)>,
    n_controls: usize,
}

impl Decoder {
    /// Reads `chars`, which stand for `length` bytes of the paste at byte `at`. Gives `length`.
    fn read_all(&mut self, chars: &[char], at: usize, length: usize) -> usize {
        chars.iter().for_each(|&c| self.read(c, Span::new(at, at + length)));
        length
    }

    fn read(&mut self, c: char, origin: Span) {
        match plain_form(c) {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.push('\n', origin),
            '\t' => self.push('\t', origin),
            c if c.is_control() => self.n_controls += 1,
            c if is_invisible(c) => {}
            c if is_odd_space(c) => self.push(' ', origin),
            c => match self.held.and_then(|(base, at)| Some((compose(base, c)?, at.join(origin)))) {
                Some(composed) => self.held = Some(composed),
                None => self.push(c, origin),
            },
        }
    }

    fn push(&mut self, c: char, origin: Span) {
        self.flush();
        self.held = Some((c, origin));
    }

    fn flush(&mut self) {
        if let Some((c, origin)) = self.held.take() {
            self.text.push(c, origin);
        }
    }
}

/// Byte order mark, soft hyphen, zero-width and direction marks, variation selectors, invisible operators.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Full-width letters, digits and signs, and the hyphens of word processors, as typed on a keyboard.
fn plain_form(c: char) -> char {
    const FULL_WIDTH: u32 = '！' as u32 - '!' as u32;
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - FULL_WIDTH).unwrap_or(c),
        '\u{2010}' | '\u{2011}' | '\u{fe63}' => '-',
        c => c,
    }
}

fn is_odd_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paste: &str, plain: &str) {
        assert_eq!(decode(paste).text.text(), plain);
    }

    #[test]
    fn characters_are_made_plain() {
        check("\u{feff}2x\u{a0}=\u{2009}8\r\nx\u{200b} = 4\u{2028}", "2x = 8\nx = 4\n");
        check("2x &lt; 8 &amp;&#x2264; &#8722;1 AT&T; &nonsense;", "2x < 8 &≤ −1 AT&T; &nonsense;");
        check("x<sup>2</sup> = 4<br/>x<b and b>2", "x^(2) = 4\nx<b and b>2");
        check("<b>x</b> =\u{338} e\u{301}", "x ≠ é");
        check("a<b>c", "a<b>c");
        check("２ｘ＋３＝１１ \u{2011}4", "2x+3=11 -4");
    }

    #[test]
    fn controls_are_counted() {
        let decoded = decode("x\0 = \u{1}4");
        assert_eq!((decoded.text.text(), decoded.n_controls), ("x = 4", 2));
    }

    #[test]
    fn each_character_keeps_its_bytes() {
        let decoded = decode("x&nbsp;&le; e\u{301}");
        let origins: Vec<_> =
            (0..decoded.text.text().len()).map(|i| decoded.text.origin(Span::new(i, i + 1))).collect();
        assert_eq!(origins[1], Span::new(1, 7));
        assert_eq!(origins[2], Span::new(7, 11));
        assert_eq!(origins[6], Span::new(12, 15));
    }
}
