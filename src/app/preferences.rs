//! What the reader prefers, kept by the browser (local storage) from one visit to the next. It goes nowhere else.

use crate::words::Language;
use leptos::prelude::window;

const LANGUAGE_KEY: &str = "surefoot.language";

/// The language chosen on an earlier visit, or else the first of the browser's own that is spoken here.
pub fn language_wished() -> Language {
    let chosen = storage().and_then(|storage| storage.get_item(LANGUAGE_KEY).ok().flatten());
    let wishes = window().navigator().languages();
    let wishes = wishes.iter().filter_map(|tag| tag.as_string());
    chosen.into_iter().chain(wishes).find_map(|tag| Language::from_tag(&tag)).unwrap_or_default()
}

/// Remembers the language. Where storage is full or refused, the choice holds until the page is closed.
pub fn keep_language(language: Language) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(LANGUAGE_KEY, language.tag());
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
