//! One solution without its marks, to be judged by the reader first: which is the first line that does not follow?
//!
//! The marks come once the reader has answered.

use super::card::CardView;
use super::math::Formula;
use super::problem_row::ProblemRow;
use crate::app::sentences::{role_word, spoken};
use crate::tutor::{Card, StepCard};
use crate::words::Language;
use leptos::prelude::*;

/// `card` is None only while a solution is leaving the page.
#[component]
pub fn SpotCard(
    #[prop(into)] card: Signal<Option<Card>>,
    /// The heading.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let language = spoken();
    // The line that the reader chose; None within for "every line follows".
    let answer = RwSignal::new(None::<Option<usize>>);
    let name = StoredValue::new(name);
    let reply = move || {
        let found = card.with(|card| card.as_ref().and_then(|card| card.first_unsound));
        answer.get().map(|answer| reply_words(answer, found, language)).unwrap_or_default()
    };
    let lines = move || card.with(|card| card.as_ref().map(|card| card.steps.clone()).unwrap_or_default());
    let problem = move || card.with(|card| card.as_ref()?.problem.clone());
    let line = move |(idx, step): (usize, StepCard)| {
        let role = role_word(&step, language);
        view! {
            <li>
                <button class="spot-line" data-testid="spot-line" on:click=move |_| answer.set(Some(Some(idx)))>
                    <span class="for-ears">{language.say("own.line", &[("n", &(idx + 1))])}</span>
                    <span class="line-number" aria-hidden="true">{idx + 1}</span>
                    <span class="working">
                        {role.map(|role| view! { <span class="role-word">{role}</span> })}
                        <Formula math=step.math.map(crate::tutor::Math::plain) text=step.text unread=step.unread/>
                    </span>
                </button>
            </li>
        }
    };
    let question = move || {
        view! {
            <li class="card spot" data-testid="spot">
                <header><h3>{name.get_value()}</h3></header>
                <ol class="spot-lines">
                    {problem().map(|given| view! { <ProblemRow given/> })}
                    {lines().into_iter().enumerate().map(line).collect_view()}
                </ol>
                <button data-testid="spot-sound" on:click=move |_| answer.set(Some(None))>
                    {language.text("own.all-sound")}
                </button>
            </li>
        }
    };
    let marked = move || {
        view! {
            <li class="spot-reply">
                <p role="status" data-testid="spot-reply">{reply}</p>
                <ul class="cards"><CardView card name=name.get_value() highlighted=Signal::from(false)/></ul>
            </li>
        }
    };
    move || if answer.get().is_some() { marked().into_any() } else { question().into_any() }
}

/// What is said to the reader's answer, given the line that was found.
fn reply_words(answer: Option<usize>, found: Option<usize>, language: Language) -> String {
    match (answer, found) {
        (Some(answer), Some(found)) if answer == found => language.say("own.right-line", &[("n", &(found + 1))]),
        (None, None) => language.text("own.right-sound").to_owned(),
        (_, Some(found)) => language.say("own.other-line", &[("n", &(found + 1))]),
        (Some(_), None) => language.text("own.other-sound").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reply_says_what_was_found() {
        let check = |answer, found, wanted: &str| assert_eq!(reply_words(answer, found, Language::En), wanted);
        check(Some(1), Some(1), "Yes: line 2 is the first that does not follow.");
        check(None, None, "Yes: every line follows.");
        check(Some(0), Some(1), "Look at line 2: it is the first that does not follow.");
        check(None, Some(1), "Look at line 2: it is the first that does not follow.");
        check(Some(0), None, "Every line follows here; look again why.");
    }
}
