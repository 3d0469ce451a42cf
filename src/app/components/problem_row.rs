//! The problem as the first row of a solution, its word in the margin where the lines have their marks.

use super::edit_button::{EditButton, Editable};
use super::math::Formula;
use crate::app::sentences::spoken;
use crate::tutor::Given;
use leptos::prelude::*;

/// The problem with its word; where it was not read, the piece that was not understood and what that means. With `edit`
/// it is a button that opens the row.
#[component]
pub fn ProblemRow(given: Given, #[prop(default = None)] edit: Option<EditButton>) -> impl IntoView {
    let Given { text, math, unread, why, .. } = given;
    view! {
        <li class="step unmarked" data-testid="problem-row">
            <div class="step-row">
                <span class="margin-word">{spoken().text("role.problem")}</span>
                <div class="working"><Editable edit><Formula math text unread/></Editable></div>
            </div>
            {why.map(|why| view! { <p class="why" data-testid="problem-unread">{why}</p> })}
        </li>
    }
}
