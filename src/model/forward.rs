//! The forward pass: a decoder with RMSNorm, rotary attention over grouped heads, SwiGLU, and a head at the step marks.
//!
//! Source: the qwen2 and llama models of Hugging Face transformers, whose rows `tests/golden.rs` holds against this.

use super::weights::{Layer, Linear, Network};
use super::{ModelError, Ops, Packed};

/// Head logits at the marks, `[n_marks, N_CLASSES]`; column 1 is "sound".
///
/// The engine has recorded the pass, not waited for it: [`Ops::read`] brings the logits. A batch that does not fit the
/// network is refused before the engine sees it.
pub fn forward<O: Ops>(ops: &mut O, network: &Network<O>, batch: &Packed) -> Result<O::Tensor, ModelError> {
    batch.check(network.n_vocab, network.config.n_context)?;
    logits(ops, network, batch).map_err(ModelError::engine)
}

fn logits<O: Ops>(ops: &mut O, network: &Network<O>, batch: &Packed) -> Result<O::Tensor, O::Error> {
    let mut x = ops.embed(&network.embedding, &batch.tokens)?;
    for layer in &network.layers {
        x = attention(ops, network, layer, x, batch)?;
        x = feed_forward(ops, network, layer, x)?;
    }
    let marked = ops.gather(&x, &batch.marks)?;
    let hidden = ops.rms_norm(&marked, &network.output_norm, network.config.norm_eps)?;
    linear(ops, &hidden, &network.head)
}

/// `x + Wo attend(rope(Wq n), rope(Wk n), Wv n)` with `n = norm(x)`.
fn attention<O: Ops>(
    ops: &mut O,
    network: &Network<O>,
    layer: &Layer<O>,
    x: O::Tensor,
    batch: &Packed,
) -> Result<O::Tensor, O::Error> {
    let config = &network.config;
    let normed = ops.rms_norm(&x, &layer.attn_norm, config.norm_eps)?;
    let q = linear(ops, &normed, &layer.q)?;
    let k = linear(ops, &normed, &layer.k)?;
    let v = linear(ops, &normed, &layer.v)?;
    let q = ops.rope(q, batch, config.d_head, config.rope_theta)?;
    let k = ops.rope(k, batch, config.d_head, config.rope_theta)?;
    let attended = ops.attention(&q, &k, &v, batch, config.heads())?;
    let projected = linear(ops, &attended, &layer.attn_output)?;
    ops.add(x, &projected)
}

/// `x + Wdown (silu(Wgate n) * Wup n)` with `n = norm(x)`.
fn feed_forward<O: Ops>(
    ops: &mut O,
    network: &Network<O>,
    layer: &Layer<O>,
    x: O::Tensor,
) -> Result<O::Tensor, O::Error> {
    let normed = ops.rms_norm(&x, &layer.ffn_norm, network.config.norm_eps)?;
    let gate = linear(ops, &normed, &layer.gate)?;
    let up = linear(ops, &normed, &layer.up)?;
    let inner = ops.swiglu(&gate, &up)?;
    let projected = linear(ops, &inner, &layer.down)?;
    ops.add(x, &projected)
}

fn linear<O: Ops>(ops: &mut O, x: &O::Tensor, map: &Linear<O>) -> Result<O::Tensor, O::Error> {
    ops.matmul(x, &map.weight, map.bias.as_ref())
}
