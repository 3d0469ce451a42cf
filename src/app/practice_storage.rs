//! What is kept of practice: the record on this device (local storage), the work at hand in this tab (session storage). It
//! goes nowhere else.

use super::practice::PracticeRecord;
use leptos::prelude::window;
use serde::{Deserialize, Serialize};

const RECORD_KEY: &str = "surefoot.practice";
const WORK_KEY: &str = "surefoot.practice-work";

/// What is written on the problems of a set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeWork {
    /// The set's name.
    pub set: String,
    pub texts: Vec<String>,
}

/// The record of this device.
pub fn stored_record() -> PracticeRecord {
    read(local(), RECORD_KEY).unwrap_or_default()
}

/// Stores the record; an empty one is taken out.
pub fn store_record(record: &PracticeRecord) {
    match record.is_empty() {
        true => forget(local(), RECORD_KEY),
        false => write(local(), RECORD_KEY, record),
    }
}

/// The work of this tab.
pub fn stored_work() -> PracticeWork {
    read(session(), WORK_KEY).unwrap_or_default()
}

/// Stores the work of this tab.
pub fn store_work(work: &PracticeWork) {
    write(session(), WORK_KEY, work);
}

/// Takes the work of this tab out.
pub fn forget_work() {
    forget(session(), WORK_KEY);
}

fn local() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn session() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

fn read<T: for<'de> Deserialize<'de>>(storage: Option<web_sys::Storage>, key: &str) -> Option<T> {
    serde_json::from_str(&storage?.get_item(key).ok().flatten()?).ok()
}

/// Where storage is full or refused, what is to be kept holds until the page is closed.
fn write<T: Serialize>(storage: Option<web_sys::Storage>, key: &str, value: &T) {
    if let (Some(storage), Ok(text)) = (storage, serde_json::to_string(value)) {
        let _ = storage.set_item(key, &text);
    }
}

fn forget(storage: Option<web_sys::Storage>, key: &str) {
    if let Some(storage) = storage {
        let _ = storage.remove_item(key);
    }
}
