//! Activations: tensors on the GPU, their buffers pooled and reused.
//!
//! Sizes are rounded up to powers of two, so that passes of different lengths share buffers. The GPU runs launches in
//! the order of recording, therefore a buffer whose tensor is dropped can serve the next launch at once. Writing from
//! the host is different: `write_buffer` overtakes all launches that are recorded but not yet submitted. So a dropped
//! buffer is first `released`, good for results only, and becomes `idle`, good for uploads, at the next submission. A
//! buffer that a whole pass had no use for is freed, so that one large batch does not hold its memory for ever.

use std::cell::RefCell;
use std::rc::Rc;

use wgpu::BufferUsages;

use super::device::Gpu;
use crate::engine::EngineError;

/// No buffer is smaller: below this, more sizes would only mean fewer reuses.
const MIN_BYTES: u64 = 256;

/// Buffers without a tensor.
#[derive(Default)]
struct Free {
    released: Vec<wgpu::Buffer>,
    idle: Vec<wgpu::Buffer>,
    /// Idle since before this pass.
    unused: Vec<wgpu::Buffer>,
}

/// The pool of activation buffers.
#[derive(Clone, Default)]
pub(super) struct Buffers {
    free: Rc<RefCell<Free>>,
}

/// Activations on the GPU, `[n_rows, n_cols]` f32. Dropping it returns its buffer to the pool.
pub struct Tensor {
    pub(super) buffer: wgpu::Buffer,
    pub(super) n_rows: usize,
    pub(super) n_cols: usize,
    home: Rc<RefCell<Free>>,
}

impl Tensor {
    pub(super) fn n_elems(&self) -> usize {
        self.n_rows * self.n_cols
    }

    pub(super) fn n_bytes(&self) -> u64 {
        4 * self.n_elems() as u64
    }
}

impl Drop for Tensor {
    fn drop(&mut self) {
        self.home.borrow_mut().released.push(self.buffer.clone());
    }
}

impl Buffers {
    /// A tensor for a launch to write. Its elements are whatever the buffer last held.
    pub(super) fn result(&self, gpu: &Gpu, n_rows: usize, n_cols: usize) -> Result<Tensor, EngineError> {
        let n_bytes = pooled_bytes(gpu, n_rows, n_cols)?;
        let free = &mut *self.free.borrow_mut();
        let reused =
            [&mut free.released, &mut free.idle, &mut free.unused].into_iter().find_map(|at| take(at, n_bytes));
        self.tensor(gpu, reused, n_bytes, n_rows, n_cols)
    }

    /// A tensor with these elements, four bytes each, written before every launch that is not yet submitted.
    pub(super) fn upload(&self, gpu: &Gpu, elems: &[u8], n_rows: usize, n_cols: usize) -> Result<Tensor, EngineError> {
        let n_bytes = pooled_bytes(gpu, n_rows, n_cols)?;
        let free = &mut *self.free.borrow_mut();
        let reused = [&mut free.idle, &mut free.unused].into_iter().find_map(|at| take(at, n_bytes));
        let tensor = self.tensor(gpu, reused, n_bytes, n_rows, n_cols)?;
        if !elems.is_empty() {
            gpu.queue.write_buffer(&tensor.buffer, 0, elems);
        }
        Ok(tensor)
    }

    /// Everything recorded so far is submitted: released buffers may be written by the host again.
    pub(super) fn submitted(&self) {
        let free = &mut *self.free.borrow_mut();
        free.idle.append(&mut free.released);
    }

    /// A pass is over: frees what it did not use.
    pub(super) fn end_of_pass(&self) {
        let free = &mut *self.free.borrow_mut();
        free.unused = std::mem::take(&mut free.idle);
    }

    fn tensor(
        &self,
        gpu: &Gpu,
        reused: Option<wgpu::Buffer>,
        n_bytes: u64,
        n_rows: usize,
        n_cols: usize,
    ) -> Result<Tensor, EngineError> {
        let usage = BufferUsages::STORAGE | BufferUsages::COPY_SRC | BufferUsages::COPY_DST;
        let buffer = match reused {
            Some(buffer) => buffer,
            None => gpu.allocate("a batch's activations", n_bytes, usage)?,
        };
        Ok(Tensor { buffer, n_rows, n_cols, home: self.free.clone() })
    }
}

fn take(buffers: &mut Vec<wgpu::Buffer>, n_bytes: u64) -> Option<wgpu::Buffer> {
    let at = buffers.iter().position(|buffer| buffer.size() == n_bytes)?;
    Some(buffers.swap_remove(at))
}

/// The size of the pool's buffer for such a tensor. Rounding up never asks for more than the device allows.
fn pooled_bytes(gpu: &Gpu, n_rows: usize, n_cols: usize) -> Result<u64, EngineError> {
    let needed_bytes = 4 * n_rows as u64 * n_cols as u64;
    if needed_bytes > gpu.max_buffer_bytes {
        let what = format!("a batch of {n_rows} rows by {n_cols}");
        return Err(EngineError::TooLarge { what, needed_bytes, allowed_bytes: gpu.max_buffer_bytes });
    }
    Ok(needed_bytes.next_power_of_two().min(gpu.max_buffer_bytes & !3).max(MIN_BYTES))
}

#[cfg(test)]
impl Buffers {
    /// Bytes that no tensor uses.
    pub(super) fn n_free_bytes(&self) -> u64 {
        let free = self.free.borrow();
        [&free.released, &free.idle, &free.unused].into_iter().flatten().map(wgpu::Buffer::size).sum()
    }
}
