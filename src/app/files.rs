//! A file that the reader chose, read into memory. It goes nowhere else.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlInputElement};

/// The file chosen in a file input, if one is. The input is emptied, so that the same file can be chosen again.
pub fn take_file(input: &HtmlInputElement) -> Option<Blob> {
    let files = Reflect::get(input, &"files".into()).ok()?;
    let file = Reflect::get_u32(&files, 0).ok()?.dyn_into::<Blob>().ok();
    input.set_value("");
    file
}

/// The file's bytes. The error is the browser's words.
pub async fn bytes_of(file: &Blob) -> Result<Vec<u8>, String> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(words_of)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn words_of(thrown: JsValue) -> String {
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => format!("{thrown:?}"),
    }
}
