//! The ways of solving a problem by name, to bring one of them into sight where there is no room for all.

use crate::app::sentences::spoken;
use leptos::prelude::*;

/// `in_sight` is the number of the way that is shown; `on_pick` is told of another. The style hides the buttons where
/// all ways stand side by side.
#[component]
pub fn WayTabs(
    #[prop(into)] names: Signal<Vec<(usize, String)>>,
    #[prop(into)] in_sight: Signal<usize>,
    on_pick: Callback<usize>,
) -> impl IntoView {
    let tab = move |(idx, name): (usize, String)| {
        view! {
            <button
                class="quiet"
                data-testid="way-tab"
                aria-pressed=move || (in_sight.get() == idx).to_string()
                on:click=move |_| on_pick.run(idx)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="way-tabs" role="group" aria-label=spoken().text("own.solutions")>
            <For each=move || names.get() key=|named| named.clone() let(named)>{tab(named)}</For>
        </div>
    }
}
