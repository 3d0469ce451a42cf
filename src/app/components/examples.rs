//! Solutions to try the page with, each in place of the reader's own text, which can be had back.

use crate::app::sentences::spoken;
use crate::app::state::AppState;
use leptos::prelude::*;

/// Each hides its slip elsewhere.
const EXAMPLES: [&str; 3] = [
    "3(x - 2) + 4 = 19\n3x - 6 + 4 = 19\n3x - 2 = 19\n3x = 17\nx = 17/3",
    "(x + 3)(2 - x) = 4\nx + 3 = 4 or 2 - x = 4\nx = 1 or x = -2",
    "Step 1: x^2 = 5x\nStep 2: divide both sides by x\nx = 5",
];

/// Shows the next example at each press.
#[component]
pub fn Examples() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let next = RwSignal::new(0);
    let show = move |_| {
        app.show(EXAMPLES[next.get_untracked() % EXAMPLES.len()].to_owned());
        next.update(|next| *next += 1);
    };
    view! {
        <button data-testid="example" on:click=show>{language.text("check.example")}</button>
        <Show when=move || !app.aside.with(Vec::is_empty)>
            <button class="quiet" data-testid="own-text" on:click=move |_| app.bring_back()>{language.text("check.own-text")}</button>
        </Show>
    }
}
