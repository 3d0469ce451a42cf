//! Signs that lead from one line to the next: arrows, "implies", "therefore".

use super::work::Connective;

/// Arrows and their kin: longest first where one begins another.
const ARROWS: [(&str, Connective); 45] = [
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
    let (arrow, connective) = ARROWS.iter().find(|(arrow, _)| text.starts_with(arrow))?;
    let cut_short = arrow.starts_with('\\') && text[arrow.len()..].starts_with(|c: char| c.is_ascii_alphabetic());
    (!cut_short).then_some((*connective, arrow.len()))
}
