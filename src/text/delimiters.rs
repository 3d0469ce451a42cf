//! Which opening delimiters have a partner: `$ $`, `$$ $$`, `\( \)`, `\[ \]`, `{ }`, `\begin{} \end{}`.
//!
//! All pairs of a text are found in one pass each before anything is read, so that a delimiter with no partner
//! (`$3` is money) stays an ordinary character and no search is repeated: the whole is linear in the text.

use super::scan::has_relation;
use std::collections::HashMap;

/// The closing partner of an opening delimiter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Close {
    /// Byte at which the closing delimiter begins.
    pub at: usize,
    /// Its length in bytes.
    pub length: usize,
}

/// The pairs of a text, by the byte at which the opening delimiter begins.
#[derive(Default)]
pub(super) struct Pairs {
    closes: HashMap<usize, Close>,
}

impl Pairs {
    /// Finds all pairs of `text`.
    pub fn find(text: &str) -> Pairs {
        let mut pairs = Pairs::default();
        pairs.find_backslashed(text);
        pairs.find_braces(text);
        pairs.find_dollars(text);
        pairs
    }

    /// The partner of the delimiter that opens at byte `at`.
    pub fn close(&self, at: usize) -> Option<Close> {
        self.closes.get(&at).copied()
    }

    fn add(&mut self, open: usize, at: usize, length: usize) {
        self.closes.insert(open, Close { at, length });
    }

    /// `\[ \]`, `\( \)` (not across a blank line) and environments (nested by name).
    fn find_backslashed(&mut self, text: &str) {
        let (mut bracket, mut paren, mut blank) = (None, None, 0);
        let mut environments: Vec<(&str, usize)> = Vec::new();
        let mut at = 0;
        while let Some(found) = text[at..].find(['\\', '\n']) {
            at += found;
            let rest = &text[at..];
            if let Some(below) = rest.strip_prefix('\n') {
                if below.split('\n').next().is_some_and(|line| line.trim().is_empty()) {
                    blank = at;
                }
                at += 1;
                continue;
            }
            match rest.as_bytes().get(1) {
                Some(b'[') => bracket = Some(at),
                Some(b']') => bracket.take().into_iter().for_each(|open| self.add(open, at, 2)),
                Some(b'(') => paren = Some(at),
                Some(b')') => match paren.take() {
                    Some(open) if open >= blank => self.add(open, at, 2),
                    _ => {}
                },
                _ => {
                    if let Some((name, _)) = environment(rest, "\\begin") {
                        environments.push((name, at));
                    } else if let Some((name, length)) = environment(rest, "\\end") {
                        // An inner environment that is never closed must not hide the outer one's end.
                        let reach = environments.len().saturating_sub(MAX_UNCLOSED);
                        if let Some(i) = environments[reach..].iter().rposition(|(open, _)| *open == name) {
                            self.add(environments[reach + i].1, at, length);
                            environments.truncate(reach + i);
                        }
                    }
                }
            }
            // The escaped character is passed over with its backslash, so that `\\[4pt]` does not open a display.
            at += 1 + rest[1..].chars().next().map_or(0, |c| if c == '\n' { 0 } else { c.len_utf8() });
        }
    }

    /// `{ }`, within one paragraph.
    fn find_braces(&mut self, text: &str) {
        let mut open = Vec::new();
        let (mut escaped, mut line_blank) = (false, false);
        for (at, c) in text.char_indices() {
            match c {
                '{' if !escaped => open.push(at),
                '}' if !escaped => open.pop().into_iter().for_each(|start| self.add(start, at, 1)),
                '\n' if line_blank => open.clear(),
                _ => {}
            }
            line_blank = c == '\n' || (line_blank && c.is_whitespace());
            escaped = c == '\\' && !escaped;
        }
    }

