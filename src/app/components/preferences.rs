//! The choices that hold for every page: the language.

use crate::app::desk::Desk;
use crate::app::preferences::keep_language;
use crate::app::words::spoken;
use crate::words::Language;
use leptos::prelude::*;

/// Stands in the head of every page.
#[component]
pub fn Preferences() -> impl IntoView {
    let desk = Desk::here();
    let language = spoken();
    let options = Language::ALL.iter().map(|&option| {
        let tag = option.tag();
        view! { <option value=tag lang=tag selected=option == language>{option.text("language.name")}</option> }
    });
    let choose = move |event| {
        if let Some(chosen) = Language::from_tag(&event_target_value(&event)) {
            keep_language(chosen);
            desk.speak(chosen);
        }
    };
    view! {
        <div class="preferences">
            <label class="for-ears" for="language">{language.text("page.language")}</label>
            <select id="language" data-testid="language" on:change=choose>{options.collect_view()}</select>
        </div>
    }
}
