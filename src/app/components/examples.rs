//! Solutions to try the page with, each in place of the reader's own text, which can be had back.

use crate::app::words::spoken;
use leptos::prelude::*;

/// Each hides its slip elsewhere.
const EXAMPLES: [&str; 3] = [
    "3(x - 2) + 4 = 19\n3x - 6 + 4 = 19\n3x - 2 = 19\n3x = 17\nx = 17/3",
    "(x + 3)(2 - x) = 4\nx + 3 = 4 or 2 - x = 4\nx = 1 or x = -2",
    "Step 1: x^2 = 5x\nStep 2: divide both sides by x\nx = 5",
];

/// Puts the next example into `text` at each press; `own` holds what stood there before.
#[component]
pub fn Examples(text: RwSignal<String>, own: RwSignal<Option<String>>) -> impl IntoView {
    let language = spoken();
    let next = RwSignal::new(0);
    let show = move |_| {
        let shown_now = text.get_untracked();
        if !EXAMPLES.contains(&shown_now.as_str()) {
            own.set(Some(shown_now).filter(|own| !own.trim().is_empty()));
        }
        text.set(EXAMPLES[next.get_untracked() % EXAMPLES.len()].to_owned());
        next.update(|next| *next += 1);
    };
    let back = move |_| {
        if let Some(own) = own.try_update(Option::take).flatten() {
            text.set(own);
        }
    };
    view! {
        <button data-testid="example" on:click=show>{language.text("check.example")}</button>
        <Show when=move || own.with(Option::is_some)>
            <button class="quiet" data-testid="own-text" on:click=back>{language.text("check.own-text")}</button>
        </Show>
    }
}