    /// `$$ $$` anywhere; `$ $` on one line, where the first is followed and the last preceded by maths.
    fn find_dollars(&mut self, text: &str) {
        let (mut display, mut inline): (Option<usize>, Option<usize>) = (None, None);
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(found) = text[at..].find(['$', '\n', '\\']) {
            at += found;
            match bytes[at] {
                b'\n' => inline = None,
                b'\\' => {
                    if let Some(open) = inline.filter(|open| ends_display(text, *open, at)) {
                        self.add(open, at, 2);
                        inline = None;
                    }
                    at += usize::from(bytes.get(at + 1) == Some(&b'$'));
                }
                _ if bytes.get(at + 1) == Some(&b'$') => {
                    match display.take() {
                        Some(open) => self.add(open, at, 2),
                        None => display = Some(at),
                    }
                    inline = None;
                    at += 1;
                }
                _ => {
                    if let Some(close) = closes_line(text, at).filter(|_| inline.is_none()) {
                        self.add(at, close, 1);
                        at = close + 1;
                        continue;
                    }
                    let touches =
                        |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(|b| !b.is_ascii_whitespace());
                    let may_close = touches(at.checked_sub(1)) && !bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
                    match inline {
                        Some(open) if may_close => {
                            self.add(open, at, 1);
                            inline = None;
                        }
                        _ => inline = touches(Some(at + 1)).then_some(at),
                    }
                }
            }
            at += 1;
        }
    }
}

/// Whether the line is maths from the dollar at `open`, with which it begins, to the `\$` at `at`, with which it ends: a blank
/// between the two signs was lost.
fn ends_display(text: &str, open: usize, at: usize) -> bool {
    let line = text[..open].rfind('\n').map_or(0, |end| end + 1);
    let behind = text[at..].strip_prefix("\\$").and_then(|rest| rest.split('\n').next());
    text[line..open].trim().is_empty()
        && behind.is_some_and(|rest| rest.trim().is_empty())
        && has_relation(&text[open..at])
}

/// The dollar that ends the line, where the one at `at` begins it and there is no third: `$ 2x = 8 $`.
fn closes_line(text: &str, at: usize) -> Option<usize> {
    let before = text[..at].rsplit('\n').next().unwrap_or_default();
    let line = text[at + 1..].split('\n').next().unwrap_or_default();
    let inside = line.trim_end().strip_suffix('$')?;
    let is_whole = before.trim().is_empty() && !inside.trim().is_empty() && !inside.contains('$');
    (is_whole && !inside.ends_with('\\')).then_some(at + 1 + inside.len())
}

/// The name in `\begin{name}` (or `\end{name}`) at the start of `text`, and the length of the whole.
pub(super) fn environment<'a>(text: &'a str, command: &str) -> Option<(&'a str, usize)> {
    let rest = text.strip_prefix(command)?;
    let braced = rest.trim_start_matches(' ').strip_prefix('{')?;
    let length = braced.bytes().take(MAX_NAME_BYTES).position(|b| b == b'}')?;
    let name = braced.get(..length)?;
    // What is no name is work below a command that was never closed.
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '*' | ' ' | '-' | '_' | '@');
    if !name.chars().all(is_name) {
        return None;
    }
    Some((name.trim(), text.len() - braced.len() + length + 1))
}

/// How many unclosed environments an `\\end` is looked for behind.
const MAX_UNCLOSED: usize = 8;

/// Longest name of an environment that is looked for.
const MAX_NAME_BYTES: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    /// `inside` lists what stands between the paired delimiters, in order of their opening.
    #[track_caller]
    fn check(text: &str, inside: &[&str]) {
        let pairs = Pairs::find(text);
        let mut found: Vec<_> = pairs.closes.iter().map(|(open, close)| (*open, &text[*open..close.at])).collect();
        found.sort();
        assert_eq!(found.into_iter().map(|(_, inside)| inside).collect::<Vec<_>>(), inside);
    }

    #[test]
    fn the_name_of_an_environment_holds_no_maths() {
        assert_eq!(environment(r"\end{align*} x", "\\end"), Some(("align*", 12)));
        assert_eq!(environment("\\end{align*3\nx = 3}", "\\end"), None);
    }

    #[test]
    fn only_partners_pair() {
        check("so $x=2$ or $x=3$.", &["$x=2", "$x=3"]);
        check("costs $3 and $4", &[]);
        check("$ x $ y", &[]);
        check("$ x = 2 $\nand $ 3", &["$ x = 2 "]);
        check("$$x=2$$ $a\nb$", &["$$x=2"]);
        check(r"\[a\\[4pt]b\] \(c\) \(d", &[r"\[a\\[4pt]b", r"\(c"]);
        check("\\(a\n\nb\\)", &[]);
        check(r"\frac{1}{2\}}", &["{1", r"{2\}"]);
        check(
            r"\begin{a}\begin{b}\end{b}\end{a}\begin{c}\end{d}",
            &[r"\begin{a}\begin{b}\end{b}", "{a", r"\begin{b}", "{b", "{b", "{a", "{c", "{d"],
        );
    }
}
