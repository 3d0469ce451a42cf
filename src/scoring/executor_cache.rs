//! The account of one executor's KV cache: which rows lie in it, and what the head said at the marks among them.
//!
//! It is held by the dispatcher, whether the executor is the engine at hand or another worker: what is planned counts as
//! cached from then on, until the pass is known to have failed.

use super::ScoringError;
use super::pass::{MAX_ROWS, Pass};
use super::prefix_cache::{Plan, PrefixCache};
use crate::model::{N_CLASSES, Packed};
use std::collections::HashMap;

/// Rows and margins in one executor's KV cache.
pub struct ExecutorCache {
    prefixes: PrefixCache,
    /// Logit of "sound" less logit of "unsound" at the cached marks, by slot.
    margins: HashMap<u32, f32>,
}

impl ExecutorCache {
    /// Empty, with [`MAX_ROWS`] slots.
    pub fn new() -> ExecutorCache {
        ExecutorCache { prefixes: PrefixCache::new(MAX_ROWS as u32), margins: HashMap::new() }
    }

    /// Which rows are cached.
    pub fn prefixes(&self) -> &PrefixCache {
        &self.prefixes
    }

    /// Plans a pass over what is not cached. Then either [`ExecutorCache::store`] or [`ExecutorCache::discard`] its
    /// batch.
    pub fn plan(&mut self, pass: &Pass) -> Plan {
        let plan = self.prefixes.plan(&pass.prefix, &pass.continuations, &pass.marks);
        if plan.evicted {
            self.margins.clear();
        }
        plan
    }

    /// Takes in a batch's logits, `[n_marks, N_CLASSES]`. If they are of another number the batch is discarded.
    pub fn store(&mut self, batch: &Packed, logits: &[f32]) -> Result<(), ScoringError> {
        let (pairs, rest) = logits.as_chunks::<N_CLASSES>();
        if pairs.len() != batch.marks.len() || !rest.is_empty() {
            self.discard(batch);
            return Err(ScoringError::Logits { n_marks: batch.marks.len(), found: logits.len() });
        }
        let slots = batch.marks.iter().map(|row| batch.first_slot + row);
        self.margins.extend(slots.zip(pairs.iter().map(|[unsound, sound]| sound - unsound)));
        Ok(())
    }

    /// A batch that was planned was not computed.
    pub fn discard(&mut self, batch: &Packed) {
        self.prefixes.truncate(batch.first_slot);
    }

    /// The margins at all marks of a plan whose batch was stored.
    pub fn margins(&self, plan: &Plan) -> Result<Vec<f32>, ScoringError> {
        let found: Vec<f32> = plan.marks.iter().filter_map(|slot| self.margins.get(slot)).copied().collect();
        match found.len() == plan.marks.len() {
            true => Ok(found),
            false => Err(ScoringError::Logits { n_marks: plan.marks.len(), found: found.len() }),
        }
    }
}
