//! Remote executors: further web workers, for machines with cores and no GPU; each runs the network on the batches it is
//! given, and nothing else.
//!
//! In: the model's file, then batches of token rows. Out: logits. An executor is the same program in another worker; it
//! does not know what a step is, let alone a page. No memory is shared: it wants no headers from the server.

mod messages;

mod executor;
mod pool;

pub use executor::{EXECUTOR, run_executor};
pub use pool::ExecutorPool;
