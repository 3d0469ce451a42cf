//! Every test there is, cheapest first: format, lints, native and GPU tests, then the package in Node and the page in
//! real browsers.

use crate::command::{self, Failure, command, root};
use crate::{bundle, package, tools};
use std::fs;
use std::path::PathBuf;

/// Sets up and runs them all; the first failure ends the run.
pub fn run() -> Result<(), Failure> {
    let browsers = tools::for_tests()?;
    command::run(command("cargo").args(["fmt", "--all", "--check"]))?;
    command::run(command("cargo").args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    // The same random cases in every run: a failure can be run again.
    command::run(command("cargo").args(["test", "--workspace"]).env("PROPTEST_RNG_SEED", "1"))?;
    bundle::build()?;
    bundle::single_file()?;
    package::build()?;
    let mut node = command("node");
    node.args(["--test", "--test-concurrency=1"]).args(node_tests("tests/package")?).args(node_tests("tests/browser")?);
    command::run(node.env("CHROMIUM", browsers.chromium).env("FIREFOX", browsers.firefox))
}

/// The files in this folder that Node's test runner is to run; there must be some.
fn node_tests(dir: &str) -> Result<Vec<PathBuf>, Failure> {
    let dir = root().join(dir);
    let entries = fs::read_dir(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut tests: Vec<PathBuf> = paths.filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    tests.sort();
    if tests.is_empty() { Err(format!("{} holds no *.test.mjs", dir.display())) } else { Ok(tests) }
}
