//! One problem and several solutions of it side by side; the one whose every line is clean is highlighted.

use crate::app::bank::{Bank, bank_reason, bank_word};
use crate::app::components::{CardView, Formula, Notices};
use crate::app::route::Route;
use crate::app::sentences::{solution_title, spoken};
use crate::app::state::AppState;
use crate::tutor::Judge;
use leptos::prelude::*;

/// `problem_id` names the problem; the first of the bank where it names none.
#[component]
pub fn Compare(#[prop(into)] problem_id: Signal<Option<String>>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let view_of = move |bank: Option<Result<Bank, String>>| match bank {
        None => view! { <p class="lead">{language.text("compare.opening")}</p> }.into_any(),
        Some(Err(found)) => view! {
            <p class="notice" role="alert" data-testid="notice">
                {language.say("compare.no-bank", &[("found", &found)])}
            </p>
        }
        .into_any(),
        Some(Ok(bank)) => view! { <Candidates bank problem_id/> }.into_any(),
    };
    view! { <div class="page compare">{move || view_of(app.bank.get())}</div> }
}

#[component]
fn Candidates(bank: Bank, problem_id: Signal<Option<String>>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let bank = StoredValue::new(bank);
    let position = Memo::new(move |_| bank.with_value(|bank| bank.position(problem_id.get().as_deref())));
    let problem = move || bank.with_value(|bank| bank.problems[position.get()].clone());
    Effect::new(move || app.open(problem().work()));

    let n_cards = app.read(|session| session.review().map_or(0, |review| review.cards.len()));
    let given = app.read(|session| session.review()?.cards.first()?.problem.clone());
    let excluded = app.read(|session| session.review()?.cards.first()?.excluded.clone());
    let summary = app.read(move |session| match session.review() {
        Some(review) => review.summary.clone(),
        None if session.waiting() => language.text("compare.reading").to_owned(),
        None => String::new(),
    });
    let waiting = app.read(|session| session.waiting());
    let tone = app.read(|session| match session.review() {
        _ if session.waiting() => "busy",
        Some(review) if review.highlight.is_some() => "clean",
        Some(review) if matches!(review.judge, Judge::Scored(_)) => "none",
        _ => "plain",
    });
    let statement = move || {
        let problem = problem().problem;
        let (text, math) = given.get().map_or_else(|| (problem.clone(), None), |given| (given.text, given.math));
        // The words of the task, which the formula lacks.
        let task = problem.strip_suffix(&text).map(str::trim).filter(|task| !task.is_empty()).map(str::to_owned);
        view! {
            {task.map(|task| view! { <span class="task">{bank_word(&task, language)}</span> })}
            <Formula math text/>
        }
    };
    let card_view = move |idx: usize| {
        let card = app.read(move |session| {
            let mut card = session.review()?.cards.get(idx).cloned()?;
            for reason in card.steps.iter_mut().filter_map(|step| step.reason.as_mut()) {
                *reason = bank_reason(reason, language);
            }
            Some(card)
        });
        let highlighted = app.read(move |session| session.review().is_some_and(|review| review.highlight == Some(idx)));
        let present = Signal::derive(move || {
            Some(Route::Present { problem_id: Some(problem().id), solution_idx: idx }.fragment())
        });
        view! { <CardView card name=solution_title(idx, language) highlighted answer_only=app.answer_only present/> }
    };
    view! {
        <div class="task-and-summary">
            <header class="problem">
                <ProblemPicker bank position/>
                // The picker shows it; as a heading it is there for readers by ear.
                <h1 class="for-ears">{move || problem().title_in(language).to_owned()}</h1>
                <div class="statement working">{statement}</div>
                {move || excluded.get().map(|excluded| view! { <p class="excluded" data-testid="excluded">{excluded}</p> })}
            </header>
            <p
                class="summary"
                role="status"
                data-testid="summary"
                data-waiting=move || waiting.get().to_string()
                data-tone=move || tone.get()
            >
                {move || summary.get()}
            </p>
            <Notices/>
        </div>
        <h2 class="for-ears">{language.text("compare.solutions")}</h2>
        <ul class="cards" aria-busy=move || waiting.get().to_string()>
            <For each=move || 0..n_cards.get() key=|idx| *idx let(idx)>{card_view(idx)}</For>
        </ul>
    }
}

#[component]
fn ProblemPicker(bank: StoredValue<Bank>, position: Memo<usize>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let n_problems = bank.with_value(|bank| bank.problems.len());
    let groups = bank.with_value(|bank| {
        let option = |idx: &usize| {
            let idx = *idx;
            let title = bank.problems[idx].title_in(language).to_owned();
            view! { <option value=idx.to_string() selected=move || position.get() == idx>{title}</option> }
        };
        let group = |(family, members): (String, Vec<usize>)| {
            view! { <optgroup label=bank_word(&family, language)>{members.iter().map(option).collect_view()}</optgroup> }
        };
        bank.families().into_iter().map(group).collect_view()
    });
    // The address holds the choice, so that a problem can be linked to and the back button works.
    let go = move |idx: usize| {
        let id = bank.with_value(|bank| bank.problems[idx % n_problems].id.clone());
        app.go(Route::Compare(Some(id)));
    };
    let on_change = move |event| {
        if let Ok(idx) = event_target_value(&event).parse() {
            go(idx);
        }
    };
    view! {
        <div class="picker">
            <label for="problem-select">{language.text("compare.problem")}</label>
            <select
                id="problem-select"
                data-testid="problem-select"
                prop:value=move || position.get().to_string()
                on:change=on_change
            >
                {groups}
            </select>
            <button class="quiet" on:click=move |_| go(position.get() + n_problems - 1)>{language.text("compare.previous")}</button>
            <button class="quiet" on:click=move |_| go(position.get() + 1)>{language.text("compare.next")}</button>
        </div>
    }
}
