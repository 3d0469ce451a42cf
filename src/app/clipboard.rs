//! The browser's clipboard, and the addresses that are put there.

use super::route::Route;
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Puts the text on the clipboard. False where the browser has none for pages or refuses.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Pages that did not come over a secure connection have no clipboard.
    let there = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| !it.is_undefined());
    there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// This page's address, open at `route`.
pub fn address_with(route: &Route) -> String {
    let here = window().location().href().unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default();
    format!("{page}{}", route.fragment())
}
