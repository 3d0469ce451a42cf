//! `surefoot evaluate`: how good a model is on labelled rows.

use std::error::Error;

/// Measure a model on labelled rows
#[derive(clap::Args)]
pub struct Args {}

pub fn run(_args: Args) -> Result<(), Box<dyn Error>> {
    Err("in preparation".into())
}
