//! A solution, marked row by row where it is written.
//!
//! The text of record is one string, whether it is edited row by row or as a text. It can come from a link. Where it was
//! cut into other lines than were meant, the lines themselves can be edited and are then judged as they stand.

use crate::app::components::{
    Examples, MAX_LINES_SHOWN, MarkedText, ReviewSummary, Selection, SolutionTools, Workspace, WrittenText,
};
use crate::app::desk::Desk;
use crate::app::line_list::Sheet;
use crate::app::preferences::keep_as_text;
use crate::app::route::Route;
use crate::app::sentences::spoken;
use crate::app::session::Session;
use crate::app::shared_link::unpacked;
use crate::app::state::AppState;
use crate::app::writing::Pen;
use crate::protocol::WorkInput;
use leptos::prelude::*;
use std::time::Duration;

/// The pause in typing after which the text is judged.
const PAUSE: Duration = Duration::from_millis(150);

/// The further pause after which the row that was being written counts as finished.
const REST: Duration = Duration::from_millis(1350);

/// A longer text is edited as text: so many fields would only slow the typing.
const MAX_ROWS_BYTES: usize = 1 << 16;

/// `shared` is what a link brought, until it has been read.
#[component]
pub fn Check(#[prop(into)] shared: Signal<Option<String>>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let text = app.paste;
    let link_is_broken = open_link(app, shared);
    let lines = RwSignal::new(Sheet::default());
    let by_lines = RwSignal::new(false);
    let selection = RwSignal::new(None::<Selection>);
    let cursor = StoredValue::new(None::<usize>);
    let (typing, on_move) = judge_after_pauses(app, text, cursor, lines, by_lines);
    let desk = Desk::new(text, cursor, on_move);

    let judging = app.read(|session| session.waiting());
    let waiting = Memo::new(move |_| typing.get() || judging.get());
    // While the lines are edited one by one there is no one text to hold against the judged one.
    let changed_from = Memo::new(move |_| match by_lines.get() {
        true => (typing.get() || app.read_now(Session::is_stale)).then_some(0),
        false => text.with(|text| app.read_now(|session| session.changed_from(text))),
    });
    let stale = Memo::new(move |_| changed_from.get().is_some());
    let is_long = Memo::new(move |_| {
        text.with(|text| text.len() > MAX_ROWS_BYTES || text.bytes().filter(|b| *b == b'\n').count() >= MAX_LINES_SHOWN)
    });
    let by_rows = Memo::new(move |_| !app.as_text.get() && !is_long.get());
    let switch = move |_| {
        by_lines.set(false);
        app.as_text.update(|as_text| *as_text = !*as_text);
        keep_as_text(app.as_text.get_untracked());
    };
    view! {
        <div class="page check" class:by-rows=move || by_rows.get()>
            <section class="writing">
                <h1>{language.text("check.title")}</h1>
                <p class="hint" id="paste-hint">{language.text("check.hint")}</p>
                <Show when=move || link_is_broken.get()>
                    <p class="notice" role="alert" data-testid="notice">{language.text("check.link-broken")}</p>
                </Show>
                <Show when=move || !app.text_is_stored.get()>
                    <p class="notice" role="status" data-testid="not-kept">{language.text("check.not-kept")}</p>
                </Show>
                <p class="examples">
                    <Show when=move || !by_lines.get()>
                        <Examples/>
                    </Show>
                    <Show
                        when=move || !is_long.get()
                        fallback=move || view! { <span class="hint" data-testid="too-long">{language.text("rows.too-long")}</span> }
                    >
                        <button class="quiet" data-testid="as-text" on:click=switch>
                            {move || language.text(if by_rows.get() { "rows.as-text" } else { "rows.as-rows" })}
                        </button>
                    </Show>
                </p>
                <Show when=move || !by_rows.get()>
                    <WrittenText text selection cursor on_move lines by_lines/>
                </Show>
            </section>
            <Show
                when=move || by_rows.get()
                fallback=move || view! { <MarkedText text selection lines by_lines changed_from stale waiting/> }
            >
                <section class="marked" aria-label=language.text("check.marked")>
                    <ReviewSummary stale waiting/>
                    <SolutionTools text/>
                </section>
                <Workspace desk stale waiting/>
            </Show>
        </div>
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
    cursor: StoredValue<Option<usize>>,
    lines: RwSignal<Sheet>,
    by_lines: RwSignal<bool>,
) -> (RwSignal<bool>, Callback<()>) {
    app.open(WorkInput::Paste { text: text.get_untracked(), writing: None });
    let typing = RwSignal::new(false);
    let pen = StoredValue::new(text.with_untracked(|text| Pen::at_rest(text)));
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
        let finishes = pen.try_update_value(|pen| pen.moved(cursor.get_value())) == Some(true);
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
            text.with_untracked(|text| pen.update_value(|pen| pen.wrote(text, cursor.get_value())));
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
