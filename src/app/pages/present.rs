//! One solution before a class: in large type, line by line, a vote on each line before its mark is shown.
//!
//! All of it can be done by keyboard; the keys work while the page itself has the focus, so that they are in nobody's
//! way elsewhere.

use crate::app::components::{Formula, MarkShape, Notices};
use crate::app::presentation::{Move, Presentation, Vote};
use crate::app::route::Route;
use crate::app::sentences::{mark_word, role_word, solution_title, spoken, unbroken};
use crate::app::session::Session;
use crate::app::state::AppState;
use crate::protocol::WorkInput;
use crate::reading::Role;
use crate::tutor::{Card, Mark, StepCard, spoken as said_aloud};
use crate::words::Language;
use leptos::ev::KeyboardEvent;
use leptos::html::Section;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// `problem_id`: of the bank; None for what stands on Check.
#[component]
pub fn Present(problem_id: Option<String>, solution_idx: usize) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let wanted = problem_id.clone();
    let work = Memo::new(move |_| match &wanted {
        None => Some(WorkInput::Paste { text: app.paste.get(), writing: None }),
        Some(id) => app.bank.with(|bank| {
            let bank = bank.as_ref()?.as_ref().ok()?;
            let problem = bank.problems.iter().find(|problem| problem.id == *id)?;
            Some(problem.clone().work())
        }),
    });
    Effect::new(move || {
        if let Some(work) = work.get() {
            app.open(work);
        }
    });
    let card = app.read(move |session| session.review()?.cards.get(solution_idx).cloned());
    let waiting = app.read(|session| session.waiting());
    let gone = app.read(Session::worker_is_gone);
    // While the class looks at a line its mark must not move: the marks are taken when they are settled.
    let settled = Memo::new(move |before: Option<&Option<Card>>| match card.get() {
        Some(card) if !waiting.get() && !card.steps.is_empty() => Some(card),
        _ => before.cloned().flatten(),
    });
    let back = match problem_id {
        Some(id) => Route::Compare(Some(id)),
        None => Route::Check,
    };
    let title = solution_title(solution_idx, language);
    move || match settled.get() {
        Some(card) => view! { <Stage card title=title.clone() back=back.clone()/> }.into_any(),
        None => {
            let key = match (waiting.get(), gone.get()) {
                (true, _) => Some("present.waiting"),
                (false, true) => None,
                (false, false) => Some("present.nothing"),
            };
            view! {
                <div class="page">
                    <h1>{language.text("page.present")}</h1>
                    <Notices/>
                    <p class="lead" role="status">{key.map(|key| language.text(key))}</p>
                    <p><a href=back.fragment()>{language.text("present.leave")}</a></p>
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn Stage(card: Card, title: String, back: Route) -> impl IntoView {
    let language = spoken();
    let show = RwSignal::new(Presentation::new(card.steps.iter().map(|step| step.role != Role::Words).collect()));
    let stage = NodeRef::<Section>::new();
    let go = move |step: Move| {
        show.update(|show| show.apply(step));
        request_animation_frame(bring_into_sight);
    };
    Effect::new(move || {
        if let Some(stage) = stage.get() {
            let _ = stage.focus();
        }
    });
    let full_screen = move |_| {
        match document().fullscreen_element() {
            Some(_) => document().exit_fullscreen(),
            None => {
                if let Some(stage) = stage.get_untracked() {
                    // A browser that refuses leaves the page as it is.
                    let _ = stage.request_fullscreen();
                }
            }
        }
        if let Some(stage) = stage.get_untracked() {
            let _ = stage.focus();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let on_control = event_target::<web_sys::Element>(&event).closest("button, a").ok().flatten().is_some();
        if let Some(step) = move_of_key(&event.key(), on_control).filter(|_| !event.ctrl_key() && !event.alt_key()) {
            event.prevent_default();
            go(step);
        }
    };
    let steps = StoredValue::new(card.steps.clone());
    let said = Memo::new(move |_| {
        let show = show.get();
        let line_idx = show.n_lines_shown().checked_sub(1)?;
        steps.with_value(|steps| Some(announcement(steps.get(line_idx)?, show.is_marked(line_idx), language)))
    });
    let lines = card.steps.into_iter().enumerate().map(|(i, step)| view! { <Line step line_idx=i show/> });
    let given = card.problem.map(|given| {
        view! {
            <p class="role-word">{language.text("role.problem")}</p>
            <Formula math=given.math text=given.text unread=given.unread/>
            {given.why.map(|why| view! { <p class="why">{why}</p> })}
        }
    });
    view! {
        <section
            node_ref=stage
            class="stage"
            tabindex="0"
            aria-label=language.text("present.keys-label")
            data-testid="stage"
            on:keydown=on_key
        >
            <header class="stage-head">
                <h1>{title}</h1>
                {document().fullscreen_enabled().then(|| view! {
                    <button class="quiet" data-testid="full-screen" on:click=full_screen>{language.text("present.full-screen")}</button>
                })}
                <a href=back.fragment()>{language.text("present.leave")}</a>
            </header>
            <div class="stage-problem working">{given}</div>
            <ol class="stage-lines">{lines.collect_view()}</ol>
            <p class="for-ears" role="status" data-testid="stage-said">{move || said.get()}</p>
            <footer class="stage-foot">
                <Ballot show go=Callback::new(go)/>
                <div class="stage-steps">
                    <button data-testid="stage-back" on:click=move |_| go(Move::Back)>{language.text("present.back")}</button>
                    <button
                        class="main"
                        data-testid="stage-forward"
                        disabled=move || show.with(Presentation::is_over)
                        on:click=move |_| go(Move::Forward)
                    >
                        {move || language.text(forward_key(&show.get()))}
                    </button>
                </div>
                <p class="hint">{language.text("present.keys")}</p>
            </footer>
        </section>
    }
}

/// A line once it is in sight; its mark and what is said of it once that is.
#[component]
fn Line(step: StepCard, line_idx: usize, show: RwSignal<Presentation>) -> impl IntoView {
    let language = spoken();
    let is_shown = Memo::new(move |_| show.with(|show| line_idx < show.n_lines_shown()));
    let is_marked = Memo::new(move |_| show.with(|show| show.is_marked(line_idx)));
    let tally = Memo::new(move |_| show.with(|show| show.tally(line_idx)));
    let step = StoredValue::new(step);
    let line = move || {
        let role = step.with_value(|step| role_word(step, language));
        let StepCard { math, text, unread, reason, mark, why, role: row_role, .. } = step.get_value();
        let is_words = row_role == Role::Words;
        let said = (!matches!(mark, Mark::Sound | Mark::Given)).then(|| unbroken(&why));
        view! {
            <li class="step" data-testid="stage-line" data-mark=move || if is_marked.get() { mark.name() } else { "hidden" }>
                <div class="step-mark">
                    {(!is_words).then(|| view! {
                        <Show when=move || is_marked.get() fallback=|| view! { <span class="mark-word">"?"</span> }>
                            <MarkShape mark/>
                            <span class="mark-word">{mark_word(mark, language)}</span>
                        </Show>
                    })}
                </div>
                <div class="working" class:words=is_words>
                    {role.map(|role| view! { <p class="role-word">{role}</p> })}
                    {reason.map(|reason| view! { <p class="reason">{reason}</p> })}
                    {move || {
                        // Before the mark is in sight nothing is ringed, and no gap says where.
                        let math = math.clone().map(|math| if is_marked.get() { math } else { math.plain() });
                        view! { <Formula math text=text.clone() unread=unread.clone()/> }
                    }}
                </div>
                <p class="votes">{move || votes_words(tally.get(), language)}</p>
                <Show when=move || is_marked.get()>
                    {said.clone().map(|said| view! { <p class="why">{said}</p> })}
                </Show>
            </li>
        }
    };
    view! { <Show when=move || is_shown.get()>{line()}</Show> }
}

/// The vote on the line in sight; nothing where no line is asked.
#[component]
fn Ballot(show: RwSignal<Presentation>, go: Callback<Move>) -> impl IntoView {
    let language = spoken();
    let asked = Memo::new(move |_| show.with(Presentation::asked));
    let choice = move |vote: Vote| {
        let count = move || {
            asked.get().map(|line_idx| show.with(|show| show.tally(line_idx)[vote as usize])).unwrap_or_default()
        };
        view! {
            <button data-testid="vote" on:click=move |_| go.run(Move::Cast(vote))>
                {language.text(vote_key(vote))} " " <span class="vote-count">{move || language.integer(count())}</span>
            </button>
        }
    };
    view! {
        <div class="ballot" role="group" aria-labelledby="ballot-question">
            <Show
                when=move || asked.get().is_some()
                fallback=move || view! { <p id="ballot-question">{language.text("present.look")}</p> }
            >
                <p id="ballot-question">{language.text("present.question")}</p>
                {Vote::ALL.map(choice)}
                <button class="quiet" on:click=move |_| go.run(Move::Uncast)>{language.text("present.uncast")}</button>
            </Show>
        </div>
    }
}

/// Keys that a focused button needs for itself are left to it.
fn move_of_key(key: &str, on_control: bool) -> Option<Move> {
    match key {
        "ArrowRight" | "ArrowDown" | "PageDown" => Some(Move::Forward),
        " " | "Enter" if !on_control => Some(Move::Forward),
        "ArrowLeft" | "ArrowUp" | "PageUp" => Some(Move::Back),
        "Home" => Some(Move::ToStart),
        "End" => Some(Move::ToEnd),
        "1" => Some(Move::Cast(Vote::Sound)),
        "2" => Some(Move::Cast(Vote::Unsound)),
        "3" => Some(Move::Cast(Vote::Unsure)),
        "0" | "Backspace" | "Delete" => Some(Move::Uncast),
        _ => None,
    }
}

fn forward_key(show: &Presentation) -> &'static str {
    match show.asked() {
        Some(_) => "present.show-mark",
        None if show.is_over() => "present.over",
        None => "present.next-line",
    }
}

fn vote_key(vote: Vote) -> &'static str {
    match vote {
        Vote::Sound => "present.vote-sound",
        Vote::Unsound => "present.vote-unsound",
        Vote::Unsure => "present.vote-unsure",
    }
}

/// What the class said, as far as it said anything.
fn votes_words([sound, unsound, unsure]: [usize; 3], language: Language) -> String {
    if sound + unsound + unsure == 0 {
        return String::new();
    }
    language.say("present.votes", &[("sound", &sound), ("unsound", &unsound), ("unsure", &unsure)])
}

/// The line in words, or what its mark is; words have none.
fn announcement(step: &StepCard, is_marked: bool, language: Language) -> String {
    let n = step.number;
    if is_marked && step.role != Role::Words {
        let mark = mark_word(step.mark, language);
        return language.say("present.said-mark", &[("n", &n), ("mark", &mark), ("why", &step.why)]);
    }
    let line = step.math.as_ref().map_or_else(|| step.text.clone(), |math| said_aloud(math, language));
    language.say("present.said-line", &[("n", &n), ("line", &line)])
}

fn bring_into_sight() {
    if let Ok(Some(last)) = document().query_selector(".stage-lines > .step:last-of-type") {
        last.unchecked_into::<web_sys::Element>().scroll_into_view_with_bool(false);
    }
}
