//! The problems that a class's table does not hold, asked for: an input for each, with the first work on it beside.

use crate::app::sentences::spoken;
use crate::app::state::AppState;
use crate::protocol::UnknownProblem;
use leptos::prelude::*;

/// Shown as long as there is work whose problem was not found in the table. Judges once the reader says so.
#[component]
pub fn ClassProblems() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    // Of the class alone: what is typed here must not build the inputs anew.
    let unknown = Memo::new(move |_| app.class.with(|class| class.unknown_problems().to_vec()));
    let is_unread = move |question_idx: usize| app.class.with(|class| class.is_unread(question_idx));
    let judge_without = move |_| {
        app.class.update(|class| {
            for unknown in unknown.get_untracked() {
                class.give(unknown.question_idx, String::new());
            }
        });
        app.judge_class();
    };
    let title = move |question_idx: usize| {
        let title =
            app.class.with_untracked(|class| class.class().questions.get(question_idx).cloned().unwrap_or_default());
        match title.is_empty() {
            true => language.say("class.question-n", &[("n", &language.integer(question_idx + 1))]),
            false => title,
        }
    };
    let question = move |UnknownProblem { question_idx, work, proposed }: UnknownProblem| {
        let id = format!("class-problem-{question_idx}");
        let given = app.class.with_untracked(|class| class.given(question_idx).to_owned());
        let is_proposed = proposed.is_some_and(|proposed| proposed == given);
        let work: Vec<_> = work.into_iter().map(|work| view! { <li><pre>{work}</pre></li> }).collect();
        view! {
            <div class="class-problem" data-testid="class-problem">
                <div>
                    <label for=id.clone()>{language.say("class.problem-of", &[("title", &title(question_idx))])}</label>
                    <textarea
                        id=id
                        class="paste-box"
                        rows="2"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        prop:value=given
                        aria-invalid=move || is_unread(question_idx).to_string()
                        on:input=move |event| {
                            app.class.update(|class| class.give(question_idx, event_target_value(&event)));
                            app.store_class_read();
                        }
                    ></textarea>
                    <p class="hint" role="status">
                        {move || match (is_unread(question_idx), is_proposed) {
                            (true, _) => language.text("class.problem-unread"),
                            (false, true) => language.text("class.problem-proposed"),
                            (false, false) => "",
                        }}
                    </p>
                </div>
                <div>
                    <p>{language.text("class.problem-work")}</p>
                    <ul dir="auto">{work}</ul>
                </div>
            </div>
        }
    };
    view! {
        <Show when=move || unknown.with(|unknown| !unknown.is_empty())>
            <section class="class-problems" data-testid="class-problems" aria-labelledby="class-problems-heading">
                <h2 id="class-problems-heading">{language.text("class.problems")}</h2>
                <p class="hint">{language.text("class.problems-hint")}</p>
                <For each=move || unknown.get() key=UnknownProblem::clone let(unknown)>{question(unknown)}</For>
                <div class="class-ways">
                    <button data-testid="class-judge" on:click=move |_| app.judge_class()>{language.text("class.judge")}</button>
                    <button class="quiet" data-testid="class-judge-without" on:click=judge_without>
                        {language.text("class.judge-without")}
                    </button>
                </div>
            </section>
        </Show>
    }
}
