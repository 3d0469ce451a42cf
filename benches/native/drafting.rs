//! The drafter: eight attempts at a problem written side by side, as the page does it. Criterion's "elements" are pieces
//! (tokens), so its elem/s are tokens a second for the batch.

use criterion::{Criterion, Throughput};
use std::error::Error;
use std::path::Path;
use surefoot::drafting::{Attempt, Drafter, Line, N_ATTEMPTS, Settings};
use surefoot::engine::{CpuEngine, GpuEngine, Precision};
use surefoot::model::Ops;
use surefoot::platform::now_millis;
use surefoot::reading;

const DRAFTER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/models/algebra-drafter.gguf");

/// Problems of different lengths and families.
const PROBLEMS: [&str; 3] = ["Solve 3(x - 2) + 5 = x + 9", "Expand (2x + 3)(x - 4)", "Solve x^2 - 5x + 6 = 0"];

/// Each engine over the problems.
pub fn bench(criterion: &mut Criterion) {
    let file = std::fs::read(Path::new(DRAFTER)).expect("the drafter is there");
    engine(criterion, "cpu", CpuEngine::new(Precision::F32), &file);
    engine(criterion, "cpu quantised", CpuEngine::new(Precision::Quantised), &file);
    if let Ok(gpu) = pollster::block_on(GpuEngine::new(now_millis)) {
        engine(criterion, "gpu", gpu, &file);
    }
}

fn engine<O: Ops<Error: Error>>(criterion: &mut Criterion, name: &str, ops: O, file: &[u8]) {
    let mut drafter = Drafter::load(file, ops).expect("a drafter");
    let mut group = criterion.benchmark_group(format!("drafting {name}"));
    for problem in PROBLEMS {
        let read = reading::from_lines::<&str>(problem, &[]);
        let mut attempts = || -> Vec<Attempt> {
            let (mut on_line, wanted) = (|_: usize, _: &Line| {}, async || true);
            let drafted = drafter.draft(&read, N_ATTEMPTS, 1, Settings::default(), &mut on_line, &wanted);
            pollster::block_on(drafted).expect("the problem is of a kind that is drafted")
        };
        let n_pieces: usize = attempts().iter().map(|attempt| attempt.pieces.len()).sum();
        group.throughput(Throughput::Elements(n_pieces as u64));
        group.bench_function(problem, |bencher| bencher.iter(&mut attempts));
    }
    group.finish();
}
