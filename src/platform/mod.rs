//! The one seam between the browser and everything else: functions and lanes of the same names on both sides.
//!
//! Callers hold no `cfg`; what a platform cannot do it says in the function's documentation.

#[cfg(not(target_arch = "wasm32"))]
mod lanes_native;
#[cfg(target_arch = "wasm32")]
mod lanes_web;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub use lanes_native::{Floats, LANES_ARE_FAST, Pairs, Sums};
#[cfg(target_arch = "wasm32")]
pub use lanes_web::{Floats, LANES_ARE_FAST, Pairs, Sums};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{address_of, n_cores, now_millis, sleep, yield_now};
#[cfg(target_arch = "wasm32")]
pub use web::{address_of, n_cores, now_millis, sleep, yield_now};
