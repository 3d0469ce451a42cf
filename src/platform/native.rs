//! The side of the seam that tests and the native tool stand on. There is no event loop here to give way to.

use std::time::{SystemTime, UNIX_EPOCH};

/// The file's name: there is no page that could carry it inside.
pub fn address_of(file: &str) -> String {
    file.to_owned()
}

/// Wall-clock milliseconds since 1970.
pub fn now_millis() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64() * 1000.0)
}

/// Does nothing: no event can be waiting.
pub async fn yield_now() {}
