//! Fetches the model's file chunk by chunk, handing on what has arrived and reporting how far it is.

use crate::platform::now_millis;
use crate::protocol::{EngineState, Failure, Fault};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Response, WorkerGlobalScope};

/// The largest file that is fetched. A tab's program has 4 GiB in all, and unpacking for the CPU takes four times the
/// file beside it.
const MAX_MODEL_BYTES: u64 = 512 << 20;

/// Reports come no closer together than this.
const MILLIS_BETWEEN_REPORTS: f64 = 100.0;

/// What has arrived of the file so far, and its size where that is known. What it fails with ends the download.
pub type Take<'a> = &'a mut dyn FnMut(&[u8], Option<u64>) -> Result<(), Failure>;

/// The whole file at `url`, which `take` saw grow. In a worker only.
pub async fn download(url: &str, report: &dyn Fn(EngineState), take: Take<'_>) -> Result<Vec<u8>, Failure> {
    let failed = |fault: Fault| Failure::Fetch { url: url.to_owned(), fault };
    let thrown = |thrown: JsValue| failed(Fault::Theirs(words_of(&thrown)));
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let response = JsFuture::from(scope.fetch_with_str(url)).await.map_err(thrown)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(failed(Fault::Status(response.status())));
    }
    let total_bytes = content_length(&response);
    if total_bytes.is_some_and(|total| total > MAX_MODEL_BYTES) {
        return Err(failed(too_large(total_bytes.unwrap_or(u64::MAX))));
    }
    let body = response.body().ok_or_else(|| failed(Fault::NoAnswer))?;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let bytes = read(&reader, total_bytes, &failed, report, take).await;
    if bytes.is_err() {
        // The rest is not wanted; that the connection is gone already is no matter.
        let _ = reader.cancel();
    }
    bytes
}

async fn read(
    reader: &ReadableStreamDefaultReader,
    total_bytes: Option<u64>,
    failed: &dyn Fn(Fault) -> Failure,
    report: &dyn Fn(EngineState),
    take: Take<'_>,
) -> Result<Vec<u8>, Failure> {
    let thrown = |thrown: JsValue| failed(Fault::Theirs(words_of(&thrown)));
    let mut bytes = Vec::new();
    reserve(&mut bytes, total_bytes.unwrap_or(0)).map_err(failed)?;
    report(EngineState::Downloading { received_bytes: 0, total_bytes });
    let mut reported = now_millis();
    loop {
        let read = JsFuture::from(reader.read()).await.map_err(thrown)?;
        let done = Reflect::get(&read, &"done".into()).map_err(thrown)?;
        if done.is_truthy() {
            break;
        }
        let chunk: Uint8Array = Reflect::get(&read, &"value".into()).map_err(thrown)?.unchecked_into();
        let received_bytes = bytes.len() as u64 + u64::from(chunk.length());
        if received_bytes > MAX_MODEL_BYTES {
            return Err(failed(too_large(received_bytes)));
        }
        reserve(&mut bytes, chunk.length().into()).map_err(failed)?;
        bytes.extend_from_slice(&chunk.to_vec());
        take(&bytes, total_bytes)?;
        if now_millis() - reported > MILLIS_BETWEEN_REPORTS {
            report(EngineState::Downloading { received_bytes, total_bytes });
            reported = now_millis();
        }
    }
    match total_bytes {
        Some(total_bytes) if total_bytes != bytes.len() as u64 => {
            Err(failed(Fault::CutShort { received_bytes: bytes.len() as u64, total_bytes }))
        }
        _ => Ok(bytes),
    }
}

/// The size of the body as it will be read: unknown where it travels compressed.
fn content_length(response: &Response) -> Option<u64> {
    let headers = response.headers();
    let encoded = headers.get("content-encoding").ok().flatten().is_some();
    if encoded { None } else { headers.get("content-length").ok().flatten()?.parse().ok() }
}

fn reserve(bytes: &mut Vec<u8>, more: u64) -> Result<(), Fault> {
    let room = bytes.try_reserve(usize::try_from(more).unwrap_or(usize::MAX));
    room.map_err(|_| Fault::NoRoom { bytes: more })
}

fn too_large(found_bytes: u64) -> Fault {
    Fault::TooLarge { found_bytes, most_bytes: MAX_MODEL_BYTES }
}

fn words_of(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => format!("{thrown:?}"),
    }
}
