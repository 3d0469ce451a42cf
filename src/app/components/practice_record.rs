//! What was got right on this device and which slips recur; cleared with one press.

use crate::app::practice::PracticeRecord;
use crate::app::practice_storage::{forget_work, store_record};
use crate::app::route::Route;
use crate::app::sentences::{spoken, topic_words};
use crate::app::state::AppState;
use crate::tutor::{SlipKind, slip_words};
use leptos::prelude::*;

/// Nothing while nothing is recorded.
#[component]
pub fn PracticeRecordView() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let clear = move |_| {
        // The set at hand is closed first: marks that are still to come are no record any more.
        app.go(Route::Practice(None));
        app.record.set(PracticeRecord::default());
        store_record(&PracticeRecord::default());
        forget_work();
    };
    let topics = move || {
        let topic = |(topic, n): (String, usize)| {
            let name = topic_words(&topic).map_or("", |(name, _)| language.text(name));
            view! { <li>{language.count("practice.topic-right", n, &[("topic", &name)])}</li> }
        };
        app.record.with(PracticeRecord::topics).into_iter().map(topic).collect_view()
    };
    let slips = move || {
        let slip = |(words, n): (String, usize)| {
            let known = SlipKind::ALL.iter().filter_map(|slip| slip.words()).find(|known| *known == words);
            let said = known.map_or(String::new(), |key| slip_words(key, language));
            view! { <li data-testid="practice-slip">{language.say("practice.slip-times", &[("n", &n), ("slip", &said)])}</li> }
        };
        app.record.with(PracticeRecord::recurring).into_iter().map(slip).collect_view()
    };
    let is_empty = Memo::new(move |_| app.record.with(PracticeRecord::is_empty));
    let recurs = Memo::new(move |_| app.record.with(|record| !record.recurring().is_empty()));
    view! {
        <Show when=move || !is_empty.get()>
            <section class="practice-record" aria-labelledby="practice-record-heading" data-testid="practice-record">
                <h2 id="practice-record-heading">{language.text("practice.record")}</h2>
                <ul>{topics}</ul>
                <Show when=move || recurs.get()>
                    <h3>{language.text("practice.recurring")}</h3>
                    <ul>{slips}</ul>
                </Show>
                <p class="hint">{language.text("practice.record-stays")}</p>
                <button class="quiet" data-testid="practice-forget" on:click=clear>{language.text("practice.forget")}</button>
            </section>
        </Show>
    }
}
