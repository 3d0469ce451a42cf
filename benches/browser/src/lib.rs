//! The engines alone, for the bench page: a model file and token batches in, margins at the step marks out.
//!
//! The page's own worker reads text, asks algebra, remembers. Other engines have none of that, so what is compared with
//! them is this: the same weights, the same tokens, the network and nothing else. Each object is one contestant.

mod drafting;
mod products;

use serde::Deserialize;
use surefoot::engine::{CpuEngine, GpuEngine, Precision};
use surefoot::gguf::Gguf;
use surefoot::model::{Ops, Runner};
use surefoot::platform::now_millis;
use surefoot::scoring::{self, Dispatcher, MAX_ROWS, RemoteExecutors};
use surefoot::worker::ExecutorPool;
use wasm_bindgen::prelude::*;

/// A pass as `surefoot batches` writes it.
#[derive(Deserialize)]
struct Pass {
    prefix: Vec<u32>,
    continuations: Vec<Vec<u32>>,
    marks: Vec<Vec<usize>>,
}

/// A network on an engine and perhaps at executors, with the passes it is to be timed on.
#[wasm_bindgen]
pub struct Contestant {
    loaded: Loaded,
    executors: ExecutorPool,
    passes: Vec<Pass>,
}

enum Loaded {
    Cpu(Box<Dispatcher<CpuEngine>>),
    Gpu(Box<Dispatcher<GpuEngine>>),
}

fn load<O: Ops>(file: &[u8], ops: O) -> Result<Box<Dispatcher<O>>, JsError> {
    Ok(Box::new(Dispatcher::new(Runner::load(&Gguf::parse(file)?, ops, MAX_ROWS)?)))
}

#[wasm_bindgen]
impl Contestant {
    /// The model on the CPU, as the page uses it; on one thread, or with as many executors as the page's worker would
    /// start (`worker_start.js`).
    pub fn on_cpu(file: &[u8], with_executors: bool) -> Result<Contestant, JsError> {
        let loaded = Loaded::Cpu(load(file, CpuEngine::new(Precision::F32))?);
        let executors = if with_executors { ExecutorPool::start(file) } else { ExecutorPool::default() };
        Ok(Contestant { loaded, executors, passes: Vec::new() })
    }

    /// The model on the GPU, in f32 or with activations that are rounded to bytes.
    pub async fn on_gpu(file: Vec<u8>, rounds: bool) -> Result<Contestant, JsError> {
        let mut engine = GpuEngine::new(now_millis).await?;
        engine.round_activations(rounds)?;
        Ok(Contestant {
            loaded: Loaded::Gpu(load(&file, engine)?),
            executors: ExecutorPool::default(),
            passes: Vec::new(),
        })
    }

    /// Those that compute at present, executors and this one.
    pub fn n_workers(&self) -> usize {
        1 + self.executors.ready().len()
    }

    /// Takes a pass in, so that its way from JavaScript is not timed; returns its number.
    pub fn take(&mut self, pass: JsValue) -> Result<usize, JsError> {
        self.passes.push(serde_wasm_bindgen::from_value(pass)?);
        Ok(self.passes.len() - 1)
    }

    /// Empties the KV caches.
    pub fn clear_cache(&mut self) {
        match &mut self.loaded {
            Loaded::Cpu(dispatcher) => dispatcher.clear(),
            Loaded::Gpu(dispatcher) => dispatcher.clear(),
        }
    }

    /// Rows in the KV cache of the engine at hand.
    pub fn n_rows(&self) -> usize {
        match &self.loaded {
            Loaded::Cpu(dispatcher) => dispatcher.n_cached_rows(),
            Loaded::Gpu(dispatcher) => dispatcher.n_cached_rows(),
        }
    }

    /// Margins at the marks of `n` passes, from number `idx` on, as one pass.
    pub async fn score(&mut self, idx: usize, n: usize) -> Result<Vec<f32>, JsError> {
        let passes = self.passes.get(idx..idx + n).ok_or_else(|| JsError::new("there is no pass of this number"))?;
        let (pass, wanted) = (joined(passes), async || true);
        Ok(match &mut self.loaded {
            Loaded::Cpu(dispatcher) => dispatcher.margins(&pass, &self.executors, &wanted).await?,
            Loaded::Gpu(dispatcher) => dispatcher.margins(&pass, &self.executors, &wanted).await?,
        })
    }
}

/// Several passes as one; if they have not one prefix in common, each continuation brings its own.
fn joined(passes: &[Pass]) -> scoring::Pass {
    let prefix = passes.first().map_or(&[][..], |pass| &pass.prefix);
    let is_shared = passes.iter().all(|pass| pass.prefix == prefix);
    let own = |pass: &Pass| if is_shared { Vec::new() } else { pass.prefix.clone() };
    let continuations =
        passes.iter().flat_map(|pass| pass.continuations.iter().map(|tokens| [&own(pass), &tokens[..]].concat()));
    let marks = passes.iter().flat_map(|pass| {
        let start = own(pass).len();
        pass.marks.iter().map(move |marks| marks.iter().map(|mark| start + mark).collect())
    });
    scoring::Pass {
        prefix: if is_shared { prefix.to_vec() } else { Vec::new() },
        continuations: continuations.collect(),
        marks: marks.collect(),
        steps: Vec::new(),
    }
}

/// What an executor's script calls once its program is there.
#[wasm_bindgen]
pub fn run_executor() {
    surefoot::worker::run_executor();
}
