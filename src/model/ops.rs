//! The contract between the network and the engines: about a dozen operations.
//!
//! Tensors are `[n_rows, n_cols]` f32, row-major. Weights are `[n_out, n_in]`, quantised or not as the file has them.
//! Operations are as large as one kernel can make them: a layer is eight.

use super::Packed;
use crate::gguf::TensorRef;

/// How a row of queries, keys or values divides into heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadShape {
    pub n_heads: usize,
    pub n_kv_heads: usize,
    pub d_head: usize,
}

impl HeadShape {
    /// Columns of the queries, and of an attention's result.
    pub fn q_cols(&self) -> usize {
        self.n_heads * self.d_head
    }

    /// Columns of the keys, and as many of the values.
    pub fn kv_cols(&self) -> usize {
        self.n_kv_heads * self.d_head
    }

    /// Columns of queries, keys and values side by side.
    pub fn qkv_cols(&self) -> usize {
        self.q_cols() + 2 * self.kv_cols()
    }
}

/// A supplier of the network's operations.
///
/// Commands may be recorded and run later; only [`Ops::read`] and [`Ops::between_layers`] wait.
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
    /// The KV cache of one layer: keys and values by slot, which stay from pass to pass.
    type LayerCache;
    /// What can go wrong.
    type Error: std::error::Error + Send + Sync + 'static;

    /// Takes the embedding table as the file has it.
    fn table(&mut self, tensor: TensorRef<'_>) -> Result<Self::Table, Self::Error>;

    /// Takes a weight matrix as the file has it, or several of `n_in` columns each, their rows one below another.
    fn matrix(&mut self, parts: &[TensorRef<'_>]) -> Result<Self::Matrix, Self::Error>;

    /// Takes a vector of weights (a norm's gain, a bias).
    fn vector(&mut self, values: &[f32]) -> Result<Self::Vector, Self::Error>;

    /// A KV cache of one layer, of `n_slots` slots.
    fn layer_cache(&mut self, n_slots: usize, shape: HeadShape) -> Result<Self::LayerCache, Self::Error>;

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

    /// `y = z + x Wᵀ (+ bias)`: a product and the residual connection.
    fn matmul_add(
        &mut self,
        z: Self::Tensor,
        x: &Self::Tensor,
        weight: &Self::Matrix,
        bias: Option<&Self::Vector>,
    ) -> Result<Self::Tensor, Self::Error>;

    /// `y = silu(g) * u`, element by element, where `g` is the left half of `x Wᵀ (+ bias)` and `u` the right: `W` is
    /// `[2 * n_out, n_in]`, the result `[n_rows, n_out]`.
    fn matmul_swiglu(
        &mut self,
        x: &Self::Tensor,
        weight: &Self::Matrix,
        bias: Option<&Self::Vector>,
    ) -> Result<Self::Tensor, Self::Error>;

    /// Rotary embedding, halves convention (element `i` of a head pairs with `i + d_head/2`): each head of queries and
    /// of keys turns by `positions[r] * theta^(-2i/d_head)`. `qkv` is `[n_tokens, qkv_cols]`. The turned keys and the
    /// values of row `r` go to slot `first_slot + r`; the turned queries stay where they were, and the rest of the
    /// result is not to be read.
    fn rope_cache(
        &mut self,
        qkv: Self::Tensor,
        cache: &mut Self::LayerCache,
        batch: &Packed,
        shape: HeadShape,
        theta: f32,
    ) -> Result<Self::Tensor, Self::Error>;

    /// Causal attention over the packed batch, scale `1/sqrt(d_head)`: row `r` sees the context that [`Packed`] says,
    /// whose keys and values are in `cache`. Query head `h` reads key head `h / (n_heads / n_kv_heads)`. `qkv` is from
    /// [`Ops::rope_cache`], the result `[n_tokens, q_cols]`.
    fn attention(
        &mut self,
        qkv: &Self::Tensor,
        cache: &Self::LayerCache,
        batch: &Packed,
        shape: HeadShape,
    ) -> Result<Self::Tensor, Self::Error>;

    /// `y[i] = x[rows[i]]`.
    fn gather(&mut self, x: &Self::Tensor, rows: &[u32]) -> Result<Self::Tensor, Self::Error>;

    /// A layer is recorded. An engine that would run far ahead of its machine waits here, so that a pass that is given
    /// up ends soon.
    async fn between_layers(&mut self) -> Result<(), Self::Error>;

    /// The pass is given up: what is recorded and not under way need not run.
    fn give_up(&mut self);

    /// Brings a tensor's elements to the host, row-major. The wait at the end of a pass.
    async fn read(&mut self, x: Self::Tensor) -> Result<Vec<f32>, Self::Error>;
}
