//! A pasted solution, marked line by line as it is typed.
//!
//! The text can come from a link. Where it was cut into other lines than were meant, the lines themselves can be edited
//! and are then judged as they stand.

use crate::app::components::{
    CardView, Examples, FirstUnsound, FirstUnsoundPlace, LineEditor, Notices, PasteBox, Selection, SolutionTools,
};
use crate::app::line_list::Sheet;
use crate::app::offsets::byte_offset;
use crate::app::route::Route;
use crate::app::sentences::{solution_title, spoken};
use crate::app::session::Session;
use crate::app::shared_link::unpacked;
use crate::app::state::AppState;
use crate::app::writing::Pen;
use crate::protocol::WorkInput;
use crate::text::Span;
use crate::tutor::{Card, Review};
use leptos::prelude::*;
use std::time::Duration;

/// The pause in typing after which the text is judged.
const PAUSE: Duration = Duration::from_millis(150);

/// The further pause after which the row that was being written counts as finished.
const REST: Duration = Duration::from_millis(1350);

/// Solutions that begin below this many lines are judged but not drawn: so long a page would only slow the typing.
const MAX_LINES_SHOWN: usize = 400;

/// `shared` is what a link brought, until it has been read.
#[component]
pub fn Check(#[prop(into)] shared: Signal<Option<String>>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let text = app.paste;
    let link_is_broken = open_link(app, shared);
    let selection = RwSignal::new(None::<Selection>);
    let lines = RwSignal::new(Sheet::default());
    let by_lines = RwSignal::new(false);
    let cursor = StoredValue::new(None::<u32>);
    let (typing, on_move) = judge_after_pauses(app, text, cursor, lines, by_lines);

    let n_steps = app.read(|session| session.review().map_or(0, n_steps));
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
    let can_edit_lines = move || (1..=MAX_LINES_SHOWN).contains(&n_steps.get());
    view! {
        <div class="page check">
            <section class="writing">
                <h1>{language.text("check.title")}</h1>
                <p class="hint" id="paste-hint">{language.text("check.hint")}</p>
                <Show when=move || link_is_broken.get()>
                    <p class="notice" role="alert" data-testid="notice">{language.text("check.link-broken")}</p>
                </Show>
                <Show when=move || !app.text_is_stored.get()>
                    <p class="notice" role="status" data-testid="not-kept">{language.text("check.not-kept")}</p>
                </Show>
                <Show when=move || by_lines.get() fallback=move || view! { <PasteBox text selection cursor on_move/> }>
                    <LineEditor sheet=lines/>
                </Show>
                <p class="examples">
                    <Show when=move || !by_lines.get()>
                        <Examples/>
                    </Show>
                    <Show when=move || !by_lines.get() && can_edit_lines()>
                        <button data-testid="edit-lines" on:click=edit_lines>{language.text("lines.edit")}</button>
                    </Show>
                    <Show when=move || by_lines.get()>
                        <button data-testid="leave-lines" on:click=leave_lines>{language.text("lines.leave")}</button>
                    </Show>
                </p>
            </section>
            <Marked text typing by_lines selection lines/>
        </div>
    }
}

/// The text as marked, and what can be done with it.
#[component]
fn Marked(
    text: RwSignal<String>,
    typing: RwSignal<bool>,
    by_lines: RwSignal<bool>,
    selection: RwSignal<Option<Selection>>,
    lines: RwSignal<Sheet>,
) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let n_cards = app.read(|session| session.review().map_or(0, |review| review.cards.len()));
    let n_shown = app.read(|session| session.review().map_or(0, n_shown));
    let summary = app.read(move |session| match session.review() {
        Some(review) => review.summary.clone(),
        None if session.worker_is_gone() || !session.waiting() => String::new(),
        None if session.is_starting() => language.text("check.starting").to_owned(),
        None => language.text("check.reading").to_owned(),
    });
    // While the lines are edited one by one there is no one text to hold against the judged one.
    let changed_from = Memo::new(move |_| match by_lines.get() {
        true => (typing.get() || app.read_now(Session::is_stale)).then_some(0),
        false => text.with(|text| app.read_now(|session| session.changed_from(text))),
    });
    let is_stale = Memo::new(move |_| changed_from.get().is_some());
    let is_judged = app.read(|session| session.review().is_some() || session.waiting());
    let judging = app.read(|session| session.waiting());
    let waiting = Memo::new(move |_| typing.get() || judging.get());
    let first_unsound = app.read(|session| session.review().and_then(FirstUnsoundPlace::of));
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
            <p
                class="summary"
                class:stale=move || is_stale.get()
                role="status"
                data-testid="summary"
                data-waiting=move || waiting.get().to_string()
            >
                {move || summary.get()}
            </p>
            {move || first_unsound.get().map(|place| view! { <FirstUnsound place n_cards=n_cards.get()/> })}
            <Notices/>
            <Show when=move || n_shown.get() == 0 && is_judged.get()>
                <div class="card blank" aria-hidden="true"></div>
            </Show>
            <ul class="cards" class:stale=move || is_stale.get() aria-busy=move || waiting.get().to_string()>
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

