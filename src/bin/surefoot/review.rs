//! `surefoot review`: both witnesses on a paste.

use std::error::Error;

/// Read a paste and print what both witnesses say of every line
#[derive(clap::Args)]
pub struct Args {}

pub fn run(_args: Args) -> Result<(), Box<dyn Error>> {
    Err("in preparation".into())
}
