//! The head of every page: the program's name, the list of its pages, and what holds for all of them.
//!
//! One row at every width: where there is no room for the list, it and the preferences stand behind a button.

use super::engine_trouble::EngineTrouble;
use super::preferences::Preferences;
use crate::app::route::Route;
use crate::app::sentences::spoken;
use leptos::prelude::*;

/// `page` is the open one, as from [`Route::page`].
#[component]
pub fn Masthead(page: Memo<Route>) -> impl IntoView {
    let language = spoken();
    let open = RwSignal::new(false);
    // Whoever has chosen a page is done with the list.
    Effect::watch(move || page.get(), move |_, _, _| open.set(false), false);
    let entries = [Route::Check, Route::Own, Route::Practice(None), Route::Class, Route::Compare(None), Route::Judging];
    let links = entries.map(|route| {
        let (name, fragment) = (route.name(language), route.fragment());
        let current = move || (page.get() == route).then_some("page");
        view! { <li><a href=fragment aria-current=current>{name}</a></li> }
    });
    view! {
        <header
            class="masthead"
            class:open=move || open.get()
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    open.set(false);
                }
            }
        >
            <p class="wordmark"><a href=Route::Start.fragment()>"Surefoot"</a></p>
            <button
                class="menu-button"
                data-testid="menu"
                aria-expanded=move || open.get().to_string()
                aria-controls="menu"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {language.text("page.menu")}
            </button>
            <div class="menu" id="menu">
                <nav aria-label=language.text("page.list")><ul>{links.collect_view()}</ul></nav>
                <Preferences/>
            </div>
            <EngineTrouble/>
        </header>
    }
}
