//! Where the model stands: on its way, being prepared, scoring on which device, or missing, with a way to try again.

use crate::app::sentences::{engine_label, engine_sentence, spoken};
use crate::app::state::AppState;
use crate::protocol::{Device, EngineState};
use leptos::prelude::*;

/// A line at the head of every page. Its states are also said aloud, but not every percent of the way.
#[component]
pub fn EngineBadge() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let state = app.read(|session| session.engine().clone());
    let fraction = move || match state.get() {
        EngineState::Downloading { received_bytes, total_bytes: Some(total) } if total > 0 => {
            Some(received_bytes as f64 / total as f64)
        }
        _ => None,
    };
    let fetching = move || matches!(state.get(), EngineState::Downloading { .. });
    let failed = move || matches!(state.get(), EngineState::Failed(_));
    let spoken = Memo::new(move |_| match state.get() {
        EngineState::Downloading { .. } => language.text("engine.fetching").to_owned(),
        other => engine_sentence(&other, language),
    });
    view! {
        <div
            class="engine"
            data-testid="engine"
            data-state=move || state.with(state_name)
            data-device=move || state.with(device_name)
            title=move || state.with(|state| engine_sentence(state, language))
        >
            <a class="engine-label" href="#model">{move || state.with(|state| engine_label(state, language))}</a>
            <Show when=fetching>
                // Without a value the bar shows that something moves, not how far.
                <progress aria-label=language.text("engine.fetching") max="1" value=move || fraction().map(|f| f.to_string())></progress>
            </Show>
            <Show when=failed>
                <button class="quiet" data-testid="retry" on:click=move |_| app.retry()>{language.text("engine.retry")}</button>
            </Show>
            <span class="for-ears" role="status">{move || spoken.get()}</span>
        </div>
    }
}

fn state_name(state: &EngineState) -> &'static str {
    match state {
        EngineState::Idle => "idle",
        EngineState::Downloading { .. } => "downloading",
        EngineState::Preparing => "preparing",
        EngineState::Running(_) => "running",
        EngineState::Failed(_) => "failed",
    }
}

fn device_name(state: &EngineState) -> &'static str {
    match state {
        EngineState::Running(engine) => match engine.device {
            Device::Gpu { .. } => "gpu",
            Device::Cpu { .. } => "cpu",
        },
        _ => "none",
    }
}
