//! Whole passes of the built-in model: a review, an edit, and what they cost as rows and candidates grow.
//!
//! The work is that of the browser's bench: `cargo xtask bench` has `surefoot batches` write it.

use criterion::Criterion;
use serde::Deserialize;
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};
use surefoot::engine::{CpuEngine, GpuEngine, Precision};
use surefoot::gguf::Gguf;
use surefoot::model::{Ops, Runner};
use surefoot::platform::now_millis;
use surefoot::scoring::PrefixCache;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Slots of the KV cache, as the page's worker does.
const MAX_ROWS: u32 = 4096;

/// What of the batches is timed here.
#[derive(Deserialize)]
struct Batches {
    candidates: Workload,
    singles: Workload,
    edit: [Workload; 2],
    rows: Vec<Workload>,
    widths: Vec<Workload>,
}

#[derive(Deserialize)]
struct Workload {
    n_solutions: usize,
    passes: Vec<Pass>,
}

impl Workload {
    /// Rows of its passes, with an empty cache.
    fn n_rows(&self) -> usize {
        let rows = |Pass { prefix, continuations, marks }: &Pass| {
            PrefixCache::new(MAX_ROWS).plan(prefix, continuations, marks).batch.n_tokens()
        };
        self.passes.iter().map(rows).sum()
    }
}

#[derive(Deserialize)]
struct Pass {
    prefix: Vec<u32>,
    continuations: Vec<Vec<u32>>,
    marks: Vec<Vec<usize>>,
}

/// Every engine over all the work.
pub fn bench(criterion: &mut Criterion) {
    let path = Path::new(ROOT).join("target/bench/batches.json");
    let Ok(json) = std::fs::read(&path) else {
        return eprintln!("no figures of passes: {} is missing; `cargo xtask bench` writes it", path.display());
    };
    let batches: Batches = serde_json::from_slice(&json).expect("`surefoot batches` wrote it");
    let model = std::fs::read(Path::new(ROOT).join("public/models/algebra-prm.gguf")).expect("the model is there");
    engine(criterion, "cpu", CpuEngine::new(Precision::F32), &model, &batches);
    for rounds in [false, true] {
        if let Ok(mut gpu) = pollster::block_on(GpuEngine::new(now_millis)) {
            gpu.round_activations(rounds).expect("the kernel is made");
            engine(criterion, if rounds { "gpu int8" } else { "gpu" }, gpu, &model, &batches);
        }
    }
}

fn engine<O: Ops<Error: Error>>(criterion: &mut Criterion, name: &str, ops: O, model: &[u8], batches: &Batches) {
    let mut scorer = Scorer::new(model, ops);
    let mut group = criterion.benchmark_group(format!("passes {name}"));
    let mut bench = |what: String, run: &mut dyn FnMut(&mut Scorer<O>) -> Duration| {
        group.bench_function(what, |bencher| bencher.iter_custom(|n| (0..n).map(|_| run(&mut scorer)).sum()));
    };
    bench("8 candidates of 8 lines".to_owned(), &mut |scorer| scorer.afresh(&batches.candidates));
    bench("the same 8 one by one".to_owned(), &mut |scorer| scorer.apart(&batches.singles));
    let [before, after] = &batches.edit;
    bench("one solution of 8 lines".to_owned(), &mut |scorer| scorer.afresh(after));
    bench("its last line edited".to_owned(), &mut |scorer| {
        scorer.afresh(before);
        scorer.further(after)
    });
    for workload in &batches.rows {
        bench(format!("rows/{}", workload.n_rows()), &mut |scorer| scorer.afresh(workload));
    }
    for workload in &batches.widths {
        bench(format!("candidates/{}", workload.n_solutions), &mut |scorer| scorer.afresh(workload));
    }
    group.finish();
}

/// The model on an engine, with its prefix cache.
struct Scorer<O: Ops> {
    runner: Runner<O>,
    prefixes: PrefixCache,
}

impl<O: Ops<Error: Error>> Scorer<O> {
    fn new(file: &[u8], ops: O) -> Scorer<O> {
        let runner = Runner::load(&Gguf::parse(file).expect("a model"), ops, MAX_ROWS as usize);
        Scorer { runner: runner.expect("the model fits"), prefixes: PrefixCache::new(MAX_ROWS) }
    }

    /// The time of all passes, with an empty cache.
    fn afresh(&mut self, workload: &Workload) -> Duration {
        self.prefixes.truncate(0);
        self.further(workload)
    }

    /// As if each pass were the first.
    fn apart(&mut self, workload: &Workload) -> Duration {
        let pass = |pass| {
            self.prefixes.truncate(0);
            self.pass(pass)
        };
        workload.passes.iter().map(pass).sum()
    }

    /// With what earlier passes left.
    fn further(&mut self, workload: &Workload) -> Duration {
        workload.passes.iter().map(|pass| self.pass(pass)).sum()
    }

    fn pass(&mut self, Pass { prefix, continuations, marks }: &Pass) -> Duration {
        let start = Instant::now();
        let batch = self.prefixes.plan(prefix, continuations, marks).batch;
        if batch.n_tokens() > 0 {
            pollster::block_on(self.runner.logits(&batch, &async || true)).expect("the engine computes");
        }
        start.elapsed()
    }
}
