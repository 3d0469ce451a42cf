//! Builds the page: one app, the list of pages, and whichever page the address names.

use super::bank::{BANK_URL, Bank};
use super::components::{Masthead, OfflineLine, UpdateNotice};
use super::fetch::fetch_text;
use super::keyboard_room::follow_keyboard;
use super::pages::{Check, Class, Compare, Judging, Own, Practice, Present, Start};
use super::preferences::{language_wished, theme_wished};
use super::route::Route;
use super::sentences::spoken;
use super::settings::Settings;
use super::state::AppState;
use super::theme::follow_theme;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Puts the page into the document's body and runs it. Browser only.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(App);
}

/// What outlives a change of language: the app and the address.
#[component]
fn App() -> impl IntoView {
    let query = window().location().search().unwrap_or_default();
    let app = AppState::new(Settings::from_query(&query), language_wished(), theme_wished());
    provide_context(app);
    follow_theme(app);
    follow_keyboard();
    spawn_local(async move {
        let bank = fetch_text(BANK_URL).await.and_then(|text| Bank::from_json(&text));
        app.bank.set(Some(bank));
    });

    let route = app.route;
    let listening = window_event_listener(leptos::ev::hashchange, move |_| app.follow_address());
    on_cleanup(move || listening.remove());
    let language = app.language();
    Effect::new(move || {
        let page = route.with(|route| route.name(language.get()));
        document().set_title(&language.get().say("page.title", &[("page", &page)]));
        if let Some(html) = document().document_element() {
            let _ = html.set_attribute("lang", language.get().tag());
        }
    });
    move || {
        provide_context(language.get());
        view! { <Page route/> }
    }
}

/// The page in one language: another language builds it anew.
#[component]
fn Page(route: RwSignal<Route>) -> impl IntoView {
    let language = spoken();
    // One problem to the next is the same page: it stays, and moves itself.
    let page = Memo::new(move |_| route.with(Route::page));
    let problem_id = Signal::derive(move || match route.get() {
        Route::Compare(id) => id,
        _ => None,
    });
    let shared = Signal::derive(move || match route.get() {
        Route::Shared(packed) | Route::SharedProblem(packed) => Some(packed),
        _ => None,
    });
    let practised = Signal::derive(move || match route.get() {
        Route::Practice(name) => name,
        _ => None,
    });
    view! {
        <a class="skip" href="#main-content" on:click=focus_main>{language.text("page.skip")}</a>
        <Masthead page/>
        <UpdateNotice/>
        <main id="main-content" tabindex="-1">
            {move || match page.get() {
                Route::Class => view! { <Class/> }.into_any(),
                Route::Own | Route::SharedProblem(_) => view! { <Own shared/> }.into_any(),
                Route::Practice(_) => view! { <Practice name=practised/> }.into_any(),
                Route::Check | Route::Shared(_) => view! { <Check shared/> }.into_any(),
                Route::Present { problem_id, solution_idx } => {
                    view! { <Present problem_id solution_idx/> }.into_any()
                }
                Route::Judging => view! { <Judging/> }.into_any(),
                Route::Start => view! { <Start/> }.into_any(),
                Route::Compare(_) => view! { <Compare problem_id/> }.into_any(),
            }}
        </main>
        <footer class="colophon">{language.text("page.privacy")} " " <OfflineLine/></footer>
    }
}

/// The fragment names the page that is open, so the skip link moves the focus itself.
fn focus_main(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    if let Some(main) = document().get_element_by_id("main-content") {
        use wasm_bindgen::JsCast;
        let _ = main.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}
