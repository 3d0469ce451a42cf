//! How it judges: the two checks in plain words, how strict the model is, what a judge of answers would say instead, what a
//! process reward model is, and the model's figures, folded.
//!
//! The figures come from the file beside the model, written by the tool that measured them.

use crate::app::components::{Figures, LiveExample, MarkMeanings, Notices, StepRewards, Threshold};
use crate::app::fetch::fetch_text;
use crate::app::sentences::{answer_only_sentence, engine_sentence, failure_sentence, spoken};
use crate::app::state::AppState;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

/// The figures' files, relative to the page: of the model, of reviews of real work, of choosing among drafts.
const FIGURES_URL: &str = "models/algebra-prm.json";
const REAL_WORK_URL: &str = "models/real-work.json";
const SEARCH_URL: &str = "models/algebra-drafter.json";

#[component]
pub fn Judging() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let state = app.read(|session| session.engine().clone());
    let figures = RwSignal::new(None::<Result<Value, String>>);
    spawn_local(async move {
        figures.set(Some(all_figures().await));
    });
    let tables = move || match figures.get() {
        None => view! { <p>{language.text("about.reading")}</p> }.into_any(),
        Some(Err(found)) => {
            view! { <p class="notice">{language.say("about.no-figures", &[("found", &found)])}</p> }.into_any()
        }
        Some(Ok(card)) => {
            let n_pastes = card["real_work"]["all"]["n_pastes"].as_u64().and_then(|n| usize::try_from(n).ok());
            let pastes = language.integer(n_pastes.unwrap_or_default());
            view! { <p>{language.say("about.real-work", &[("pastes", &pastes)])}</p> <Figures card/> }.into_any()
        }
    };
    let points = |keys: &[&'static str]| keys.iter().map(|key| view! { <li>{language.text(key)}</li> }).collect_view();
    view! {
        <article class="page judging">
            <h1>{language.text("about.title")}</h1>
            <p class="lead">{language.text("about.lead")}</p>
            <ul class="checks">{points(&["about.exact", "about.model", "about.together"])}</ul>
            <h2>{language.text("about.marks")}</h2>
            <MarkMeanings/>
            <h2>{language.text("about.strictness")}</h2>
            <p>{language.text("about.strictness-hint")}</p>
            <Threshold/>
            <h2>{language.text("about.limits")}</h2>
            <ul>
                {points(&["about.limit-trained", "about.limit-errs", "about.limit-no-proof", "about.limit-no-grade"])}
            </ul>
            <AnswerJudge/>
            <StepRewards/>
            <h2>{language.text("about.now")}</h2>
            <p role="status" data-testid="engine-now">{move || state.with(|state| engine_sentence(state, language))}</p>
            <h2>{language.text("about.measured")}</h2>
            <p>{language.text("about.measured-hint")}</p>
            <div data-testid="figures">{tables}</div>
        </article>
    }
}

/// The model's card, with what the other files hold as sections of it.
async fn all_figures() -> Result<Value, String> {
    let mut card = fetch_json(FIGURES_URL).await?;
    card["real_work"] = fetch_json(REAL_WORK_URL).await?;
    card["search"] = fetch_json(SEARCH_URL).await?;
    Ok(card)
}

/// An object that a file of the page holds.
async fn fetch_json(url: &str) -> Result<Value, String> {
    let value: Value = serde_json::from_str(&fetch_text(url).await?).map_err(|error| error.to_string())?;
    if value.is_object() { Ok(value) } else { Err(format!("{url}: no object")) }
}

/// What someone would say who looks at answers alone, on the example of the first screen; switched on, also on every
/// example.
#[component]
fn AnswerJudge() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let answer_only = app.answer_only;
    // Of an earlier visit: the model is fetched only once.
    if answer_only.get_untracked() {
        app.compare_outcomes();
    }
    let on_switch = move |event| {
        answer_only.set(event_target_checked(&event));
        if answer_only.get_untracked() {
            app.compare_outcomes();
        }
    };
    let answers = app
        .read(move |session| session.review().map(|review| answer_only_sentence(review, language)).unwrap_or_default());
    let no_outcome = app.read(move |session| {
        let failure = session.outcome_failure().map(|failure| failure_sentence(failure, language));
        failure.map(|found| language.say("answers.no-model", &[("found", &found)]))
    });
    view! {
        <section class="answer-judge" aria-labelledby="answer-judge-heading">
            <h2 id="answer-judge-heading">{language.text("answers.heading")}</h2>
            <p>{language.text("answers.hint")}</p>
            <label class="switch">
                <input
                    type="checkbox"
                    role="switch"
                    data-testid="answer-only"
                    prop:checked=move || answer_only.get()
                    on:change=on_switch
                />
                {language.text("answers.switch")}
            </label>
            <p role="status" data-testid="answer-only-words">
                {move || if answer_only.get() { answers.get() } else { String::new() }}
                " "
                {move || no_outcome.get().filter(|_| answer_only.get())}
            </p>
            // Only where it is wanted: it takes the place of a class that is being judged.
            <Show when=move || answer_only.get()>
                <Notices/>
                <LiveExample answer_only/>
            </Show>
        </section>
    }
}
