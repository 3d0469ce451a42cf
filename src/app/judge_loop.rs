//! What is written is judged after each pause in typing; the row at the cursor once it is finished.

use super::state::AppState;
use super::writing::Pen;
use crate::protocol::{WorkInput, Writing};
use leptos::prelude::*;
use std::time::Duration;

/// The pause in typing after which the text is judged.
const PAUSE: Duration = Duration::from_millis(150);

/// The further pause after which the row that was being written counts as finished.
const REST: Duration = Duration::from_millis(1350);

/// Judges the text as it stands, then after each pause in typing; the row at the cursor once it is finished.
///
/// `cursor` is the byte at which the cursor stands. `track` reads what is edited beside `text`, `work` makes the work to be
/// judged, beside the row that is being written, `keep` stores what was typed. Gives whether there is text that was not
/// yet sent, and what is to be called when the cursor moves.
pub fn judge_after_pauses<T: 'static>(
    app: AppState,
    text: RwSignal<String>,
    cursor: StoredValue<Option<usize>>,
    track: impl Fn() -> T + 'static,
    work: impl Fn(Option<Writing>) -> WorkInput + Copy + Send + Sync + 'static,
    keep: impl Fn() + Copy + Send + Sync + 'static,
) -> (RwSignal<bool>, Callback<()>) {
    app.open(work(None));
    let typing = RwSignal::new(false);
    let pen = StoredValue::new(text.with_untracked(|text| Pen::at_rest(text)));
    let pause = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(running) = pause.get_value() {
            running.clear();
        }
    };
    let judge = move || {
        keep();
        app.revise(work(pen.with_value(Pen::writing)));
        typing.set(false);
    };
    let finish = move || {
        if pen.try_update_value(Pen::rested) == Some(true) {
            judge();
        }
    };
    let judge_and_wait = move || {
        judge();
        pause.set_value(set_timeout_with_handle(finish, REST).ok());
    };
    let on_move = Callback::new(move |()| {
        let finishes = pen.try_update_value(|pen| pen.moved(cursor.get_value())) == Some(true);
        // Text that was not yet sent will be, without a row held back.
        if finishes && !typing.get_untracked() {
            stop();
            judge();
        }
    });
    Effect::watch(
        move || {
            text.track();
            track();
        },
        move |(), _, _| {
            stop();
            typing.set(true);
            text.with_untracked(|text| pen.update_value(|pen| pen.wrote(text, cursor.get_value())));
            pause.set_value(set_timeout_with_handle(judge_and_wait, PAUSE).ok());
        },
        false,
    );
    // What was typed in the last moment before the page is left or loaded anew.
    let leaving = window_event_listener(leptos::ev::pagehide, move |_| keep());
    on_cleanup(move || {
        stop();
        keep();
        leaving.remove();
    });
    (typing, on_move)
}
