//! Whether a key is for what an input method composes, and none of the page's.

use leptos::ev::KeyboardEvent;

/// The code of a key that an input method takes.
const TAKEN: u32 = 229;

/// WebKit tells that a composition is over before it tells of the key that ended it; that key has this code still.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == TAKEN
}
