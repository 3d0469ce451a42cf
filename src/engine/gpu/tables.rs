//! What all layers of a pass read of its batch: the RoPE table, and what each row sees.
//!
//! The first layer uploads them, the others find them here; so does a later pass over the same batch.

use super::buffers::Tensor;
use super::engine::GpuEngine;
use crate::engine::EngineError;
use crate::kernels::{attention, rope_cache};
use crate::model::Packed;

/// The tables of the batch at hand.
#[derive(Default)]
pub(super) struct Tables {
    turns: Option<Turns>,
    seen: Option<Seen>,
}

struct Turns {
    positions: Vec<u32>,
    d_head: usize,
    theta: f32,
    /// `[n_tokens, d_head]`: cosine and sine of each pair.
    uploaded: Tensor,
}

struct Seen {
    /// As uploaded.
    elems: Vec<u32>,
    uploaded: Tensor,
}

impl GpuEngine {
    /// The batch's RoPE table, `[n_tokens, d_head]`: cosine and sine of each pair.
    pub(super) fn turns(&mut self, batch: &Packed, d_head: usize, theta: f32) -> Result<wgpu::Buffer, EngineError> {
        let fits = |t: &&Turns| t.positions == batch.positions && t.d_head == d_head && t.theta == theta;
        if let Some(turns) = self.tables.turns.as_ref().filter(fits) {
            return Ok(turns.uploaded.buffer.clone());
        }
        self.tables.turns = None;
        let turns = rope_cache::turns(&batch.positions, d_head, theta);
        let uploaded = self.upload(&turns, batch.n_tokens(), d_head)?;
        let turns = self.tables.turns.insert(Turns { positions: batch.positions.clone(), d_head, theta, uploaded });
        Ok(turns.uploaded.buffer.clone())
    }

    /// What each row of the batch sees, as [`attention::seen`] lays it out.
    pub(super) fn seen(&mut self, batch: &Packed) -> Result<wgpu::Buffer, EngineError> {
        let elems = attention::seen(&batch.seq_start, &batch.context_idx, &batch.slots);
        if let Some(seen) = self.tables.seen.as_ref().filter(|seen| seen.elems == elems) {
            return Ok(seen.uploaded.buffer.clone());
        }
        self.tables.seen = None;
        let uploaded = self.upload(&elems, elems.len(), 1)?;
        let seen = self.tables.seen.insert(Seen { elems, uploaded });
        Ok(seen.uploaded.buffer.clone())
    }
}
