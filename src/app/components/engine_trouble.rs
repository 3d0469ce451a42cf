//! What is said on every page when the model is missing or the checking has stopped, with a way to try again. As long as all
//! is well nothing is said: how the model runs stands on the page about it.

use crate::app::route::Route;
use crate::app::sentences::{engine_sentence, spoken, trouble_label};
use crate::app::state::AppState;
use crate::protocol::{Device, EngineState};
use leptos::prelude::*;

/// Carries the engine's state as attributes; shown only when it has failed.
#[component]
pub fn EngineTrouble() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let state = app.read(|session| session.engine().clone());
    let failure = app.read(move |session| match session.engine() {
        EngineState::Failed(failure) => {
            Some((trouble_label(failure, language), engine_sentence(session.engine(), language)))
        }
        _ => None,
    });
    view! {
        <div
            class="engine"
            data-testid="engine"
            data-state=move || state.with(state_name)
            data-device=move || state.with(device_name)
            role="status"
            title=move || failure.get().map(|(_, sentence)| sentence)
        >
            {move || failure.get().map(|(label, sentence)| view! {
                <a class="engine-label" href=Route::Judging.fragment()>{label}</a>
                <button class="quiet" data-testid="retry" on:click=move |_| app.retry()>{language.text("engine.retry")}</button>
                <span class="for-ears">{sentence}</span>
            })}
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
