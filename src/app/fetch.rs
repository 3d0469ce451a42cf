//! Files beside the page: the bank and the model's figures.

use crate::platform::address_of;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The text of a file of the bundle. The error is in words for the reader.
pub async fn fetch_text(file: &str) -> Result<String, String> {
    let window = web_sys::window().ok_or("there is no window")?;
    let response: Response = settle(window.fetch_with_str(&address_of(file))).await?.unchecked_into();
    if !response.ok() {
        return Err(format!("the server answered {}", response.status()));
    }
    let text = settle(response.text().map_err(words_of)?).await?;
    text.as_string().ok_or_else(|| "it is not text".to_owned())
}

async fn settle(promise: js_sys::Promise) -> Result<JsValue, String> {
    JsFuture::from(promise).await.map_err(words_of)
}

/// The message of a thrown error, or the thrown thing itself.
fn words_of(thrown: JsValue) -> String {
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => format!("{thrown:?}"),
    }
}