/// Puts a link's text in place of the reader's own. True while the link at hand is broken.
fn open_link(app: AppState, shared: Signal<Option<String>>) -> RwSignal<bool> {
    let broken = RwSignal::new(false);
    let open = move |packed: Option<String>| {
        let Some(packed) = packed else { return };
        let found = unpacked(&packed);
        broken.set(found.is_none());
        if let Some(found) = found {
            app.show(found);
        }
        // The text is the reader's from here on: a reload is to show what they made of it.
        if let Ok(history) = window().history() {
            let check = Route::Check.fragment();
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&check));
        }
    };
    open(shared.get_untracked());
    Effect::watch(move || shared.get(), move |packed, _, _| open(packed.clone()), false);
    broken
}

/// Judges the text as it was kept, then after each pause in typing; the row at the cursor once it is finished.
///
/// Gives whether there is text that was not yet sent, and what is to be called when the `cursor` moves.
fn judge_after_pauses(
    app: AppState,
    text: RwSignal<String>,
    cursor: StoredValue<Option<u32>>,
    lines: RwSignal<Sheet>,
    by_lines: RwSignal<bool>,
) -> (RwSignal<bool>, Callback<()>) {
    app.open(WorkInput::Paste { text: text.get_untracked(), writing: None });
    let typing = RwSignal::new(false);
    let pen = StoredValue::new(text.with_untracked(|text| Pen::at_rest(text)));
    let cursor_byte = move || cursor.get_value().map(|unit| text.with_untracked(|text| byte_offset(text, unit)));
    let pause = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(running) = pause.get_value() {
            running.clear();
        }
    };
    let keep = move || {
        let text = if by_lines.get_untracked() { lines.with_untracked(Sheet::text) } else { text.get_untracked() };
        app.keep(&text);
    };
    let judge = move || {
        keep();
        app.revise(match by_lines.get_untracked() {
            true => lines.with_untracked(Sheet::work),
            false => WorkInput::Paste { text: text.get_untracked(), writing: pen.with_value(Pen::writing) },
        });
        typing.set(false);
    };
    let finish = move || {
        if pen.try_update_value(Pen::rested) == Some(true) {
            judge();
        }
    };
    let judge_and_wait = move || {
        judge();
        pause.set_value(set_timeout_with_handle(finish, REST).ok());
    };
    let on_move = Callback::new(move |()| {
        let finishes = pen.try_update_value(|pen| pen.moved(cursor_byte())) == Some(true);
        // Text that was not yet sent will be, without a row held back.
        if finishes && !typing.get_untracked() {
            stop();
            judge();
        }
    });
    Effect::watch(
        move || (text.track(), lines.track(), by_lines.track()),
        move |_, _, _| {
            stop();
            typing.set(true);
            text.with_untracked(|text| pen.update_value(|pen| pen.wrote(text, cursor_byte())));
            pause.set_value(set_timeout_with_handle(judge_and_wait, PAUSE).ok());
        },
        false,
    );
    // What was typed in the last moment before the page is left or loaded anew.
    let leaving = window_event_listener(leptos::ev::pagehide, move |_| keep());
    on_cleanup(move || {
        stop();
        keep();
        if by_lines.get_untracked() {
            text.set(lines.with_untracked(Sheet::text));
        }
        leaving.remove();
    });
    (typing, on_move)
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
