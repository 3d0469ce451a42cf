//! Hints in stages, each only when it is asked for: where to go on, what to do there, and the line that comes of it.

use super::math::Formula;
use crate::app::sentences::spoken;
use crate::tutor::{Card, NextStep};
use crate::words::Language;
use leptos::prelude::*;

/// What is hinted at for one solution.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// What the line to go back to is called.
    first_unsound: Option<usize>,
    /// What the last line is called, all of which hold so far; None where there is none.
    last: Option<usize>,
    next: NextStep,
}

impl Hint {
    /// The hint for a solution. None where no next step was found.
    pub fn of(card: &Card) -> Option<Hint> {
        let first_unsound = card.first_unsound.map(|step_idx| card.number_of(step_idx));
        Some(Hint { first_unsound, last: card.steps.last().map(|step| step.number), next: card.next.clone()? })
    }

    /// Where to go on, and nothing of what to do there.
    fn place(&self, language: Language) -> String {
        match (self.first_unsound, self.last) {
            (Some(n), _) => language.say("hint.go-back", &[("n", &n)]),
            (None, None) => language.text("hint.begin").to_owned(),
            (None, Some(n)) => language.say("hint.go-on", &[("n", &n)]),
        }
    }
}

/// A button for the next stage, and above it what was asked for so far.
#[component]
pub fn Hints(hint: Hint) -> impl IntoView {
    let language = spoken();
    let n_shown = RwSignal::new(0_usize);
    let hint = StoredValue::new(hint);
    let stages = ["hint.ask", "hint.what", "hint.line"];
    let sentence = move |stage: usize| {
        hint.with_value(|hint| match stage {
            0 => hint.place(language),
            _ => hint.next.sentence.clone(),
        })
    };
    view! {
        <div class="hints" data-testid="hints">
            <div role="status">
                {move || (0..n_shown.get().min(2)).map(|stage| view! { <p data-testid="hint">{sentence(stage)}</p> }).collect_view()}
            </div>
            {move || (n_shown.get() > 2).then(|| {
                let NextStep { text, math, .. } = hint.with_value(|hint| hint.next.clone());
                view! { <div class="working" data-testid="hint-line"><Formula math text/></div> }
            })}
            // One button to the end: it keeps the focus.
            <Show when=move || n_shown.get() < stages.len()>
                <button class="quiet" data-testid="ask-hint" on:click=move |_| n_shown.update(|n| *n += 1)>
                    {move || stages.get(n_shown.get()).map(|key| language.text(key))}
                </button>
            </Show>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_stage_says_where_and_not_what() {
        let next = NextStep {
            sentence: "From line 1: Divide both sides by 2.".to_owned(),
            text: "x = 4".to_owned(),
            math: None,
        };
        let check = |first_unsound, last, wanted: &[&str]| {
            let hint = Hint { first_unsound, last, next: next.clone() };
            for (language, wanted) in [Language::En, Language::De].into_iter().zip(wanted) {
                assert_eq!(hint.place(language), *wanted);
            }
        };
        check(None, None, &["Begin with the problem.", "Beginne bei der Aufgabe."]);
        check(
            None,
            Some(2),
            &["Everything holds down to line 2: go on from there.", "Bis Zeile 2 stimmt alles: Mach dort weiter."],
        );
        check(
            Some(2),
            Some(4),
            &["Go back to line 2: what stands above it holds.", "Geh zurück zu Zeile 2: Was darüber steht, stimmt."],
        );
    }
}
