//! A problem of the reader's own, worked out by every way that fits it; on request with slips among the solutions, or
//! attempted by the tutor.

use crate::app::components::{CardView, Drafts, LessonEnd, Notices, SpotCard, WayTabs};
use crate::app::draft_session::Run;
use crate::app::route::Route;
use crate::app::sentences::{solution_title, spoken};
use crate::app::shared_link::unpacked;
use crate::app::state::AppState;
use crate::protocol::WorkInput;
use leptos::prelude::*;

/// Attempts with a slip that are mixed in.
const N_SLIPPED: usize = 2;

/// What the reader asked for last.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Ways,
    /// Slips to find, drawn by this seed.
    Slips(u64),
    /// Attempts of the tutor's, drawn by this seed.
    Drafts(u64),
}

/// `shared` is what a link brought, until it has been read.
#[component]
pub fn Own(#[prop(into)] shared: Signal<Option<String>>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let link_is_broken = RwSignal::new(false);
    let open = move |packed: &Option<String>| take_link(packed.as_deref(), app.problem, link_is_broken);
    open(&shared.get_untracked());
    let asked = RwSignal::new(Asked::Ways);
    // The problem that the solutions in sight are of.
    let worked_out = RwSignal::new(String::new());
    let is_other = Memo::new(move |_| app.problem.with(|problem| worked_out.with(|worked_out| problem != worked_out)));
    let small_steps = RwSignal::new(false);
    let ask = move |what: Asked| {
        asked.set(what);
        worked_out.set(app.problem.get_untracked());
        app.store_problem();
        let (n_slipped, seed) = match what {
            Asked::Ways => (0, 0),
            Asked::Slips(seed) => (N_SLIPPED, seed),
            Asked::Drafts(seed) => return app.draft(app.problem.get_untracked(), seed),
        };
        app.open(WorkInput::Problem {
            problem: app.problem.get_untracked(),
            small_steps: small_steps.get_untracked(),
            n_slipped,
            seed,
        });
    };
    // What the tutor has drafted of this problem is still there; in another language it is said anew.
    let drafted = app.drafts.with_untracked(|session| (session.asked().clone(), *session.run() != Run::Idle));
    match drafted {
        (drafted, true) if app.problem.with_untracked(|problem| *problem == drafted.problem) => {
            asked.set(Asked::Drafts(drafted.seed));
            worked_out.set(drafted.problem);
            if drafted.language != language {
                ask(Asked::Drafts(drafted.seed));
            }
        }
        _ => ask(Asked::Ways),
    }
    let open_and_ask = move |packed: &Option<String>| {
        if open(packed) {
            ask(Asked::Ways)
        }
    };
    Effect::watch(move || shared.get(), move |packed, _, _| open_and_ask(packed), false);
    // What was typed in the last moment before the page is left or loaded anew.
    let leaving = window_event_listener(leptos::ev::pagehide, move |_| app.store_problem());
    on_cleanup(move || {
        app.store_problem();
        leaving.remove();
    });
    let spot = move |_| {
        ask(match asked.get_untracked() {
            Asked::Slips(seed) => Asked::Slips(seed + 1),
            Asked::Ways | Asked::Drafts(_) => Asked::Slips(1),
        });
    };
    let draft = move || {
        ask(match asked.get_untracked() {
            Asked::Drafts(seed) if !is_other.get_untracked() => Asked::Drafts(seed + 1),
            Asked::Ways | Asked::Slips(_) | Asked::Drafts(_) => Asked::Drafts(1),
        });
    };
    let choose_steps = move |event| {
        small_steps.set(event_target_checked(&event));
        ask(match asked.get_untracked() {
            Asked::Drafts(_) => Asked::Ways,
            other => other,
        });
    };
    let is_drafted = Memo::new(move |_| matches!(asked.get(), Asked::Drafts(_)));
    view! {
        <div class="page own">
            <section class="writing">
                <h1><label for="own-problem">{language.text("own.heading")}</label></h1>
                <p class="hint" id="own-hint">{language.text("own.hint")}</p>
                <Show when=move || link_is_broken.get()>
                    <p class="notice" role="alert" data-testid="notice">{language.text("check.link-broken")}</p>
                </Show>
                <textarea
                    id="own-problem"
                    class="paste-box"
                    data-testid="own-problem"
                    rows="2"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    aria-describedby="own-hint"
                    prop:value=move || app.problem.get()
                    on:input=move |event| app.problem.set(event_target_value(&event))
                ></textarea>
                <Show when=move || !app.problem_is_stored.get()>
                    <p class="notice" role="status" data-testid="not-kept">{language.text("check.not-kept")}</p>
                </Show>
                <p class="own-controls">
                    <button data-testid="own-work-out" on:click=move |_| ask(Asked::Ways)>
                        {language.text("own.work-out")}
                    </button>
                    <button data-testid="own-draft" on:click=move |_| draft()>{language.text("own.draft")}</button>
                    <button data-testid="own-spot" on:click=spot>{language.text("own.spot")}</button>
                    <label class="switch">
                        <input
                            type="checkbox"
                            role="switch"
                            data-testid="own-small-steps"
                            prop:checked=move || small_steps.get()
                            on:change=choose_steps
                        />
                        {language.text("own.small-steps")}
                    </label>
                </p>
            </section>
            <Show
                when=move || !is_other.get()
                fallback=move || view! { <p class="hint" role="status" data-testid="own-other">{language.text("own.other-problem")}</p> }
            >
                <Show when=move || is_drafted.get() fallback=move || view! { <Solutions asked/> }>
                    <Drafts on_again=Callback::new(move |()| draft()) on_solve=Callback::new(move |()| ask(Asked::Ways))/>
                </Show>
            </Show>
        </div>
    }
}

