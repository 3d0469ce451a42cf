//! One line of a solution: its mark in the margin, its maths, and under it why it is marked so.
//!
//! A press on the mark (or a click anywhere on the line) opens what each witness says. The first unsound line of a
//! solution says why from the start: it is the one to fix.

use super::mark_shape::MarkShape;
use super::math::Formula;
use crate::app::words::{mark_word, unbroken};
use crate::text::Span;
use crate::tutor::{Mark, StepCard, Verdict};
use leptos::prelude::*;

/// How a line stands in its solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// From 0.
    pub step_idx: usize,
    /// The first unsound line.
    pub first_unsound: bool,
    /// Stands below the first unsound line, where the model's figures say little.
    pub after_unsound: bool,
}

/// `explain`: the first unsound line says why before it is asked. `on_pick` is told the line's span when its mark is
/// pressed.
#[component]
pub fn StepLine(step: StepCard, place: Place, explain: Signal<bool>, on_pick: Option<Callback<Span>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let n_line = place.step_idx + 1;
    let span = step.span;
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if let Some(on_pick) = on_pick {
            on_pick.run(span);
        }
    };
    let StepCard { text, math, reason, p_sound, exact, mark, why, disagree, .. } = step;
    let why = StoredValue::new(unbroken(&why));
    let witnesses = StoredValue::new((model_words(p_sound, place.after_unsound), exact_words(&exact)));
    view! {
        <li class="step" class:first-unsound=place.first_unsound data-testid="step" data-mark=mark_attribute(mark)>
            <div class="step-row" on:click=toggle>
                <button class="step-mark" aria-expanded=move || open.get().to_string()>
                    <span class="for-ears">{format!("Line {n_line}: ")}</span>
                    <MarkShape mark/>
                    <span class="mark-word">{mark_word(mark)}</span>
                </button>
                <div class="working">
                    {reason.map(|reason| view! { <p class="reason">{reason}</p> })}
                    <Formula math text/>
                </div>
                <span class="line-number" aria-hidden="true">{n_line}</span>
            </div>
            {disagree.then(|| view! { <p class="disagree">"The two checks differ on this line."</p> })}
            <Show when=move || open.get() || (place.first_unsound && explain.get())>
                <p class="why" data-testid="why">{why.get_value()}</p>
            </Show>
            <Show when=move || open.get()>
                <dl class="witnesses" class:after-unsound=place.after_unsound>
                    <dt>"Model"</dt><dd>{witnesses.with_value(|w| w.0.clone())}</dd>
                    <dt>"Exact check"</dt><dd>{witnesses.with_value(|w| w.1)}</dd>
                </dl>
            </Show>
        </li>
    }
}

/// The mark as the page's tests know it; the same words as in the data that is written.
fn mark_attribute(mark: Mark) -> &'static str {
    match mark {
        Mark::Sound => "sound",
        Mark::Unsure => "unsure",
        Mark::Unsound => "unsound",
        Mark::Carried => "carried",
        Mark::Recovered => "recovered",
        Mark::Unchecked => "unchecked",
    }
}

fn model_words(p_sound: Option<f32>, after_unsound: bool) -> String {
    match p_sound {
        None => "has not scored this line".to_owned(),
        Some(p) if after_unsound => format!("gives it {p:.2}, which says little below an unsound line"),
        Some(p) => format!("gives it a probability of {p:.2} to be sound"),
    }
}

fn exact_words(exact: &Verdict) -> &'static str {
    match exact {
        Verdict::Holds(_) => "it follows",
        Verdict::Fails(_) => "it does not follow",
        Verdict::NotChecked(_) => "could not decide",
    }
}
