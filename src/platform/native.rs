//! The side of the seam that tests and the native tool stand on. There is no event loop here to give way to.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The file's name: there is no page that could carry it inside.
pub fn address_of(file: &str) -> String {
    file.to_owned()
}

/// 1: there are no workers here that could use more.
pub fn n_cores() -> usize {
    1
}

/// Wall-clock milliseconds since 1970.
pub fn now_millis() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64() * 1000.0)
}

/// Returns after at least `millis`. Blocks the thread.
pub async fn sleep(millis: u32) {
    std::thread::sleep(Duration::from_millis(u64::from(millis)));
}

/// Does nothing: no event can be waiting.
pub async fn yield_now() {}
