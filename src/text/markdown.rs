//! Markdown: headings, rules, fences, quotes, bold, and brackets whose backslash a renderer ate.

use super::scan::has_relation;

/// What a line is to Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Plain,
    /// Opens or closes a block of code; its text is kept. The bytes of the fence, with the name of a language behind it.
    Fence {
        marks_bytes: usize,
    },
    /// `---`, `***`, `====`: a line drawn across.
    Rule,
    /// `## ...`; the bytes before its text.
    Heading {
        marks_bytes: usize,
    },
    /// `> ...`; the bytes before its text.
    Quote {
        marks_bytes: usize,
    },
    /// The rule under a table's heading.
    TableRule,
    /// `[` alone: `\[` whose backslash was eaten.
    OpenBracket,
    /// `[ 2x = 8 ]`, likewise: the bytes up to the maths, and the bytes of the maths.
    Bracketed {
        open_bytes: usize,
        inside_bytes: usize,
    },
}

/// Reads the beginning of a line.
pub(super) fn line(line: &str) -> Line {
    let text = line.trim();
    let indent = line.len() - line.trim_start().len();
    if text.starts_with("```") || text.starts_with("~~~") {
        let rest = text[3..].trim_start_matches(['`', '~']);
        let kept = if LANGUAGES.contains(&rest) { 0 } else { rest.len() };
        return Line::Fence { marks_bytes: indent + text.len() - kept };
    }
    if is_rule(text) {
        return Line::Rule;
    }
    if is_table_rule(text) {
        return Line::TableRule;
    }
    if text.starts_with('#') {
        let marks = text.len() - text.trim_start_matches('#').len();
        if marks <= 6 && text[marks..].starts_with(' ') {
            return Line::Heading { marks_bytes: indent + marks + 1 };
        }
    }
    if let Some(rest) = text.strip_prefix("> ") {
        // `> 3` goes on with an inequality; a quoted line is a statement or words.
        if has_relation(rest) || rest.chars().filter(|c| c.is_alphabetic()).count() > 3 {
            return Line::Quote { marks_bytes: indent + 2 };
        }
    }
    if text == "[" {
        return Line::OpenBracket;
    }
    if let Some(inside) = text.strip_prefix("[ ").and_then(|rest| rest.strip_suffix(']'))
        && has_relation(inside)
        && !inside.contains(['[', ']'])
    {
        return Line::Bracketed { open_bytes: indent + 2, inside_bytes: inside.len() };
    }
    Line::Plain
}

/// What stands behind a fence to say how its text is to be coloured.
const LANGUAGES: [&str; 14] = [
    "text",
    "txt",
    "plain",
    "plaintext",
    "math",
    "maths",
    "latex",
    "tex",
    "katex",
    "markdown",
    "md",
    "asciimath",
    "python",
    "none",
];

/// A drawn line, perhaps with the sign of what is done above it: `------- +`.
fn is_rule(text: &str) -> bool {
    let is_sign = |c: char| matches!(c, '+' | '-' | '−');
    let text = text.strip_prefix(is_sign).filter(|rest| rest.starts_with(' ')).unwrap_or(text).trim_start();
    let text = text.strip_suffix(is_sign).filter(|rest| rest.ends_with(' ')).unwrap_or(text).trim_end();
    let Some(first) = text.chars().next() else { return false };
    let drawn = "-*_=—–─━".contains(first) && text.chars().all(|c| c == first || c == ' ');
    drawn && text.chars().filter(|&c| c == first).count() >= 3
}

/// `|---|:--:|`
pub(super) fn is_table_rule(line: &str) -> bool {
    let text = line.trim();
    text.starts_with('|') && text.contains("--") && text.chars().all(|c| "|-: ".contains(c))
}

/// For a text whose first line is `[` alone: the length up to and with the `]` that stands alone on a later line, where
/// something stands between the two.
pub(super) fn closing_bracket(text: &str) -> Option<usize> {
    let (mut length, mut holds_something) = (0, false);
    for (i, line) in text.split_inclusive('\n').enumerate() {
        match line.trim() {
            "]" => return holds_something.then_some(length + line.trim_end().len()),
            "[" if i > 0 => return None,
            _ if length > MAX_DISPLAY_BYTES => return None,
            inside => {
                length += line.len();
                holds_something |= i > 0 && !inside.is_empty();
            }
        }
    }
    None
}

/// Longest display between bare brackets.
const MAX_DISPLAY_BYTES: usize = 4096;

/// Whether the `**` at byte `at` marks bold text, and is not the power in `x**2`.
pub(super) fn is_bold(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 2..].chars().next();
    let tight = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '(' || c == ')');
    !(tight(before) && tight(after))
}

/// Whether Markdown writers escape `name` with a backslash.
pub(super) fn is_escape(name: &str) -> bool {
    matches!(name, "*" | "_" | "#" | "-" | "." | "+" | "=" | "$" | "%" | "&" | "`" | "~" | "<" | ">")
}
