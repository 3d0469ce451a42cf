//! What the model is, what it was measured on, how often it errs, and where it runs now.
//!
//! The figures come from the file beside the model, written by the tool that measured them.

use crate::app::components::Figures;
use crate::app::desk::Desk;
use crate::app::fetch::fetch_text;
use crate::app::words::engine_sentence;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

/// The figures' file, relative to the page.
const FIGURES_URL: &str = "models/algebra-prm.json";

#[component]
pub fn Model() -> impl IntoView {
    let desk = Desk::here();
    let state = desk.read(|session| session.engine().clone());
    let figures = RwSignal::new(None::<Result<Value, String>>);
    spawn_local(async move {
        let text = fetch_text(FIGURES_URL).await;
        figures.set(Some(text.and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()))));
    });
    let table = move || match figures.get() {
        None => view! { <p>"Reading the figures."</p> }.into_any(),
        Some(Err(found)) => {
            view! { <p class="notice">{format!("The figures could not be read: {found}.")}</p> }.into_any()
        }
        Some(Ok(card)) => view! { <Figures card/> }.into_any(),
    };
    view! {
        <article class="page model">
            <h1>"The model"</h1>
            <p class="lead">
                "Two checks read every line, and neither sees the other's result. The "<em>"model"</em>
                " is a small process reward model: it reads the problem and the lines so far, and gives the probability that the next line is sound. The "
                <em>"exact check"</em>
                " computes with fractions and roots, and either proves that a line follows, shows by an example that it does not, or says that it cannot decide."
            </p>
            <h2>"Now"</h2>
            <p role="status">{move || state.with(engine_sentence)}</p>
            <h2>"What it cannot do"</h2>
            <ul>
                <li>"It was trained on generated school algebra: linear equations and inequalities, brackets, fractions, quadratics. On other work its figures mean little."</li>
                <li>"It errs. The tables say how often, on work that it was not trained on."</li>
                <li>"A highlight is no proof: it says that the model doubts no line and that the exact check contradicts none."</li>
                <li>"It judges lines, not people. Nothing here is a grade."</li>
            </ul>
            <h2>"Measured"</h2>
            <div data-testid="figures">{table}</div>
        </article>
    }
}
