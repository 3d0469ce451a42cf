//! The model that comes with the project.

use std::path::{Path, PathBuf};

/// Where it lies, from the project's root.
pub const SHIPPED: &str = "public/models/algebra-prm.gguf";

/// The model to use: the one asked for, or the shipped one if it lies where the tool is run.
pub fn model_file(asked: Option<PathBuf>) -> std::io::Result<Option<PathBuf>> {
    match asked {
        Some(file) => Ok(Some(file)),
        None => Ok(Path::new(SHIPPED).try_exists()?.then(|| PathBuf::from(SHIPPED))),
    }
}
