//! What one engine has computed: which rows lie in its store, and what the head said at the marks among them.
//!
//! It is kept beside the engine, here or for one that runs elsewhere: what is planned counts as computed from then on,
//! until the pass is known to have failed.

use super::PrmError;
use super::prompt::{MAX_ROWS, Pass};
use crate::model::{Known, N_CLASSES, Packed, Plan};
use std::collections::HashMap;

/// The rows and margins of one engine's store.
pub struct Computed {
    known: Known,
    /// Logit of "sound" less logit of "unsound" at the marks in the store, by slot.
    margins: HashMap<u32, f32>,
}

impl Computed {
    /// Nothing yet, in a store of [`MAX_ROWS`].
    pub fn new() -> Computed {
        Computed { known: Known::new(MAX_ROWS as u32), margins: HashMap::new() }
    }

    /// The rows in the store.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// Plans a pass over what is not known. Then either [`Computed::keep`] or [`Computed::forget`] its batch.
    pub fn plan(&mut self, pass: &Pass) -> Plan {
        let plan = self.known.plan(&pass.prefix, &pass.continuations, &pass.marks);
        if plan.forgot {
            self.margins.clear();
        }
        plan
    }

    /// Takes in a batch's logits, `[n_marks, N_CLASSES]`. If they are of another number the batch is forgotten.
    pub fn keep(&mut self, batch: &Packed, logits: &[f32]) -> Result<(), PrmError> {
        let (pairs, rest) = logits.as_chunks::<N_CLASSES>();
        if pairs.len() != batch.marks.len() || !rest.is_empty() {
            self.forget(batch);
            return Err(PrmError::Logits { n_marks: batch.marks.len(), found: logits.len() });
        }
        let slots = batch.marks.iter().map(|row| batch.first_slot + row);
        self.margins.extend(slots.zip(pairs.iter().map(|[unsound, sound]| sound - unsound)));
        Ok(())
    }

    /// A batch that was planned was not computed.
    pub fn forget(&mut self, batch: &Packed) {
        self.known.forget_from(batch.first_slot);
    }

    /// The margins at all marks of a plan whose batch was kept.
    pub fn margins(&self, plan: &Plan) -> Result<Vec<f32>, PrmError> {
        let found: Vec<f32> = plan.marks.iter().filter_map(|slot| self.margins.get(slot)).copied().collect();
        match found.len() == plan.marks.len() {
            true => Ok(found),
            false => Err(PrmError::Logits { n_marks: plan.marks.len(), found: found.len() }),
        }
    }
}
