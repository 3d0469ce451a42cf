//! Where a class's work comes in: a text area for what is pasted, and a file.

use crate::app::class_session::{MAX_FILE_BYTES, Source};
use crate::app::files::{bytes_of, take_file};
use crate::app::sentences::spoken;
use crate::app::state::AppState;
use crate::text::from_bytes;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A small class to try the page with.
const EXAMPLE: &str = "Name,Solve 2(x - 3) = x + 4. Each step on a line of its own.\n\
    Ada,\"2x - 6 = x + 4\nx - 6 = 4\nx = 10\"\n\
    Bea,\"2x - 3 = x + 4\nx - 3 = 4\nx = 7\"\n\
    Cem,\"2x - 6 = x + 4\n3x - 6 = 4\n3x = 10\nx = 10/3\"\n\
    Dilan,\n\
    Emil,\"2x - 6 = x + 4\nx = 10\"\n";

/// Has read and judged what is pasted or chosen. `trouble` is told in words why a file could not be read.
#[component]
pub fn ClassInput(trouble: RwSignal<Option<String>>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let area = NodeRef::<Textarea>::new();
    Effect::new(move || {
        let Some(area) = area.get() else { return };
        app.class_paste.with(|text| {
            if area.value() != *text {
                area.set_value(text);
            }
        });
    });
    let take = move |text: String, source: Source| {
        trouble.set(None);
        app.read_class(text, source);
    };
    let check_paste = move || {
        app.store_class();
        take(app.class_paste.get_untracked(), Source::Pasted);
    };
    let show_example = move |_| {
        app.class_paste.set(EXAMPLE.to_owned());
        check_paste();
    };
    let choose = move |event| {
        let Some(file) = take_file(&event_target(&event)) else { return };
        if file.size() > MAX_FILE_BYTES as f64 {
            let (found, kept) = (megabytes(file.size()), megabytes(MAX_FILE_BYTES as f64));
            trouble.set(Some(language.say("class.file-too-large", &[("found", &found), ("kept", &kept)])));
            return;
        }
        spawn_local(async move {
            match bytes_of(&file).await {
                Ok(bytes) => {
                    let read = from_bytes(&bytes);
                    take(read.text, Source::File { n_odd_bytes: read.n_odd });
                }
                Err(found) => trouble.set(Some(language.say("class.file-unreadable", &[("found", &found)]))),
            }
        });
    };
    // What was typed in the last moment before the page is left or loaded anew.
    let leaving = window_event_listener(leptos::ev::pagehide, move |_| app.store_class());
    on_cleanup(move || {
        app.store_class();
        leaving.remove();
    });
    view! {
        <div class="class-input">
            <label for="class-paste">{language.text("class.paste")}</label>
            <textarea
                node_ref=area
                id="class-paste"
                class="paste-box"
                data-testid="class-paste"
                rows="7"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                aria-describedby="class-privacy"
                on:input=move |event| app.class_paste.set(event_target_value(&event))
                on:change=move |_| app.store_class()
            ></textarea>
            <div class="class-ways">
                <button data-testid="class-check" on:click=move |_| check_paste()>{language.text("class.check")}</button>
                <button class="quiet" data-testid="class-example" on:click=show_example>
                    {language.text("class.example")}
                </button>
                <label class="class-file" for="class-file">{language.text("class.file")}</label>
                <input
                    id="class-file"
                    type="file"
                    data-testid="class-file"
                    accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                    on:change=choose
                />
            </div>
        </div>
    }
}

/// Whole megabytes, rounded up.
fn megabytes(bytes: f64) -> String {
    format!("{:.0}", (bytes / f64::from(1 << 20)).ceil())
}
