//! Launches, recorded one by one and submitted together.
//!
//! A dispatch costs tens of microseconds and a submission more, so launches gather until there are [`MAX_LAUNCHES`] or
//! a result is wanted. Their parameters gather on the host and go up in one write just before.

use bytemuck::Pod;
use wgpu::{BufferUsages, CommandEncoderDescriptor, ComputePassDescriptor, ComputePipeline};

use super::device::Gpu;
use super::groups::Groups;
use super::pipelines::{Pipelines, bind_params};
use crate::engine::EngineError;
use crate::kernels::{Kernel, Workgroups};

/// Launches a submission: enough to hide its cost, few enough that the GPU starts early.
const MAX_LAUNCHES: usize = 64;

/// Bytes from one launch's parameters to the next: the alignment that WebGPU promises for offsets.
const SLOT_BYTES: usize = 256;

struct Launch {
    compute: ComputePipeline,
    buffers: wgpu::BindGroup,
    workgroups: Workgroups,
}

/// A copy of a result to a buffer that the host can map.
pub(super) struct CopyOut<'a> {
    pub(super) from: &'a wgpu::Buffer,
    pub(super) to: &'a wgpu::Buffer,
    pub(super) n_bytes: u64,
}

pub(super) struct Recorder {
    launches: Vec<Launch>,
    /// `launches.len()` slots.
    params: Vec<u8>,
    params_buffer: wgpu::Buffer,
    params_group: wgpu::BindGroup,
    groups: Groups,
}

impl Recorder {
    pub(super) fn new(gpu: &Gpu, pipelines: &Pipelines) -> Result<Recorder, EngineError> {
        let usage = BufferUsages::UNIFORM | BufferUsages::COPY_DST;
        let params_buffer = gpu.allocate("launch parameters", (MAX_LAUNCHES * SLOT_BYTES) as u64, usage)?;
        let params_group = bind_params(&gpu.device, &pipelines.params, &params_buffer, SLOT_BYTES as u64);
        Ok(Recorder {
            launches: Vec::new(),
            params: Vec::new(),
            params_buffer,
            params_group,
            groups: Groups::default(),
        })
    }

    /// Records a launch over `buffers`, in the order of the kernel's bindings. No workgroups: nothing to do.
    pub(super) fn record<P: Pod>(
        &mut self,
        gpu: &Gpu,
        pipelines: &mut Pipelines,
        kernel: Kernel,
        params: &P,
        workgroups: Workgroups,
        buffers: &[&wgpu::Buffer],
    ) -> Result<(), EngineError> {
        const { assert!(size_of::<P>() <= SLOT_BYTES) };
        if workgroups.contains(&0) {
            return Ok(());
        }
        if workgroups.iter().any(|&n| n > gpu.max_workgroups) {
            return Err(EngineError::Shape {
                op: kernel.file(),
                wanted: format!("at most {} workgroups a dimension", gpu.max_workgroups),
                found: format!("{workgroups:?}"),
            });
        }
        let pipeline = pipelines.get(gpu, kernel);
        let buffers = self.groups.get(gpu, kernel, pipeline, buffers);
        self.params.extend_from_slice(bytemuck::bytes_of(params));
        self.launches.push(Launch { compute: pipeline.compute.clone(), buffers, workgroups });
        self.params.resize(self.launches.len() * SLOT_BYTES, 0);
        Ok(())
    }

    /// Buffers are freed: no group may hold them.
    pub(super) fn drop_groups(&mut self) {
        self.groups.clear();
    }

    pub(super) fn is_full(&self) -> bool {
        self.launches.len() >= MAX_LAUNCHES
    }

    /// Forgets everything recorded.
    pub(super) fn clear(&mut self) {
        self.launches.clear();
        self.params.clear();
    }

    /// Sends everything recorded to the GPU, then the copy.
    pub(super) fn submit(&mut self, gpu: &Gpu, copy: Option<CopyOut<'_>>) -> wgpu::SubmissionIndex {
        gpu.count_submitted(self.launches.len());
        gpu.queue.write_buffer(&self.params_buffer, 0, &self.params);
        self.params.clear();
        let mut encoder = gpu.device.create_command_encoder(&CommandEncoderDescriptor::default());
        {
            let mut pass = encoder.begin_compute_pass(&ComputePassDescriptor::default());
            for (slot, launch) in self.launches.drain(..).enumerate() {
                let [x, y, z] = launch.workgroups;
                pass.set_pipeline(&launch.compute);
                pass.set_bind_group(0, &self.params_group, &[(slot * SLOT_BYTES) as u32]);
                pass.set_bind_group(1, &launch.buffers, &[]);
                pass.dispatch_workgroups(x, y, z);
            }
        }
        if let Some(CopyOut { from, to, n_bytes }) = copy {
            encoder.copy_buffer_to_buffer(from, 0, to, 0, n_bytes);
        }
        gpu.queue.submit([encoder.finish()])
    }
}
