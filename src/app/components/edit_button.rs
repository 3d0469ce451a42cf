//! What stands in a row, as a button that opens the row for writing.

use leptos::html::Button;
use leptos::prelude::*;

/// What the button does, and what is said before the row for readers by ear.
#[derive(Clone, Debug)]
pub struct EditButton {
    pub label: String,
    pub press: Callback<()>,
    /// Whether it takes the focus as it comes: the row was closed, or drawn anew, under the reader's hands.
    pub takes_focus: Callback<(), bool>,
}

/// `children` as they are, or in a button.
#[component]
pub fn Editable(edit: Option<EditButton>, children: Children) -> impl IntoView {
    match edit {
        None => children().into_any(),
        Some(EditButton { label, press, takes_focus }) => {
            let button = NodeRef::<Button>::new();
            Effect::new(move || {
                if let Some(button) = button.get()
                    && takes_focus.run(())
                {
                    let _ = button.focus();
                }
            });
            view! {
                <button
                    node_ref=button
                    class="row-edit"
                    data-testid="row-edit"
                    on:click=move |_| press.run(())
                >
                    <span class="for-ears">{label}" "</span>
                    {children()}
                </button>
            }
            .into_any()
        }
    }
}
