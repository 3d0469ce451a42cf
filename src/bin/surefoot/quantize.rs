//! `surefoot quantize`: a trained checkpoint to one GGUF file.

use std::error::Error;

/// Write a trained checkpoint as one GGUF file
#[derive(clap::Args)]
pub struct Args {}

pub fn run(_args: Args) -> Result<(), Box<dyn Error>> {
    Err("in preparation".into())
}
