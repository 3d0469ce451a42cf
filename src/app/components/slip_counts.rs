//! What breaks first in a class, and how often: a bar for each slip.

use crate::app::class_results::Cause;
use crate::app::sentences::spoken;
use crate::app::state::AppState;
use crate::tutor::slip_words;
use leptos::prelude::*;

/// The slips of one question, the commonest on top; the number beside each bar says what the bar shows.
#[component]
pub fn SlipCounts(question_idx: Signal<usize>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let causes = Memo::new(move |_| app.class.with(|class| class.causes(question_idx.get())));
    let words = move |cause: Cause| match cause {
        Cause::Slip(slip) => slip.words().map_or(String::new(), |key| slip_words(key, language)),
        Cause::Unnamed => language.text("class.unnamed-slip").to_owned(),
    };
    let bars = move || {
        let causes = causes.get();
        let most = causes.iter().map(|(_, count)| *count).max().unwrap_or(1);
        let bar = |(cause, count): &(Cause, usize)| {
            let width = (*count * 100).div_ceil(most).to_string();
            view! {
                <li data-testid="slip-count" data-count=count.to_string()>
                    <span class="slip-name">{words(*cause)}</span>
                    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                        <rect width=width height="8"></rect>
                    </svg>
                    <span class="slip-n">{language.integer(*count)}</span>
                </li>
            }
        };
        causes.iter().map(bar).collect_view()
    };
    view! {
        <section class="slip-counts" aria-labelledby="slips-heading">
            <h3 id="slips-heading">{language.text("class.slips")}</h3>
            <ul>{bars}</ul>
            <Show when=move || causes.with(Vec::is_empty)>
                <p class="hint">{language.text("class.slips-none")}</p>
            </Show>
        </section>
    }
}
