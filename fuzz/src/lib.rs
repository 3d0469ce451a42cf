//! The pure rooms of Surefoot, compiled by themselves for the fuzzer, and what must hold of them whatever goes in.
//!
//! The rooms are the files of the library, not copies: a build that leaves out page, engines and drivers is a quarter of
//! the whole, and only what is fuzzed carries the fuzzer's counters. A test in `tests/tidy.rs` holds this list complete.

#[path = "../../src/algebra/mod.rs"]
pub mod algebra;
#[path = "../../src/gguf/mod.rs"]
pub mod gguf;
#[path = "../../src/lexicon/mod.rs"]
pub mod lexicon;
#[path = "../../src/model/mod.rs"]
pub mod model;
#[path = "../../src/notation/mod.rs"]
pub mod notation;
#[path = "../../src/prm/mod.rs"]
pub mod prm;
#[path = "../../src/reading/mod.rs"]
pub mod reading;
#[path = "../../src/scoring/mod.rs"]
pub mod scoring;
#[path = "../../src/slips/mod.rs"]
pub mod slips;
#[path = "../../src/text/mod.rs"]
pub mod text;
#[path = "../../src/tutor/mod.rs"]
pub mod tutor;
#[path = "../../src/words/mod.rs"]
pub mod words;

pub mod accounted;
pub mod idle_engine;
pub mod oracle;
