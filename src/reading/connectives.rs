//! Signs that lead from one line to the next: arrows, "implies", "therefore".

use super::work::Connective;
use crate::text::Span;

/// Arrows and their kin: longest first where one begins another.
const ARROWS: [(&str, Connective); 46] = [
    ("<==>", Connective::Iff),
    ("<=>", Connective::Iff),
    ("<->", Connective::Iff),
    ("<-->", Connective::Iff),
    ("==>", Connective::Implies),
    ("=>", Connective::Implies),
    ("--->", Connective::Arrow),
    ("-->", Connective::Arrow),
    ("->", Connective::Arrow),
    ("−>", Connective::Arrow),
    ("–>", Connective::Arrow),
    ("—>", Connective::Arrow),
    ("~>", Connective::Arrow),
    ("⇒", Connective::Implies),
    ("⟹", Connective::Implies),
    ("⇛", Connective::Implies),
    ("∴", Connective::Implies),
    ("⊢", Connective::Implies),
    ("⇔", Connective::Iff),
    ("⟺", Connective::Iff),
    ("↔", Connective::Iff),
    ("⟷", Connective::Iff),
    ("→", Connective::Arrow),
    ("⟶", Connective::Arrow),
    ("➔", Connective::Arrow),
    ("➜", Connective::Arrow),
    ("➡", Connective::Arrow),
    ("⟼", Connective::Arrow),
    ("↦", Connective::Arrow),
    ("\\implies", Connective::Implies),
    ("\\Rightarrow", Connective::Implies),
    ("\\Longrightarrow", Connective::Implies),
    ("\\therefore", Connective::Implies),
    ("\\because", Connective::Next),
    ("\\Leftrightarrow", Connective::Iff),
    ("\\Longleftrightarrow", Connective::Iff),
    ("\\leftrightarrow", Connective::Iff),
    ("\\iff", Connective::Iff),
    ("\\rightarrow", Connective::Arrow),
    ("\\longrightarrow", Connective::Arrow),
    ("\\mapsto", Connective::Arrow),
    ("\\leadsto", Connective::Arrow),
    ("\\to", Connective::Arrow),
    ("\\Downarrow", Connective::Implies),
    ("\\downarrow", Connective::Arrow),
    ("↓", Connective::Arrow),
];

/// The arrow at the start of `text` and its length in bytes.
pub(super) fn arrow(text: &str) -> Option<(Connective, usize)> {
    if text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == ' ') {
        return None;
    }
    if let Some((connective, length, _)) = labelled(text) {
        return Some((connective, length));
    }
    let (arrow, connective) = ARROWS.iter().find(|(arrow, _)| text.starts_with(arrow))?;
    let cut_short = arrow.starts_with('\\') && text[arrow.len()..].starts_with(|c: char| c.is_ascii_alphabetic());
    (!cut_short).then_some((*connective, arrow.len()))
}

/// What is written above the arrow that the whole of `text` is: the operation that leads on, `\xrightarrow{-3}`.
pub(super) fn label(text: &str) -> Option<Span> {
    labelled(text).map(|(_, _, label)| label)
}

/// Arrows that are as long as what is written above them.
const LABELLED: [(&str, Connective); 5] = [
    ("\\xrightarrow", Connective::Arrow),
    ("\\xRightarrow", Connective::Implies),
    ("\\xmapsto", Connective::Arrow),
    ("\\xLeftrightarrow", Connective::Iff),
    ("\\xleftrightarrow", Connective::Iff),
];

/// Commands that set their first argument above or below their second.
const STACKED: [&str; 3] = ["\\stackrel", "\\overset", "\\underset"];

/// An arrow with something above it at the start of `text`: what it says, its length and where the label stands.
fn labelled(text: &str) -> Option<(Connective, usize, Span)> {
    if let Some((command, connective)) = LABELLED.iter().find(|(command, _)| text.starts_with(command)) {
        let below = bracketed(text, command.len(), '[', ']').map_or(command.len(), |below| below.end + 1);
        let label = bracketed(text, below, '{', '}')?;
        return Some((*connective, label.end + 1, label));
    }
    let command = STACKED.iter().find(|command| text.starts_with(**command))?;
    let label = bracketed(text, command.len(), '{', '}')?;
    let arrow_itself = bracketed(text, label.end + 1, '{', '}')?;
    let inside = text[arrow_itself.start..arrow_itself.end].trim();
    let (connective, length) = arrow(inside)?;
    (length == inside.len()).then_some((connective, arrow_itself.end + 1, label))
}

/// What stands between the brackets that open at `start`, spaces aside; none of the kind stand in between.
fn bracketed(text: &str, start: usize, open: char, close: char) -> Option<Span> {
    let rest = text.get(start..)?;
    let inside = rest.trim_start_matches(' ').strip_prefix(open)?;
    let length = inside.find(close)?;
    let begin = text.len() - inside.len();
    (!inside[..length].contains(open)).then_some(Span::new(begin, begin + length))
}
