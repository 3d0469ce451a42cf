//! What is said of the whole: in a sentence, with the way to the first line that is unsound, and how the text was read.

use super::first_unsound::{FirstUnsound, FirstUnsoundPlace};
use super::notices::Notices;
use crate::app::sentences::spoken;
use crate::app::state::AppState;
use leptos::prelude::*;

/// `stale` says that it is of other text by now, `waiting` that more is to come.
#[component]
pub fn ReviewSummary(stale: Memo<bool>, waiting: Memo<bool>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let n_cards = app.read(|session| session.review().map_or(0, |review| review.cards.len()));
    let summary = app.read(move |session| match session.review() {
        Some(review) => review.summary.clone(),
        None if session.worker_is_gone() || !session.waiting() => String::new(),
        None if session.is_starting() => language.text("check.starting").to_owned(),
        None => language.text("check.reading").to_owned(),
    });
    let first_unsound = app.read(|session| session.review().and_then(FirstUnsoundPlace::of));
    view! {
        <p
            class="summary"
            class:stale=move || stale.get()
            role="status"
            data-testid="summary"
            data-waiting=move || waiting.get().to_string()
        >
            {move || summary.get()}
        </p>
        {move || first_unsound.get().map(|place| view! { <FirstUnsound place n_cards=n_cards.get()/> })}
        <Notices/>
    }
}
