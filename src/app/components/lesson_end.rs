//! What can be done below a problem that was worked out: try a like one, copy the solutions, share the problem.

use super::solution_tools::SolutionTools;
use crate::app::route::Route;
use crate::app::sentences::spoken;
use crate::app::state::AppState;
use leptos::prelude::*;

#[component]
pub fn LessonEnd() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    app.found_no_like.set(false);
    // Another one at each press: a seed needs no more than to be new.
    let ask = move |_| app.find_like((js_sys::Math::random() * 2f64.powi(32)) as u64);
    view! {
        <div class="lesson-end">
            <p>
                <button class="main" data-testid="own-like" on:click=ask>{language.text("own.like")}</button>
                <span role="status" class="hint">
                    {move || app.found_no_like.get().then(|| language.text("own.no-like"))}
                </span>
            </p>
            <SolutionTools text=app.problem route=Route::SharedProblem/>
        </div>
    }
}
