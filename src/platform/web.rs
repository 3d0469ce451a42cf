//! The browser's side of the seam, for the page and for a worker alike: both have a clock and channels.

use js_sys::{Date, Function, Promise, Reflect, global};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
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

#[wasm_bindgen]
extern "C" {
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
