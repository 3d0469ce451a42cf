//! What the reader should know about how their text was read, or why it could not be judged.

use crate::app::sentences::{failure_sentence, notice_sentence, spoken};
use crate::app::session::Session;
use crate::app::state::AppState;
use leptos::prelude::*;
use std::time::Duration;

/// The time without any answer after which the reader is offered another start.
const SLOW: Duration = Duration::from_secs(15);

/// One sentence a notice; said aloud as they come.
#[component]
pub fn Notices() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let sentences = app.read(move |session| {
        let (notices, summary) = match session.review() {
            Some(review) => (review.notices.as_slice(), review.summary.as_str()),
            None => (&[][..], ""),
        };
        // Where there is nothing to judge, the summary is a notice; once is enough.
        let notices =
            notices.iter().map(|notice| notice_sentence(notice, language)).filter(|sentence| sentence != summary);
        // A worker that is gone has a place of its own.
        let failure = session.failure().filter(|_| !session.worker_is_gone());
        let all = notices.chain(failure.map(|failure| failure_sentence(failure, language)));
        // What holds of several solutions is said once.
        all.fold(Vec::<String>::new(), |mut said, sentence| {
            if !said.contains(&sentence) {
                said.push(sentence);
            }
            said
        })
    });
    let gone = app.read(Session::worker_is_gone);
    let gone_sentence = app
        .read(move |session| session.failure().map(|failure| failure_sentence(failure, language)).unwrap_or_default());
    let is_slow = slow_answer(app);
    view! {
        <Show when=move || is_slow.get()>
            <p class="notice" role="status" data-testid="slow">
                {language.text("engine.slow")}" "
                <button data-testid="restart" on:click=move |_| app.retry()>{language.text("engine.start-anew")}</button>
            </p>
        </Show>
        <Show when=move || gone.get()>
            <p class="notice" role="alert" data-testid="worker-gone">
                {move || gone_sentence.get()}" "
                <button data-testid="restart" on:click=move |_| app.retry()>{language.text("engine.retry")}</button>
            </p>
        </Show>
        <div class="notices" role="status">
            <For each=move || sentences.get() key=String::clone let(sentence)>
                <p class="notice" data-testid="notice">{sentence}</p>
            </For>
        </div>
    }
}

/// Whether the last request has waited for its answer for longer than any work takes.
fn slow_answer(app: AppState) -> RwSignal<bool> {
    let is_slow = RwSignal::new(false);
    let unanswered = app.read(Session::unanswered);
    let running = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = running.try_get_value().flatten() {
            timer.clear();
        }
    };
    Effect::new(move || {
        stop();
        is_slow.set(false);
        if unanswered.get().is_some() {
            running.set_value(set_timeout_with_handle(move || is_slow.set(true), SLOW).ok());
        }
    });
    on_cleanup(stop);
    is_slow
}
