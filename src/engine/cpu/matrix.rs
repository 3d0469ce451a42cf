//! A weight matrix in candle's types, and its product with rows of activations.

use crate::engine::EngineError;
use crate::gguf::{Dtype, TensorRef};
use candle_core::quantized::{GgmlDType, QuantizedType};
use std::borrow::Cow;

/// How products are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Weights stay quantised and candle's integer kernels multiply them: fast, but each block of 32 activations is
    /// rounded to int8 first.
    Quantised,
    /// Weights are dequantised at load and multiplied in f32: what the GPU computes.
    F32,
}

/// A weight matrix `[n_out, n_in]`.
pub struct CpuMatrix {
    n_out: usize,
    n_in: usize,
    weights: Box<dyn QuantizedType>,
}

impl CpuMatrix {
    /// Takes the weights over. F16 is always widened: candle's f16 kernel would narrow the activations, whose outliers
    /// leave f16's range.
    pub(super) fn new(tensor: &TensorRef<'_>, precision: Precision) -> Result<CpuMatrix, EngineError> {
        let wanted = tensor.n_rows * tensor.row_bytes();
        if tensor.bytes.len() != wanted {
            let (wanted, found) = (format!("{wanted} bytes"), format!("{} bytes", tensor.bytes.len()));
            return Err(EngineError::Shape { op: "matrix", wanted, found });
        }
        let weights = match (precision, tensor.dtype) {
            (Precision::Quantised, Dtype::Q8_0) => from_blocks(GgmlDType::Q8_0, tensor.bytes),
            (Precision::Quantised, Dtype::Q4_0) => from_blocks(GgmlDType::Q4_0, tensor.bytes),
            _ => from_blocks(GgmlDType::F32, bytemuck::cast_slice(&tensor.dequantise())),
        };
        Ok(CpuMatrix { n_out: tensor.n_rows, n_in: tensor.n_cols, weights })
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
        let mut y = vec![0.0; n_rows * self.n_out];
        let product = self.weights.matmul_t((n_rows, self.n_in, self.n_out), x, &mut y);
        product.map_err(|error| EngineError::Backend(error.to_string()))?;
        Ok(y)
    }
}

/// Whole blocks of `dtype`, copied to an aligned place first: candle asserts the alignment of what it is given, and a
/// file may lie at any address.
fn from_blocks(dtype: GgmlDType, bytes: &[u8]) -> Box<dyn QuantizedType> {
    let mut aligned = vec![0u32; bytes.len().div_ceil(4)];
    let copy = &mut bytemuck::cast_slice_mut(&mut aligned)[..bytes.len()];
    copy.copy_from_slice(bytes);
    dtype.from_data(Cow::Borrowed(copy))
}
