//! The typed text, kept for this tab (session storage), so that a reload loses nothing. It goes nowhere else.

use leptos::prelude::window;

/// Where the tab keeps the text.
const STORAGE_KEY: &str = "surefoot.paste";

/// The text this tab was left with; empty where there is none or storage is refused.
pub fn text_kept() -> String {
    storage().and_then(|storage| storage.get_item(STORAGE_KEY).ok().flatten()).unwrap_or_default()
}

/// Keeps the text for this tab. A full or refused storage is no reason to disturb the reader.
pub fn keep_text(text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(STORAGE_KEY, text);
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
