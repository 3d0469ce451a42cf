//! How strict the model is to be: a slider over its measured operating points, each explained by what it costs.
//!
//! Only measured points can be chosen, so that every setting can say its price on held-out work.

use crate::app::sentences::{cut_sentence, spoken};
use crate::app::state::AppState;
use leptos::prelude::*;

/// Shown once a model with operating points runs.
#[component]
pub fn Threshold() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let points =
        app.read(|session| session.running().map(|engine| engine.operating_points.clone()).unwrap_or_default());
    let idx = app.read(|session| session.cut_idx());
    let chosen = app.read(|session| session.cut_is_chosen());
    let sentence = Memo::new(move |_| {
        let point = idx.get().and_then(|idx| points.with(|points| points.get(idx).copied()));
        point.map(|point| cut_sentence(point, language)).unwrap_or_default()
    });
    let last = move || points.with(|points| points.len().saturating_sub(1)).to_string();
    let on_input = move |event| {
        if let Ok(idx) = event_target_value(&event).parse() {
            app.choose_cut(idx);
        }
    };
    view! {
        <Show when=move || points.with(|points| points.len() > 1)>
            <div class="threshold">
                <label for="threshold">{language.text("cut.label")}</label>
                <span class="threshold-scale">
                    <span aria-hidden="true">{language.text("cut.lenient")}</span>
                    <input
                        id="threshold"
                        type="range"
                        data-testid="threshold"
                        min="0"
                        max=last
                        step="1"
                        prop:value=move || idx.get().unwrap_or(0).to_string()
                        aria-valuetext=move || sentence.get()
                        on:input=on_input
                    />
                    <span aria-hidden="true">{language.text("cut.strict")}</span>
                </span>
                <p class="threshold-words" data-testid="threshold-words">{move || sentence.get()}</p>
                <Show when=move || chosen.get()>
                    <button class="quiet" on:click=move |_| app.reset_cut()>{language.text("cut.reset")}</button>
                </Show>
            </div>
        </Show>
    }
}
