//! The one wait of a pass: a result's bytes, on the host.

use futures_channel::oneshot;
use wgpu::{BufferUsages, MapMode, PollType};

use super::device::Gpu;
use crate::engine::EngineError;

/// A buffer that results are copied to and mapped from, kept from read to read.
#[derive(Default)]
pub(super) struct Readback {
    idle: Option<wgpu::Buffer>,
}

impl Readback {
    /// A buffer to copy at least `n_bytes` to.
    pub(super) fn take(&mut self, gpu: &Gpu, n_bytes: u64) -> Result<wgpu::Buffer, EngineError> {
        match self.idle.take().filter(|buffer| buffer.size() >= n_bytes) {
            Some(buffer) => Ok(buffer),
            None => gpu.allocate("a result to read", n_bytes, BufferUsages::MAP_READ | BufferUsages::COPY_DST),
        }
    }

    /// Keeps the buffer for the next read. After a read that failed or was given up it may still be mapped, and is not
    /// given back.
    pub(super) fn keep(&mut self, buffer: wgpu::Buffer) {
        self.idle = Some(buffer);
    }
}

/// Waits for the submitted copy and takes `n_bytes` of it as f32.
pub(super) async fn wait(gpu: &Gpu, staging: &wgpu::Buffer, n_bytes: u64) -> Result<Vec<f32>, EngineError> {
    let (sender, receiver) = oneshot::channel();
    staging.map_async(MapMode::Read, 0..n_bytes, move |outcome| {
        // The receiver is gone only when the read was given up.
        let _ = sender.send(outcome);
    });
    // Natively this runs the GPU to its end and then the callback; on the web it does nothing and the browser calls.
    gpu.device.poll(PollType::wait_indefinitely()).map_err(backend)?;
    match receiver.await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => return Err(backend(error)),
        Err(oneshot::Canceled) => return Err(EngineError::Backend("the GPU dropped a read".to_owned())),
    }
    let mapped = staging.get_mapped_range(0..n_bytes).map_err(backend)?;
    let values = bytemuck::pod_collect_to_vec(&mapped);
    drop(mapped);
    staging.unmap();
    Ok(values)
}

fn backend(error: impl ToString) -> EngineError {
    EngineError::Backend(error.to_string())
}
