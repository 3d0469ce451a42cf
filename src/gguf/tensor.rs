//! A tensor as it lies in the file.

/// The weight formats that are read; all but the last two are written as well. Block layouts as in ggml's ggml-common.h.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dtype {
    F32,
    F16,
    /// Blocks of 32: one f16 scale, 16 bytes of nibbles (element `i` low, `i + 16` high), value `(q - 8) * scale`.
    Q4_0,
    /// Blocks of 32: one f16 scale, 32 signed bytes, value `q * scale`.
    Q8_0,
    /// Blocks of 256, see [`super::BlockQ4K`]. Read, never written.
    Q4K,
    /// Blocks of 256, see [`super::BlockQ6K`]. Read, never written.
    Q6K,
}

impl Dtype {
    /// Every format.
    pub const ALL: [Dtype; 6] = [Dtype::F32, Dtype::F16, Dtype::Q4_0, Dtype::Q8_0, Dtype::Q4K, Dtype::Q6K];

    /// The format with this number in ggml's list of types.
    pub(super) fn from_ggml(number: u32) -> Option<Dtype> {
        Dtype::ALL.into_iter().find(|dtype| dtype.ggml() == number)
    }

    /// The number in ggml's list of types.
    pub(super) fn ggml(self) -> u32 {
        match self {
            Dtype::F32 => 0,
            Dtype::F16 => 1,
            Dtype::Q4_0 => 2,
            Dtype::Q8_0 => 8,
            Dtype::Q4K => 12,
            Dtype::Q6K => 14,
        }
    }

    /// Elements of a row that share one block: a row's length is a multiple of it.
    pub fn block_elems(self) -> usize {
        match self {
            Dtype::F32 | Dtype::F16 => 1,
            Dtype::Q4_0 | Dtype::Q8_0 => 32,
            Dtype::Q4K | Dtype::Q6K => 256,
        }
    }

    /// Bytes of one block.
    pub fn block_bytes(self) -> usize {
        match self {
            Dtype::F32 => 4,
            Dtype::F16 => 2,
            Dtype::Q4_0 => 18,
            Dtype::Q8_0 => 34,
            Dtype::Q4K => 144,
            Dtype::Q6K => 210,
        }
    }
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

impl<'a> TensorRef<'a> {
    /// Bytes of one row.
    pub fn row_bytes(&self) -> usize {
        self.n_cols / self.dtype.block_elems() * self.dtype.block_bytes()
    }

    /// Row `row_idx` alone, or `None` past the end.
    pub fn row(&self, row_idx: usize) -> Option<TensorRef<'a>> {
        let start = row_idx.checked_mul(self.row_bytes())?;
        let bytes = self.bytes.get(start..)?.get(..self.row_bytes())?;
        Some(TensorRef { n_rows: 1, bytes, ..*self })
    }
}
