//! How far the judging of a class is, with a way to stop it and to go on.

use crate::app::class_session::{ClassSession, Run};
use crate::app::sentences::{failure_sentence, spoken};
use crate::app::state::AppState;
use leptos::prelude::*;

/// Says in words what goes on; the bar and its figures are for the eye and are not read out at each step.
#[component]
pub fn ClassProgress() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let run = Memo::new(move |_| app.class.with(ClassSession::run));
    let progress = Memo::new(move |_| app.class.with(ClassSession::progress));
    let shows_bar = move || !matches!(run.get(), Run::Idle | Run::Reading { .. } | Run::Read);
    let running = move || matches!(run.get(), Run::Running { .. });
    let figures = move || {
        let progress = progress.get();
        let integer = |n| language.integer(n);
        language.say(
            "class.progress",
            &[
                ("checked", &integer(progress.n_checked)),
                ("total", &integer(progress.n_total)),
                ("settled", &integer(progress.n_settled)),
            ],
        )
    };
    let words = move || {
        let failure = app.class.with(|class| class.failure().map(|failure| failure_sentence(failure, language)));
        match run.get() {
            // A reading that failed.
            Run::Idle => failure.unwrap_or_default(),
            Run::Reading { .. } => language.text("class.reading").to_owned(),
            Run::Read => String::new(),
            Run::Running { .. } => language.text("class.running").to_owned(),
            Run::Stopped => {
                failure.into_iter().chain([language.text("class.stopped").to_owned()]).collect::<Vec<_>>().join(" ")
            }
            Run::Done => language.count("class.done", progress.get_untracked().n_total, &[]),
        }
    };
    let state = move || match run.get() {
        Run::Idle => "idle",
        Run::Reading { .. } => "reading",
        Run::Read => "read",
        Run::Running { .. } => "running",
        Run::Stopped => "stopped",
        Run::Done => "done",
    };
    view! {
        <div class="class-progress" data-testid="class-progress" data-state=state>
            <p role="status" data-testid="class-status">{words}</p>
            <Show when=shows_bar>
                <div class="class-bar">
                    <progress
                        max=move || progress.get().n_total.to_string()
                        prop:value=move || progress.get().n_settled as f64
                        aria-label=language.text("class.progress-label")
                    ></progress>
                    <span data-testid="class-figures">{figures}</span>
                    <Show when=running>
                        <button data-testid="class-stop" on:click=move |_| app.stop_class()>
                            {language.text("class.stop")}
                        </button>
                    </Show>
                    <Show when=move || run.get() == Run::Stopped>
                        <button data-testid="class-continue" on:click=move |_| app.judge_class()>
                            {language.text("class.continue")}
                        </button>
                    </Show>
                </div>
            </Show>
        </div>
    }
}
