//! Executors beside the engine at hand: who runs batches elsewhere, as the dispatcher sees them.

use crate::model::Packed;
use std::convert::Infallible;

/// Remote executors, by number: each runs batches of the same network on an engine of the same kind, with a KV cache of
/// its own of [`super::MAX_ROWS`] slots. An executor has at most one batch in flight.
#[expect(async_fn_in_trait, reason = "one thread: futures need not be Send")]
pub trait RemoteExecutors {
    /// A batch in flight.
    type Batch;

    /// The executors that can be given a batch now. One that has failed is never among them again.
    fn ready(&self) -> Vec<usize>;

    /// Gives a batch to an executor that is ready, and returns at once.
    fn start(&self, executor: usize, batch: &Packed) -> Self::Batch;

    /// Waits for a batch, for as long as it is `wanted`; that is asked now and then.
    async fn finish(&self, batch: Self::Batch, wanted: &impl AsyncFn() -> bool) -> BatchResult;

    /// Cancels what is in flight.
    fn cancel(&self);
}

/// What became of an executor's batch.
pub enum BatchResult {
    /// Logits at its marks, `[n_marks, N_CLASSES]`.
    Logits(Vec<f32>),
    /// The executor has failed.
    Failed,
    /// It is not wanted any more.
    Cancelled,
}

/// No remote executors: the engine at hand runs everything.
pub struct LocalOnly;

impl RemoteExecutors for LocalOnly {
    type Batch = Infallible;

    fn ready(&self) -> Vec<usize> {
        Vec::new()
    }

    fn start(&self, _executor: usize, _batch: &Packed) -> Infallible {
        unreachable!("no remote executor is ever ready")
    }

    async fn finish(&self, batch: Infallible, _wanted: &impl AsyncFn() -> bool) -> BatchResult {
        match batch {}
    }

    fn cancel(&self) {}
}
