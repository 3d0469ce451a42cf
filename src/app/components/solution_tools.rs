//! What can be done with a marked solution: copy it as text, as LaTeX or as a link, or print it.
//!
//! Where the browser keeps pages from the clipboard, the text is shown, selected, to be copied by hand.

use crate::app::clipboard::{address_with, copy};
use crate::app::copied::{as_latex, as_text};
use crate::app::route::Route;
use crate::app::sentences::spoken;
use crate::app::shared_link::{MAX_TEXT_BYTES, packed};
use crate::app::state::AppState;
use crate::tutor::Card;
use crate::words::Language;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// `text` is what a link is to hold, and `route` the page that it opens.
#[component]
pub fn SolutionTools(
    #[prop(into)] text: Signal<String>,
    #[prop(default = Route::Shared)] route: fn(String) -> Route,
) -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let said = RwSignal::new(String::new());
    let by_hand = RwSignal::new(None::<String>);
    let put = move |text: String, done: &'static str| {
        spawn_local(async move {
            let copied = copy(&text).await;
            said.set(language.text(if copied { done } else { "tools.by-hand" }).to_owned());
            by_hand.set(Some(text).filter(|_| !copied));
        });
    };
    let cards = move |form: fn(&Card, Language) -> String| {
        let cards = app.read_once(|session| session.review().map(|review| review.cards.clone()).unwrap_or_default());
        cards.iter().map(|card| form(card, language)).collect::<Vec<_>>().join("\n")
    };
    let put_link = move |_| match text.with_untracked(|text| packed(text)) {
        Some(packed) => put(address_with(&route(packed)), "tools.link-copied"),
        None => {
            let most = language.integer(MAX_TEXT_BYTES);
            said.set(language.say("tools.too-long-for-link", &[("most", &most)]));
            by_hand.set(None);
        }
    };
    let print = move |_| {
        let _ = window().print();
    };
    view! {
        <div class="tools">
            <button data-testid="copy-text" on:click=move |_| put(cards(as_text), "tools.text-copied")>
                {language.text("tools.copy-text")}
            </button>
            <button data-testid="copy-latex" on:click=move |_| put(cards(as_latex), "tools.latex-copied")>
                {language.text("tools.copy-latex")}
            </button>
            <button data-testid="copy-link" on:click=put_link>{language.text("tools.copy-link")}</button>
            <button on:click=print>{language.text("tools.print")}</button>
            <p class="tools-said" role="status" data-testid="tools-said">{move || said.get()}</p>
            {move || by_hand.get().map(|text| view! { <ByHand text/> })}
        </div>
    }
}

#[component]
fn ByHand(text: String) -> impl IntoView {
    let language = spoken();
    let area = NodeRef::<Textarea>::new();
    Effect::new(move || {
        if let Some(area) = area.get() {
            let _ = area.focus();
            area.select();
        }
    });
    view! {
        <textarea node_ref=area class="by-hand" readonly rows="4" aria-label=language.text("tools.by-hand-label")>
            {text}
        </textarea>
    }
}
