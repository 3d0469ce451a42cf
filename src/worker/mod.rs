//! The worker: owns the model and its engine, and answers the page's requests.
//!
//! In: [`ToWorker`](crate::protocol::ToWorker). Out: [`FromWorker`](crate::protocol::FromWorker), `Ready` first. The
//! exact-only review goes out before the model is asked; a newer request ends an older one at its next pause. It does
//! not know how a page is drawn.

mod class;
mod crew;
mod download;
mod faults;
mod guide;
mod job;
mod laid;
mod learned;
mod load;
mod memory;
mod pause;
mod rounding;
mod run;
mod self_test;

pub use crew::{Helpers, help};
pub use run::run;
