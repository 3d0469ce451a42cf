//! A network on an engine, with a store for what it computes: batch after batch in, logits at the marks out.

use super::{ModelError, Network, Ops, Packed, Store, forward};
use crate::gguf::Gguf;

/// The network, whoever computes it and what it has left for later passes.
pub struct Runner<O: Ops> {
    ops: O,
    network: Network<O>,
    store: Store<O>,
}

impl<O: Ops> Runner<O> {
    /// Hands a file's weights to the engine and makes room for `n_slots` rows.
    pub fn load(gguf: &Gguf<'_>, mut ops: O, n_slots: usize) -> Result<Runner<O>, ModelError> {
        Runner::new(Network::load(gguf, &mut ops)?, ops, n_slots)
    }

    /// Makes room for `n_slots` rows beside a network that the engine has.
    pub fn new(network: Network<O>, mut ops: O, n_slots: usize) -> Result<Runner<O>, ModelError> {
        let store = Store::new(&mut ops, &network, n_slots)?;
        Ok(Runner { ops, network, store })
    }

    /// Head logits at the batch's marks, `[n_marks, N_CLASSES]`; as [`forward`], and read back.
    pub async fn logits(&mut self, batch: &Packed, wanted: &impl AsyncFn() -> bool) -> Result<Vec<f32>, ModelError> {
        let logits = forward(&mut self.ops, &self.network, &mut self.store, batch, wanted).await?;
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
