//! The browser's side of the seam, for the page and for a worker alike: both have a clock, timers and channels.

use js_sys::{Date, Function, Promise, Reflect, global};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

/// Where a file of the bundle is to be fetched from: its name, relative to the page or the worker's script; or, where
/// page and worker carry their files inside, an address that holds the file itself (`xtask/node/inside.js`).
///
/// The page's files are the page's to address: a worker is told where a model lies.
pub fn address_of(file: &str) -> String {
    let inside = Reflect::get(&global(), &JsValue::from_str("surefootInside")).ok();
    let address = inside.and_then(|inside| Reflect::get(&inside, &JsValue::from_str(file)).ok());
    address.and_then(|address| address.as_string()).unwrap_or_else(|| file.to_owned())
}

/// Cores that this page's workers may use, as the browser tells it; 1 where it does not.
pub fn n_cores() -> usize {
    let navigator = Reflect::get(&global(), &JsValue::from_str("navigator")).ok();
    let found =
        navigator.and_then(|navigator| Reflect::get(&navigator, &JsValue::from_str("hardwareConcurrency")).ok());
    found.and_then(|found| found.as_f64()).map_or(1, |n| n as usize).max(1)
}

/// Wall-clock milliseconds since 1970.
pub fn now_millis() -> f64 {
    Date::now()
}

/// Lets the event loop run, and returns after at least `millis`.
pub async fn sleep(millis: u32) {
    let timer = Promise::new(&mut |resolve, _reject| set_timeout(&resolve, millis));
    // The promise is only ever resolved.
    let _ = JsFuture::from(timer).await;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(over: &Function, millis: u32);

    type MessageChannel;
    #[wasm_bindgen(constructor)]
    fn new() -> MessageChannel;
    #[wasm_bindgen(method, getter)]
    fn port1(this: &MessageChannel) -> MessagePort;
    #[wasm_bindgen(method, getter)]
    fn port2(this: &MessageChannel) -> MessagePort;

    type MessagePort;
    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &MessagePort, heard: &Function);
    #[wasm_bindgen(method, js_name = postMessage)]
    fn post_message(this: &MessagePort, message: &JsValue);
    #[wasm_bindgen(method)]
    fn close(this: &MessagePort);
}

/// Lets waiting events in (a message, a key), then goes on.
///
/// It waits for a message to itself, which queues up behind those that wait already. A timer would do as well, but
/// browsers make it last 4 ms once timers start each other; `scheduler.yield` would go on ahead of what waits.
pub async fn yield_now() {
    let channel = MessageChannel::new();
    let (here, there) = (channel.port1(), channel.port2());
    let heard = Promise::new(&mut |resolve, _reject| {
        here.set_onmessage(&resolve);
        there.post_message(&JsValue::UNDEFINED);
    });
    // The promise is only ever resolved.
    let _ = JsFuture::from(heard).await;
    here.close();
}
