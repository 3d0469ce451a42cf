//! What stands in a row, as a button that opens the row for writing.

use leptos::prelude::*;

/// What the button does, and what it is called for readers by ear.
#[derive(Clone, Debug)]
pub struct EditButton {
    /// By which the button is found again when the row is closed.
    pub id: String,
    pub label: String,
    pub press: Callback<()>,
}

/// `children` as they are, or in a button.
#[component]
pub fn Editable(edit: Option<EditButton>, children: Children) -> impl IntoView {
    match edit {
        None => children().into_any(),
        Some(EditButton { id, label, press }) => view! {
            <button class="row-edit" data-testid="row-edit" id=id aria-label=label on:click=move |_| press.run(())>
                {children()}
            </button>
        }
        .into_any(),
    }
}
