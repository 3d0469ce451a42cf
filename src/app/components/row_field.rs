//! The open row: its source in a text field, and the keys for what a phone's keyboard hides.
//!
//! Enter makes a row, Backspace at the head joins it to the one above, a paste of many rows makes rows of them; the arrow
//! keys go from row to row, Escape closes the row.

use super::math_keys::MathKeys;
use crate::app::composing::is_composing;
use crate::app::desk::Desk;
use crate::app::row_edits::{row_spans, row_text};
use crate::app::sentences::spoken;
use leptos::ev::{ClipboardEvent, InputEvent, KeyboardEvent};
use leptos::html::Input;
use leptos::prelude::*;
use std::time::Duration;

/// After so long without the focus the row counts as left: a press on a mark is over by then, and nothing moves below it.
const LEFT_AFTER: Duration = Duration::from_millis(200);

/// `n` is the row's number as shown, None where it has none.
#[component]
pub fn RowField(desk: Desk, row: usize, #[prop(into)] n: Signal<Option<usize>>, letter: Memo<String>) -> impl IntoView {
    let language = spoken();
    let field = NodeRef::<Input>::new();
    let value = Memo::new(move |_| desk.text.with(|text| row_text(text, row).to_owned()));
    Effect::new(move |seen: Option<u32>| {
        let n_placed = desk.n_placed.get();
        let value = value.get();
        let Some(field) = field.get() else { return seen.unwrap_or(0) };
        if field.value() != value {
            field.set_value(&value);
        }
        if seen.unwrap_or(0) != n_placed && desk.is_writing() {
            let (from, to) = desk.selected();
            let _ = field.focus();
            let _ = field.set_selection_range(from, to);
            // The focus came first, with a cursor of its own.
            desk.moved(row, (from, to));
        }
        n_placed
    });
    let selected = move || {
        let field = field.get_untracked();
        let start = field.as_ref().and_then(|field| field.selection_start().ok().flatten()).unwrap_or(0);
        let end = field.and_then(|field| field.selection_end().ok().flatten()).unwrap_or(start);
        (start, end)
    };
    let n_units = move || u32::try_from(value.with_untracked(|value| value.encode_utf16().count())).unwrap_or(u32::MAX);
    let is_last = move || desk.text.with_untracked(|text| row_spans(text).len() == row + 1);
    let on_key = move |event: KeyboardEvent| {
        let (from, to) = selected();
        desk.moved(row, (from, to));
        let command = event.ctrl_key() || event.meta_key();
        let plain = !command && !event.shift_key() && !event.alt_key();
        let at_head = (from, to) == (0, 0);
        let at_end = from == to && to == n_units();
        match event.key().as_str() {
            _ if is_composing(&event) => return,
            // Below the last row there is nothing to part from it.
            "Enter" if value.with_untracked(|value| value.trim().is_empty()) && is_last() => {}
            "Enter" => desk.cut(row),
            "Backspace" if at_head && row > 0 => desk.join(row),
            "Delete" if at_end && !is_last() => desk.join(row + 1),
            "ArrowUp" if plain && row > 0 => desk.go_to(row - 1, from),
            "ArrowDown" if plain && !is_last() => desk.go_to(row + 1, from),
            "ArrowLeft" if plain && at_head && row > 0 => desk.go_to(row - 1, u32::MAX),
            "ArrowRight" if plain && at_end && !is_last() => desk.go_to(row + 1, 0),
            "Escape" => desk.close(row),
            _ => return,
        }
        event.prevent_default();
    };
    let on_paste = move |event: ClipboardEvent| {
        let pasted = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if pasted.contains(['\n', '\r']) {
            event.prevent_default();
            desk.moved(row, selected());
            desk.put_in(row, &pasted);
        }
    };
    let on_blur = move |_| {
        set_timeout(
            move || {
                let writes = document().active_element().is_some_and(|now| now.class_list().contains("row-field"));
                if !writes {
                    desk.left();
                }
            },
            LEFT_AFTER,
        );
    };
    let label = move || match n.get() {
        Some(0) => language.text("rows.problem").to_owned(),
        Some(n) => language.say("rows.row", &[("n", &n)]),
        None => language.text("rows.words").to_owned(),
    };
    view! {
        <li class="row-open" data-testid="row-open">
            <input
                node_ref=field
                type="text"
                class="row-field"
                data-testid="row-field"
                aria-label=label
                aria-describedby="rows-hint"
                placeholder=move || (row == 0).then(|| language.text("rows.placeholder"))
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                enterkeyhint="enter"
                on:input=move |event| desk.type_in(row, &event_target_value(&event), selected())
                // The browser knows what was done in this field alone.
                on:beforeinput=move |event: InputEvent| {
                    match event.input_type().as_str() {
                        "historyUndo" => desk.undo(),
                        "historyRedo" => desk.redo(),
                        _ => return,
                    }
                    event.prevent_default();
                }
                on:keydown=on_key
                on:keyup=move |_| desk.moved(row, selected())
                on:pointerup=move |_| desk.moved(row, selected())
                on:focus=move |_| desk.moved(row, selected())
                on:paste=on_paste
                on:blur=on_blur
            />
            <MathKeys desk row letter/>
        </li>
    }
}
