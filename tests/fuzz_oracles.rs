//! The fuzzer's oracles on what its corpora begin with: they compile, and hold, without a fuzzer.

use std::fs;
use std::path::{Path, PathBuf};
use surefoot::{gguf, model, notation, reading, scoring, text, tutor, words};

#[path = "../fuzz/src/accounted.rs"]
mod accounted;
#[path = "../fuzz/src/idle_engine.rs"]
mod idle_engine;
#[path = "../fuzz/src/oracle.rs"]
mod oracle;

/// The bytes of a paste or table that the fuzzer takes.
const MAX_BYTES: usize = 1024;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: PathBuf) -> Vec<u8> {
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn pastes_and_tables_hold() {
    let mut n_pastes = 0;
    for entry in fs::read_dir(root().join("tests/data/pastes")).expect("the tests' pastes") {
        let mut paste = read(entry.expect("an entry of the folder").path());
        paste.truncate(MAX_BYTES);
        oracle::paste(&paste);
        oracle::class(&paste);
        n_pastes += 1;
    }
    assert!(n_pastes > 10, "{n_pastes} pastes");
}

#[test]
fn formulas_hold() {
    for file in ["tests/data/own_problems.txt", "tests/data/reasoning.txt"] {
        read(root().join(file)).split(|&byte| byte == b'\n').for_each(oracle::notation);
    }
}

/// Finds of the fuzzer, cut short.
#[test]
fn what_was_found_once_holds() {
    for paste in [
        "\\begin{align*}\n2(3x-1) &= 4 \\\\\n−2x = 6\n\\end{aligj*3\nx + 6 = −3\t÷}\n(−2)\n",
        "Timestamp,Email,Name,\"Solve 3x - 5 = 16. S9:17:04 AM,a01@school.example,Student A,\"3 AM,a01@school.example,Student A,\"3x - 5 = 16\n3x\"= 21\nx = 7\"\n201.2526/03/02 9:15:31 AM GMT+1,St]dent C,\n",
    ] {
        oracle::paste(paste.as_bytes());
    }
    ["s2! =2x", "ste: y4^Σ2"].into_iter().map(str::as_bytes).for_each(oracle::notation);
}

#[test]
fn model_files_hold() {
    for file in ["public/models/algebra-prm.gguf", "tests/data/golden/random.gguf"] {
        let whole = read(root().join(file));
        for n_bytes in [whole.len(), whole.len() / 2, 64] {
            oracle::gguf(&whole[..n_bytes]);
        }
    }
}
