//! The tutor's attempts at a problem: how far they are, the one that is served, why a right answer is not enough, and all
//! the others.

use super::card::CardView;
use super::draft_list::DraftList;
use super::notices::Notices;
use crate::app::draft_sentences::{counts_sentence, run_sentence, why_not_served};
use crate::app::draft_session::{DraftSession, Run};
use crate::app::sentences::spoken;
use crate::app::state::AppState;
use crate::protocol::DraftStage;
use leptos::prelude::*;

/// `on_again` has other attempts written, `on_solve` has the problem worked out by rules.
#[component]
pub fn Drafts(on_again: Callback<()>, on_solve: Callback<()>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let read = move |part: fn(&DraftSession) -> bool| Memo::new(move |_| app.drafts.with(part));
    let sentence = Memo::new(move |_| app.drafts.with(|session| run_sentence(session, language)));
    let state = Memo::new(move |_| app.drafts.with(state_name));
    let is_running = read(DraftSession::is_running);
    let is_drafted = read(|session| !matches!(session.run(), Run::Done(DraftStage::Refused(_))));
    let is_unserved = read(|session| !session.is_running() && session.served().is_none());
    let is_told = read(|session| !session.is_running() && session.draft(0).is_some() && session.judge().is_some());
    let served = Memo::new(move |_| app.drafts.with(DraftSession::served));
    // One button: it keeps the focus.
    let press = move |_| if is_running.get_untracked() { app.stop_drafts() } else { on_again.run(()) };
    view! {
        <section class="drafts" data-testid="drafts" data-state=state data-seed=move || app.drafts.with(|session| session.asked().seed)>
            <h2 class="for-ears">{language.text("drafts.heading")}</h2>
            <div class="drafts-head">
                <p class="summary" role="status" data-testid="drafts-said" data-tone=move || tone(state.get())>
                    {move || sentence.get()}
                </p>
                <Show when=move || is_drafted.get()>
                    <button data-testid="drafts-press" on:click=press>
                        {move || language.text(press_words(state.get()))}
                    </button>
                </Show>
                <Show when=move || is_unserved.get()>
                    <button class="main" data-testid="drafts-solve" on:click=move |_| on_solve.run(())>
                        {language.text("drafts.solve")}
                    </button>
                </Show>
            </div>
            <Notices/>
            <Show when=move || is_told.get()>
                <div class="drafts-result">
                    {move || served.get().map(|idx| view! { <Served idx/> })}
                    <Why/>
                </div>
            </Show>
            <DraftList/>
        </section>
    }
}

/// The attempt whose every line is clean.
#[component]
fn Served(idx: usize) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let card = Memo::new(move |_| app.drafts.with(|session| Some(session.draft(idx)?.card.clone())));
    let cuts = Memo::new(move |_| app.drafts.with(DraftSession::cuts));
    let n_same = app.drafts.with_untracked(|session| session.n_same(idx));
    let name = match n_same {
        0 => language.say("drafts.name", &[("name", &(idx + 1))]),
        _ => language.say("drafts.name-and-same", &[("name", &(idx + 1)), ("n", &(n_same + 1))]),
    };
    view! {
        <ul class="cards" data-testid="served"><CardView card name highlighted=Signal::from(true) cuts scores=true/></ul>
    }
}

/// What a judge of answers would make of these attempts, and why that is not enough.
#[component]
fn Why() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    view! {
        <aside class="drafts-why" data-testid="drafts-why" aria-label=language.text("drafts.why")>
            <h3>{language.text("drafts.why")}</h3>
            <p>{move || app.drafts.with(|session| counts_sentence(session.counts(), language))}</p>
            <p>{move || app.drafts.with(|session| why_not_served(session, language))}</p>
        </aside>
    }
}

fn state_name(session: &DraftSession) -> &'static str {
    match session.run() {
        Run::Idle => "idle",
        Run::Running { .. } => "running",
        Run::Stopped => "stopped",
        Run::Done(DraftStage::Over { served: Some(_) }) => "served",
        Run::Done(DraftStage::Over { served: None }) => "none",
        Run::Done(DraftStage::Refused(_)) => "refused",
        Run::Done(_) => "failed",
    }
}

fn press_words(state: &str) -> &'static str {
    match state {
        "running" => "drafts.stop",
        "failed" => "engine.retry",
        _ => "drafts.again",
    }
}

fn tone(state: &str) -> &'static str {
    match state {
        "running" => "busy",
        "served" => "clean",
        "none" | "refused" | "failed" => "none",
        _ => "plain",
    }
}
