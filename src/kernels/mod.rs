//! The compute kernels: each `x.wgsl` beside an `x.rs` with its parameters, its launch size and a slow, obvious twin.
//!
//! In: buffers of f32 and of packed weights. Out: buffers of f32. The kernels need nothing beyond WebGPU's defaults:
//! 16 KiB of workgroup memory, 256 invocations, 8 storage buffers, no subgroups, no f16. Activations and accumulators
//! are f32 throughout, but for the one product that rounds its activations. They do not know what a layer is; WGSL never
//! leaves this module except through [`Kernel::wgsl`].

pub mod attention;
pub mod gather;
pub mod matmul;
pub mod matmul_int8;
pub mod rms_norm;
pub mod rope_cache;

mod catalogue;
mod launch;
mod source;
mod weights;

pub use catalogue::{Access, Kernel};
pub use launch::{MAX_WORKGROUPS, Workgroups};
pub use weights::{PackedRows, pack, row_words};
