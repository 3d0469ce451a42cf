//! The rows of what is written on Check, each with its mark where it stands; several attempts at one problem side by
//! side, the one whose every line is clean highlighted.

use super::card::CardFrame;
use super::row_item::RowItem;
use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::app::row_edits::row_text;
use crate::app::row_views::{Row, rows};
use crate::app::sentences::{solution_title, spoken};
use crate::app::state::AppState;
use crate::tutor::Math;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// `stale` says that what is said of the whole is of other text by now, `waiting` that more is to come.
#[component]
pub fn Workspace(desk: Desk, stale: Memo<bool>, waiting: Memo<bool>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let rows = Memo::new(move |_| desk.text.with(|text| app.read_now(|session| rows(text, session.reviewed()))));
    let n_attempts = Memo::new(move |_| {
        rows.with(|rows| rows.iter().filter_map(|row| row.solution).max().map_or(1, |last| last + 1))
    });
    let letter = app.read(|session| {
        let given = session.review().and_then(|review| review.cards.first()?.problem.as_ref());
        given.and_then(|given| first_letter(given.math.as_ref()?)).unwrap_or_else(|| "x".to_owned())
    });
    let has_common = Memo::new(move |_| rows.with(|rows| rows.iter().any(|row| row.solution.is_none())));
    let can_add = Memo::new(move |_| {
        rows.with(|rows| {
            rows.iter().any(|row| row.problem_of.is_some()) && rows.iter().any(|row| !row.steps.is_empty())
        })
    });
    let add = move |_| {
        let first_row = rows.with_untracked(|rows| rows.iter().position(|row| row.problem_of.is_some())).unwrap_or(0);
        desk.attempt(n_attempts.get_untracked(), first_row + 1, language.text("rows.attempt"));
    };
    let on_key = move |event: KeyboardEvent| {
        let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) if command => desk.undo(),
            ("z", true) | ("y", false) if command => desk.redo(),
            _ => return,
        }
        event.prevent_default();
    };
    desk.catch_up();
    Effect::watch(move || desk.text.track(), move |(), _, _| desk.catch_up(), false);
    view! {
        <div class="workspace" data-testid="workspace" on:keydown=on_key on:pointerdown=move |_| desk.turn_away()>
            <Show when=move || has_common.get()>
                <ul class="cards common" class:stale=move || stale.get()>
                    <li class="card"><AttemptRows desk rows solution=None letter/></li>
                </ul>
            </Show>
            <ul class="cards" class:stale=move || stale.get() aria-busy=move || waiting.get().to_string()>
                <For each=move || attempts(n_attempts.get()) key=|attempt| *attempt let((idx, is_only))>
                    <Attempt desk rows idx is_only letter/>
                </For>
            </ul>
            <Show when=move || can_add.get()>
                <p><button class="quiet" data-testid="add-attempt" on:click=add>{language.text("rows.add-attempt")}</button></p>
            </Show>
            <p class="for-ears" id="rows-hint">{language.text("rows.hint")}</p>
        </div>
    }
}

/// Each with whether it is the only one, which changes its name.
fn attempts(n: usize) -> Vec<(usize, bool)> {
    (0..n).map(|idx| (idx, n == 1)).collect()
}

#[component]
fn Attempt(desk: Desk, rows: Memo<Vec<Row>>, idx: usize, is_only: bool, letter: Memo<String>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let card = app.read(move |session| session.review()?.cards.get(idx).cloned());
    let highlighted = app.read(move |session| session.review().is_some_and(|review| review.highlight == Some(idx)));
    let name = if is_only { language.text("solution.yours").to_owned() } else { solution_title(idx, language) };
    let has_steps = app.read(move |session| {
        session.review().and_then(|review| review.cards.get(idx)).is_some_and(|card| !card.steps.is_empty())
    });
    let present =
        Memo::new(move |_| has_steps.get().then(|| Route::Present { problem_id: None, solution_idx: idx }.fragment()));
    view! {
        <CardFrame card=card.into() name highlighted suggests=true present>
            <AttemptRows desk rows solution=Some(idx) letter/>
        </CardFrame>
    }
}

/// The rows of one solution, or those that stand above all, and a button for the next row.
#[component]
fn AttemptRows(desk: Desk, rows: Memo<Vec<Row>>, solution: Option<usize>, letter: Memo<String>) -> impl IntoView {
    let language = spoken();
    let own = Memo::new(move |_| {
        rows.with(|rows| {
            let own = rows.iter().enumerate().filter(|(_, row)| row.solution == solution).map(|(i, _)| i);
            own.collect::<Vec<usize>>()
        })
    });
    // Below the last row that holds something; not while that one is empty and open.
    let last = Memo::new(move |_| {
        desk.text
            .with(|text| own.with(|own| own.iter().rev().find(|row| !row_text(text, **row).trim().is_empty()).copied()))
    });
    let can_add = Memo::new(move |_| {
        let is_below = |open: usize| match last.get() {
            Some(last) => open > last && own.with(|own| own.contains(&open)),
            None => true,
        };
        solution.is_some() && !desk.open.get().is_some_and(is_below)
    });
    let write_below = move |_| match last.get_untracked() {
        Some(last) => desk.write_below(last),
        None => desk.go_to(own.with_untracked(|own| own.first().copied().unwrap_or(0)), 0),
    };
    view! {
        <ol class="steps rows">
            <For each=move || own.get() key=|row| *row let(row)>
                <RowItem desk rows row letter/>
            </For>
        </ol>
        <Show when=move || can_add.get()>
            <button class="add-row" data-testid="add-row" on:click=write_below>{language.text("rows.add")}</button>
        </Show>
    }
}

/// The first letter of a formula.
fn first_letter(math: &Math) -> Option<String> {
    match math {
        Math::Identifier(letter) => Some(letter.clone()).filter(|letter| letter.chars().count() == 1),
        Math::Row(parts) | Math::Outlined(parts) => parts.iter().find_map(first_letter),
        Math::Binomial(n, k) => first_letter(n).or_else(|| first_letter(k)),
        Math::Sum(..) => None,
        Math::Fraction(above, below) => first_letter(above).or_else(|| first_letter(below)),
        Math::Root(inside) | Math::NthRoot(inside, _) | Math::Log(_, inside) => first_letter(inside),
        Math::Power(base, exponent) => first_letter(base).or_else(|| first_letter(exponent)),
        Math::Number(_) | Math::Operator(_) | Math::Word(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tutor::math;

    #[test]
    fn the_key_writes_the_letter_of_the_problem() {
        for (text, wanted) in [("2(m - 1) = 8", "m"), ("3 = y/2", "y"), ("sqrt(t) = 4", "t"), ("1 + 1", "")] {
            assert_eq!(first_letter(&math(text).unwrap()).unwrap_or_default(), wanted, "{text}");
        }
    }
}
