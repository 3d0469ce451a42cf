//! The release bundle in dist/: Trunk's build, wasm-opt over both programs, the service worker that keeps them, and all of
//! it compressed for servers that send it so.

use crate::command::{Failure, command, root, run};
use crate::tools;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// What rustc's output uses; wasm-opt refuses features it is not told of.
const WASM_FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// How wasm-opt makes a program fast.
pub const FOR_SPEED: &str = "-O2";

/// Sets up and writes dist/.
pub fn build() -> Result<(), Failure> {
    tools::for_bundle()?;
    run(command("trunk").args(["build", "--offline", "--cargo-profile", "web"]))?;
    let programs = wasm_files(&root().join("dist"))?;
    // Side by side: each run keeps to one core.
    thread::scope(|scope| {
        let runs: Vec<_> = programs.iter().map(|wasm| scope.spawn(|| optimise(wasm, level(wasm)))).collect();
        runs.into_iter().try_for_each(|run| run.join().unwrap_or_else(|_| Err("a run of wasm-opt panicked".to_owned())))
    })?;
    // It vouches for every file.
    run(command("node").args(["xtask/node/offline.mjs", "dist"]))?;
    run(command("node").args(["xtask/node/compress.mjs", "dist"]))
}

/// Writes the bundle in dist/ once more, as one page: dist/surefoot.html. No part of the bundle that is kept offline.
pub fn single_file() -> Result<(), Failure> {
    run(command("node").args(["xtask/node/single-file.mjs", "dist", "dist/surefoot.html"]))
}

/// For speed where numbers are multiplied; for size where a page is drawn, which saves 10 kB over the wire.
fn level(wasm: &Path) -> &'static str {
    if wasm.file_name().is_some_and(|name| name == "app_bg.wasm") { "-Os" } else { FOR_SPEED }
}

/// Shrinks one program in place.
pub fn optimise(wasm: &Path, level: &str) -> Result<(), Failure> {
    let before = size_kib(wasm);
    let smaller = wasm.with_extension("opt");
    run(command("wasm-opt").args(WASM_FEATURES).arg(level).arg(wasm).arg("-o").arg(&smaller))?;
    fs::rename(&smaller, wasm).map_err(|error| format!("{}: {error}", wasm.display()))?;
    eprintln!("xtask: {}: {before} KiB, {} KiB after wasm-opt", wasm.display(), size_kib(wasm));
    Ok(())
}

fn wasm_files(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let wasm: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|end| end == "wasm")).collect();
    if wasm.len() == 2 {
        Ok(wasm)
    } else {
        Err(format!("dist/ holds {} wasm programs, wanted app and worker", wasm.len()))
    }
}

fn size_kib(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |meta| meta.len() / 1024)
}