/// Puts a link's problem in place of the reader's own. True where it held one.
fn take_link(packed: Option<&str>, problem: RwSignal<String>, is_broken: RwSignal<bool>) -> bool {
    let Some(packed) = packed else { return false };
    let found = unpacked(packed);
    is_broken.set(found.is_none());
    // A reload is to show what the reader made of it.
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&Route::Own.fragment()));
    }
    found.map(|found| problem.set(found)).is_some()
}

/// The solutions, marked, or to be judged by the reader first.
#[component]
fn Solutions(asked: RwSignal<Asked>) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let names = app.read(move |session| {
        let cards = session.review().map(|review| review.cards.as_slice()).unwrap_or_default();
        let name = |(idx, card): (usize, &crate::tutor::Card)| {
            (idx, card.way.clone().unwrap_or_else(|| solution_title(idx, language)))
        };
        cards.iter().enumerate().map(name).collect::<Vec<(usize, String)>>()
    });
    let waiting = app.read(|session| session.waiting());
    let summary = app.read(|session| session.review().map(|review| review.summary.clone()).unwrap_or_default());
    // Which solutions are clean would give the slips away.
    let said = move || match asked.get() {
        Asked::Slips(_) if !names.with(Vec::is_empty) => language.text("own.spot-hint").to_owned(),
        Asked::Ways if !names.with(Vec::is_empty) => language.count("own.ways", names.with(Vec::len), &[]),
        _ => summary.get(),
    };
    // Where there is no room for all ways side by side, one is in sight at a time.
    let in_sight = RwSignal::new(0);
    Effect::watch(move || names.get(), move |_, _, _| in_sight.set(0), false);
    let view_of = move |(idx, name): (usize, String)| {
        let card = app.read(move |session| session.review()?.cards.get(idx).cloned());
        match asked.get_untracked() {
            // Each way is as right as the others: none is highlighted.
            Asked::Ways | Asked::Drafts(_) => {
                let is_aside = move || in_sight.get() != idx;
                view! { <CardView card name highlighted=Signal::from(false) {..} class:aside=is_aside/> }.into_any()
            }
            Asked::Slips(_) => view! { <SpotCard card name=solution_title(idx, language)/> }.into_any(),
        }
    };
    let key = move |(idx, name): &(usize, String)| {
        let seed = match asked.get_untracked() {
            Asked::Ways | Asked::Drafts(_) => 0,
            Asked::Slips(seed) => seed,
        };
        (seed, *idx, name.clone())
    };
    view! {
        <p class="summary" role="status" data-testid="summary" data-waiting=move || waiting.get().to_string()>{said}</p>
        <Notices/>
        <h2 class="for-ears">{language.text("own.solutions")}</h2>
        <Show when=move || asked.get() == Asked::Ways && names.with(|names| names.len() > 1)>
            <WayTabs names in_sight on_pick=Callback::new(move |idx| in_sight.set(idx))/>
        </Show>
        <ul class="cards" aria-busy=move || waiting.get().to_string()>
            <For each=move || names.get() key=key let(named)>{view_of(named)}</For>
        </ul>
        <Show when=move || asked.get() == Asked::Ways && !names.with(Vec::is_empty)><LessonEnd/></Show>
    }
}
