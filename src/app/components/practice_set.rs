//! A set of problems: the list with how each stands, and the one at hand in the workspace.

use super::review_summary::ReviewSummary;
use super::workspace::Workspace;
use crate::app::desk::Desk;
use crate::app::judge_loop::judge_after_pauses;
use crate::app::practice::{SetName, Standing};
use crate::app::practice_storage::{PracticeWork, store_record, store_work, stored_record, stored_work};
use crate::app::row_edits::row_text;
use crate::app::sentences::spoken;
use crate::app::state::AppState;
use crate::protocol::WorkInput;
use leptos::prelude::*;

/// A problem, bare as the record knows it, and with the words that ask for it in the reader's language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AskedProblem {
    pub bare: String,
    pub asked: String,
}

#[component]
pub fn PracticeSet(name: SetName, problems: Vec<AskedProblem>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let n = problems.len();
    let at = RwSignal::new(0_usize);
    // The words around the problems are the language's.
    let work_name = format!("{} {}", name.text(), language.tag());
    let texts = RwSignal::new(texts_of(&work_name, &problems));
    let before =
        |problem: &AskedProblem| match app.record.with_untracked(|record| record.was_right(&name.topic, &problem.bare))
        {
            true => Standing::Right,
            false => Standing::Open,
        };
    let standings = RwSignal::new(problems.iter().map(before).collect::<Vec<_>>());
    let n_right = Memo::new(move |_| standings.with(|all| all.iter().filter(|one| **one == Standing::Right).count()));
    let problems = StoredValue::new(problems);
    let problem = move |idx: usize| problems.with_value(|problems| problems.get(idx).cloned().unwrap_or_default());
    let topic = StoredValue::new(name.topic);
    Effect::new(move || store_work(&PracticeWork { set: work_name.clone(), texts: texts.get() }));
    let entry = move |idx: usize| {
        let standing = move || standings.with(|all| all.get(idx).copied().unwrap_or_default());
        view! {
            <li>
                <button
                    class="practice-problem"
                    data-testid="practice-problem"
                    data-standing=move || standing_words(standing()).0
                    aria-current=move || (at.get() == idx).then_some("true")
                    on:click=move |_| at.set(idx)
                >
                    <span class="practice-statement">{problem(idx).asked}</span>
                    <span class="practice-standing">{move || language.text(standing_words(standing()).1)}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="practice-set">
            <div class="practice-list">
                <p role="status" data-testid="practice-count">
                    {move || language.say("practice.count", &[("right", &n_right.get()), ("n", &n)])}
                </p>
                <ol>{(0..n).map(entry).collect_view()}</ol>
            </div>
            {move || {
                let idx = at.get();
                let next = (idx + 1 < n).then(|| Callback::new(move |()| at.set(idx + 1)));
                view! { <ProblemAtHand topic=topic.get_value() problem=problem(idx) idx texts standings next/> }
            }}
        </div>
    }
}

/// What was written on the set in this tab; else each problem and an empty row.
fn texts_of(name: &str, problems: &[AskedProblem]) -> Vec<String> {
    let PracticeWork { set, texts } = stored_work();
    if set == name && texts.len() == problems.len() {
        return texts;
    }
    problems.iter().map(|problem| format!("{}\n", problem.asked)).collect()
}

#[component]
fn ProblemAtHand(
    topic: String,
    problem: AskedProblem,
    idx: usize,
    texts: RwSignal<Vec<String>>,
    standings: RwSignal<Vec<Standing>>,
    next: Option<Callback<()>>,
) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let text = RwSignal::new(texts.with_untracked(|texts| texts.get(idx).cloned().unwrap_or_default()));
    let cursor = StoredValue::new(None::<usize>);
    let keep = move || {
        let now = text.get_untracked();
        let is_new = texts.with_untracked(|texts| texts.get(idx) != Some(&now));
        if is_new {
            texts.update(|texts| {
                if let Some(own) = texts.get_mut(idx) {
                    *own = now;
                }
            });
        }
    };
    let work = move |writing| WorkInput::Paste { text: text.get_untracked(), writing };
    let (typing, on_move) = judge_after_pauses(app, text, cursor, || (), work, keep);
    let desk = Desk::new(text, cursor, on_move);
    let judging = app.read(|session| session.waiting());
    let waiting = Memo::new(move |_| typing.get() || judging.get());
    let stale = Memo::new(move |_| text.with(|text| app.read_now(|session| session.changed_from(text).is_some())));
    let standing = Memo::new(move |_| {
        let asks_this = text.with(|text| row_text(text, 0).trim() == problem.asked);
        let is_current = asks_this && !stale.get() && !typing.get();
        is_current.then(|| {
            app.read_now(|session| {
                let card = session.review().and_then(|review| review.cards.first());
                let standing = Standing::of(card, !session.waiting());
                app.record.try_update_untracked(|record| {
                    if record.note(&topic, &problem.bare, standing, card) {
                        record.join(stored_record());
                        store_record(record);
                    }
                });
                standing
            })
        })
    });
    Effect::new(move || {
        if let Some(now) = standing.get() {
            app.record.notify();
            standings.update(|all| {
                if let Some(own) = all.get_mut(idx) {
                    // What was got right once stays so.
                    *own = if *own == Standing::Right { Standing::Right } else { now };
                }
            });
        }
    });
    let is_right = move || standings.with(|all| all.get(idx) == Some(&Standing::Right));
    view! {
        <section class="practice-work" aria-labelledby="at-hand-heading">
            <h2 class="for-ears" id="at-hand-heading">{language.text("practice.at-hand")}</h2>
            <Workspace desk stale waiting/>
            <ReviewSummary stale waiting/>
            {next.map(|next| view! {
                <button class:main=is_right data-testid="practice-next" on:click=move |_| next.run(())>
                    {language.text("practice.next")}
                </button>
            })}
        </section>
    }
}

/// The name in the page's data, and the key of its words.
fn standing_words(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Open => ("open", "practice.open"),
        Standing::Begun => ("begun", "practice.begun"),
        Standing::Wrong => ("wrong", "practice.wrong"),
        Standing::Right => ("right", "practice.right"),
    }
}
