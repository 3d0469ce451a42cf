//! One problem and several solutions of it side by side; the one whose every line is clean is highlighted.

use crate::app::bank::{Bank, BankProblem};
use crate::app::components::{CardView, Formula, Notices, Threshold};
use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::app::words::{answer_only_sentence, failure_sentence, solution_title, spoken};
use crate::protocol::WorkInput;
use leptos::prelude::*;

/// `problem_id` names the problem; the first of the bank where it names none.
#[component]
pub fn Compare(#[prop(into)] problem_id: Signal<Option<String>>) -> impl IntoView {
    let desk = Desk::here();
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
    view! { <div class="page compare">{move || view_of(desk.bank.get())}</div> }
}

#[component]
fn Candidates(bank: Bank, problem_id: Signal<Option<String>>) -> impl IntoView {
    let desk = Desk::here();
    let language = spoken();
    let bank = StoredValue::new(bank);
    let position = Memo::new(move |_| bank.with_value(|bank| bank.position(problem_id.get().as_deref())));
    let problem = move || bank.with_value(|bank| bank.problems[position.get()].clone());
    Effect::new(move || desk.open(work_of(problem())));

    let answer_only = RwSignal::new(false);
    let n_cards = desk.read(|session| session.review().map_or(0, |review| review.cards.len()));
    let given = desk.read(|session| session.review()?.cards.first()?.problem.clone());
    let summary = desk.read(move |session| match session.review() {
        Some(review) => review.summary.clone(),
        None if session.waiting() => language.text("compare.reading").to_owned(),
        None => String::new(),
    });
    let waiting = desk.read(|session| session.waiting());
    let answers = desk
        .read(move |session| session.review().map(|review| answer_only_sentence(review, language)).unwrap_or_default());
    let statement = move || {
        let problem = problem().problem;
        let (text, math) = given.get().unwrap_or_else(|| (problem.clone(), None));
        // The words of the task, which the formula lacks.
        let task = problem.strip_suffix(&text).map(str::trim).filter(|task| !task.is_empty()).map(str::to_owned);
        view! {
            {task.map(|task| view! { <span class="task">{task}</span> })}
            <Formula math text/>
        }
    };
    let card_view = move |idx: usize| {
        let card = desk.read(move |session| session.review()?.cards.get(idx).cloned());
        let highlighted =
            desk.read(move |session| session.review().is_some_and(|review| review.highlight == Some(idx)));
        view! { <CardView card name=solution_title(idx, language) highlighted answer_only/> }
    };
    let on_switch = move |event| {
        answer_only.set(event_target_checked(&event));
        if answer_only.get_untracked() {
            desk.compare_outcomes();
        }
    };
    let no_outcome = desk.read(move |session| {
        let failure = session.outcome_failure().map(|failure| failure_sentence(failure, language));
        failure.map(|found| language.say("answers.no-model", &[("found", &found)]))
    });
    view! {
        <header class="problem">
            <ProblemPicker bank position/>
            <h1>{move || problem().title}</h1>
            <div class="statement working">{statement}</div>
        </header>
        <p class="summary" role="status" data-testid="summary" data-waiting=move || waiting.get().to_string()>
            {move || summary.get()}
        </p>
        <Notices/>
        <div class="controls">
            <div class="answer-only">
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
            </div>
            <Threshold/>
        </div>
        <h2 class="for-ears">{language.text("compare.solutions")}</h2>
        <ul class="cards" aria-busy=move || waiting.get().to_string()>
            <For each=move || 0..n_cards.get() key=|idx| *idx let(idx)>{card_view(idx)}</For>
        </ul>
    }
}

#[component]
fn ProblemPicker(bank: StoredValue<Bank>, position: Memo<usize>) -> impl IntoView {
    let language = spoken();
    let n_problems = bank.with_value(|bank| bank.problems.len());
    let groups = bank.with_value(|bank| {
        let option = |idx: &usize| {
            let BankProblem { title, .. } = &bank.problems[*idx];
            let idx = *idx;
            view! { <option value=idx.to_string() selected=move || position.get() == idx>{title.clone()}</option> }
        };
        let group = |(family, members): (String, Vec<usize>)| {
            view! { <optgroup label=family>{members.iter().map(option).collect_view()}</optgroup> }
        };
        bank.families().into_iter().map(group).collect_view()
    });
    // The address holds the choice, so that a problem can be linked to and the back button works.
    let go = move |idx: usize| {
        let id = bank.with_value(|bank| bank.problems[idx % n_problems].id.clone());
        let _ = window().location().set_hash(&Route::Compare(Some(id)).fragment());
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

fn work_of(problem: BankProblem) -> WorkInput {
    WorkInput::Candidates {
        problem: problem.problem,
        candidates: problem.candidates.into_iter().map(|candidate| candidate.steps).collect(),
    }
}
