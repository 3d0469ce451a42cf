//! One pass over a network with nothing kept from before.

use pollster::block_on;
use surefoot::model::{KvCache, ModelError, Network, Ops, Packed, forward};

/// Head logits at the marks, `[n_marks, 2]`.
pub fn logits<O: Ops>(engine: &mut O, network: &Network<O>, batch: &Packed) -> Result<Vec<f32>, ModelError> {
    let mut store = KvCache::new(engine, network, batch.n_slots())?;
    let logits = block_on(forward(engine, network, &mut store, batch, &async || true))?;
    block_on(engine.read(logits)).map_err(|error| ModelError::Engine(Box::new(error)))
}
