//! The browser's side of the seam, for the page and for a worker alike: both have a clock and timers.

use js_sys::{Date, Function, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Wall-clock milliseconds since 1970.
pub fn now_millis() -> f64 {
    Date::now()
}

/// Lets the event loop run, and returns after at least `millis`.
pub async fn sleep(millis: u32) {
    let timer = Promise::new(&mut |resolve, _reject| {
        // `setTimeout` stands on the window in a page and on the global scope in a worker, never on both.
        let set_timeout = Reflect::get(&global(), &JsValue::from_str("setTimeout"))
            .ok()
            .and_then(|found| found.dyn_into::<Function>().ok());
        let started = set_timeout.is_some_and(|set_timeout| {
            set_timeout.call2(&JsValue::UNDEFINED, &resolve, &JsValue::from(millis)).is_ok()
        });
        if !started {
            // With no timer the wait is over at once: the caller goes on rather than hang.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    // The promise is only ever resolved.
    let _ = JsFuture::from(timer).await;
}

/// Lets waiting events in (a message, a key), then goes on.
pub async fn yield_now() {
    sleep(0).await;
}
