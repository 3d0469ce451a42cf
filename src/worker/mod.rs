//! The worker: owns the model and its engine, and answers the page's requests.
//!
//! In: [`ToWorker`](crate::protocol::ToWorker). Out: [`FromWorker`](crate::protocol::FromWorker), `Ready` first. The
//! exact-only review goes out before the model is asked; a newer request ends an older one at its next pause. It does
//! not know how a page is drawn.

mod answered_question;
mod class;
mod class_problems;
mod download;
mod drafts;
mod executors;
mod faults;
mod job;
mod load;
mod loaded_model;
mod next_step;
mod pause;
mod result_cache;
mod rounding;
mod rules;
mod run;
mod self_test;
mod worked_problem;

pub use executors::{ExecutorPool, run_executor};
pub use run::run;
