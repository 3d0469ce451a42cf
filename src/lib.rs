//! Surefoot: an algebra tutor in one browser tab.
//!
//! A process reward model (PRM) reads a worked solution line by line and gives each line the probability that it is
//! sound; an exact algebra checker judges the same lines over the rationals. Neither sees the other's result. Of
//! several candidate solutions the page highlights the one whose every line is clean, or says that none is.
//!
//! The modules, in reading order. ARCHITECTURE.md draws them and says who may import whom; `tests/tidy.rs` enforces it.

pub mod text;

pub mod lexicon;

pub mod notation;

pub mod reading;

pub mod algebra;

pub mod slips;

pub mod corpus;

pub mod gguf;

pub mod model;

pub mod kernels;

pub mod engine;

pub mod prm;

pub mod scoring;

pub mod drafting;

pub mod words;

pub mod tutor;

pub mod reviewer;

pub mod protocol;

pub mod worker;

pub mod app;

pub mod platform;
