//! The contract between the network and the engines: about a dozen operations.
//!
//! Tensors are `[n_rows, n_cols]` f32, row-major. Weights are `[n_out, n_in]`, quantised or not as the file has them.

use super::Packed;
use crate::gguf::TensorRef;

/// How a row of queries, keys or values divides into heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadShape {
    pub n_heads: usize,
    pub n_kv_heads: usize,
    pub d_head: usize,
}

/// A supplier of the network's operations.
///
/// Commands may be recorded and run later; only [`Ops::read`] waits for a result.
#[expect(async_fn_in_trait, reason = "one thread: futures need not be Send")]
pub trait Ops {
    /// Activations, `[n_rows, n_cols]` f32.
    type Tensor;
    /// A weight matrix, `[n_out, n_in]`.
    type Matrix;
    /// The embedding table, `[n_vocab, d_model]`: only ever looked up, so an engine may keep it where that is cheap.
    type Table;
    /// A weight vector in f32.
    type Vector;
    /// What can go wrong.
    type Error: std::error::Error + Send + Sync + 'static;

    /// Takes the embedding table as the file has it.
    fn table(&mut self, tensor: TensorRef<'_>) -> Result<Self::Table, Self::Error>;

    /// Takes a weight matrix as the file has it (F32, F16, Q4_0 or Q8_0).
    fn matrix(&mut self, tensor: TensorRef<'_>) -> Result<Self::Matrix, Self::Error>;

    /// Takes a vector of weights (a norm's gain, a bias).
    fn vector(&mut self, values: &[f32]) -> Result<Self::Vector, Self::Error>;

    /// Rows of the embedding table: `y[r] = table[tokens[r]]`, `[n_tokens, d_model]`.
    fn embed(&mut self, table: &Self::Table, tokens: &[u32]) -> Result<Self::Tensor, Self::Error>;

    /// `y = x / sqrt(mean(x²) + eps) * gain`, row by row.
    fn rms_norm(&mut self, x: &Self::Tensor, gain: &Self::Vector, eps: f32) -> Result<Self::Tensor, Self::Error>;

    /// `y = x Wᵀ (+ bias)`: `[n_rows, n_in]` by `[n_out, n_in]` to `[n_rows, n_out]`.
    fn matmul(
        &mut self,
        x: &Self::Tensor,
        weight: &Self::Matrix,
        bias: Option<&Self::Vector>,
    ) -> Result<Self::Tensor, Self::Error>;

    /// Rotary embedding, halves convention (element `i` pairs with `i + d_head/2`): each head of each row turns by
    /// `positions[r] * theta^(-2i/d_head)`. `x` is `[n_tokens, n * d_head]`, for `n` heads of either kind.
    fn rope(&mut self, x: Self::Tensor, batch: &Packed, d_head: usize, theta: f32)
    -> Result<Self::Tensor, Self::Error>;

    /// Causal attention over the packed batch, scale `1/sqrt(d_head)`: row `r` sees the rows `j <= r` for which
    /// `j < prefix_len` or `j >= seq_start[r]`. Query head `h` reads key head `h / (n_heads / n_kv_heads)`. `q` is
    /// `[n_tokens, n_heads*d_head]`, `k` and `v` `[n_tokens, n_kv_heads*d_head]`.
    fn attention(
        &mut self,
        q: &Self::Tensor,
        k: &Self::Tensor,
        v: &Self::Tensor,
        batch: &Packed,
        shape: HeadShape,
    ) -> Result<Self::Tensor, Self::Error>;

    /// `y = silu(gate) * up`, element by element.
    fn swiglu(&mut self, gate: &Self::Tensor, up: &Self::Tensor) -> Result<Self::Tensor, Self::Error>;

    /// `y = x + z`, element by element.
    fn add(&mut self, x: Self::Tensor, z: &Self::Tensor) -> Result<Self::Tensor, Self::Error>;

    /// `y[i] = x[rows[i]]`.
    fn gather(&mut self, x: &Self::Tensor, rows: &[u32]) -> Result<Self::Tensor, Self::Error>;

    /// Brings a tensor's elements to the host, row-major. The only wait of a pass.
    async fn read(&mut self, x: Self::Tensor) -> Result<Vec<f32>, Self::Error>;
}
