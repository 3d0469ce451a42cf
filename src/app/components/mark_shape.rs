//! The shape of each mark, drawn as a pen would; its colour comes from the style sheet, its word stands beside it.

use crate::tutor::Mark;
use leptos::prelude::*;

/// The strokes of a mark in a 20 by 20 box.
fn strokes(mark: Mark) -> &'static str {
    match mark {
        // A tick.
        Mark::Sound => "M3.5 11 L8 15.5 L16.5 4.5",
        // A question mark.
        Mark::Unsure => "M6.5 7 C6.5 2.8 13.5 2.8 13.5 7 C13.5 10 10 9.8 10 12.6 M10 16.2 L10 16.6",
        // A cross.
        Mark::Unsound => "M4.5 4.5 L15.5 15.5 M15.5 4.5 L4.5 15.5",
        // Down from the line above, and on.
        Mark::Carried => "M5 3.5 L5 12 L15.5 12 M11.5 8 L15.5 12 L11.5 16",
        // Back to where it was.
        Mark::Recovered => "M15.5 14.5 C15.5 6.5 6 5 4.5 9.5 M4 4.5 L4.3 10 L9.6 9.2",
        // A die that shows two.
        Mark::Lucky => "M4 4 L16 4 L16 16 L4 16 Z M7.5 7.5 L7.6 7.6 M12.5 12.5 L12.6 12.6",
        // A dash.
        Mark::Unchecked => "M5 10 L15 10",
        // A flag.
        Mark::Start => "M6 17 L6 3.5 L15 7 L6 10.5",
    }
}

/// A mark's shape; its word is written beside it, so readers by ear pass over the shape.
#[component]
pub fn MarkShape(mark: Mark) -> impl IntoView {
    view! {
        <svg class="mark-shape" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d=strokes(mark)></path>
        </svg>
    }
}
