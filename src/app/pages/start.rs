//! The first screen: what this is, two ways in, and an example that marks itself.

use crate::app::components::{LiveExample, Notices};
use crate::app::route::Route;
use crate::app::sentences::spoken;
use leptos::prelude::*;

#[component]
pub fn Start() -> impl IntoView {
    let language = spoken();
    let way_in = |route: Route, name: &'static str, hint: &'static str| {
        view! {
            <a class="way-in" href=route.fragment()>
                <strong>{language.text(name)}</strong>
                <span>{language.text(hint)}</span>
            </a>
        }
    };
    view! {
        <div class="page start">
            <section class="purpose">
                <h1>{language.text("start.purpose")}</h1>
                <div class="ways-in">
                    {way_in(Route::Check, "start.check", "start.check-hint")}
                    {way_in(Route::Own, "start.own", "start.own-hint")}
                </div>
                <p class="hint">
                    {language.text("start.privacy")} " "
                    <a href=Route::Class.fragment()>{language.text("start.class")}</a>
                </p>
            </section>
            <section class="live" aria-labelledby="live-heading">
                <h2 id="live-heading">{language.text("start.example")}</h2>
                <Notices/>
                <LiveExample/>
                <p><a href=Route::Compare(None).fragment()>{language.text("start.more")}</a></p>
            </section>
        </div>
    }
}
