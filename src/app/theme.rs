//! Puts the theme on the page: `<html data-theme>` is always `paper` or `slate`, so that the style sheets know no third
//! case; where the reader leaves it to the system, the page follows the system.

use super::preferences::Theme;
use super::state::AppState;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Follows the reader's choice and the system for as long as the page lives.
pub fn follow_theme(app: AppState) {
    let system = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
    let system_is_dark = RwSignal::new(system.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    if let Some(system) = system {
        let changed =
            Closure::<dyn FnMut(web_sys::MediaQueryListEvent)>::new(move |event: web_sys::MediaQueryListEvent| {
                system_is_dark.set(event.matches())
            });
        system.set_onchange(Some(changed.as_ref().unchecked_ref()));
        // Both are for as long as the page lives.
        changed.forget();
        std::mem::forget(system);
    }
    Effect::new(move || {
        let theme = match app.theme.get() {
            Theme::System if system_is_dark.get() => Theme::Slate,
            Theme::System => Theme::Paper,
            chosen => chosen,
        };
        if let Some(html) = document().document_element() {
            let _ = html.set_attribute("data-theme", theme.name());
        }
    });
}
