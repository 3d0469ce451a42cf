//! The suppliers of [`crate::model::Ops`]: candle's SIMD kernels on the CPU, WGSL kernels through wgpu on the GPU.
//!
//! In: recorded operations. Out: rows of f32. Buffers never leave this module.

mod cpu;
mod error;

pub use cpu::{CpuEngine, CpuMatrix, CpuTable, Precision, Rows};
pub use error::EngineError;
