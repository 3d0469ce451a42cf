//! What the model is, what it was measured on, how often it errs, and where it runs now.
//!
//! The figures come from the file beside the model, written by the tool that measured them.

use crate::app::components::Figures;
use crate::app::fetch::fetch_text;
use crate::app::sentences::{engine_sentence, spoken};
use crate::app::state::AppState;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

/// The figures' file, relative to the page.
const FIGURES_URL: &str = "models/algebra-prm.json";

#[component]
pub fn Model() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let state = app.read(|session| session.engine().clone());
    let figures = RwSignal::new(None::<Result<Value, String>>);
    spawn_local(async move {
        let text = fetch_text(FIGURES_URL).await;
        figures.set(Some(text.and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()))));
    });
    let table = move || match figures.get() {
        None => view! { <p>{language.text("about.reading")}</p> }.into_any(),
        Some(Err(found)) => {
            view! { <p class="notice">{language.say("about.no-figures", &[("found", &found)])}</p> }.into_any()
        }
        Some(Ok(card)) => view! { <Figures card/> }.into_any(),
    };
    view! {
        <article class="page model">
            <h1>{language.text("about.title")}</h1>
            <p class="lead">
                {language.text("about.lead")}
            </p>
            <h2>{language.text("about.now")}</h2>
            <p role="status">{move || state.with(|state| engine_sentence(state, language))}</p>
            <h2>{language.text("about.limits")}</h2>
            <ul>
                <li>{language.text("about.limit-trained")}</li>
                <li>{language.text("about.limit-errs")}</li>
                <li>{language.text("about.limit-no-proof")}</li>
                <li>{language.text("about.limit-no-grade")}</li>
            </ul>
            <h2>{language.text("about.measured")}</h2>
            <div data-testid="figures">{table}</div>
        </article>
    }
}
