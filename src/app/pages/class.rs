//! A whole class at once: its work in, a table by student and line out, what breaks first, and the results as a file.
//!
//! Names never leave the page: the worker is sent the work alone, and hiding the names hides them in the files too.

use crate::app::class_results::{Names, Order};
use crate::app::class_session::{ClassSession, Run};
use crate::app::components::{ClassInput, ClassProblems, ClassProgress, ClassTable, SlipCounts};
use crate::app::download::offer;
use crate::app::route::Route;
use crate::app::sentences::{notice_sentence, spoken};
use crate::app::state::AppState;
use crate::tutor::{to_csv, to_json};
use leptos::prelude::*;

#[component]
pub fn Class() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    app.resume_class();
    let trouble = RwSignal::new(None::<String>);
    let has_class = Memo::new(move |_| app.class.with(|class| !class.class().entries.is_empty()));
    // Before that the problems may still be asked for.
    let is_begun =
        Memo::new(move |_| app.class.with(|class| class.run() != Run::Read || class.progress().n_checked > 0));
    let is_other =
        Memo::new(move |_| app.class_paste.with(|pasted| app.class.with(|class| class.is_of_other_text(pasted))));
    let notices = Memo::new(move |_| {
        app.class.with(|class| {
            let found = class.class().entries.len();
            let count = match (found, class.run()) {
                (0, Run::Read) => Some(language.text("class.nothing").to_owned()),
                (0, _) => None,
                (found, _) => Some(language.count("class.found", found, &[])),
            };
            let notices = class.class().notices.iter().map(|notice| notice_sentence(notice, language));
            count.into_iter().chain(notices).collect::<Vec<String>>()
        })
    });
    view! {
        <div class="page class-page">
            <h1>{language.text("class.title")}</h1>
            <p class="hint" id="class-privacy">{language.text("class.hint")}</p>
            <ClassInput trouble/>
            <Show when=move || !app.class_is_stored.get()>
                <p class="notice" role="status" data-testid="not-kept">{language.text("check.not-kept")}</p>
            </Show>
            <div class="notices" role="status">
                <For
                    each=move || trouble.get().into_iter().chain(notices.get())
                    key=String::clone
                    let(sentence)
                >
                    <p class="notice" data-testid="class-notice">{sentence}</p>
                </For>
            </div>
            <Show
                when=move || !is_other.get()
                fallback=move || view! {
                    <p class="notice" role="status" data-testid="class-other">{language.text("class.other-text")}</p>
                }
            >
                <ClassProblems/>
                <ClassProgress/>
                <Show when=move || has_class.get() && is_begun.get()>
                    <Results/>
                </Show>
            </Show>
        </div>
    }
}

#[component]
fn Results() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let names = RwSignal::new(Names::default());
    let sorted = RwSignal::new((Order::FirstUnsound, false));
    let question_idx = RwSignal::new(0_usize);
    let questions = Memo::new(move |_| app.class.with(|class| class.class().questions.clone()));
    // While marks come in, rows that changed places could not be read.
    let done = Memo::new(move |_| app.class.with(|class| !matches!(class.run(), Run::Running { .. })));
    let order = Signal::derive(move || match sorted.get() {
        _ if !done.get() => Order::AsRead,
        // Names that are hidden meanwhile are not to be guessed from their order.
        (Order::Student(_), _) => Order::Student(names.get()),
        (order, _) => order,
    });
    let reversed = Signal::derive(move || done.get() && sorted.get().1);
    let sort = Callback::new(move |by: Order| {
        let is_so = order.get_untracked() == by;
        sorted.update(|(order, reversed)| (*order, *reversed) = (by, is_so && !*reversed));
    });
    let label =
        Callback::new(move |entry_idx: usize| app.class.with(|class| class.label(entry_idx, names.get(), language)));
    let open = Callback::new(move |entry_idx: usize| {
        let Some(paste) = app.class.with_untracked(|class| class.paste(entry_idx)) else { return };
        app.keep(&paste);
        app.show(paste);
        app.go(Route::Check);
    });
    let save = move |ending: &'static str| {
        app.class.with_untracked(|class: &ClassSession| {
            let rows = class.export(names.get_untracked(), language);
            match ending {
                "csv" => offer("surefoot-class.csv", "text/csv;charset=utf-8", &to_csv(&rows, language)),
                _ => offer("surefoot-class.json", "application/json", &to_json(&rows)),
            }
        });
    };
    let question_title = move |i: usize, title: String| match title.is_empty() {
        true => language.say("class.question-n", &[("n", &language.integer(i + 1))]),
        false => title,
    };
    view! {
        <section class="class-results" aria-labelledby="class-results-heading">
            <h2 id="class-results-heading">{language.text("class.results")}</h2>
            <div class="class-controls">
                <Show when=move || { questions.with(Vec::len) > 1 }>
                    <label>
                        {language.text("class.question")}" "
                        <select
                            data-testid="class-question"
                            on:change=move |event| {
                                question_idx.set(event_target_value(&event).parse().unwrap_or_default());
                            }
                        >
                            {move || {
                                let option = |(i, title): (usize, String)| {
                                    view! { <option value=i.to_string()>{question_title(i, title)}</option> }
                                };
                                questions.get().into_iter().enumerate().map(option).collect_view()
                            }}
                        </select>
                    </label>
                </Show>
                <label class="switch">
                    <input
                        type="checkbox"
                        role="switch"
                        data-testid="class-mask"
                        prop:checked=move || names.get() == Names::Hidden
                        on:change=move |event| {
                            names.set(if event_target_checked(&event) { Names::Hidden } else { Names::Shown });
                        }
                    />
                    {language.text("class.mask")}
                </label>
                <button data-testid="class-csv" on:click=move |_| save("csv")>{language.text("class.save-csv")}</button>
                <button data-testid="class-json" on:click=move |_| save("json")>{language.text("class.save-json")}</button>
                <button on:click=move |_| { let _ = window().print(); }>{language.text("tools.print")}</button>
                <button class="quiet" data-testid="class-forget" on:click=move |_| app.forget_class()>
                    {language.text("class.forget")}
                </button>
            </div>
            <SlipCounts question_idx=question_idx.into()/>
            <ClassTable question_idx=question_idx.into() order reversed sort names=names.into() label open/>
        </section>
    }
}
