//! Weights on their way to the GPU: repacked a few rows at a time, so that no second copy of a matrix is ever whole.

use wgpu::BufferUsages;

use super::device::Gpu;
use crate::engine::EngineError;
use crate::gguf::{Dtype, TensorRef};
use crate::kernels::{pack, row_words};
use crate::model::HeadShape;

/// Repacked bytes on the host at a time, about.
const CHUNK_BYTES: usize = 4 << 20;

/// A weight matrix on the GPU, `[n_out, n_in]`.
pub struct Matrix {
    pub(super) dtype: Dtype,
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
    /// Uploads the rows of all parts, one below another. Parts of several formats become F32, which holds them all.
    pub(super) fn upload(gpu: &Gpu, parts: &[TensorRef<'_>]) -> Result<Matrix, EngineError> {
        let Some(&TensorRef { name, dtype, n_cols, .. }) = parts.first() else {
            return Err(EngineError::Shape { op: "matrix", wanted: "a tensor".to_owned(), found: "none".to_owned() });
        };
        if parts.iter().any(|part| part.dtype != dtype) {
            let widened: Vec<Vec<f32>> = parts.iter().map(TensorRef::dequantise).collect();
            let floats = |(part, values): (&TensorRef<'_>, _)| TensorRef {
                name,
                dtype: Dtype::F32,
                n_rows: part.n_rows,
                n_cols: part.n_cols,
                bytes: bytemuck::cast_slice::<f32, u8>(values),
            };
            let floats: Vec<TensorRef<'_>> = parts.iter().zip(widened.iter().map(Vec::as_slice)).map(floats).collect();
            return Matrix::upload(gpu, &floats);
        }
        for part in parts {
            checked_row_bytes(part)?;
        }
        let words = row_words(dtype, n_cols).filter(|_| parts.iter().all(|part| part.n_cols == n_cols));
        let Some((weight_words, scale_words)) = words else {
            return Err(EngineError::Shape {
                op: "matrix",
                wanted: format!("{name}: {dtype:?} rows of whole fours and blocks, alike in all parts"),
                found: format!("{n_cols} columns"),
            });
        };
        let n_rows = parts.iter().map(|part| part.n_rows).sum();
        let allocate = |words: usize| {
            gpu.allocate(name, 4 * (n_rows * words) as u64, BufferUsages::STORAGE | BufferUsages::COPY_DST)
        };
        let weights = allocate(weight_words)?;
        let scales = if scale_words > 0 { Some(allocate(scale_words)?) } else { None };

        let mut first_row = 0;
        for part in parts {
            let rows_a_chunk = (CHUNK_BYTES / part.row_bytes()).max(1);
            for chunk in part.bytes.chunks(rows_a_chunk * part.row_bytes()) {
                let packed = pack(dtype, n_cols, chunk);
                let byte_offset = |words: usize| 4 * (first_row * words) as u64;
                gpu.queue.write_buffer(&weights, byte_offset(weight_words), bytemuck::cast_slice(&packed.weights));
                if let Some(scales) = &scales {
                    gpu.queue.write_buffer(scales, byte_offset(scale_words), bytemuck::cast_slice(&packed.scales));
                }
                first_row += chunk.len() / part.row_bytes();
            }
        }
        Ok(Matrix { dtype, n_out: n_rows, n_in: n_cols, weights, scales })
    }
}

/// Keys and values of one layer on the GPU, `[n_slots, 2 * n_kv_heads, d_head]`: a slot's keys, then its values.
pub struct LayerCache {
    pub(super) buffer: wgpu::Buffer,
    pub(super) n_slots: usize,
}

impl LayerCache {
    pub(super) fn allocate(gpu: &Gpu, n_slots: usize, shape: HeadShape) -> Result<LayerCache, EngineError> {
        let n_bytes = 8 * n_slots as u64 * shape.kv_cols() as u64;
        Ok(LayerCache { buffer: gpu.allocate("keys and values", n_bytes, BufferUsages::STORAGE)?, n_slots })
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
