//! The line to fix, above all others: what it says, why it does not hold up, and where it stands in the text.

use super::math::Formula;
use super::where_apart::WhereApart;
use crate::app::sentences::{solution_name, spoken, unbroken};
use crate::text::Span;
use crate::tutor::{Review, StepCard};
use leptos::prelude::*;

/// A line to be shown above all others.
#[derive(Clone, PartialEq)]
pub struct Pinned {
    pub card_idx: usize,
    step_idx: usize,
    step: StepCard,
}

impl Pinned {
    /// The first unsound line of the first solution that has one.
    pub fn of(review: &Review) -> Option<Pinned> {
        review.cards.iter().enumerate().find_map(|(card_idx, card)| {
            let step_idx = card.first_unsound?;
            Some(Pinned { card_idx, step_idx, step: card.steps.get(step_idx)?.clone() })
        })
    }
}

/// `pick` is told the line's span when it is to be shown in the text; None where there is no text to show it in.
#[component]
pub fn FirstUnsound(pinned: Pinned, n_cards: usize, pick: Option<Callback<Span>>) -> impl IntoView {
    let language = spoken();
    let Pinned { card_idx, step_idx, step } = pinned;
    let n_line = step_idx + 1;
    let title = match n_cards {
        1 => language.say("check.to-fix", &[("n", &n_line)]),
        _ => language.say("check.to-fix-in", &[("name", &solution_name(card_idx)), ("n", &n_line)]),
    };
    let show = pick.map(|pick| {
        view! {
            <button class="quiet" on:click=move |_| pick.run(step.span)>{language.text("check.show-in-text")}</button>
        }
    });
    view! {
        <div class="pinned" data-testid="first-unsound" data-line=n_line.to_string()>
            <h3>{title}</h3>
            {match step.apart {
                Some(apart) => view! { <WhereApart apart/> }.into_any(),
                None => view! { <div class="working"><Formula math=step.math text=step.text/></div> }.into_any(),
            }}
            <p class="why">{unbroken(&step.why)}</p>
            {show}
        </div>
    }
}
