//! A compute pipeline for every kernel that is needed, made once: the common ones while the engine opens, the products
//! with the first weights of their format.
//!
//! Group 0 is the same for all: a slot of a uniform buffer, chosen at launch by a dynamic offset. Group 1 holds the
//! kernel's storage buffers.

use std::collections::HashMap;

use wgpu::{
    BindGroupDescriptor, BindGroupEntry, BindGroupLayout, BindGroupLayoutDescriptor, BindGroupLayoutEntry,
    BindingResource, BindingType, BufferBindingType, ComputePipeline, ComputePipelineDescriptor, Device,
    PipelineLayoutDescriptor, ShaderModuleDescriptor, ShaderSource, ShaderStages,
};

use super::device::Gpu;
use crate::kernels::{Access, Kernel};

/// A kernel ready to launch.
pub(super) struct Pipeline {
    pub(super) compute: ComputePipeline,
    storage: BindGroupLayout,
}

/// The kernels that are ready to launch.
pub(super) struct Pipelines {
    by_kernel: HashMap<Kernel, Pipeline>,
    /// The layout of group 0.
    pub(super) params: BindGroupLayout,
    shader: fn(Kernel) -> String,
}

impl Pipelines {
    /// None yet. `shader` gives each kernel's WGSL.
    pub(super) fn new(device: &Device, shader: fn(Kernel) -> String) -> Pipelines {
        let uniform = [entry(0, BufferBindingType::Uniform, true)];
        let params = device.create_bind_group_layout(&layout("params", &uniform));
        Pipelines { by_kernel: HashMap::new(), params, shader }
    }

    pub(super) fn is_ready(&self, kernel: Kernel) -> bool {
        self.by_kernel.contains_key(&kernel)
    }

    /// The kernel's pipeline, made now if it was not before.
    pub(super) fn get(&mut self, gpu: &Gpu, kernel: Kernel) -> &Pipeline {
        let Pipelines { by_kernel, params, shader } = self;
        by_kernel.entry(kernel).or_insert_with(|| {
            gpu.count_made();
            Pipeline::new(&gpu.device, params, kernel, shader(kernel))
        })
    }
}

impl Pipeline {
    fn new(device: &Device, params: &BindGroupLayout, kernel: Kernel, shader: String) -> Pipeline {
        let storage = |access: &Access| BufferBindingType::Storage { read_only: *access == Access::Read };
        let entries: Vec<_> =
            (0..).zip(kernel.bindings()).map(|(i, access)| entry(i, storage(access), false)).collect();
        let storage = device.create_bind_group_layout(&layout(kernel.file(), &entries));
        let layouts = device.create_pipeline_layout(&PipelineLayoutDescriptor {
            label: Some(kernel.file()),
            bind_group_layouts: &[Some(params), Some(&storage)],
            immediate_size: 0,
        });
        let module = device.create_shader_module(ShaderModuleDescriptor {
            label: Some(kernel.file()),
            source: ShaderSource::Wgsl(shader.into()),
        });
        let compute = device.create_compute_pipeline(&ComputePipelineDescriptor {
            label: Some(kernel.file()),
            layout: Some(&layouts),
            module: &module,
            entry_point: Some("main"),
            compilation_options: Default::default(),
            cache: None,
        });
        Pipeline { compute, storage }
    }

    /// Group 1 with these buffers, each bound whole.
    pub(super) fn bind(&self, device: &Device, buffers: &[&wgpu::Buffer]) -> wgpu::BindGroup {
        let entries: Vec<_> = (0..)
            .zip(buffers)
            .map(|(binding, buffer)| BindGroupEntry { binding, resource: buffer.as_entire_binding() })
            .collect();
        device.create_bind_group(&BindGroupDescriptor { label: None, layout: &self.storage, entries: &entries })
    }
}

/// Group 0 over `buffer`, `slot_bytes` of it visible from the offset that the launch gives.
pub(super) fn bind_params(
    device: &Device,
    layout: &BindGroupLayout,
    buffer: &wgpu::Buffer,
    slot_bytes: u64,
) -> wgpu::BindGroup {
    let slot = wgpu::BufferBinding { buffer, offset: 0, size: wgpu::BufferSize::new(slot_bytes) };
    let entries = [BindGroupEntry { binding: 0, resource: BindingResource::Buffer(slot) }];
    device.create_bind_group(&BindGroupDescriptor { label: Some("params"), layout, entries: &entries })
}

fn layout<'a>(label: &'a str, entries: &'a [BindGroupLayoutEntry]) -> BindGroupLayoutDescriptor<'a> {
    BindGroupLayoutDescriptor { label: Some(label), entries }
}

fn entry(binding: u32, ty: BufferBindingType, has_dynamic_offset: bool) -> BindGroupLayoutEntry {
    BindGroupLayoutEntry {
        binding,
        visibility: ShaderStages::COMPUTE,
        ty: BindingType::Buffer { ty, has_dynamic_offset, min_binding_size: None },
        count: None,
    }
}
