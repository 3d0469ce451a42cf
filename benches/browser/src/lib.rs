//! The engines alone, for the bench page: a model file and token batches in, margins at the step marks out.
//!
//! The page's own worker reads text, asks algebra, remembers. Other engines have none of that, so what is compared with
//! them is this: the same weights, the same tokens, the network and nothing else. Each object is one contestant.

mod products;

use serde::Deserialize;
use std::error::Error;
use surefoot::engine::{CpuEngine, GpuEngine, Precision};
use surefoot::gguf::Gguf;
use surefoot::model::{Known, N_CLASSES, Network, Ops, Packed, Store, forward};
use surefoot::platform::now_millis;
use wasm_bindgen::prelude::*;

/// A pass as `surefoot batches` writes it.
#[derive(Deserialize)]
struct Pass {
    prefix: Vec<u32>,
    continuations: Vec<Vec<u32>>,
    marks: Vec<Vec<usize>>,
}

/// Rows that the engines keep room for, as the page's worker does.
const MAX_ROWS: u32 = 4096;

/// A network on an engine, with the passes it is to be timed on.
#[wasm_bindgen]
pub struct Contestant {
    loaded: Loaded,
    known: Known,
    passes: Vec<Pass>,
}

enum Loaded {
    Cpu(Box<On<CpuEngine>>),
    Gpu(Box<On<GpuEngine>>),
}

struct On<O: Ops> {
    ops: O,
    network: Network<O>,
    store: Store<O>,
}

impl<O: Ops> On<O>
where
    O::Error: Error + Send + Sync + 'static,
{
    fn load(file: &[u8], mut ops: O) -> Result<On<O>, JsError> {
        let network = Network::load(&Gguf::parse(file)?, &mut ops)?;
        let store = Store::new(&mut ops, &network, MAX_ROWS as usize)?;
        Ok(On { ops, network, store })
    }

    async fn margins(&mut self, batch: &Packed) -> Result<Vec<f32>, JsError> {
        let logits = forward(&mut self.ops, &self.network, &mut self.store, batch, &async || true).await?;
        let logits = self.ops.read(logits).await?;
        let (pairs, _) = logits.as_chunks::<N_CLASSES>();
        Ok(pairs.iter().map(|[unsound, sound]| sound - unsound).collect())
    }
}

#[wasm_bindgen]
impl Contestant {
    /// The model on the CPU, as the page uses it.
    pub fn on_cpu(file: &[u8]) -> Result<Contestant, JsError> {
        Ok(Contestant::new(Loaded::Cpu(Box::new(On::load(file, CpuEngine::new(Precision::F32))?))))
    }

    /// The model on the GPU, in f32 or with activations that are rounded to bytes.
    pub async fn on_gpu(file: Vec<u8>, rounds: bool) -> Result<Contestant, JsError> {
        let mut engine = GpuEngine::new(now_millis).await?;
        engine.round_activations(rounds)?;
        Ok(Contestant::new(Loaded::Gpu(Box::new(On::load(&file, engine)?))))
    }

    fn new(loaded: Loaded) -> Contestant {
        Contestant { loaded, known: Known::new(MAX_ROWS), passes: Vec::new() }
    }

    /// Takes a pass in, so that its way from JavaScript is not timed; returns its number.
    pub fn take(&mut self, pass: JsValue) -> Result<usize, JsError> {
        self.passes.push(serde_wasm_bindgen::from_value(pass)?);
        Ok(self.passes.len() - 1)
    }

    /// Forgets what was computed, keys and values.
    pub fn forget(&mut self) {
        self.known.forget_from(0);
    }

    /// Rows that were computed and are not forgotten.
    pub fn n_rows(&self) -> usize {
        self.known.n_slots()
    }

    /// Margins at those marks of pass number `idx` that were not computed before.
    pub async fn score(&mut self, idx: usize) -> Result<Vec<f32>, JsError> {
        let pass = self.passes.get(idx).ok_or_else(|| JsError::new("there is no pass of this number"))?;
        let batch = self.known.plan(&pass.prefix, &pass.continuations, &pass.marks).batch;
        if batch.n_tokens() == 0 {
            return Ok(Vec::new());
        }
        match &mut self.loaded {
            Loaded::Cpu(on) => on.margins(&batch).await,
            Loaded::Gpu(on) => on.margins(&batch).await,
        }
    }
}
