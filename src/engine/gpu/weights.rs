//! Weights on their way to the GPU: repacked a few rows at a time, so that no second copy of a matrix is ever whole.

use wgpu::BufferUsages;

use super::device::Gpu;
use crate::engine::EngineError;
use crate::gguf::{Dtype, TensorRef};
use crate::kernels::{Kernel, matmul_kernel, pack, row_words};

/// Repacked bytes on the host at a time, about.
const CHUNK_BYTES: usize = 4 << 20;

/// A weight matrix on the GPU, `[n_out, n_in]`.
pub struct Matrix {
    pub(super) kernel: Kernel,
    pub(super) n_out: usize,
    pub(super) n_in: usize,
    /// Quants, or the whole elements of F32 and F16.
    pub(super) weights: wgpu::Buffer,
    /// Scales of the quantised formats.
    pub(super) scales: Option<wgpu::Buffer>,
}

/// A weight vector on the GPU, f32.
pub struct Vector {
    pub(super) buffer: wgpu::Buffer,
    pub(super) n_elems: usize,
}

/// An embedding table, `[n_vocab, d_model]`, kept on the host as the file has it: a pass needs a few of its rows, and a
/// large vocabulary's table is past the largest buffer that many GPUs bind.
pub struct Table {
    pub(super) dtype: Dtype,
    pub(super) n_rows: usize,
    pub(super) n_cols: usize,
    bytes: Vec<u8>,
}

impl Matrix {
    pub(super) fn upload(gpu: &Gpu, tensor: TensorRef<'_>) -> Result<Matrix, EngineError> {
        let TensorRef { name, dtype, n_rows, n_cols, bytes } = tensor;
        let row_bytes = checked_row_bytes(&tensor)?;
        let Some((weight_words, scale_words)) = row_words(dtype, n_cols) else {
            return Err(EngineError::Shape {
                op: "matrix",
                wanted: format!("{name}: {dtype:?} rows of whole fours and blocks"),
                found: format!("{n_cols} columns"),
            });
        };
        let allocate = |words: usize| {
            gpu.allocate(name, 4 * (n_rows * words) as u64, BufferUsages::STORAGE | BufferUsages::COPY_DST)
        };
        let weights = allocate(weight_words)?;
        let scales = if scale_words > 0 { Some(allocate(scale_words)?) } else { None };

        let rows_a_chunk = (CHUNK_BYTES / row_bytes).max(1);
        for (chunk_idx, chunk) in bytes.chunks(rows_a_chunk * row_bytes).enumerate() {
            let packed = pack(dtype, n_cols, chunk);
            let byte_offset = |words: usize| 4 * (chunk_idx * rows_a_chunk * words) as u64;
            gpu.queue.write_buffer(&weights, byte_offset(weight_words), bytemuck::cast_slice(&packed.weights));
            if let Some(scales) = &scales {
                gpu.queue.write_buffer(scales, byte_offset(scale_words), bytemuck::cast_slice(&packed.scales));
            }
        }
        Ok(Matrix { kernel: matmul_kernel(dtype), n_out: n_rows, n_in: n_cols, weights, scales })
    }
}

impl Vector {
    pub(super) fn upload(gpu: &Gpu, values: &[f32]) -> Result<Vector, EngineError> {
        let usage = BufferUsages::STORAGE | BufferUsages::COPY_DST;
        let buffer = gpu.allocate("a vector", 4 * values.len() as u64, usage)?;
        gpu.queue.write_buffer(&buffer, 0, bytemuck::cast_slice(values));
        Ok(Vector { buffer, n_elems: values.len() })
    }
}

impl Table {
    pub(super) fn keep(tensor: TensorRef<'_>) -> Result<Table, EngineError> {
        checked_row_bytes(&tensor)?;
        let TensorRef { dtype, n_rows, n_cols, bytes, .. } = tensor;
        Ok(Table { dtype, n_rows, n_cols, bytes: bytes.to_vec() })
    }

    /// One row, dequantised. `row` is less than `n_rows`.
    pub(super) fn row(&self, row: usize) -> Vec<f32> {
        let row_bytes = self.bytes.len() / self.n_rows;
        let bytes = &self.bytes[row * row_bytes..][..row_bytes];
        TensorRef { name: "", dtype: self.dtype, n_rows: 1, n_cols: self.n_cols, bytes }.dequantise()
    }
}

/// Bytes of a row, once it is sure that the tensor is made of `n_rows` of them.
fn checked_row_bytes(tensor: &TensorRef<'_>) -> Result<usize, EngineError> {
    let row_bytes = tensor.row_bytes();
    if row_bytes == 0 || tensor.n_rows == 0 || row_bytes.checked_mul(tensor.n_rows) != Some(tensor.bytes.len()) {
        return Err(EngineError::Shape {
            op: "matrix",
            wanted: format!("{}: {} rows of {row_bytes} bytes", tensor.name, tensor.n_rows),
            found: format!("{} bytes", tensor.bytes.len()),
        });
    }
    Ok(row_bytes)
}
