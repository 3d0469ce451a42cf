//! A network on an engine, with its KV cache: batch after batch in, logits at the marks out.

use super::{KvCache, ModelError, Network, Ops, Packed, forward};
use crate::gguf::Gguf;

/// The network, the engine that computes it, and the KV cache that passes leave to later ones.
pub struct Runner<O: Ops> {
    ops: O,
    network: Network<O>,
    kv_cache: KvCache<O>,
}

impl<O: Ops> Runner<O> {
    /// Hands a file's weights to the engine and makes room for `n_slots` rows.
    pub fn load(gguf: &Gguf<'_>, mut ops: O, n_slots: usize) -> Result<Runner<O>, ModelError> {
        Runner::new(Network::load(gguf, &mut ops)?, ops, n_slots)
    }

    /// Makes room for `n_slots` rows beside a network that the engine has.
    pub fn new(network: Network<O>, mut ops: O, n_slots: usize) -> Result<Runner<O>, ModelError> {
        let kv_cache = KvCache::new(&mut ops, &network, n_slots)?;
        Ok(Runner { ops, network, kv_cache })
    }

    /// Head logits at the batch's marks, as [`forward`], and read back.
    pub async fn logits(&mut self, batch: &Packed, wanted: &impl AsyncFn() -> bool) -> Result<Vec<f32>, ModelError> {
        let logits = forward(&mut self.ops, &self.network, &mut self.kv_cache, batch, wanted).await?;
        self.ops.read(logits).await.map_err(ModelError::engine)
    }

    /// What is computed.
    pub fn network(&self) -> &Network<O> {
        &self.network
    }

    /// Who computes it.
    pub fn engine(&self) -> &O {
        &self.ops
    }

    /// Who computes it, to be set up otherwise.
    pub fn engine_mut(&mut self) -> &mut O {
        &mut self.ops
    }
}
