//! The name of the page's program and the list of its pages.

use crate::app::route::Route;
use leptos::prelude::*;

/// `page` is the open page's name, as in [`Route::name`].
#[component]
pub fn Nav(page: Memo<&'static str>) -> impl IntoView {
    let entries = [Route::Compare(None), Route::Check, Route::Model];
    let links = entries.map(|route| {
        let name = route.name();
        let current = move || (page.get() == name).then_some("page");
        view! { <li><a href=route.fragment() aria-current=current>{name}</a></li> }
    });
    view! {
        <p class="wordmark"><a href="#compare">"Surefoot"</a></p>
        <nav aria-label="Pages"><ul>{links.collect_view()}</ul></nav>
    }
}
