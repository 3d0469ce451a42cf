//! The GPU engine: [`crate::model::Ops`] as WGSL kernels, recorded and run through wgpu.
//!
//! In: operations of the network. Out: rows of f32, after the one wait of a pass. An operation only records a launch;
//! launches go to the GPU 64 at a time, in smaller pieces where the GPU is slow, and the last of them together with the
//! copy that is read back. Once the longest pass has run, a pass makes no buffer, no bind group and no pipeline. Nothing here
//! panics on what a GPU does: an error of wgpu's comes back from the next read, a lost device from every later call.
//! wgpu stays in this module; what is computed stands in [`crate::kernels`].

mod buffers;
mod device;
mod engine;
mod faults;
mod groups;
mod ops;
mod pace;
mod pipelines;
mod readback;
mod recorder;
mod tables;
mod weights;

pub use engine::GpuEngine;

#[cfg(test)]
mod engine_tests;
#[cfg(test)]
mod kernel_tests;
#[cfg(test)]
mod pass_tests;
#[cfg(test)]
mod test_engines;
