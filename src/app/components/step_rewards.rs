//! What a process reward model is and why it is asked, with the reader's own drafts as the example where there are any.

use super::draft_sheet::DraftSheet;
use crate::app::draft_sentences::{counts_sentence, why_not_served};
use crate::app::draft_session::DraftSession;
use crate::app::route::Route;
use crate::app::sentences::spoken;
use crate::app::state::AppState;
use leptos::prelude::*;

#[component]
pub fn StepRewards() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let has_drafts =
        Memo::new(move |_| app.drafts.with(|session| session.judge().is_some() && session.counts().n_attempts > 0));
    view! {
        <section class="step-rewards" aria-labelledby="step-rewards-heading">
            <h2 id="step-rewards-heading">{language.text("rewards.heading")}</h2>
            <p>{language.text("rewards.what")}</p>
            <p>{language.text("rewards.why")}</p>
            <p>{language.text("rewards.weakest")}</p>
            <Show
                when=move || has_drafts.get()
                fallback=move || view! {
                    <p data-testid="rewards-no-drafts">
                        {language.text("rewards.no-drafts")} " "
                        <a href=Route::Own.fragment()>{language.text("rewards.to-drafts")}</a>
                    </p>
                }
            >
                <OwnDrafts/>
            </Show>
        </section>
    }
}

/// What both judges would make of the attempts that the reader had drafted, and one that only a judge of steps refuses.
#[component]
fn OwnDrafts() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let problem = app.drafts.with_untracked(|session| session.asked().problem.clone());
    let fooled = Memo::new(move |_| app.drafts.with(DraftSession::right_for_the_wrong_reason));
    view! {
        <h3>{language.text("rewards.yours")}</h3>
        <p data-testid="rewards-yours">
            {language.say("rewards.of-problem", &[("problem", &problem)])} " "
            {move || app.drafts.with(|session| counts_sentence(session.counts(), language))} " "
            {move || app.drafts.with(|session| why_not_served(session, language))}
        </p>
        {move || fooled.get().map(|(idx, _)| view! { <ul class="draft-list"><DraftSheet idx n_same=0 open=true/></ul> })}
        <p><a href=Route::Own.fragment()>{language.text("rewards.back-to-drafts")}</a></p>
    }
}
