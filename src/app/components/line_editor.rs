//! A solution's lines, one field each: Enter cuts a line at the cursor, Backspace at its head joins it to the line
//! before. What stands here is judged line by line, with no further guess at where a line ends.

use crate::app::line_list::{Cursor, LineList};
use crate::app::words::spoken;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// `list` holds the lines for as long as the editor is open.
#[component]
pub fn LineEditor(list: RwSignal<LineList>) -> impl IntoView {
    let language = spoken();
    let n_lines = Memo::new(move |_| list.with(|list| list.lines.len()));
    let said = RwSignal::new(String::new());
    let cut = move |line_idx: usize, at: u32| {
        if let Some(cursor) = list.try_update(|list| list.cut(line_idx, at)).flatten() {
            said.set(language.say("lines.cut", &[("n", &(line_idx + 1))]));
            place(cursor);
        }
    };
    let join = move |line_idx: usize| {
        if let Some(cursor) = list.try_update(|list| list.join(line_idx)).flatten() {
            said.set(language.say("lines.joined", &[("n", &(line_idx + 1))]));
            place(cursor);
        }
    };
    let field = move |line_idx: usize| {
        let n = line_idx + 1;
        let on_key = move |event: KeyboardEvent| {
            let input: HtmlInputElement = event_target(&event);
            let at = input.selection_start().ok().flatten().unwrap_or(0);
            let nothing_selected = input.selection_end().ok().flatten() == Some(at);
            match event.key().as_str() {
                "Enter" if !event.is_composing() => cut(line_idx, at),
                "Backspace" if at == 0 && nothing_selected && line_idx > 0 => join(line_idx),
                "ArrowUp" if line_idx > 0 => place((line_idx - 1, at)),
                "ArrowDown" => place((line_idx + 1, at)),
                _ => return,
            }
            event.prevent_default();
        };
        view! {
            <li>
                <input
                    type="text"
                    id=field_id(line_idx)
                    data-testid="line-field"
                    aria-label=language.say("lines.line", &[("n", &n)])
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    prop:value=move || list.with(|list| list.lines.get(line_idx).cloned().unwrap_or_default())
                    on:input=move |event| list.update(|list| list.edit(line_idx, event_target_value(&event)))
                    on:keydown=on_key
                />
                <Show when=move || { line_idx > 0 }>
                    <button class="quiet" on:click=move |_| join(line_idx)>
                        {language.text("lines.join")}
                        <span class="for-ears">{language.say("lines.join-which", &[("n", &n)])}</span>
                    </button>
                </Show>
            </li>
        }
    };
    view! {
        <div class="line-editor">
            <label for="lines-problem">{language.text("lines.problem")}</label>
            <input
                type="text"
                id="lines-problem"
                spellcheck="false"
                autocomplete="off"
                prop:value=move || list.with(|list| list.problem.clone())
                on:input=move |event| list.update(|list| list.problem = event_target_value(&event))
            />
            <p class="hint">{language.text("lines.hint")}</p>
            <ol>
                <For each=move || 0..n_lines.get() key=|line_idx| *line_idx let(line_idx)>{field(line_idx)}</For>
            </ol>
            <p class="for-ears" role="status">{move || said.get()}</p>
        </div>
    }
}

fn field_id(line_idx: usize) -> String {
    format!("lines-{line_idx}")
}

/// Puts the cursor there once the fields stand as the list does.
fn place((line_idx, at): Cursor) {
    request_animation_frame(move || {
        let field = document().get_element_by_id(&field_id(line_idx));
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            let _ = field.focus();
            let _ = field.set_selection_range(at, at);
        }
    });
}
