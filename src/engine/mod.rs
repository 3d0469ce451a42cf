//! The suppliers of [`crate::model::Ops`]: candle's SIMD kernels on the CPU, WGSL kernels through wgpu on the GPU.
//!
//! In: recorded operations. Out: rows of f32. Buffers never leave this module.

mod cpu;
mod error;
mod gpu;
mod nmse;

pub use cpu::{CachedRows, CpuEngine, CpuMatrix, CpuTable, Precision, Rows};
pub use error::EngineError;
pub use gpu::GpuEngine;
pub use nmse::nmse;

#[cfg(test)]
mod attention_cases;
