//! One attempt of the tutor's: its name, how it stands, a mark for each line at a glance, and its lines when it is open.

use super::mark_shape::MarkShape;
use super::step_line::{LinePosition, StepLine, fingerprint, positioned_steps};
use crate::app::draft_sentences::standing_words;
use crate::app::draft_session::standing;
use crate::app::sentences::spoken;
use crate::app::state::AppState;
use crate::tutor::{AttemptStanding, Mark, StepCard};
use leptos::prelude::*;

/// `n_same` other attempts are the same to the letter. `open` shows the lines of an attempt that is not being written, too.
#[component]
pub fn DraftSheet(idx: usize, n_same: usize, #[prop(optional)] open: bool) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let draft = Memo::new(move |_| app.drafts.with(|session| session.draft(idx).cloned()));
    let is_open = Memo::new(move |_| open || app.drafts.with(|session| session.is_of_this_round(idx)));
    let words = move || draft.with(|draft| draft.as_ref().map(|draft| standing_words(draft, language)));
    let state = move || {
        draft.with(|draft| match draft {
            Some(draft) if draft.ending.is_none() => "writing",
            Some(draft) => match standing(draft) {
                AttemptStanding::Clean => "clean",
                AttemptStanding::RightUnsound { .. } | AttemptStanding::RightUnsure => "right",
                _ => "other",
            },
            None => "other",
        })
    };
    let mark = |mark: Mark| view! { <span data-mark=mark.name()><MarkShape mark/></span> };
    let marks = move || {
        let steps =
            draft.with(|draft| draft.as_ref().map(|draft| draft.card.steps.iter().map(|step| step.mark).collect()));
        let steps: Vec<Mark> = steps.unwrap_or_default();
        steps.into_iter().map(mark).collect_view()
    };
    // Where it goes on from is known when it begins.
    let from = app.drafts.with_untracked(|session| session.draft(idx)?.from);
    let lines =
        move || draft.with(|draft| draft.as_ref().map(|draft| positioned_steps(&draft.card)).unwrap_or_default());
    let line = move |(position, step): (LinePosition, StepCard)| {
        view! { <StepLine step position on_pick=None is_other=Signal::from(false) scores=true/> }
    };
    view! {
        <li class="draft" data-testid="draft" data-state=state>
            <details prop:open=move || is_open.get()>
                <summary>
                    <span class="draft-name">{language.say("drafts.name", &[("name", &(idx + 1))])}</span>
                    <span class="draft-about">
                        <span class="draft-standing" data-testid="draft-standing">{words}</span>
                        {(n_same > 0).then(|| [" · ".to_owned(), language.say("drafts.same", &[("n", &(n_same + 1))])])}
                    </span>
                    <span class="draft-marks" aria-hidden="true">
                        {marks}
                    </span>
                </summary>
                {from.map(|(attempt_idx, n_lines)| view! {
                    <p class="draft-from">{language.say("drafts.from", &[("name", &(attempt_idx + 1)), ("n", &n_lines)])}</p>
                })}
                <ol class="steps">
                    <For each=lines key=fingerprint let(step)>{line(step)}</For>
                </ol>
            </details>
        </li>
    }
}
