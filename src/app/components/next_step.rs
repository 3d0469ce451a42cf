//! A next step, shown only when it is asked for.

use super::math::Formula;
use crate::app::sentences::spoken;
use crate::tutor::NextStep;
use leptos::prelude::*;

/// A button, and behind it what to do and the line that comes of it.
#[component]
pub fn NextStepHint(next: NextStep) -> impl IntoView {
    let language = spoken();
    let open = RwSignal::new(false);
    let next = StoredValue::new(next);
    let shown = move || {
        let NextStep { sentence, text, math } = next.get_value();
        view! {
            <p>{sentence}</p>
            <div class="working"><Formula math text/></div>
        }
    };
    view! {
        <div class="next-step">
            <button
                class="quiet"
                data-testid="next-step"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {language.text("next.ask")}
            </button>
            <div role="status" data-testid="next-step-words">{move || open.get().then(shown)}</div>
        </div>
    }
}
