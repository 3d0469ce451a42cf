//! The pauses of a pass on the CPU, in which messages come in.

use crate::platform::{now_millis, yield_now};
use std::cell::Cell;

/// A pass gives way to waiting messages after this long.
const MAX_MILLIS_WITHOUT_PAUSE: f64 = 20.0;

/// What a pass asks between the network's layers: lets messages in where it is time to, then says whether it is still
/// `wanted`. One type whoever asks: every other one would be a forward pass of its own in the program.
pub fn pausing(wanted: &dyn Fn() -> bool) -> impl AsyncFn() -> bool {
    let paused = Cell::new(now_millis());
    async move || {
        if now_millis() - paused.get() > MAX_MILLIS_WITHOUT_PAUSE {
            yield_now().await;
            paused.set(now_millis());
        }
        wanted()
    }
}
