//! Whether Surefoot is kept on this device, as `public/offline.js` found it out and wrote it on the root element.
//!
//! The script does the asking, so that a page whose program cannot start still changes to a newer build.

use leptos::prelude::{document, window};

/// Fired on the window when there is something new to read here.
pub const CHANGED: &str = "surefoot-offline";

/// Fired on the window to let the build that waits take over; the page then starts again.
const TAKE_OVER: &str = "surefoot-update";

/// The copy of Surefoot on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfflineState {
    /// All of it: it works without a network.
    Ready,
    /// This page carries all its files inside.
    Inside,
    /// None: the browser offers no service worker here.
    Unable,
    /// None: the browser refused to keep one.
    Denied,
    /// None: there was no room.
    Full,
    /// None: its files could not be fetched whole.
    Broken,
}

impl OfflineState {
    /// Reads what the script wrote. None where it has not found out yet.
    fn from_attribute(value: &str) -> Option<OfflineState> {
        Some(match value {
            "ready" => OfflineState::Ready,
            "inside" => OfflineState::Inside,
            "unable" => OfflineState::Unable,
            "denied" => OfflineState::Denied,
            "full" => OfflineState::Full,
            "broken" => OfflineState::Broken,
            _ => return None,
        })
    }
}

/// What is known of the copy by now.
pub fn offline_state() -> Option<OfflineState> {
    attribute("data-offline").as_deref().and_then(OfflineState::from_attribute)
}

/// Whether a newer build is on this device and waits to be asked for.
pub fn update_waits() -> bool {
    attribute("data-update").is_some()
}

/// Lets the newer build take over. All open pages of Surefoot start again with it.
pub fn take_update() {
    if let Ok(event) = web_sys::Event::new(TAKE_OVER) {
        let _ = window().dispatch_event(&event);
    }
}

fn attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}
