//! A weight matrix in candle's types, and its product with rows of activations.
//!
//! Which product is taken is measured by `cargo xtask bench --browser`: as WebAssembly whole numbers over panels are the
//! fastest wherever there are several outputs, about twice candle's tiled product in f32 and five times its dot product
//! a row (an AMD EPYC, 8 rows or more: 70 to 101, 20 to 46 and 14 to 22 GFLOP/s); at one row they lead by less. Natively
//! candle's tiled product leads: 2.8 ms against 33 for 400 rows by 256 by 1024 on an AVX-512 Xeon.

use super::panels::Panels;
use crate::engine::EngineError;
use crate::gguf::{Dtype, TensorRef};
use crate::platform::LANES_ARE_FAST;
use candle_core::quantized::{GgmlDType, QuantizedType};
use candle_core::{Device, Tensor};
use std::borrow::Cow;

/// How products are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Weights stay quantised and candle's integer kernels multiply them: a quarter of the memory or less, but each
    /// block of 32 activations is rounded to int8 first, and a dot product a row is slower than a tiled product.
    Quantised,
    /// What the GPU computes. Weights are dequantised at load and multiplied in f32; where [`LANES_ARE_FAST`], Q8_0
    /// and Q4_0 weights meet activations of 16 bits in panels instead, to within an NMSE of 2e-10 a product.
    F32,
}

/// A weight matrix `[n_out, n_in]`.
pub struct CpuMatrix {
    n_out: usize,
    n_in: usize,
    weights: Weights,
}

enum Weights {
    /// candle's blocks.
    Blocks(Box<dyn QuantizedType>),
    /// For whole-number products.
    Panels(Panels),
    /// `[n_in, n_out]`, a transposed view.
    Full(Tensor),
}

impl CpuMatrix {
    /// Takes the weights over. F16 is always widened: candle's f16 kernel would narrow the activations, whose outliers
    /// leave f16's range. So are parts of several formats.
    pub(super) fn new(parts: &[TensorRef<'_>], precision: Precision) -> Result<CpuMatrix, EngineError> {
        let n_in = parts.first().map_or(0, |part| part.n_cols);
        for part in parts {
            let wanted = part.n_rows * part.row_bytes();
            if part.bytes.len() != wanted || part.n_cols != n_in {
                let wanted = format!("{wanted} bytes in {n_in} columns");
                let found = format!("{} bytes in {} columns", part.bytes.len(), part.n_cols);
                return Err(EngineError::Shape { op: "matrix", wanted, found });
            }
        }
        let n_out = parts.iter().map(|part| part.n_rows).sum();
        let dtype = match parts.first().map(|part| part.dtype) {
            Some(dtype) if parts.iter().all(|part| part.dtype == dtype) => Some(dtype),
            _ => None,
        };
        let weights = match (precision, dtype) {
            (Precision::Quantised, Some(Dtype::Q8_0)) => from_bytes(GgmlDType::Q8_0, parts),
            (Precision::Quantised, Some(Dtype::Q4_0)) => from_bytes(GgmlDType::Q4_0, parts),
            _ => match LANES_ARE_FAST.then(|| Panels::of(parts)).flatten() {
                Some(panels) => Weights::Panels(panels),
                None => {
                    let rows = parts.iter().flat_map(TensorRef::dequantise).collect();
                    let rows = Tensor::from_vec(rows, (n_out, n_in), &Device::Cpu);
                    Weights::Full(rows.and_then(|rows| rows.t()).map_err(backend)?)
                }
            },
        };
        Ok(CpuMatrix { n_out, n_in, weights })
    }

    pub(super) fn n_out(&self) -> usize {
        self.n_out
    }

    /// `x Wᵀ`: `[n_rows, n_in]` to `[n_rows, n_out]`.
    pub(super) fn product(&self, x: &[f32]) -> Result<Vec<f32>, EngineError> {
        if !x.len().is_multiple_of(self.n_in) {
            let (wanted, found) = (format!("rows of {}", self.n_in), format!("{} elements", x.len()));
            return Err(EngineError::Shape { op: "matmul", wanted, found });
        }
        let n_rows = x.len() / self.n_in;
        match &self.weights {
            Weights::Blocks(blocks) => {
                let mut y = vec![0.0; n_rows * self.n_out];
                blocks.matmul_t((n_rows, self.n_in, self.n_out), x, &mut y).map_err(backend)?;
                Ok(y)
            }
            Weights::Panels(panels) => {
                let mut y = vec![0.0; n_rows * self.n_out];
                panels.product(x, &mut y);
                Ok(y)
            }
            Weights::Full(transposed) => {
                let x = Tensor::from_slice(x, (n_rows, self.n_in), &Device::Cpu);
                let y = x.and_then(|x| x.matmul(transposed)?.flatten_all());
                y.and_then(|y| y.to_vec1()).map_err(backend)
            }
        }
    }
}

fn backend(error: candle_core::Error) -> EngineError {
    EngineError::Backend(error.to_string())
}

/// candle's blocks of the parts' rows, copied to an aligned place first: candle asserts the alignment of what it is
/// given, and a file may lie at any address.
fn from_bytes(dtype: GgmlDType, parts: &[TensorRef<'_>]) -> Weights {
    let bytes: Vec<u8> = parts.iter().flat_map(|part| part.bytes).copied().collect();
    let mut aligned = vec![0u32; bytes.len().div_ceil(4)];
    let copy = &mut bytemuck::cast_slice_mut(&mut aligned)[..bytes.len()];
    copy.copy_from_slice(&bytes);
    Weights::Blocks(dtype.from_data(Cow::Borrowed(copy)))
}
