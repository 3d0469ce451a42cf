//! A tensor as it lies in the file.

/// The weight formats that are read and written. Block layouts as in ggml's ggml-common.h.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dtype {
    F32,
    F16,
    /// Blocks of 32: one f16 scale, 16 bytes of nibbles (element `i` low, `i + 16` high), value `(q - 8) * scale`.
    Q4_0,
    /// Blocks of 32: one f16 scale, 32 signed bytes, value `q * scale`.
    Q8_0,
}

/// One tensor's bytes, borrowed from the file. A vector has `n_rows == 1`.
#[derive(Clone, Copy, Debug)]
pub struct TensorRef<'a> {
    pub name: &'a str,
    pub dtype: Dtype,
    /// Rows, the slowest dimension: `n_out` of a weight matrix.
    pub n_rows: usize,
    /// Columns, contiguous: `n_in` of a weight matrix.
    pub n_cols: usize,
    /// `n_rows * n_cols` elements in `dtype`.
    pub bytes: &'a [u8],
}
