//! A language's file as a table: `key = sentence with {placeholders}`, one a line; a line that begins with `#` is a
//! heading for the translator.

use super::language::Language;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Key to sentence.
pub(super) type Catalogue = HashMap<&'static str, &'static str>;

/// The languages' tables, in the order of [`Language::ALL`].
static CATALOGUES: [OnceLock<Catalogue>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// The language's table, read when it is first asked for.
pub(super) fn catalogue(language: Language) -> &'static Catalogue {
    CATALOGUES[language as usize].get_or_init(|| entries(language.file()).flatten().collect())
}

/// The file's entries in order; an `Err` holds a line that is none.
pub(super) fn entries(file: &'static str) -> impl Iterator<Item = Result<(&'static str, &'static str), &'static str>> {
    let lines = file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once('=').map(|(key, sentence)| (key.trim(), sentence.trim())).ok_or(line))
}
