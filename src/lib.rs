//! Surefoot: an algebra tutor in one browser tab.
//!
//! A process reward model (PRM) reads a worked solution line by line and gives each line the probability that it is
//! sound; an exact algebra checker judges the same lines over the rationals. Neither sees the other's result. Of
//! several candidate solutions the page highlights the one whose every line is clean, or says that none is.
//!
//! The modules, in reading order. ARCHITECTURE.md draws them and says who may import whom; `tests/tidy.rs` enforces it.

pub mod algebra;
pub mod app;
pub mod corpus;
pub mod engine;
pub mod gguf;
pub mod kernels;
pub mod lexicon;
pub mod model;
pub mod notation;
pub mod platform;
pub mod prm;
pub mod protocol;
pub mod reading;
pub mod scoring;
pub mod slips;
pub mod text;
pub mod tutor;
pub mod words;
pub mod worker;
