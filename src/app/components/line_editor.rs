//! The lines of all solutions, one field each: Enter cuts a line at the cursor, Backspace at its head joins it to the
//! line before; buttons do the same, take a line out and turn it into a note. What stands here is judged line by line,
//! with no further guess at where a line ends.

use crate::app::composing::is_composing;
use crate::app::line_list::{Cursor, LineList, Sheet};
use crate::app::sentences::{solution_title, spoken};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// `sheet` holds the lines for as long as the editor is open.
#[component]
pub fn LineEditor(sheet: RwSignal<Sheet>) -> impl IntoView {
    let language = spoken();
    let n_solutions = Memo::new(move |_| sheet.with(|sheet| sheet.solutions.len()));
    let said = RwSignal::new(String::new());
    let solution = move |solution_idx: usize| {
        view! {
            <fieldset data-testid="line-list">
                <Show when=move || { n_solutions.get() > 1 }>
                    <legend>{solution_title(solution_idx, language)}</legend>
                </Show>
                <SolutionLines sheet solution_idx said/>
            </fieldset>
        }
    };
    view! {
        <div class="line-editor">
            <p class="hint">{language.text("lines.hint")}</p>
            <For each=move || 0..n_solutions.get() key=|solution_idx| *solution_idx let(solution_idx)>
                {solution(solution_idx)}
            </For>
            <p class="for-ears" role="status">{move || said.get()}</p>
        </div>
    }
}

/// The problem and the lines of one solution. `said` is told what was done, for readers by ear.
#[component]
fn SolutionLines(sheet: RwSignal<Sheet>, solution_idx: usize, said: RwSignal<String>) -> impl IntoView {
    let language = spoken();
    let n_lines = Memo::new(move |_| read(sheet, solution_idx, |list| list.lines.len()));
    let problem_id = format!("lines-problem-{solution_idx}");
    view! {
        <label for=problem_id.clone()>{language.text("lines.problem")}</label>
        <input
            type="text"
            id=problem_id
            spellcheck="false"
            autocomplete="off"
            prop:value=move || read(sheet, solution_idx, |list| list.problem.clone())
            on:input=move |event| {
                change(sheet, solution_idx, |list| list.problem = event_target_value(&event));
            }
        />
        <ol>
            <For each=move || 0..n_lines.get() key=|line_idx| *line_idx let(line_idx)>
                <LineField sheet solution_idx line_idx said/>
            </For>
        </ol>
    }
}

/// One line, with what can be done to it.
#[component]
fn LineField(sheet: RwSignal<Sheet>, solution_idx: usize, line_idx: usize, said: RwSignal<String>) -> impl IntoView {
    let language = spoken();
    let n = line_idx + 1;
    let tell = move |key| said.set(language.say(key, &[("n", &n)]));
    let move_to = move |key, cursor: Option<Cursor>| {
        if let Some(cursor) = cursor {
            tell(key);
            place(solution_idx, cursor);
        }
    };
    let cut = move |at: u32| move_to("lines.cut", change(sheet, solution_idx, |list| list.cut(line_idx, at)).flatten());
    let join = move || move_to("lines.joined", change(sheet, solution_idx, |list| list.join(line_idx)).flatten());
    let take_out =
        move || move_to("lines.taken-out", change(sheet, solution_idx, |list| list.take_out(line_idx)).flatten());
    let turn = move || {
        if let Some(is_note) = change(sheet, solution_idx, |list| list.turn(line_idx)).flatten() {
            tell(if is_note { "lines.is-note" } else { "lines.is-maths" });
        }
    };
    let is_note = move || read(sheet, solution_idx, |list| list.lines.get(line_idx).is_some_and(|line| line.is_note));
    let on_key = move |event: KeyboardEvent| {
        let input: HtmlInputElement = event_target(&event);
        let at = input.selection_start().ok().flatten().unwrap_or(0);
        let nothing_selected = input.selection_end().ok().flatten() == Some(at);
        match event.key().as_str() {
            "Enter" if !is_composing(&event) => cut(at),
            "Backspace" if at == 0 && nothing_selected && line_idx > 0 => join(),
            "ArrowUp" if line_idx > 0 => place(solution_idx, (line_idx - 1, at)),
            "ArrowDown" => place(solution_idx, (line_idx + 1, at)),
            _ => return,
        }
        event.prevent_default();
    };
    let which = move || view! { <span class="for-ears">{language.say("lines.which", &[("n", &n)])}</span> };
    view! {
        <li class:note=is_note>
            <div class="line-row">
                <input
                    type="text"
                    id=field_id(solution_idx, line_idx)
                    data-testid="line-field"
                    aria-label=language.say("lines.line", &[("n", &n)])
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    prop:value=move || {
                        read(sheet, solution_idx, |list| {
                            list.lines.get(line_idx).map(|line| line.text.clone()).unwrap_or_default()
                        })
                    }
                    on:input=move |event| {
                        change(sheet, solution_idx, |list| list.edit(line_idx, event_target_value(&event)));
                    }
                    on:keydown=on_key
                />
                <button
                    class="quiet"
                    data-testid="line-note"
                    aria-pressed=move || is_note().to_string()
                    on:click=move |_| turn()
                >
                    {language.text("lines.note")}
                    {which()}
                </button>
                <Show when=move || { line_idx > 0 }>
                    <button class="quiet" on:click=move |_| join()>
                        {language.text("lines.join")}
                        <span class="for-ears">{language.say("lines.join-which", &[("n", &n)])}</span>
                    </button>
                </Show>
                <button class="quiet" data-testid="line-out" on:click=move |_| take_out()>
                    {language.text("lines.take-out")}
                    {which()}
                </button>
            </div>
        </li>
    }
}

/// A part of one solution's lines; the default where there is no such solution.
fn read<T: Default>(sheet: RwSignal<Sheet>, solution_idx: usize, part: impl FnOnce(&LineList) -> T) -> T {
    sheet.with(|sheet| sheet.solutions.get(solution_idx).map(part).unwrap_or_default())
}

fn change<T>(sheet: RwSignal<Sheet>, solution_idx: usize, change: impl FnOnce(&mut LineList) -> T) -> Option<T> {
    sheet.try_update(|sheet| sheet.solutions.get_mut(solution_idx).map(change)).flatten()
}

fn field_id(solution_idx: usize, line_idx: usize) -> String {
    format!("lines-{solution_idx}-{line_idx}")
}

/// Puts the cursor there once the fields stand as the list does.
fn place(solution_idx: usize, (line_idx, at): Cursor) {
    request_animation_frame(move || {
        let field = document().get_element_by_id(&field_id(solution_idx, line_idx));
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            let _ = field.focus();
            let _ = field.set_selection_range(at, at);
        }
    });
}
