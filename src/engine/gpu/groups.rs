//! Bind groups, kept from pass to pass: the same buffers in the same roles are bound once.
//!
//! Kernels with alike bindings share groups: WebGPU takes layouts that say the same for the same.
//!
//! A group holds its buffers, so all are dropped when the pool of activations frees some.

use std::collections::HashMap;

use super::device::Gpu;
use super::pipelines::Pipeline;
use crate::kernels::{Access, Kernel};

/// Groups after which all are dropped: a network of 126 layers has eight a layer.
const MAX_GROUPS: usize = 2048;

/// Bind groups by what their buffers are for and by the buffers.
#[derive(Default)]
pub(super) struct Groups {
    by_buffers: HashMap<(&'static [Access], Vec<wgpu::Buffer>), wgpu::BindGroup>,
}

impl Groups {
    /// Group 1 of `kernel` with these buffers, in the order of its bindings.
    pub(super) fn get(
        &mut self,
        gpu: &Gpu,
        kernel: Kernel,
        pipeline: &Pipeline,
        buffers: &[&wgpu::Buffer],
    ) -> wgpu::BindGroup {
        if self.by_buffers.len() >= MAX_GROUPS {
            self.clear();
        }
        let key = (kernel.bindings(), buffers.iter().copied().cloned().collect());
        let bound = self.by_buffers.entry(key).or_insert_with(|| {
            gpu.count_made();
            pipeline.bind(&gpu.device, buffers)
        });
        bound.clone()
    }

    /// Drops all groups.
    pub(super) fn clear(&mut self) {
        self.by_buffers.clear();
    }
}
