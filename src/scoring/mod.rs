//! Scoring: a process reward model on an engine, with what makes it fast.
//!
//! In: a model file's bytes, solutions. Out: one `p_sound` a step, None where a line is not judged. Sequences are packed
//! into passes; the prefix cache says what a KV cache holds already; the schedule says which executor computes what, the
//! dispatcher has it done. It does not know what a line means, nor how an executor is reached: [`RemoteExecutors`].

mod scorer;

mod loader;

mod dispatcher;
mod executor_cache;
mod executors;
mod pass;
mod prefix_cache;
mod schedule;

mod error;

pub use dispatcher::Dispatcher;
pub use error::ScoringError;
pub use executors::{BatchResult, LocalOnly, RemoteExecutors};
pub use loader::Loader;
pub use pass::{MAX_ROWS, Pass};
pub use prefix_cache::{Plan, PrefixCache};
pub use scorer::Scorer;
