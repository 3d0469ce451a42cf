//! The browser's side of the seam, for the page and for a worker alike: both have a clock and timers.

use js_sys::{Date, Function, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Where a file of the bundle is to be fetched from: its name, relative to the page; or, in a page that carries its
/// files inside, an address that holds the file itself (`xtask/node/inside.js`).
///
/// In the page only: a worker is told its addresses.
pub fn address_of(file: &str) -> String {
    let inside = Reflect::get(&global(), &JsValue::from_str("surefootInside")).ok();
    let address = inside.and_then(|inside| Reflect::get(&inside, &JsValue::from_str(file)).ok());
    address.and_then(|address| address.as_string()).unwrap_or_else(|| file.to_owned())
}

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
