//! The typed text, kept for this tab (session storage), so that a reload loses nothing. It goes nowhere else, and
//! another tab keeps its own.

use leptos::prelude::window;

/// Where the tab keeps the text.
const STORAGE_KEY: &str = "surefoot.paste";

/// Where the tab keeps what was typed for a class.
const CLASS_KEY: &str = "surefoot.class";

/// Where the tab keeps the texts that were put aside.
const ASIDE_KEY: &str = "surefoot.aside";

/// What stands between two of them: nobody types it.
const BETWEEN: &str = "\0";

/// The text this tab was left with; empty where there is none or storage is refused.
pub fn text_kept() -> String {
    kept(STORAGE_KEY)
}

/// Keeps the text for this tab. False where storage is full or refused: then a reload loses it.
pub fn keep_text(text: &str) -> bool {
    keep(STORAGE_KEY, text)
}

/// What was typed for a class, as [`text_kept`].
pub fn class_kept() -> String {
    kept(CLASS_KEY)
}

/// Keeps what was typed for a class, as [`keep_text`].
pub fn keep_class(text: &str) -> bool {
    keep(CLASS_KEY, text)
}

/// The texts that were put aside for others, the latest last.
pub fn aside_kept() -> Vec<String> {
    let all = kept(ASIDE_KEY);
    all.split(BETWEEN).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

/// Keeps the texts that were put aside.
pub fn keep_aside(texts: &[String]) -> bool {
    keep(ASIDE_KEY, &texts.join(BETWEEN))
}

fn kept(key: &str) -> String {
    storage().and_then(|storage| storage.get_item(key).ok().flatten()).unwrap_or_default()
}

fn keep(key: &str, text: &str) -> bool {
    let kept = storage().is_some_and(|storage| storage.set_item(key, text).is_ok());
    if !kept && let Some(storage) = storage() {
        // An older text would come back as if it were this one.
        let _ = storage.remove_item(key);
    }
    kept
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
