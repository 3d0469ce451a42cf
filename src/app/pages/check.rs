//! A solution, marked row by row where it is written.
//!
//! The text of record is one string, whether it is edited row by row or as a text. It can come from a link. Where it was
//! cut into other lines than were meant, the lines themselves can be edited and are then judged as they stand.

use crate::app::components::{
    Examples, MAX_LINES_SHOWN, MarkedText, ReviewSummary, Selection, SolutionTools, Workspace, WrittenText,
};
use crate::app::desk::Desk;
use crate::app::judge_loop::judge_after_pauses;
use crate::app::line_list::Sheet;
use crate::app::preferences::keep_as_text;
use crate::app::route::Route;
use crate::app::sentences::spoken;
use crate::app::session::Session;
use crate::app::shared_link::unpacked;
use crate::app::state::AppState;
use crate::protocol::WorkInput;
use leptos::prelude::*;

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
    let now = move || if by_lines.get_untracked() { lines.with_untracked(Sheet::text) } else { text.get_untracked() };
    let (typing, on_move) = judge_after_pauses(
        app,
        text,
        cursor,
        move || (lines.track(), by_lines.track()),
        move |writing| match by_lines.get_untracked() {
            true => lines.with_untracked(Sheet::work),
            false => WorkInput::Paste { text: text.get_untracked(), writing },
        },
        move || app.keep(&now()),
    );
    on_cleanup(move || {
        if by_lines.get_untracked() {
            text.set(lines.with_untracked(Sheet::text));
        }
    });
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
                <section class="marked" aria-labelledby="marked-heading">
                    <h2 class="for-ears" id="marked-heading">{language.text("check.marked")}</h2>
                    <ReviewSummary stale waiting/>
                </section>
                <Workspace desk stale waiting/>
                <Show when=move || text.with(|text| !text.trim().is_empty())><SolutionTools text/></Show>
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
