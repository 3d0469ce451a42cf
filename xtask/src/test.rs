//! Every test there is, cheapest first: format, lints, native and GPU tests, then the page in a real browser.

use crate::command::{self, Failure, command, root};
use crate::{bundle, tools};

/// Sets up and runs them all; the first failure ends the run.
pub fn run() -> Result<(), Failure> {
    let chromium = tools::for_tests()?;
    command::run(command("cargo").args(["fmt", "--all", "--check"]))?;
    command::run(command("cargo").args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    command::run(command("cargo").args(["test", "--workspace"]))?;
    bundle::build()?;
    let tests = root().join("tests/browser");
    let mut browser = command("node");
    browser.args(["--test", "--test-concurrency=1"]).arg(tests).env("CHROMIUM", chromium);
    command::run(&mut browser)
}
