//! A solution edited as one text, and beside it the cards of what was read of it.

use super::card::CardView;
use super::line_editor::LineEditor;
use super::paste_box::{PasteBox, Selection};
use super::review_summary::ReviewSummary;
use super::solution_tools::SolutionTools;
use crate::app::line_list::Sheet;
use crate::app::route::Route;
use crate::app::sentences::{solution_title, spoken};
use crate::app::state::AppState;
use crate::text::Span;
use crate::tutor::{Card, Review};
use leptos::prelude::*;

/// Solutions that begin below this many lines are judged but not drawn: so long a page would only slow the typing.
pub const MAX_LINES_SHOWN: usize = 400;

/// The text as one, or its lines as they were split, a field each.
#[component]
pub fn WrittenText(
    text: RwSignal<String>,
    selection: RwSignal<Option<Selection>>,
    cursor: StoredValue<Option<usize>>,
    on_move: Callback<()>,
    lines: RwSignal<Sheet>,
    by_lines: RwSignal<bool>,
) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let n_steps = app.read(|session| session.review().map_or(0, n_steps));
    let can_edit_lines = move || (1..=MAX_LINES_SHOWN).contains(&n_steps.get());
    let edit_lines = move |_| {
        if let Some(sheet) = app.read_once(|session| session.review().map(Sheet::of)) {
            lines.set(sheet);
            by_lines.set(true);
        }
    };
    let leave_lines = move |_| {
        text.set(lines.with_untracked(Sheet::text));
        by_lines.set(false);
    };
    view! {
        <Show when=move || by_lines.get() fallback=move || view! { <PasteBox text selection cursor on_move/> }>
            <LineEditor sheet=lines/>
        </Show>
        <p class="examples">
            <Show when=move || !by_lines.get() && can_edit_lines()>
                <button data-testid="edit-lines" on:click=edit_lines>{language.text("lines.edit")}</button>
            </Show>
            <Show when=move || by_lines.get()>
                <button data-testid="leave-lines" on:click=leave_lines>{language.text("lines.leave")}</button>
            </Show>
        </p>
    }
}

/// The text as marked, beside the text.
#[component]
pub fn MarkedText(
    text: RwSignal<String>,
    selection: RwSignal<Option<Selection>>,
    lines: RwSignal<Sheet>,
    by_lines: RwSignal<bool>,
    changed_from: Memo<Option<usize>>,
    stale: Memo<bool>,
    waiting: Memo<bool>,
) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let n_cards = app.read(|session| session.review().map_or(0, |review| review.cards.len()));
    let n_shown = app.read(|session| session.review().map_or(0, n_shown));
    let is_judged = app.read(|session| session.review().is_some() || session.waiting());
    let pick = Callback::new(move |span: Span| {
        selection.update(|last| *last = Some(Selection { span, n_asked: last.map_or(1, |last| last.n_asked + 1) }));
    });
    let card_view = move |idx: usize| {
        let card = app.read(move |session| session.review()?.cards.get(idx).cloned());
        let highlighted = app.read(move |session| session.review().is_some_and(|review| review.highlight == Some(idx)));
        let name = match n_cards.get_untracked() {
            1 => language.text("solution.yours").to_owned(),
            _ => solution_title(idx, language),
        };
        let present = Some(Route::Present { problem_id: None, solution_idx: idx }.fragment());
        view! { <CardView card name highlighted suggests=true present=Signal::stored(present) on_pick=pick changed_from/> }
    };
    let link_text = move || if by_lines.get() { lines.with(Sheet::text) } else { text.get() };
    view! {
        <section class="marked" aria-labelledby="marked-heading">
            <h2 id="marked-heading">{language.text("check.marked")}</h2>
            <ReviewSummary stale waiting/>
            <Show when=move || n_shown.get() == 0 && is_judged.get()>
                <div class="card blank" aria-hidden="true"></div>
            </Show>
            <ul class="cards" class:stale=move || stale.get() aria-busy=move || waiting.get().to_string()>
                <For each=move || shown_cards(n_shown.get(), n_cards.get()) key=|card| *card let((idx, _))>
                    {card_view(idx)}
                </For>
            </ul>
            <Show when=move || { n_shown.get() < n_cards.get() }>
                <p class="notice">
                    {move || language.count("check.not-shown", n_cards.get() - n_shown.get(), &[])}
                </p>
            </Show>
            <Show when=move || { n_shown.get() > 0 }>
                <p class="hint">{language.text("check.press-a-mark")}</p>
                <SolutionTools text=Signal::derive(link_text)/>
            </Show>
        </section>
    }
}

fn n_steps(review: &Review) -> usize {
    review.cards.iter().map(|card| card.steps.len()).sum()
}

/// How many of the first cards are drawn. A card without lines is none to draw, unless others follow it.
fn n_shown(review: &Review) -> usize {
    let n_steps = |cards: &[Card]| cards.iter().map(|card| card.steps.len()).sum::<usize>();
    match review.cards.as_slice() {
        cards if n_steps(cards) == 0 => 0,
        cards => (0..cards.len()).take_while(|&i| n_steps(&cards[..i]) < MAX_LINES_SHOWN).count(),
    }
}

/// The cards to draw: each with whether it is the only one, which changes its name.
fn shown_cards(n_shown: usize, n_cards: usize) -> Vec<(usize, bool)> {
    (0..n_shown).map(|idx| (idx, n_cards == 1)).collect()
}
