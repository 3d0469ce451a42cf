//! A row of keys for what a phone's keyboard hides, and for taking back. One of them is reached by Tab, the others from
//! there by the arrow keys.

use crate::app::desk::Desk;
use crate::app::math_keys::MathKey;
use crate::app::sentences::spoken;
use crate::words::Language;
use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// `row` is the open one; `letter` the problem's.
#[component]
pub fn MathKeys(desk: Desk, row: usize, letter: Memo<String>) -> impl IntoView {
    let language = spoken();
    let bar = NodeRef::<Div>::new();
    let at = RwSignal::new(0_usize);
    let n_keys = MathKey::ALL.len() + 2;
    let tab = move |i: usize| if at.get() == i { "0" } else { "-1" };
    let focus = move |i: usize| {
        at.set(i);
        let key = bar.get_untracked().and_then(|bar| bar.children().item(u32::try_from(i).unwrap_or(0)));
        if let Some(key) = key.and_then(|key| key.dyn_into::<HtmlElement>().ok()) {
            let _ = key.focus();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let here = at.get_untracked();
        match event.key().as_str() {
            "ArrowRight" => focus((here + 1) % n_keys),
            "ArrowLeft" => focus((here + n_keys - 1) % n_keys),
            "Home" => focus(0),
            "End" => focus(n_keys - 1),
            _ => return,
        }
        event.prevent_default();
    };
    let key = move |(i, key): (usize, MathKey)| {
        let face = move || face(key, &letter.get(), language);
        let name = move || language.say(key.name(), &[("letter", &letter.get())]);
        let press = move |_| desk.press(row, key, &letter.get_untracked(), language.text("key.or-word"));
        view! {
            <button class="math-key" data-testid="math-key" tabindex=move || tab(i) on:click=press>
                <span aria-hidden="true">{face}</span>
                <span class="for-ears">{name}</span>
            </button>
        }
    };
    let n = MathKey::ALL.len();
    view! {
        <div
            node_ref=bar
            class="math-keys"
            role="toolbar"
            aria-label=language.text("key.all")
            data-testid="math-keys"
            on:keydown=on_key
            // The row keeps the focus, and a phone its keyboard.
            on:pointerdown=move |event| event.prevent_default()
            on:mousedown=move |event| event.prevent_default()
        >
            {MathKey::ALL.into_iter().enumerate().map(key).collect_view()}
            <button
                class="math-key"
                data-testid="undo"
                tabindex=move || tab(n)
                aria-disabled=move || (!desk.can.get().0).to_string()
                on:click=move |_| desk.undo()
            >
                <span aria-hidden="true">"↶"</span>
                <span class="for-ears">{language.text("key.undo")}</span>
            </button>
            <button
                class="math-key"
                data-testid="redo"
                tabindex=move || tab(n + 1)
                aria-disabled=move || (!desk.can.get().1).to_string()
                on:click=move |_| desk.redo()
            >
                <span aria-hidden="true">"↷"</span>
                <span class="for-ears">{language.text("key.redo")}</span>
            </button>
        </div>
    }
}

/// What stands on a key.
fn face(key: MathKey, letter: &str, language: Language) -> AnyView {
    let sign = |sign: &'static str| sign.into_any();
    match key {
        MathKey::Letter => view! { <i>{letter.to_owned()}</i> }.into_any(),
        MathKey::Fraction => view! { <span class="key-fraction"><span>"a"</span><span>"b"</span></span> }.into_any(),
        MathKey::Power => view! { <span>"a"<sup>"n"</sup></span> }.into_any(),
        MathKey::Root => sign("√"),
        MathKey::Open => sign("("),
        MathKey::Close => sign(")"),
        MathKey::Equals => sign("="),
        MathKey::AtMost => sign("≤"),
        MathKey::AtLeast => sign("≥"),
        MathKey::PlusMinus => sign("±"),
        MathKey::Absolute => view! { <span>"|a|"</span> }.into_any(),
        MathKey::Or => sign(language.text("key.or-word")),
    }
}
