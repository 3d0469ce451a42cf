//! How much of the window a phone's keyboard covers, as `--keyboard` for the style sheets.
//!
//! Some browsers shrink the page above their keyboard; others lay it over the page and say so in the visual viewport.

use js_sys::Reflect;
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, HtmlElement};

/// Keeps `--keyboard` up to date for as long as the page lives.
pub fn follow_keyboard() {
    let viewport = Reflect::get(&window(), &JsValue::from_str("visualViewport"));
    let Some(viewport) = viewport.ok().and_then(|viewport| viewport.dyn_into::<EventTarget>().ok()) else { return };
    let read = viewport.clone();
    let note = Closure::<dyn Fn()>::new(move || {
        let value = |name: &str| Reflect::get(&read, &JsValue::from_str(name)).ok().and_then(|it| it.as_f64());
        let window_px = window().inner_height().ok().and_then(|height| height.as_f64());
        let (Some(window_px), Some(height_px), Some(top_px)) = (window_px, value("height"), value("offsetTop")) else {
            return;
        };
        // A page that is zoomed into is no keyboard.
        let is_zoomed = value("scale").is_some_and(|scale| scale > 1.01);
        let covered_px = if is_zoomed { 0.0 } else { (window_px - height_px - top_px).max(0.0) };
        if let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
            let _ = root.style().set_property("--keyboard", &format!("{covered_px:.0}px"));
        }
    });
    for event in ["resize", "scroll"] {
        let _ = viewport.add_event_listener_with_callback(event, note.as_ref().unchecked_ref());
    }
    note.forget();
}
