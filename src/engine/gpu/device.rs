//! An opened GPU: its device and queue, its limits, its name.

use wgpu::{Adapter, BufferDescriptor, BufferUsages, Device, DeviceType, Limits, Queue, WgslLanguageFeatures};

use super::faults::Faults;
use crate::engine::EngineError;

/// The kernels count elements and words in u32.
const MAX_ADDRESSED_BYTES: u64 = (1 << 32) - 4;

/// An opened GPU.
pub(super) struct Gpu {
    pub(super) device: Device,
    pub(super) queue: Queue,
    pub(super) faults: Faults,
    /// For the reader: a GPU that is a program on the CPU (SwiftShader, lavapipe, WARP) says so.
    pub(super) name: String,
    /// Its numbers are computed by a program.
    pub(super) is_software: bool,
    /// The shader language has dot products of packed bytes.
    pub(super) has_byte_products: bool,
    /// The largest buffer that can be allocated and bound whole.
    pub(super) max_buffer_bytes: u64,
    pub(super) max_workgroups: u32,
    /// Buffers, bind groups and pipelines made so far.
    #[cfg(test)]
    pub(super) n_made: std::cell::Cell<usize>,
    #[cfg(test)]
    pub(super) n_launched: std::cell::Cell<usize>,
    #[cfg(test)]
    pub(super) n_submitted: std::cell::Cell<usize>,
}

impl Gpu {
    /// Opens the fastest adapter on offer with the limits that `choose` picks for it.
    pub(super) async fn open(choose: fn(&Adapter) -> Limits) -> Result<Gpu, EngineError> {
        let instance = wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle());
        let wanted = wgpu::RequestAdapterOptions {
            power_preference: wgpu::PowerPreference::HighPerformance,
            ..Default::default()
        };
        let adapter = instance.request_adapter(&wanted).await.map_err(|_| EngineError::NoAdapter)?;
        let limits = choose(&adapter);
        let wanted = wgpu::DeviceDescriptor { label: Some("surefoot"), required_limits: limits, ..Default::default() };
        let opened = adapter.request_device(&wanted).await;
        let (device, queue) = opened.map_err(|error| EngineError::NoDevice(error.to_string()))?;

        let info = adapter.get_info();
        let is_software = info.device_type == DeviceType::Cpu;
        // Browsers may withhold the name.
        let name = if info.name.is_empty() { "WebGPU".to_owned() } else { info.name };
        let limits = device.limits();
        let max_buffer_bytes =
            limits.max_buffer_size.min(limits.max_storage_buffer_binding_size).min(MAX_ADDRESSED_BYTES);
        Ok(Gpu {
            faults: Faults::watch(&device),
            name: if is_software { format!("{name}, in software") } else { name },
            is_software,
            has_byte_products: instance
                .wgsl_language_features()
                .contains(WgslLanguageFeatures::Packed4x8IntegerDotProduct),
            max_buffer_bytes,
            max_workgroups: limits.max_compute_workgroups_per_dimension,
            #[cfg(test)]
            n_made: std::cell::Cell::default(),
            #[cfg(test)]
            n_launched: std::cell::Cell::default(),
            #[cfg(test)]
            n_submitted: std::cell::Cell::default(),
            device,
            queue,
        })
    }

    /// A buffer of its own; the size is checked against the device's limits before wgpu sees it.
    pub(super) fn allocate(&self, what: &str, n_bytes: u64, usage: BufferUsages) -> Result<wgpu::Buffer, EngineError> {
        if n_bytes > self.max_buffer_bytes {
            return Err(EngineError::TooLarge {
                what: what.to_owned(),
                needed_bytes: n_bytes,
                allowed_bytes: self.max_buffer_bytes,
            });
        }
        let size = n_bytes.next_multiple_of(wgpu::COPY_BUFFER_ALIGNMENT).max(wgpu::COPY_BUFFER_ALIGNMENT);
        let wanted = BufferDescriptor { label: Some(what), size, usage, mapped_at_creation: false };
        self.count_made();
        Ok(self.device.create_buffer(&wanted))
    }

    /// Counts a buffer, a bind group or a pipeline, for the tests that want none made while scoring.
    pub(super) fn count_made(&self) {
        #[cfg(test)]
        self.n_made.set(self.n_made.get() + 1);
    }

    /// Counts a submission of so many launches, for the tests.
    #[cfg_attr(not(test), expect(unused_variables, reason = "only tests count"))]
    pub(super) fn count_submitted(&self, n_launches: usize) {
        #[cfg(test)]
        {
            self.n_submitted.set(self.n_submitted.get() + 1);
            self.n_launched.set(self.n_launched.get() + n_launches);
        }
    }
}
