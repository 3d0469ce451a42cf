//! The table of a class: a row for each student, a column for each line, in each cell a mark's shape.

use super::mark_meanings::MarkMeanings;
use super::mark_shape::MarkShape;
use crate::app::class_results::{Names, Order, Outcome};
use crate::app::sentences::{mark_word, spoken};
use crate::app::state::AppState;
use crate::tutor::{Standing, StandingLine, slip_words};
use crate::words::Language;
use leptos::prelude::*;

/// Lines that have a column of their own; a row says how many more it has.
const MAX_COLUMNS: usize = 24;

/// `question_idx` says whose work is shown; `label` names the student of an entry; `open` is told the entry whose name
/// was pressed.
#[component]
pub fn ClassTable(
    question_idx: Signal<usize>,
    order: Signal<Order>,
    /// Whether the order is turned round.
    reversed: Signal<bool>,
    /// Told the order that belongs to a heading that was pressed.
    sort: Callback<Order>,
    names: Signal<Names>,
    label: Callback<usize, String>,
    open: Callback<usize>,
) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let n_columns = Memo::new(move |_| app.class.with(|class| class.n_lines(question_idx.get())).clamp(1, MAX_COLUMNS));
    let entries = Memo::new(move |_| {
        let mut entries = app.class.with(|class| class.entries(question_idx.get(), order.get()));
        if reversed.get() {
            entries.reverse();
        }
        entries
    });
    let line_heading = move |i: usize| {
        let n = language.integer(i + 1);
        view! {
            <th scope="col">
                <span aria-hidden="true">{language.say("class.line-short", &[("n", &n)])}</span>
                <span class="for-ears">{language.say("class.line-n", &[("n", &n)])}</span>
            </th>
        }
    };
    let heading = move |key: &'static str, by: Signal<Order>| {
        let sorted = move || match (order.get() == by.get(), reversed.get()) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        view! {
            <th scope="col" aria-sort=sorted>
                <button class="quiet sort" data-testid="class-sort" on:click=move |_| sort.run(by.get_untracked())>
                    {language.text(key)}
                </button>
            </th>
        }
    };
    let row = move |entry_idx: usize| {
        let standing = Memo::new(move |_| app.class.with(|class| class.standing(entry_idx).cloned()));
        view! {
            <tr data-testid="class-row" data-first=move || standing.with(|standing| first_attribute(standing.as_ref()))>
                <th scope="row">
                    <button class="quiet class-name" on:click=move |_| open.run(entry_idx)>{move || label.run(entry_idx)}</button>
                </th>
                <td
                    class="class-outcome"
                    data-testid="class-outcome"
                    data-outcome=move || standing.with(|standing| standing.as_ref().map(|standing| Outcome::of(standing).name().0))
                >
                    {move || standing.with(|standing| outcome_words(standing.as_ref(), language))}
                </td>
                <td class="class-first">{move || standing.with(|standing| first_words(standing.as_ref(), language))}</td>
                <td class="class-reason">{move || standing.with(|standing| reason(standing.as_ref(), language))}</td>
                {move || standing.with(|standing| cells(standing.as_ref(), n_columns.get(), language))}
            </tr>
        }
    };
    view! {
        <div class="class-table" role="region" tabindex="0" aria-label=language.text("class.table")>
            <table>
                <caption>{language.text("class.caption")}</caption>
                <thead>
                    <tr>
                        {heading("class.student", Signal::derive(move || Order::Student(names.get())))}
                        {heading("class.outcome", Order::Outcome.into())}
                        {heading("class.first", Order::FirstUnsound.into())}
                        {heading("class.reason", Order::Slip.into())}
                        <For each=move || 0..n_columns.get() key=|i| *i let(i)>{line_heading(i)}</For>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || entries.get() key=|entry_idx| *entry_idx let(entry_idx)>{row(entry_idx)}</For>
                </tbody>
            </table>
        </div>
        <details class="class-legend">
            <summary>{language.text("class.marks")}</summary>
            <MarkMeanings/>
        </details>
    }
}

/// What came out, in a word or two.
fn outcome_words(standing: Option<&Standing>, language: Language) -> &'static str {
    language.text(standing.map_or("class.waiting", |standing| Outcome::of(standing).name().1))
}

/// The first unsound line's number, or why there is none.
fn first_words(standing: Option<&Standing>, language: Language) -> String {
    match standing {
        None => language.text("class.waiting").to_owned(),
        Some(Standing { first_unsound: Some(i), .. }) => language.integer(i + 1),
        Some(standing) if standing.lines.is_empty() => language.text("class.no-work").to_owned(),
        Some(standing) if standing.clean => language.text("class.clean").to_owned(),
        Some(standing) if standing.problem_unknown => language.text("class.problem-unknown").to_owned(),
        Some(_) => language.text("class.unconfirmed").to_owned(),
    }
}

/// The same for the page's tests.
fn first_attribute(standing: Option<&Standing>) -> String {
    match standing {
        None => "waiting".to_owned(),
        Some(Standing { first_unsound: Some(i), .. }) => (i + 1).to_string(),
        Some(standing) if standing.lines.is_empty() => "no-work".to_owned(),
        Some(_) => "none".to_owned(),
    }
}

fn reason(standing: Option<&Standing>, language: Language) -> String {
    standing.and_then(|standing| standing.slip?.words()).map_or(String::new(), |key| slip_words(key, language))
}

/// The cells of a row's lines.
fn cells(standing: Option<&Standing>, n_columns: usize, language: Language) -> AnyView {
    let lines = standing.map_or(&[][..], |standing| &standing.lines);
    let more = lines.len().saturating_sub(MAX_COLUMNS);
    let cell = |StandingLine { text, mark }: &StandingLine| {
        let mark = *mark;
        view! {
            <td class="class-mark" data-mark=mark.name() title=format!("{}: {text}", mark_word(mark, language))>
                <MarkShape mark/>
                <span class="for-ears">{mark_word(mark, language)}</span>
            </td>
        }
    };
    let shown: Vec<_> = lines.iter().take(MAX_COLUMNS).map(cell).collect();
    let n_empty = n_columns.saturating_sub(shown.len());
    let empty = (n_empty > 0).then(|| view! { <td colspan=n_empty.to_string()></td> });
    let rest = (more > 0).then(|| view! { <td>{language.count("class.more-lines", more, &[])}</td> });
    view! { {shown} {empty} {rest} }.into_any()
}
