//! The suppliers of [`crate::model::Ops`]: candle's SIMD kernels on the CPU, WGSL kernels through wgpu on the GPU.
//!
//! In: recorded operations. Out: rows of f32. Buffers never leave this module.

mod error;

pub use error::EngineError;
