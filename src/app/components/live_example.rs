//! An example that marks itself: two solutions of one problem, both with the right answer, of which one breaks on the way.
//!
//! The lines stand there before any program has read them, so that nothing moves when the marks come.

use super::card::CardView;
use crate::app::sentences::{solution_title, spoken};
use crate::app::state::AppState;
use crate::protocol::WorkInput;
use leptos::prelude::*;

const PROBLEM: &str = "10 - 2(x + 1) = 2";
/// Line 1 of the first drops a sign, line 2 makes up for it.
const SOLUTIONS: [[&str; 4]; 2] =
    [["10 - 2x + 2 = 2", "8 - 2x = 2", "-2x = -6", "x = 3"], ["10 - 2x - 2 = 2", "8 - 2x = 2", "-2x = -6", "x = 3"]];

/// `answer_only`: whether to say what a judge of answers alone would think.
#[component]
pub fn LiveExample(#[prop(into, optional)] answer_only: Signal<bool>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let candidates = SOLUTIONS.iter().map(|lines| lines.map(str::to_owned).to_vec()).collect();
    app.open(WorkInput::Candidates { problem: PROBLEM.to_owned(), candidates });
    let is_read = app.read(|session| session.review().is_some_and(|review| review.cards.len() == SOLUTIONS.len()));
    let summary = app.read(|session| session.review().map(|review| review.summary.clone()).unwrap_or_default());
    let waiting = app.read(|session| session.waiting());
    let card = move |idx: usize| {
        if !is_read.get() {
            return view! { <UnreadCard idx/> }.into_any();
        }
        let card = app.read(move |session| session.review()?.cards.get(idx).cloned());
        let highlighted = app.read(move |session| session.review().is_some_and(|review| review.highlight == Some(idx)));
        view! { <CardView card name=solution_title(idx, language) highlighted answer_only/> }.into_any()
    };
    view! {
        <ul class="cards" data-testid="live-example" aria-busy=move || waiting.get().to_string()>
            {move || (0..SOLUTIONS.len()).map(card).collect_view()}
        </ul>
        // The card says it to the eye.
        <p class="for-ears" role="status" data-testid="summary" data-waiting=move || waiting.get().to_string()>
            {move || summary.get()}
        </p>
    }
}

/// One of the solutions, with no marks yet.
#[component]
fn UnreadCard(idx: usize) -> impl IntoView {
    let language = spoken();
    let row = |(word, text): (&'static str, &'static str)| {
        view! {
            <li class="step unmarked">
                <div class="step-row">
                    <span class="margin-word">{word}</span>
                    <div class="working"><span class="as-typed">{text.replace('-', "−")}</span></div>
                </div>
            </li>
        }
    };
    let lines = SOLUTIONS.get(idx).into_iter().flatten().map(|line| ("", *line));
    view! {
        <li class="card">
            <header><h3>{solution_title(idx, language)}</h3></header>
            <ol class="steps">
                {[(language.text("role.problem"), PROBLEM)].into_iter().chain(lines).map(row).collect_view()}
            </ol>
        </li>
    }
}
