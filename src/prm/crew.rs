//! Others who run passes beside the engine at hand.

use crate::model::Packed;
use std::convert::Infallible;

/// Helpers, by number: each runs batches over the same network on an engine of the same kind, with a store of its own
/// of [`super::MAX_ROWS`]. A helper has at most one batch under way.
#[expect(async_fn_in_trait, reason = "one thread: futures need not be Send")]
pub trait Crew {
    /// A batch under way at a helper.
    type Batch;

    /// The helpers that can be given a batch now. One that has failed is never among them again.
    fn ready(&self) -> Vec<usize>;

    /// Gives a batch to a helper that is ready, and returns at once.
    fn start(&self, helper: usize, batch: &Packed) -> Self::Batch;

    /// Waits for a batch, for as long as it is `wanted`; that is asked now and then.
    async fn finish(&self, batch: Self::Batch, wanted: &impl AsyncFn() -> bool) -> Finished;

    /// Nobody waits for what is under way any more.
    fn give_up(&self);
}

/// What became of a helper's batch.
pub enum Finished {
    /// Logits at its marks, `[n_marks, N_CLASSES]`.
    Logits(Vec<f32>),
    /// The helper has failed.
    Failed,
    /// It is not wanted any more.
    Overtaken,
}

/// No helpers.
pub struct Alone;

impl Crew for Alone {
    type Batch = Infallible;

    fn ready(&self) -> Vec<usize> {
        Vec::new()
    }

    fn start(&self, _helper: usize, _batch: &Packed) -> Infallible {
        unreachable!("no helper is ever ready")
    }

    async fn finish(&self, batch: Infallible, _wanted: &impl AsyncFn() -> bool) -> Finished {
        match batch {}
    }

    fn give_up(&self) {}
}
