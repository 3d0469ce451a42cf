//! `surefoot prompts`: rows of generated work as the text that the model reads.

use std::error::Error;

/// Write rows as the prompts that the model reads, for training
#[derive(clap::Args)]
pub struct Args {}

pub fn run(_args: Args) -> Result<(), Box<dyn Error>> {
    Err("in preparation".into())
}
