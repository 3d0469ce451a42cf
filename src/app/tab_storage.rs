//! The typed text in the tab's session storage, so that a reload loses nothing. It goes nowhere else, and another tab has
//! its own.

use super::class_session::StoredClass;
use leptos::prelude::window;

/// The key of the text.
const STORAGE_KEY: &str = "surefoot.paste";

/// The key of what was typed for a class.
const CLASS_KEY: &str = "surefoot.class";

/// The key of the class that was read.
const CLASS_READ_KEY: &str = "surefoot.class-read";

/// The key of the reader's own problem.
const PROBLEM_KEY: &str = "surefoot.problem";

/// The key of the texts that were put aside.
const ASIDE_KEY: &str = "surefoot.aside";

/// What stands between two of them: nobody types it.
const BETWEEN: &str = "\0";

/// The text this tab was left with; empty where there is none or storage is refused.
pub fn stored_text() -> String {
    stored(STORAGE_KEY)
}

/// Stores the text for this tab. False where storage is full or refused: then a reload loses it.
pub fn store_text(text: &str) -> bool {
    store(STORAGE_KEY, text)
}

/// What was typed for a class, as [`stored_text`].
pub fn stored_class() -> String {
    stored(CLASS_KEY)
}

/// Stores what was typed for a class, as [`store_text`].
pub fn store_class(text: &str) -> bool {
    store(CLASS_KEY, text)
}

/// The class that was read last in this tab, as it outlives a reload.
pub fn stored_class_read() -> Option<StoredClass> {
    serde_json::from_str(&stored(CLASS_READ_KEY)).ok()
}

/// Stores the class that was read, as [`store_text`]; None forgets it.
pub fn store_class_read(class: Option<&StoredClass>) -> bool {
    match class.map(serde_json::to_string) {
        Some(Ok(text)) => store(CLASS_READ_KEY, &text),
        Some(Err(_)) => false,
        None => {
            if let Some(storage) = storage() {
                let _ = storage.remove_item(CLASS_READ_KEY);
            }
            true
        }
    }
}

/// The reader's own problem; None where none was stored.
pub fn stored_problem() -> Option<String> {
    storage().and_then(|storage| storage.get_item(PROBLEM_KEY).ok().flatten())
}

/// Stores the reader's own problem, as [`store_text`].
pub fn store_problem(text: &str) -> bool {
    store(PROBLEM_KEY, text)
}

/// The texts that were put aside for others, the latest last.
pub fn stored_aside() -> Vec<String> {
    let all = stored(ASIDE_KEY);
    all.split(BETWEEN).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

/// Stores the texts that were put aside.
pub fn store_aside(texts: &[String]) -> bool {
    store(ASIDE_KEY, &texts.join(BETWEEN))
}

fn stored(key: &str) -> String {
    storage().and_then(|storage| storage.get_item(key).ok().flatten()).unwrap_or_default()
}

fn store(key: &str, text: &str) -> bool {
    let is_stored = storage().is_some_and(|storage| storage.set_item(key, text).is_ok());
    if !is_stored && let Some(storage) = storage() {
        // An older text would come back as if it were this one.
        let _ = storage.remove_item(key);
    }
    is_stored
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
