//! Builds the page: one desk, the list of pages, and whichever page the address names.

use super::bank::{BANK_URL, Bank};
use super::components::{EngineBadge, Nav};
use super::desk::Desk;
use super::fetch::fetch_text;
use super::pages::{Check, Compare, Model};
use super::route::Route;
use super::settings::Settings;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Puts the page into the document's body and runs it. Browser only.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let query = window().location().search().unwrap_or_default();
    let desk = Desk::new(Settings::from_query(&query));
    provide_context(desk);
    spawn_local(async move {
        let bank = fetch_text(BANK_URL).await.and_then(|text| Bank::from_json(&text));
        desk.bank.set(Some(bank));
    });

    let route = RwSignal::new(route_now());
    let listening = window_event_listener(leptos::ev::hashchange, move |_| route.set(route_now()));
    on_cleanup(move || listening.remove());
    Effect::new(move || document().set_title(&format!("Surefoot: {}", route.with(Route::name))));
    // One problem to the next is the same page: it stays, and moves itself.
    let page = Memo::new(move |_| route.with(|route| route.name()));
    let problem_id = Signal::derive(move || match route.get() {
        Route::Compare(id) => id,
        _ => None,
    });

    view! {
        <a class="skip" href="#main-content" on:click=focus_main>"Skip to the page"</a>
        <header class="masthead">
            <Nav page/>
            <EngineBadge/>
        </header>
        <main id="main-content" tabindex="-1">
            {move || match page.get() {
                "Check" => view! { <Check/> }.into_any(),
                "Model" => view! { <Model/> }.into_any(),
                _ => view! { <Compare problem_id/> }.into_any(),
            }}
        </main>
        <footer class="colophon">
            "Everything runs in this tab. What you type or paste stays on this machine."
        </footer>
    }
}

fn route_now() -> Route {
    Route::from_fragment(&window().location().hash().unwrap_or_default())
}

/// The fragment names the page that is open, so the skip link moves the focus itself.
fn focus_main(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    if let Some(main) = document().get_element_by_id("main-content") {
        use wasm_bindgen::JsCast;
        let _ = main.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}
