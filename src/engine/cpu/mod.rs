//! The CPU engine: matrix products in whole numbers over panels of weights or in f32 through candle, plain loops for
//! the rest.
//!
//! In: weights as the file has them; an operation runs when it is called, nothing is recorded. Out: rows of f32. It
//! starts no thread of its own: candle sizes its pool by the machine, which is one thread on wasm.

mod attention;
mod exp;
mod matrix;
mod ops;
mod panels;

pub use matrix::{CpuMatrix, Precision};
pub use ops::{CachedRows, CpuEngine, CpuTable, Rows};

#[cfg(test)]
mod tests;
