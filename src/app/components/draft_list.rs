//! The attempts beside the one that is served: open while they are written, then to be opened.

use super::draft_sheet::DraftSheet;
use crate::app::draft_session::DraftSession;
use crate::app::sentences::spoken;
use crate::app::state::AppState;
use leptos::prelude::*;

#[component]
pub fn DraftList() -> impl IntoView {
    let app = AppState::here();
    let language = spoken();
    let others = Memo::new(move |_| app.drafts.with(DraftSession::others));
    let has_served = Memo::new(move |_| app.drafts.with(|session| session.served().is_some()));
    view! {
        <Show when=move || has_served.get() && !others.with(Vec::is_empty)>
            <h3 class="drafts-others">{language.text("drafts.others")}</h3>
        </Show>
        <ul class="draft-list">
            <For each=move || others.get() key=|other| *other let((idx, n_same))>
                <DraftSheet idx n_same/>
            </For>
        </ul>
    }
}
