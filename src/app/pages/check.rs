//! A pasted solution, marked line by line as it is typed; the first unsound line is pinned above the rest.

use crate::app::components::{CardView, Formula, Notices, PasteBox, Selection, WhereApart};
use crate::app::desk::Desk;
use crate::app::kept::keep_text;
use crate::app::words::{solution_name, solution_title, spoken, unbroken};
use crate::protocol::WorkInput;
use crate::text::Span;
use crate::tutor::{Card, Review, StepCard};
use leptos::prelude::*;
use std::time::Duration;

/// The pause in typing after which the text is judged.
const PAUSE: Duration = Duration::from_millis(150);

/// Solutions that begin below this many lines are judged but not drawn: so long a page would only slow the typing.
const MAX_LINES_SHOWN: usize = 400;

/// Solutions to try the page with: each hides its slip elsewhere.
const EXAMPLES: [&str; 3] = [
    "3(x - 2) + 4 = 19\n3x - 6 + 4 = 19\n3x - 2 = 19\n3x = 17\nx = 17/3",
    "(x + 3)(2 - x) = 4\nx + 3 = 4 or 2 - x = 4\nx = 1 or x = -2",
    "Step 1: x^2 = 5x\nStep 2: divide both sides by x\nx = 5",
];

#[component]
pub fn Check() -> impl IntoView {
    let desk = Desk::here();
    let language = spoken();
    let text = desk.paste;
    let selection = RwSignal::new(None::<Selection>);
    let typing = judge_after_pauses(desk, text);

    let n_cards = desk.read(|session| session.review().map_or(0, |review| review.cards.len()));
    let n_shown = desk.read(|session| session.review().map_or(0, n_shown));
    let summary = desk.read(|session| session.review().map(|review| review.summary.clone()).unwrap_or_default());
    let judging = desk.read(|session| session.waiting());
    let waiting = Memo::new(move |_| typing.get() || judging.get());
    let pinned = desk.read(|session| session.review().and_then(first_unsound));
    // What is said above the cards need not be said again in them.
    let pinned_card = Memo::new(move |_| pinned.with(|pinned| pinned.as_ref().map(|pinned| pinned.card_idx)));
    let pick = Callback::new(move |span: Span| {
        selection.update(|last| *last = Some(Selection { span, n_asked: last.map_or(1, |last| last.n_asked + 1) }));
    });
    let card_view = move |idx: usize| {
        let card = desk.read(move |session| session.review()?.cards.get(idx).cloned());
        let highlighted =
            desk.read(move |session| session.review().is_some_and(|review| review.highlight == Some(idx)));
        let name = move || match n_cards.get() {
            1 => language.text("solution.yours").to_owned(),
            _ => solution_title(idx, language),
        };
        let explain = Signal::derive(move || pinned_card.get() != Some(idx));
        view! { <CardView card name=name() highlighted explain suggests=true on_pick=pick/> }
    };
    view! {
        <div class="page check">
            <section class="writing">
                <h1><label for="paste">{language.text("check.title")}</label></h1>
                <p class="hint" id="paste-privacy">
                    {language.text("check.hint")}
                </p>
                <PasteBox text selection/>
                <Examples text/>
            </section>
            <section class="marked" aria-labelledby="marked-heading">
                <h2 id="marked-heading">{language.text("check.marked")}</h2>
                <p class="summary" role="status" data-testid="summary" data-waiting=move || waiting.get().to_string()>
                    {move || summary.get()}
                </p>
                <Notices/>
                {move || pinned.get().map(|pinned| view! { <FirstUnsound pinned n_cards=n_cards.get() pick/> })}
                <ul class="cards" aria-busy=move || waiting.get().to_string()>
                    <For each=move || 0..n_shown.get() key=|idx| *idx let(idx)>{card_view(idx)}</For>
                </ul>
                <Show when=move || { n_shown.get() < n_cards.get() }>
                    <p class="notice">
                        {move || language.count("check.not-shown", n_cards.get() - n_shown.get(), &[])}
                    </p>
                </Show>
                <Show when=move || { n_shown.get() > 0 }>
                    <p class="hint">{language.text("check.press-a-mark")}</p>
                </Show>
            </section>
        </div>
    }
}

