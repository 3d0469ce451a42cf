//! The npm package for other people's pages: its program as the bundle's are built, and the scripts around it, all in
//! packages/surefoot/built.

use crate::bundle::{FOR_SPEED, optimise};
use crate::command::{Failure, command, root, run};
use crate::tools;
use std::fs;

/// Sets up and writes packages/surefoot/built.
pub fn build() -> Result<(), Failure> {
    tools::for_bundle()?;
    let built = root().join("packages/surefoot/built");
    if built.is_dir() {
        fs::remove_dir_all(&built).map_err(|error| format!("{}: {error}", built.display()))?;
    }
    // Trunk's flags: what it has compiled for the bundle is not compiled again.
    run(command("cargo").args(["build", "--profile", "web", "--bin", "package", "--target", tools::WASM_TARGET]))?;
    let program = root().join("target").join(tools::WASM_TARGET).join("web/package.wasm");
    let mut bindings = command("wasm-bindgen");
    bindings.args(["--target", "web", "--omit-default-module-path", "--no-typescript", "--out-name", "program"]);
    run(bindings.arg("--out-dir").arg(&built).arg(program))?;
    let wasm = built.join("surefoot.wasm");
    fs::rename(built.join("program_bg.wasm"), &wasm).map_err(|error| format!("{}: {error}", wasm.display()))?;
    optimise(&wasm, FOR_SPEED)?;
    run(command("node").arg("xtask/node/package.mjs"))
}
