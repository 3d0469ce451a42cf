//! Serves the release bundle on this machine.

use crate::bundle;
use crate::command::{self, Failure};

/// Builds, then serves dist/ on `port` of localhost until interrupted.
pub fn run(port: &str) -> Result<(), Failure> {
    bundle::build()?;
    command::run(command::command("node").args(["xtask/node/serve.mjs", "dist", port]))
}
