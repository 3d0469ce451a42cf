//! `surefoot generate`: problems with worked solutions and exact labels, as JSON lines.

use std::error::Error;

/// Write problems with worked solutions and exact labels, as JSON lines
#[derive(clap::Args)]
pub struct Args {}

pub fn run(_args: Args) -> Result<(), Box<dyn Error>> {
    Err("in preparation".into())
}
