//! Rust source as the walls see it: without comments, without what literals say, without what only tests compile.
//!
//! Everything that is left out is overwritten by spaces, so that lines and columns stay as they are. `#[cfg(test)]`
//! covers the item that follows it and no more: code below a test module is code.

/// The text with comments blanked, and what stands in literals too unless they are `kept`.
pub fn without_comments(text: &str, literals_kept: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while i < chars.len() {
        let (end, is_comment) = match (at(i), at(i + 1)) {
            ('/', '/') => (find(&chars, i, |i| at(i) == '\n'), true),
            ('/', '*') => (end_of_block_comment(&chars, i), true),
            ('"', _) => (end_of_string(&chars, i), false),
            ('r', '"' | '#') if !is_word(at(i.wrapping_sub(1))) || at(i.wrapping_sub(1)) == 'b' => {
                (end_of_raw_string(&chars, i), false)
            }
            // A lifetime has no quote after its first letter.
            ('\'', next) if next == '\\' || at(i + 2) == '\'' => (end_of_char(&chars, i), false),
            _ => (i + 1, false),
        };
        let is_literal = end > i + 1;
        for &c in &chars[i..end] {
            let stays = c == '\n' || !is_comment && (literals_kept || !is_literal);
            out.push(if stays { c } else { ' ' });
        }
        i = end;
    }
    out
}

/// The code that is compiled without tests, comments blanked, and what stands in literals too unless they are `kept`.
pub fn code(text: &str, literals_kept: bool) -> String {
    let bare: Vec<char> = without_comments(text, false).chars().collect();
    let mut out: Vec<char> = without_comments(text, literals_kept).chars().collect();
    for start in test_attributes(&bare) {
        let end = end_of_item(&bare, start);
        for c in &mut out[start..end] {
            if *c != '\n' {
                *c = ' ';
            }
        }
    }
    out.into_iter().collect()
}

/// Modules in files of their own that only tests compile: `#[cfg(test)] mod name;`.
pub fn test_modules(text: &str) -> Vec<String> {
    let bare: Vec<char> = without_comments(text, false).chars().collect();
    let item = |start: usize| bare[start..end_of_item(&bare, start)].iter().collect::<String>();
    let name = |start: usize| {
        let item = item(start);
        let name = item.trim_end().strip_suffix(';')?.rsplit_once("mod ")?.1.trim().to_owned();
        Some(name)
    };
    test_attributes(&bare).into_iter().filter_map(name).collect()
}

const TEST_ATTRIBUTE: &str = "#[cfg(test)]";

fn test_attributes(bare: &[char]) -> Vec<usize> {
    let attribute: Vec<char> = TEST_ATTRIBUTE.chars().collect();
    (0..bare.len()).filter(|&i| bare[i..].starts_with(&attribute)).collect()
}

/// Behind the item that an attribute stands before: behind its `;`, or its outermost braces.
fn end_of_item(bare: &[char], attribute: usize) -> usize {
    let mut depth = 0;
    let mut brackets = 0;
    for (i, &c) in bare.iter().enumerate().skip(attribute) {
        match c {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets -= 1,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                // `use a::{b, c};` goes on to its semicolon.
                let goes_on = bare[i + 1..].iter().find(|c| !c.is_whitespace()).is_some_and(|&c| c == ';');
                if depth <= 0 && !goes_on {
                    return i + 1;
                }
            }
            ';' if depth == 0 && brackets == 0 => return i + 1,
            _ => {}
        }
    }
    bare.len()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn find(chars: &[char], from: usize, is_end: impl Fn(usize) -> bool) -> usize {
    (from..chars.len()).find(|&i| is_end(i)).unwrap_or(chars.len())
}

fn end_of_block_comment(chars: &[char], start: usize) -> usize {
    let mut depth = 0;
    let mut i = start;
    while i + 1 < chars.len() {
        match (chars[i], chars[i + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                i += 1;
                continue;
            }
        }
        i += 2;
        if depth == 0 {
            return i;
        }
    }
    chars.len()
}

fn end_of_string(chars: &[char], start: usize) -> usize {
    let mut i = start + 1;
    while i < chars.len() && chars[i] != '"' {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    (i + 1).min(chars.len())
}

/// `r#name` is no string: one character of it is taken.
fn end_of_raw_string(chars: &[char], start: usize) -> usize {
    let n_hashes = chars[start + 1..].iter().take_while(|&&c| c == '#').count();
    let open = start + 1 + n_hashes;
    if chars.get(open) != Some(&'"') {
        return start + 1;
    }
    let closes =
        |i: usize| chars[i] == '"' && chars[i + 1..].iter().take(n_hashes).filter(|&&c| c == '#').count() == n_hashes;
    (find(chars, open + 1, closes) + 1 + n_hashes).min(chars.len())
}

fn end_of_char(chars: &[char], start: usize) -> usize {
    let first = if chars.get(start + 1) == Some(&'\\') { start + 3 } else { start + 2 };
    (find(chars, first, |i| chars[i] == '\'') + 1).min(chars.len())
}
