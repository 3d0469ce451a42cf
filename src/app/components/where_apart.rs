//! Two lines one under the other, with the pieces outlined in which they differ.

use super::math::Formula;
use crate::tutor::Apart;
use leptos::prelude::*;

/// The line above and the line that does not follow from it.
#[component]
pub fn WhereApart(apart: Apart) -> impl IntoView {
    let Apart { earlier, line } = apart;
    view! {
        <div class="where-apart working" data-testid="where-apart">
            <Formula math=Some(earlier) text=String::new()/>
            <Formula math=Some(line) text=String::new()/>
        </div>
    }
}
