//! What the reader prefers, stored by the browser (local storage) from one visit to the next. It goes nowhere else.

use crate::words::Language;
use leptos::prelude::window;

const LANGUAGE_KEY: &str = "surefoot.language";
const THEME_KEY: &str = "surefoot.theme";
const AS_TEXT_KEY: &str = "surefoot.as-text";

/// The page's ground and inks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// What the reader's system asks of all pages.
    #[default]
    System,
    /// Light paper.
    Paper,
    /// Dark slate.
    Slate,
}

impl Theme {
    /// In the order in which they are offered.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Paper, Theme::Slate];

    /// The name that storage knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Paper => "paper",
            Theme::Slate => "slate",
        }
    }

    /// The theme of this name.
    pub fn from_name(name: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// The language chosen on an earlier visit, or else the first of the browser's own that is spoken here.
pub fn language_wished() -> Language {
    let wishes = window().navigator().languages();
    let wishes = wishes.iter().filter_map(|tag| tag.as_string());
    stored(LANGUAGE_KEY).into_iter().chain(wishes).find_map(|tag| Language::from_tag(&tag)).unwrap_or_default()
}

/// The theme chosen on an earlier visit, or else the system's.
pub fn theme_wished() -> Theme {
    stored(THEME_KEY).and_then(|name| Theme::from_name(&name)).unwrap_or_default()
}

/// Remembers the language. Where storage is full or refused, the choice holds until the page is closed.
pub fn keep_language(language: Language) {
    keep(LANGUAGE_KEY, language.tag());
}

/// Remembers the theme, as [`keep_language`] does the language.
pub fn keep_theme(theme: Theme) {
    keep(THEME_KEY, theme.name());
}

/// Whether work was last edited as one text rather than row by row.
pub fn as_text_wished() -> bool {
    stored(AS_TEXT_KEY).is_some()
}

/// Remembers how work is edited, as [`keep_language`] does the language.
pub fn keep_as_text(as_text: bool) {
    match as_text {
        true => keep(AS_TEXT_KEY, "yes"),
        false => {
            if let Some(storage) = storage() {
                let _ = storage.remove_item(AS_TEXT_KEY);
            }
        }
    }
}

fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
