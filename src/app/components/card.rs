//! One solution as a page of an exercise book: its name, its lines with their marks, and its standing.

use super::hints::{Hint, Hints};
use super::problem_row::ProblemRow;
use super::profile::Profile;
use super::step_line::{LinePosition, StepLine, fingerprint, positioned_steps};
use crate::app::sentences::spoken;
use crate::app::state::AppState;
use crate::text::Span;
use crate::tutor::{Card, Cuts, Judge, StepCard};
use crate::words::Language;
use leptos::prelude::*;

/// `card` is None only while a solution is leaving the page.
#[component]
pub fn CardView(
    #[prop(into)] card: Signal<Option<Card>>,
    /// The heading, for example "Solution 2".
    #[prop(into)]
    name: String,
    /// Whether this is the solution to follow.
    #[prop(into)]
    highlighted: Signal<bool>,
    /// Whether to say what a judge of answers alone would think.
    #[prop(into, optional)]
    answer_only: Signal<bool>,
    /// Whether hints are offered, and said which values the problem excludes.
    #[prop(optional)]
    suggests: bool,
    /// Where scores are cut, for a solution that is not of the work at hand.
    #[prop(into, optional)]
    cuts: Signal<Option<Cuts>>,
    /// Whether the model's score stands beside each line.
    #[prop(optional)]
    scores: bool,
    /// Where this solution is presented to a class.
    #[prop(into, optional)]
    present: Signal<Option<String>>,
    /// Told a line's span when its mark is pressed.
    #[prop(optional)]
    on_pick: Option<Callback<Span>>,
    /// The byte from which the text is another than the one that was judged.
    #[prop(into, optional)]
    changed_from: Signal<Option<usize>>,
) -> impl IntoView {
    let lines = move || card.with(|card| card.as_ref().map(positioned_steps).unwrap_or_default());
    let problem = Memo::new(move |_| card.with(|card| card.as_ref()?.problem.clone()));
    let line = move |(position, step): (LinePosition, StepCard)| {
        let end = step.span.end;
        let is_other = Memo::new(move |_| changed_from.get().is_some_and(|from| from <= end));
        view! { <StepLine step position on_pick is_other scores/> }
    };
    view! {
        <CardFrame card name highlighted answer_only suggests cuts present>
            <ol class="steps">
                {move || problem.get().map(|given| view! { <ProblemRow given/> })}
                <For each=lines key=fingerprint let(step)>{line(step)}</For>
            </ol>
        </CardFrame>
    }
}

/// A solution's head, the lines that `children` draw, and the hints below them. Its properties are those of
/// [`CardView`].
#[component]
pub fn CardFrame(
    card: Signal<Option<Card>>,
    #[prop(into)] name: String,
    #[prop(into)] highlighted: Signal<bool>,
    #[prop(into, optional)] answer_only: Signal<bool>,
    #[prop(optional)] suggests: bool,
    #[prop(into, optional)] cuts: Signal<Option<Cuts>>,
    #[prop(into, optional)] present: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let language = spoken();
    let cuts_here = AppState::here().read(|session| match session.review()?.judge {
        Judge::Scored(cuts) => Some(cuts),
        Judge::Pending | Judge::Absent => None,
    });
    let clean = move || card.with(|card| card.as_ref().is_some_and(|card| card.clean));
    let hint = Memo::new(move |_| card.with(|card| Hint::of(card.as_ref().filter(|_| suggests)?)));
    let excluded = Memo::new(move |_| card.with(|card| card.as_ref().filter(|_| suggests)?.excluded.clone()));
    let verdict = move || card.with(|card| card.as_ref().and_then(|card| card.answer_right));
    let outcome = move || card.with(|card| card.as_ref().and_then(|card| card.outcome));
    view! {
        <li
            class="card"
            class:highlighted=highlighted
            data-testid="card"
            data-highlighted=move || highlighted.get().to_string()
            data-clean=move || clean().to_string()
        >
            <header>
                <h3>{name}</h3>
                <Show when=move || highlighted.get()>
                    <p class="clean-word">{language.text("solution.clean")}</p>
                </Show>
                <Show when=move || answer_only.get()>
                    <p class="answer-word" data-testid="answer-word" data-right=move || answer_attribute(verdict())>
                        {move || language.text(answer_key(verdict()))}
                    </p>
                    {move || outcome().map(|p| outcome_word(p, language))}
                </Show>
                {move || {
                    let present = present.get()?;
                    Some(view! { <a class="present-link" href=present>{language.text("solution.present")}</a> })
                }}
                // In the margin, but read after the heading.
                <div class="card-profile">
                    {move || {
                        let (card, cuts) = (card.get()?, cuts.get().or_else(|| cuts_here.get())?);
                        Some(view! { <Profile card cuts/> })
                    }}
                </div>
            </header>
            {move || excluded.get().map(|excluded| view! { <p class="excluded" data-testid="excluded">{excluded}</p> })}
            {children()}
            {move || hint.get().map(|hint| view! { <Hints hint/> })}
        </li>
    }
}

/// What a model that was taught final answers only makes of the solution. The figure itself is shown on demand.
fn outcome_word(p_right: f32, language: Language) -> impl IntoView {
    let (key, attribute) = match p_right >= 0.5 {
        true => ("solution.outcome-accepted", "right"),
        false => ("solution.outcome-rejected", "wrong"),
    };
    let percent = format!("{:.0}", p_right * 100.0);
    view! {
        <p
            class="answer-word"
            data-testid="outcome-word"
            data-right=attribute
            title=language.say("solution.outcome-figure", &[("percent", &percent)])
        >
            {language.text(key)}
        </p>
    }
}

fn answer_key(right: Option<bool>) -> &'static str {
    match right {
        Some(true) => "solution.accepted",
        Some(false) => "solution.rejected",
        None => "solution.undecided",
    }
}

fn answer_attribute(right: Option<bool>) -> &'static str {
    match right {
        Some(true) => "right",
        Some(false) => "wrong",
        None => "undecided",
    }
}
