//! Whether the page would work without a network, and a newer version that waits to be taken up.

use crate::app::offline::{CHANGED, offline_state, take_update, update_waits};
use crate::app::sentences::{offline_sentence, spoken};
use leptos::ev::Custom;
use leptos::prelude::*;

/// A sentence for the foot of the page.
#[component]
pub fn OfflineLine() -> impl IntoView {
    let language = spoken();
    let state = followed(offline_state);
    view! {
        <span role="status" data-testid="offline">
            {move || state.get().map(|state| offline_sentence(state, language))}
        </span>
    }
}

/// A line above the page, shown once a newer version is on this device.
#[component]
pub fn UpdateNotice() -> impl IntoView {
    let language = spoken();
    let waits = followed(update_waits);
    view! {
        <div class="update" role="status">
            <Show when=move || waits.get()>
                <p class="notice" data-testid="update">
                    {language.text("offline.update")} " "
                    <button on:click=move |_| take_update()>{language.text("offline.reload")}</button>
                </p>
            </Show>
        </div>
    }
}

/// A value that is read again whenever the script has found out more.
fn followed<T: Clone + PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + 'static) -> ReadSignal<T> {
    let (value, set_value) = signal(read());
    let listening = window_event_listener(Custom::<web_sys::Event>::new(CHANGED), move |_| set_value.set(read()));
    on_cleanup(move || listening.remove());
    value
}