/// Judges the text as it was kept, then after each pause in typing. True while there is text that was not yet sent.
fn judge_after_pauses(desk: Desk, text: RwSignal<String>) -> RwSignal<bool> {
    desk.open(WorkInput::Paste(text.get_untracked()));
    let typing = RwSignal::new(false);
    let pause = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(running) = pause.get_value() {
            running.clear();
        }
    };
    let judge = move || {
        let text = text.get_untracked();
        keep_text(&text);
        desk.revise(WorkInput::Paste(text));
        typing.set(false);
    };
    Effect::watch(
        move || text.track(),
        move |_, _, _| {
            stop();
            typing.set(true);
            pause.set_value(set_timeout_with_handle(judge, PAUSE).ok());
        },
        false,
    );
    on_cleanup(move || {
        stop();
        // What was typed in the last moment before leaving the page.
        keep_text(&text.get_untracked());
    });
    typing
}

/// How many of the first cards are drawn. A card without lines is none to draw, unless others follow it.
fn n_shown(review: &Review) -> usize {
    let n_steps = |cards: &[Card]| cards.iter().map(|card| card.steps.len()).sum::<usize>();
    match review.cards.as_slice() {
        cards if n_steps(cards) == 0 => 0,
        cards => (0..cards.len()).take_while(|&i| n_steps(&cards[..i]) < MAX_LINES_SHOWN).count(),
    }
}

/// A line to be shown above all others.
#[derive(Clone, PartialEq)]
struct Pinned {
    card_idx: usize,
    step_idx: usize,
    step: StepCard,
}

/// The first unsound line of the first solution that has one.
fn first_unsound(review: &Review) -> Option<Pinned> {
    review.cards.iter().enumerate().find_map(|(card_idx, card)| {
        let step_idx = card.first_unsound?;
        Some(Pinned { card_idx, step_idx, step: card.steps.get(step_idx)?.clone() })
    })
}

#[component]
fn FirstUnsound(pinned: Pinned, n_cards: usize, pick: Callback<Span>) -> impl IntoView {
    let language = spoken();
    let Pinned { card_idx, step_idx, step } = pinned;
    let n_line = step_idx + 1;
    let title = match n_cards {
        1 => language.say("check.to-fix", &[("n", &n_line)]),
        _ => language.say("check.to-fix-in", &[("name", &solution_name(card_idx)), ("n", &n_line)]),
    };
    view! {
        <aside class="pinned" data-testid="first-unsound" data-line=n_line.to_string()>
            <h3>{title}</h3>
            {match step.apart {
                Some(apart) => view! { <WhereApart apart/> }.into_any(),
                None => view! { <div class="working"><Formula math=step.math text=step.text/></div> }.into_any(),
            }}
            <p class="why">{unbroken(&step.why)}</p>
            <button class="quiet" on:click=move |_| pick.run(step.span)>{language.text("check.show-in-text")}</button>
        </aside>
    }
}

/// Puts an example into the text area, the next one at each press; the reader's own text can be had back.
#[component]
fn Examples(text: RwSignal<String>) -> impl IntoView {
    let language = spoken();
    let next = RwSignal::new(0);
    let own = RwSignal::new(None::<String>);
    let show = move |_| {
        let shown_now = text.get_untracked();
        if !EXAMPLES.contains(&shown_now.as_str()) {
            own.set(Some(shown_now).filter(|own| !own.trim().is_empty()));
        }
        text.set(EXAMPLES[next.get_untracked() % EXAMPLES.len()].to_owned());
        next.update(|next| *next += 1);
    };
    let back = move |_| {
        if let Some(own) = own.try_update(Option::take).flatten() {
            text.set(own);
        }
    };
    view! {
        <p class="examples">
            <button data-testid="example" on:click=show>{language.text("check.example")}</button>
            <Show when=move || own.get().is_some()>
                <button class="quiet" on:click=back>{language.text("check.own-text")}</button>
            </Show>
        </p>
    }
}
