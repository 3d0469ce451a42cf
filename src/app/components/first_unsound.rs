//! The way from what is said of the whole to the line that is to be fixed, where why it does not hold up is said.

use crate::app::sentences::{solution_name, spoken};
use crate::tutor::Review;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Where the first unsound line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstUnsoundPlace {
    card_idx: usize,
    /// What the line is called.
    n_line: usize,
}

impl FirstUnsoundPlace {
    /// The first unsound line of the first solution that has one.
    pub fn of(review: &Review) -> Option<FirstUnsoundPlace> {
        review.cards.iter().enumerate().find_map(|(card_idx, card)| {
            Some(FirstUnsoundPlace { card_idx, n_line: card.number_of(card.first_unsound?) })
        })
    }
}

/// A button that brings the line's mark into sight and the focus to it.
#[component]
pub fn FirstUnsound(place: FirstUnsoundPlace, n_cards: usize) -> impl IntoView {
    let language = spoken();
    let FirstUnsoundPlace { card_idx, n_line } = place;
    let words = match n_cards {
        1 => language.say("check.go-to", &[("n", &n_line)]),
        _ => language.say("check.go-to-in", &[("name", &solution_name(card_idx)), ("n", &n_line)]),
    };
    let go = move |_| {
        let mark = document().query_selector(".step.first-unsound .step-mark").ok().flatten();
        if let Some(mark) = mark.and_then(|mark| mark.dyn_into::<web_sys::HtmlElement>().ok()) {
            mark.scroll_into_view();
            let _ = mark.focus();
        }
    };
    view! {
        <button class="quiet go-to" data-testid="first-unsound" data-line=n_line.to_string() on:click=go>{words}</button>
    }
}
