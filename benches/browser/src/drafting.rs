//! The drafter alone, for the bench page: a problem in, the pieces of attempts at it out.
//!
//! The page's worker has each line judged as it ends. Other engines have no judge, so what is compared with them is the
//! writing: the same weights, the same problem in the same pieces, the same sampling.

use surefoot::drafting::{Attempt, Drafter, Limits, Line, Sampling, Settings};
use surefoot::engine::{CpuEngine, GpuEngine, Precision};
use surefoot::gguf::Gguf;
use surefoot::platform::now_millis;
use surefoot::prm::{Tokens, drafting_prompt};
use surefoot::reading::{Solution, from_lines};
use wasm_bindgen::prelude::*;

/// The drafter on an engine.
#[wasm_bindgen]
pub struct DraftingContestant {
    loaded: Loaded,
    tokens: Tokens,
}

enum Loaded {
    Cpu(Box<Drafter<CpuEngine>>),
    Gpu(Box<Drafter<GpuEngine>>),
}

#[wasm_bindgen]
impl DraftingContestant {
    /// The drafter on the CPU, as the page's worker uses it: one thread.
    pub fn on_cpu(file: &[u8]) -> Result<DraftingContestant, JsError> {
        let drafter = Drafter::load(file, CpuEngine::new(Precision::F32))?;
        Ok(DraftingContestant { loaded: Loaded::Cpu(Box::new(drafter)), tokens: tokens(file)? })
    }

    /// The drafter on the GPU, in f32.
    pub async fn on_gpu(file: Vec<u8>) -> Result<DraftingContestant, JsError> {
        let drafter = Drafter::load(&file, GpuEngine::new(now_millis).await?)?;
        Ok(DraftingContestant { loaded: Loaded::Gpu(Box::new(drafter)), tokens: tokens(&file)? })
    }

    /// The token ids of a problem, below which attempts are written.
    pub fn prompt(&self, problem: &str) -> Result<Vec<u32>, JsError> {
        let prompt = drafting_prompt(&read(problem)).map(|(prompt, _)| self.tokens.encode(&prompt));
        prompt.transpose()?.flatten().ok_or_else(|| JsError::new("the problem cannot be read"))
    }

    /// So many attempts side by side, of at most `n_pieces` pieces each: their token ids, an array for each attempt.
    pub async fn draft(
        &mut self,
        problem: &str,
        n_attempts: usize,
        n_pieces: usize,
        temperature: f32,
        top_p: f32,
        seed: u32,
    ) -> Result<JsValue, JsError> {
        let (problem, seed) = (read(problem), u64::from(seed));
        // A line has two pieces at least, so that only pieces are bounded.
        let limits = Limits { n_pieces, n_lines: n_pieces };
        let settings = Settings { sampling: Sampling { temperature, top_p }, limits };
        let (mut on_line, wanted) = (|_: usize, _: &Line| {}, async || true);
        let attempts = match &mut self.loaded {
            Loaded::Cpu(drafter) => drafter.draft(&problem, n_attempts, seed, settings, &mut on_line, &wanted).await?,
            Loaded::Gpu(drafter) => drafter.draft(&problem, n_attempts, seed, settings, &mut on_line, &wanted).await?,
        };
        let pieces: Vec<Vec<u32>> = attempts.into_iter().map(|Attempt { pieces, .. }| pieces).collect();
        Ok(serde_wasm_bindgen::to_value(&pieces)?)
    }
}

fn read(problem: &str) -> Solution {
    from_lines::<&str>(problem, &[])
}

/// The tokenizer in a drafter's file. Which ids its network knows was checked with the network.
fn tokens(file: &[u8]) -> Result<Tokens, JsError> {
    Ok(Tokens::new(Gguf::parse(file)?.str("tokenizer.huggingface.json")?, usize::MAX)?)
}
