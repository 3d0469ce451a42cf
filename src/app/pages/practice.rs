//! Problems to practise on: a set by topic and level, worked row by row, and a quiet record of how it went.

use crate::app::clipboard::{address_with, copy};
use crate::app::components::{AskedProblem, PracticeRecordView, PracticeSet};
use crate::app::fetch::fetch_text;
use crate::app::practice::{PRACTICE_URL, PracticeBank, SetName};
use crate::app::route::Route;
use crate::app::sentences::{spoken, topic_words};
use crate::app::state::AppState;
use crate::words::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Names that a new set may be given: short enough to be read out.
const N_NUMBERS: f64 = 9000.0;

/// `name` is the set that the address names.
#[component]
pub fn Practice(#[prop(into)] name: Signal<Option<SetName>>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    if app.practice.with_untracked(Option::is_none) {
        spawn_local(async move {
            let bank = fetch_text(PRACTICE_URL).await.and_then(|text| PracticeBank::from_json(&text));
            app.practice.set(Some(bank));
        });
    }
    let page = move |bank: Option<Result<PracticeBank, String>>| match bank {
        None => view! { <p class="lead">{language.text("practice.opening")}</p> }.into_any(),
        Some(Err(found)) => view! {
            <p class="notice" role="alert" data-testid="notice">
                {language.say("practice.no-problems", &[("found", &found)])}
            </p>
        }
        .into_any(),
        Some(Ok(bank)) => view! { <Sets bank name/> }.into_any(),
    };
    view! {
        <div class="page practice">
            <h1>{language.text("practice.title")}</h1>
            <p class="hint">{language.text("practice.hint")}</p>
            {move || page(app.practice.get())}
            <PracticeRecordView/>
        </div>
    }
}

#[component]
fn Sets(bank: PracticeBank, name: Signal<Option<SetName>>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let bank = StoredValue::new(bank);
    let topics: Vec<String> = bank.with_value(|bank| bank.topics.iter().map(|topic| topic.topic.clone()).collect());
    let first = topics.iter().find(|topic| *topic == "linear").or(topics.first()).cloned().unwrap_or_default();
    let topic = RwSignal::new(name.get_untracked().map_or(first, |name| name.topic));
    let level = RwSignal::new(name.get_untracked().map_or(1, |name| name.level));
    Effect::watch(
        move || name.get(),
        move |now, _, _| {
            if let Some(now) = now {
                topic.set(now.topic.clone());
                level.set(now.level);
            }
        },
        false,
    );
    let draw = move |_| {
        let number = 1000 + (js_sys::Math::random() * N_NUMBERS) as u32;
        let name = SetName { topic: topic.get_untracked(), level: level.get_untracked(), number };
        app.go(Route::Practice(Some(name)));
    };
    let topic_option = move |one: String| {
        let said = topic_words(&one).map_or("", |(name, _)| language.text(name));
        let is_chosen = {
            let one = one.clone();
            move || topic.with(|topic| *topic == one)
        };
        view! { <option value=one selected=is_chosen>{said}</option> }
    };
    let level_option = move |one: usize| {
        view! { <option value=one.to_string() selected=move || level.get() == one>{language.say("practice.level-n", &[("n", &one)])}</option> }
    };
    let set = Memo::new(move |_| {
        let name = name.get()?;
        Some((name.clone(), bank.with_value(|bank| bank.set(&name))))
    });
    let said = RwSignal::new("");
    let copy_link = move |_| {
        let Some(name) = name.get_untracked() else { return };
        spawn_local(async move {
            let copied = copy(&address_with(&Route::Practice(Some(name)))).await;
            said.set(language.text(if copied { "practice.link-copied" } else { "practice.link-not-copied" }));
        });
    };
    let shown = move |set: Option<(SetName, Option<Vec<String>>)>| match set {
        None => ().into_any(),
        Some((_, None)) => view! {
            <p class="notice" role="alert" data-testid="notice">{language.text("practice.no-such-set")}</p>
        }
        .into_any(),
        Some((name, Some(problems))) => {
            let asked = |bare: String| AskedProblem { asked: asked(&name.topic, &bare, language), bare };
            let problems = problems.into_iter().map(asked).collect::<Vec<_>>();
            view! { <PracticeSet name problems/> }.into_any()
        }
    };
    view! {
        <div class="practice-choice">
            <label>
                {language.text("practice.topic")}" "
                <select data-testid="practice-topic" on:change=move |event| topic.set(event_target_value(&event))>
                    {topics.into_iter().map(topic_option).collect_view()}
                </select>
            </label>
            <label>
                {language.text("practice.level")}" "
                <select
                    data-testid="practice-level"
                    on:change=move |event| level.set(event_target_value(&event).parse().unwrap_or(1))
                >
                    {move || (1..=bank.with_value(|bank| topic.with(|topic| bank.n_levels(topic)))).map(level_option).collect_view()}
                </select>
            </label>
            <button class:main=move || name.with(Option::is_none) data-testid="practice-new" on:click=draw>{language.text("practice.new")}</button>
            <Show when=move || name.with(Option::is_some)>
                <button class="quiet" data-testid="practice-link" on:click=copy_link>{language.text("practice.copy-link")}</button>
            </Show>
            <p role="status" class="hint" data-testid="practice-said">{move || said.get()}</p>
        </div>
        {move || shown(set.get())}
    }
}

/// A problem with the words that ask for it, in the reader's language.
fn asked(topic: &str, problem: &str, language: Language) -> String {
    let verb = topic_words(topic).map_or("", |(_, verb)| language.text(verb));
    let problem = problem.replace(" and ", &format!(" {} ", language.text("practice.and")));
    format!("{verb} {problem}").trim().to_owned()
}
