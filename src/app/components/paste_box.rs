//! The text area that a solution is pasted or typed into.

use crate::app::offsets::{byte_offset, utf16_range};
use crate::app::sentences::spoken;
use crate::text::Span;
use leptos::html::Textarea;
use leptos::prelude::*;

/// A span to show as selected; equal spans asked for twice are two requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub span: Span,
    pub n_asked: u32,
}

/// `text` is what stands in the area, both ways; `selection` is followed with the focus. `cursor` is where the cursor
/// stands, in bytes, None while the area has not the focus; `on_move` is told when it moves and nothing is typed.
#[component]
pub fn PasteBox(
    text: RwSignal<String>,
    selection: RwSignal<Option<Selection>>,
    cursor: StoredValue<Option<usize>>,
    on_move: Callback<()>,
) -> impl IntoView {
    let language = spoken();
    let area = NodeRef::<Textarea>::new();
    // Written only when it differs: writing moves the cursor, and costs much where the text is long.
    Effect::new(move || {
        let Some(area) = area.get() else { return };
        text.with(|text| {
            if area.value() != *text {
                area.set_value(text);
            }
        });
    });
    Effect::new(move || {
        let Some(Selection { span, .. }) = selection.get() else { return };
        let Some(area) = area.get_untracked() else { return };
        let (start, end) = utf16_range(&text.get_untracked(), span);
        let _ = area.focus();
        let _ = area.set_selection_range(start, end);
    });
    let note_cursor = move || {
        let focused = area.get_untracked().filter(|area| document().active_element().as_ref() == Some(area.as_ref()));
        let unit = focused.and_then(|area| area.selection_start().ok().flatten());
        cursor.set_value(unit.map(|unit| text.with_untracked(|text| byte_offset(text, unit))));
    };
    let moved = move || {
        note_cursor();
        on_move.run(());
    };
    view! {
        <textarea
            node_ref=area
            id="paste"
            class="paste-box"
            data-testid="paste"
            rows="9"
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            aria-describedby="paste-hint"
            aria-label=language.text("check.title")
            on:input=move |event| {
                text.set(event_target_value(&event));
                note_cursor();
            }
            on:keyup=move |_| moved()
            on:pointerup=move |_| moved()
            // An area that is taken out of the page loses the focus once all this is disposed of.
            on:blur=move |_| {
                if cursor.try_set_value(None).is_none() {
                    on_move.try_run(());
                }
            }
        ></textarea>
    }
}
