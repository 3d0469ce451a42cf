//! Coverage-guided fuzzing with libFuzzer: every target in `fuzz/targets` in turn, on one core.
//!
//! The stable compiler is enough: the counters that libFuzzer reads are a pass of LLVM's, which a flag switches on. What
//! was found interesting stays in `fuzz/corpus` for the next run; what must not be lies in `fuzz/artifacts` and ends the
//! run with a failure.

use crate::command::{Failure, command, output, root, run};
use std::fs;
use std::path::{Path, PathBuf};

/// What is fuzzed, and the longest input in bytes.
const TARGETS: [(&str, usize); 4] = [("paste", 1024), ("class", 2048), ("notation", 512), ("gguf", 12_288)];

/// Counters of edges, and of what is compared with what.
const COUNTERS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// An input that takes longer than this is a find: a hundred times what the slowest honest one takes.
const MAX_SECONDS_AN_INPUT: usize = 10;

/// Text files whose lines are formulas, for `notation`.
const FORMULAS: [&str; 2] = ["tests/data/own_problems.txt", "tests/data/reasoning.txt"];

/// Model files, and the bytes up to their weights, for `gguf`.
const MODELS: [(&str, usize); 2] =
    [("public/models/algebra-prm.gguf", 10_912), ("tests/data/golden/random.gguf", 2016)];

/// Fuzzes for so many minutes in all: one target, or each for its share.
pub fn run_for(minutes: &str, only: Option<&str>) -> Result<(), Failure> {
    let minutes: usize = minutes.parse().map_err(|_| format!("{minutes:?} is no number of minutes"))?;
    let targets: Vec<_> = TARGETS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)).collect();
    if targets.is_empty() {
        return Err(format!(
            "no target {:?}; there are {}",
            only.unwrap_or(""),
            TARGETS.map(|(name, _)| name).join(", ")
        ));
    }
    let programs = build()?;
    let seconds = minutes * 60 / targets.len();
    let mut failed = Vec::new();
    for (name, max_bytes) in targets {
        let (corpus, artifacts) = (folder("corpus", name)?, folder("artifacts", name)?);
        seed(name, &corpus, *max_bytes)?;
        let mut fuzzer = command("nice");
        fuzzer.args(["-n", "19"]).arg(programs.join(name)).env("RUST_BACKTRACE", "0");
        fuzzer.arg(format!("-max_total_time={seconds}")).arg(format!("-max_len={max_bytes}"));
        fuzzer.arg(format!("-timeout={MAX_SECONDS_AN_INPUT}")).arg("-print_final_stats=1");
        fuzzer.arg(format!("-artifact_prefix={}/", artifacts.display())).arg(&corpus);
        if run(&mut fuzzer).is_err() {
            failed.push(format!("{name} (see {})", artifacts.display()));
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("finds: {}. tests/README.md says what to do", failed.join(", ")))
    }
}

/// Builds the targets; gives the folder of their programs.
fn build() -> Result<PathBuf, Failure> {
    let host =
        output(command("rustc").args(["--print", "host-tuple"])).ok_or("rustc does not say for what it builds")?;
    // With a target named, build scripts and macros go without counters.
    let mut cargo = command("cargo");
    cargo.current_dir(root().join("fuzz")).args(["build", "--release", "--target", &host]);
    run(cargo.env("RUSTFLAGS", COUNTERS))?;
    Ok(root().join("fuzz/target").join(host).join("release"))
}

fn folder(kind: &str, target: &str) -> Result<PathBuf, Failure> {
    let folder = root().join("fuzz").join(kind).join(target);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// Puts what the tests have of this target's kind into its corpus.
fn seed(target: &str, corpus: &Path, max_bytes: usize) -> Result<(), Failure> {
    let read = |path: &Path| fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let mut seeds: Vec<Vec<u8>> = Vec::new();
    match target {
        "gguf" => {
            for (path, n_bytes) in MODELS {
                seeds.push(read(&root().join(path))?.into_iter().take(n_bytes).collect());
            }
        }
        "notation" => {
            for path in FORMULAS {
                seeds.extend(read(&root().join(path))?.split(|&byte| byte == b'\n').map(<[u8]>::to_vec));
            }
        }
        _ => {
            let dir = root().join("tests/data/pastes");
            for entry in fs::read_dir(&dir).map_err(|error| format!("{}: {error}", dir.display()))? {
                seeds.push(read(&entry.map_err(|error| error.to_string())?.path())?);
            }
        }
    }
    for (i, seed) in seeds.iter_mut().enumerate() {
        seed.truncate(max_bytes);
        let path = corpus.join(format!("seed-{i}"));
        fs::write(&path, seed).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
