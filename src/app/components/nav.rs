//! The name of the page's program and the list of its pages.

use crate::app::route::Route;
use crate::app::sentences::spoken;
use leptos::prelude::*;

/// `page` is the open one, as from [`Route::page`].
#[component]
pub fn Nav(page: Memo<Route>) -> impl IntoView {
    let language = spoken();
    let entries = [Route::Compare(None), Route::Check, Route::Class, Route::Own, Route::Model];
    let links = entries.map(|route| {
        let (name, fragment) = (route.name(language), route.fragment());
        let current = move || (page.get() == route).then_some("page");
        view! { <li><a href=fragment aria-current=current>{name}</a></li> }
    });
    view! {
        <p class="wordmark"><a href="#compare">"Surefoot"</a></p>
        <nav aria-label=language.text("page.list")><ul>{links.collect_view()}</ul></nav>
    }
}
