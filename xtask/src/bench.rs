//! The engines measured: here with criterion, and in headless Chromium beside others that run the same weights.
//!
//! What it needs beyond the tests' tools comes only when it is asked for: onnxruntime-web and wllama from npm into
//! `.tools/peers`, and, for scoring, a Python with the packages of training/requirements.txt, which writes the model file
//! that each of them reads. The figures lie in benches/results, and the curves beside them.

use crate::command::{Failure, command, output, root, run, tools_dir};
use crate::{bundle, tools};
use std::fs;
use std::path::{Path, PathBuf};

const MODEL: &str = "public/models/algebra-prm.gguf";
const DRAFTER: &str = "public/models/algebra-drafter.gguf";

/// Kernels and engines here, then the pages.
pub fn all() -> Result<(), Failure> {
    native()?;
    browser()
}

/// `benches/native`.
pub fn native() -> Result<(), Failure> {
    tools::for_measuring()?;
    let (target, criterion) = (root().join("target/bench"), root().join("target/criterion"));
    fs::create_dir_all(&target).map_err(|error| format!("{}: {error}", target.display()))?;
    write_batches(&target)?;
    // What an earlier run measured and this one does not has no place in the table.
    if criterion.is_dir() {
        fs::remove_dir_all(&criterion).map_err(|error| format!("{}: {error}", criterion.display()))?;
    }
    run(command("cargo").args(["bench", "--package", "surefoot-bench"]))?;
    run(command("node").arg("benches/native/report.mjs").arg(criterion).arg(results()?))
}

/// Both bench pages: scoring and drafting.
pub fn browser() -> Result<(), Failure> {
    let chromium = tools_for_pages()?;
    let site = site()?;
    copy_all(&peers()?.join("node_modules/onnxruntime-web/dist"), &site.join("onnxruntime-web"))?;
    run(command("python3").args(["training/peers.py", MODEL]).arg(&site))?;
    write_batches(&site)?;
    measure("run.mjs", "report.mjs", "browser.json", &site, &chromium)?;
    measure("drafting.mjs", "report_drafting.mjs", "drafting.json", &site, &chromium)
}

/// The page of drafting alone, which needs no Python.
pub fn drafting() -> Result<(), Failure> {
    let chromium = tools_for_pages()?;
    measure("drafting.mjs", "report_drafting.mjs", "drafting.json", &site()?, &chromium)
}

/// What both pages are built and opened with; Chromium's path.
fn tools_for_pages() -> Result<String, Failure> {
    tools::for_bundle()?;
    tools::for_measuring()
}

/// A folder with what both pages read: their scripts, the models, our program, wllama.
fn site() -> Result<PathBuf, Failure> {
    let site = root().join("target/bench/site");
    let io = |error: std::io::Error| format!("{}: {error}", site.display());
    if site.is_dir() {
        fs::remove_dir_all(&site).map_err(io)?;
    }
    fs::create_dir_all(&site).map_err(io)?;
    copy_all(&root().join("benches/browser/page"), &site)?;
    copy_all(&peers()?.join("node_modules/@wllama/wllama/esm"), &site.join("wllama"))?;
    fs::copy(root().join(MODEL), site.join("algebra-prm.gguf")).map_err(io)?;
    fs::copy(root().join(DRAFTER), site.join("algebra-drafter.gguf")).map_err(io)?;
    program(&site)?;
    Ok(site)
}

/// Runs a driver of benches/browser, then what makes tables of the figures that it wrote.
fn measure(driver: &str, report: &str, figures: &str, site: &Path, chromium: &str) -> Result<(), Failure> {
    let (scripts, results) = (root().join("benches/browser"), results()?);
    let mut measurement = command("node");
    measurement.arg(scripts.join(driver)).arg(site).arg(results.join(figures));
    run(measurement.env("CHROMIUM", chromium))?;
    run(command("node").arg(scripts.join(report)).arg(&results))
}

/// The work that is timed, as batches.json in this folder.
fn write_batches(dir: &Path) -> Result<(), Failure> {
    let batches = ["run", "--quiet", "--release", "--bin", "surefoot", "--", "batches", "--model", MODEL];
    let batches = output(command("cargo").args(batches).args(["--candidates", "benches/candidates.json"]));
    fs::write(dir.join("batches.json"), batches.ok_or("`surefoot batches` failed")?)
        .map_err(|error| format!("{}: {error}", dir.display()))
}

/// The engines as a program for the page, built and shrunk like the bundle's.
fn program(site: &Path) -> Result<(), Failure> {
    let build = ["build", "--package", "surefoot-bench", "--profile", "web", "--target", "wasm32-unknown-unknown"];
    run(command("cargo").args(build))?;
    let built = root().join("target/wasm32-unknown-unknown/web/surefoot_bench.wasm");
    run(command("wasm-bindgen").args(["--target", "web", "--no-typescript", "--out-dir"]).arg(site).arg(built))?;
    bundle::optimise(&site.join("surefoot_bench_bg.wasm"), bundle::FOR_SPEED)
}

/// Where figures are written.
fn results() -> Result<PathBuf, Failure> {
    let dir = root().join("benches/results");
    fs::create_dir_all(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    Ok(dir)
}

/// The others, as benches/browser/peers/package-lock.json pins them.
fn peers() -> Result<PathBuf, Failure> {
    let target = tools_dir().join("peers");
    tools::node_packages(&root().join("benches/browser/peers"), &target)?;
    Ok(target)
}

/// Files and folders, but no source maps.
fn copy_all(from: &Path, to: &Path) -> Result<(), Failure> {
    let io = |error: std::io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to).map_err(io)?;
    for entry in fs::read_dir(from).map_err(io)? {
        let path = entry.map_err(io)?.path();
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() {
            copy_all(&path, &to.join(name))?;
        } else if path.extension().is_none_or(|end| end != "map") {
            fs::copy(&path, to.join(name)).map_err(io)?;
        }
    }
    Ok(())
}
