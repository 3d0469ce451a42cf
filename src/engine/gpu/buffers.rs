//! Activations: tensors on the GPU, their buffers pooled and reused.
//!
//! Tensors of as many columns share a shelf. All buffers of a shelf hold as many rows, the most that were wanted, and
//! the one that was made first is taken first: so passes of all lengths use the same buffers in the same places, and
//! once the longest has run nothing is allocated and no bind group is new.
//!
//! The GPU runs launches in the order of recording, therefore a buffer whose tensor is dropped can serve the next
//! launch at once. Writing from the host is different: `write_buffer` overtakes all launches that are recorded but not
//! yet submitted. So a dropped buffer is first `released`, good for results only, and becomes idle, good for uploads,
//! at the next submission. A shelf of which several passes needed a small part is cleared, so that one large batch
//! does not hold its memory for ever.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wgpu::BufferUsages;

use super::device::Gpu;
use crate::engine::EngineError;

/// No shelf's buffers hold fewer rows: below this, growing would only mean more allocations.
const MIN_ROWS: usize = 64;

/// A shelf is cleared after so many passes in a row that needed a quarter of it or less: longer than a reader's pause
/// between two long solutions.
const PASSES_BEFORE_CLEARING: usize = 16;

/// Buffers of one number of columns.
#[derive(Default)]
struct Shelf {
    /// Rows of each buffer.
    n_rows: usize,
    /// The most rows that this pass needed.
    needed: usize,
    /// Passes in a row that needed little.
    n_small: usize,
    n_made: usize,
    /// Buffers of fewer rows were freed in this pass.
    outgrown: bool,
    free: Vec<Free>,
}

/// A buffer without a tensor.
struct Free {
    /// The how-manieth of its shelf.
    made: usize,
    buffer: wgpu::Buffer,
    is_idle: bool,
}

type Shelves = Rc<RefCell<BTreeMap<usize, Shelf>>>;

/// The pool of activation buffers.
#[derive(Clone, Default)]
pub(super) struct Buffers {
    shelves: Shelves,
}

/// Activations on the GPU, `[n_rows, n_cols]` f32. Dropping it returns its buffer to the pool.
pub struct Tensor {
    pub(super) buffer: wgpu::Buffer,
    pub(super) n_rows: usize,
    pub(super) n_cols: usize,
    made: usize,
    /// Rows that the buffer holds.
    room: usize,
    home: Shelves,
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
        let mut shelves = self.home.borrow_mut();
        // A buffer that its shelf has outgrown is freed.
        if let Some(shelf) = shelves.get_mut(&self.n_cols).filter(|shelf| shelf.n_rows == self.room) {
            let (made, buffer) = (self.made, self.buffer.clone());
            shelf.free.push(Free { made, buffer, is_idle: false });
        }
    }
}

impl Buffers {
    /// A tensor for a launch to write. Its elements are whatever the buffer last held.
    pub(super) fn result(&self, gpu: &Gpu, n_rows: usize, n_cols: usize) -> Result<Tensor, EngineError> {
        self.tensor(gpu, n_rows, n_cols, false)
    }

    /// A tensor with these elements, four bytes each, written before every launch that is not yet submitted.
    pub(super) fn upload(&self, gpu: &Gpu, elems: &[u8], n_rows: usize, n_cols: usize) -> Result<Tensor, EngineError> {
        let tensor = self.tensor(gpu, n_rows, n_cols, true)?;
        if !elems.is_empty() {
            gpu.queue.write_buffer(&tensor.buffer, 0, elems);
        }
        Ok(tensor)
    }

    /// Everything recorded so far is submitted: released buffers may be written by the host again.
    pub(super) fn submitted(&self) {
        let mut shelves = self.shelves.borrow_mut();
        shelves.values_mut().flat_map(|shelf| &mut shelf.free).for_each(|free| free.is_idle = true);
    }

    /// A pass is over. Whether buffers were freed.
    pub(super) fn end_of_pass(&self) -> bool {
        let mut freed = false;
        for shelf in self.shelves.borrow_mut().values_mut() {
            let is_small = 4 * shelf.needed <= shelf.n_rows && shelf.n_rows > MIN_ROWS;
            shelf.n_small = if is_small { shelf.n_small + 1 } else { 0 };
            shelf.needed = 0;
            freed |= std::mem::take(&mut shelf.outgrown);
            if shelf.n_small == PASSES_BEFORE_CLEARING {
                *shelf = Shelf::default();
                freed = true;
            }
        }
        freed
    }

    fn tensor(&self, gpu: &Gpu, n_rows: usize, n_cols: usize, idle_only: bool) -> Result<Tensor, EngineError> {
        let max_rows = checked_max_rows(gpu, n_rows, n_cols)?;
        let shelf = &mut *self.shelves.borrow_mut();
        let shelf = shelf.entry(n_cols).or_default();
        shelf.needed = shelf.needed.max(n_rows);
        if shelf.n_rows < n_rows || shelf.n_rows == 0 {
            shelf.outgrown = shelf.n_made > 0;
            shelf.n_rows = n_rows.next_power_of_two().max(MIN_ROWS).min(max_rows);
            shelf.free.clear();
        }
        let fits = shelf.free.iter().enumerate().filter(|(_, free)| free.is_idle || !idle_only);
        let (made, buffer) = match fits.min_by_key(|(_, free)| free.made).map(|(at, _)| at) {
            Some(at) => {
                let Free { made, buffer, .. } = shelf.free.swap_remove(at);
                (made, buffer)
            }
            None => {
                let usage = BufferUsages::STORAGE | BufferUsages::COPY_SRC | BufferUsages::COPY_DST;
                let n_bytes = 4 * shelf.n_rows as u64 * n_cols as u64;
                let buffer = gpu.allocate("a batch's activations", n_bytes, usage)?;
                shelf.n_made += 1;
                (shelf.n_made, buffer)
            }
        };
        Ok(Tensor { buffer, n_rows, n_cols, made, room: shelf.n_rows, home: self.shelves.clone() })
    }
}

/// The most rows of so many columns that a buffer can hold, at least `n_rows`.
fn checked_max_rows(gpu: &Gpu, n_rows: usize, n_cols: usize) -> Result<usize, EngineError> {
    let row_bytes = 4 * n_cols.max(1) as u64;
    let needed_bytes = n_rows as u64 * row_bytes;
    if needed_bytes > gpu.max_buffer_bytes {
        let what = format!("a batch of {n_rows} rows by {n_cols}");
        return Err(EngineError::TooLarge { what, needed_bytes, allowed_bytes: gpu.max_buffer_bytes });
    }
    Ok((gpu.max_buffer_bytes / row_bytes) as usize)
}

#[cfg(test)]
impl Buffers {
    /// Bytes that no tensor uses.
    pub(super) fn n_free_bytes(&self) -> u64 {
        self.shelves.borrow().values().flat_map(|shelf| &shelf.free).map(|free| free.buffer.size()).sum()
    }
}
