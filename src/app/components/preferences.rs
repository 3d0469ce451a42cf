//! The choices that hold for every page: the language and the theme.

use crate::app::preferences::{Theme, keep_language, keep_theme};
use crate::app::sentences::spoken;
use crate::app::state::AppState;
use crate::words::Language;
use leptos::prelude::*;

/// Stands in the head of every page.
#[component]
pub fn Preferences() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let languages = Language::ALL.iter().map(|&option| {
        let tag = option.tag();
        view! { <option value=tag lang=tag selected=option == language>{option.text("language.name")}</option> }
    });
    let themes = Theme::ALL.map(|option| {
        let selected = option == app.theme.get_untracked();
        view! { <option value=option.name() selected=selected>{language.text(theme_key(option))}</option> }
    });
    let choose_language = move |event| {
        if let Some(chosen) = Language::from_tag(&event_target_value(&event)) {
            keep_language(chosen);
            app.speak(chosen);
            // The page was built anew; the reader goes on where they were.
            focus_languages();
        }
    };
    let choose_theme = move |event| {
        if let Some(chosen) = Theme::from_name(&event_target_value(&event)) {
            keep_theme(chosen);
            app.theme.set(chosen);
        }
    };
    view! {
        <div class="preferences">
            <label class="for-ears" for="theme">{language.text("page.theme")}</label>
            <select id="theme" data-testid="theme" on:change=choose_theme>{themes}</select>
            <label class="for-ears" for="language">{language.text("page.language")}</label>
            <select id="language" data-testid="language" on:change=choose_language>{languages.collect_view()}</select>
        </div>
    }
}

fn theme_key(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "theme.system",
        Theme::Paper => "theme.paper",
        Theme::Slate => "theme.slate",
    }
}

fn focus_languages() {
    request_animation_frame(|| {
        use wasm_bindgen::JsCast;
        if let Some(select) = document().get_element_by_id("language") {
            let _ = select.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
}
