//! What each mark says, in a few words beside its shape.

use super::mark_shape::MarkShape;
use crate::app::sentences::{mark_meaning, mark_word, spoken};
use crate::tutor::Mark;
use leptos::prelude::*;

const MARKS: [Mark; 8] = [
    Mark::Sound,
    Mark::Unsure,
    Mark::Unsound,
    Mark::Carried,
    Mark::Recovered,
    Mark::Lucky,
    Mark::Unchecked,
    Mark::Given,
];

/// All marks in a list.
#[component]
pub fn MarkMeanings() -> impl IntoView {
    let language = spoken();
    let entry = move |mark: Mark| {
        view! {
            <div data-mark=mark.name()>
                <dt><MarkShape mark/>" "{mark_word(mark, language)}</dt>
                <dd>{mark_meaning(mark, language)}</dd>
            </div>
        }
    };
    view! { <dl class="mark-meanings" data-testid="mark-meanings">{MARKS.map(entry).collect_view()}</dl> }
}
