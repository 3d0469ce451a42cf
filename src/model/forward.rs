//! The forward pass: a decoder with RMSNorm, rotary attention over grouped heads, SwiGLU, and a head at the step marks.
//!
//! Source: the qwen2 and llama models of Hugging Face transformers, whose rows `tests/golden.rs` holds against this.

use super::weights::{Layer, Linear, Network};
use super::{ModelError, Ops, Packed};

/// The KV cache: keys and values of every layer, by slot, which earlier passes leave for later ones.
pub struct KvCache<O: Ops> {
    layers: Vec<O::LayerCache>,
    n_slots: usize,
}

impl<O: Ops> KvCache<O> {
    /// Room for `n_slots` rows: the most that a pass computes and sees.
    pub fn new(ops: &mut O, network: &Network<O>, n_slots: usize) -> Result<KvCache<O>, ModelError> {
        let layers = network.layers.iter().map(|_| ops.layer_cache(n_slots, network.config.heads()));
        Ok(KvCache { layers: layers.collect::<Result<_, _>>().map_err(ModelError::engine)?, n_slots })
    }
}

/// Head logits at the marks, `[n_marks, N_CLASSES]`, column 1 "sound"; of a language model `[n_marks, n_vocab]`.
///
/// The engine has recorded the pass, perhaps not waited for it: [`Ops::read`] brings the logits. A batch that does not
/// fit the network is refused before the engine sees it. Between layers `wanted` is asked whether to go on; if not, the
/// pass ends in [`ModelError::Cancelled`], and the batch's slots hold nothing of use.
pub async fn forward<O: Ops>(
    ops: &mut O,
    network: &Network<O>,
    kv_cache: &mut KvCache<O>,
    batch: &Packed,
    wanted: &impl AsyncFn() -> bool,
) -> Result<O::Tensor, ModelError> {
    batch.check(network.n_vocab, network.config.n_context, kv_cache.n_slots)?;
    let mut x = ops.embed(&network.embedding, &batch.tokens).map_err(ModelError::engine)?;
    for (layer, cache) in network.layers.iter().zip(&mut kv_cache.layers) {
        x = attention(ops, network, layer, cache, x, batch).map_err(ModelError::engine)?;
        x = feed_forward(ops, network, layer, x).map_err(ModelError::engine)?;
        ops.between_layers().await.map_err(ModelError::engine)?;
        if !wanted().await {
            ops.give_up();
            return Err(ModelError::Cancelled);
        }
    }
    head(ops, network, &x, batch).map_err(ModelError::engine)
}

fn head<O: Ops>(ops: &mut O, network: &Network<O>, x: &O::Tensor, batch: &Packed) -> Result<O::Tensor, O::Error> {
    let marked = ops.gather(x, &batch.marks)?;
    let hidden = ops.rms_norm(&marked, &network.output_norm, network.config.norm_eps)?;
    let Linear { weight, bias } = &network.head;
    ops.matmul(&hidden, weight, bias.as_ref())
}

/// `x + Wo attend(rope(Wq n), rope(Wk n), Wv n)` with `n = norm(x)`.
fn attention<O: Ops>(
    ops: &mut O,
    network: &Network<O>,
    layer: &Layer<O>,
    cache: &mut O::LayerCache,
    x: O::Tensor,
    batch: &Packed,
) -> Result<O::Tensor, O::Error> {
    let (config, heads) = (&network.config, network.config.heads());
    let normed = ops.rms_norm(&x, &layer.attn_norm, config.norm_eps)?;
    let qkv = ops.matmul(&normed, &layer.qkv.weight, layer.qkv.bias.as_ref())?;
    let turned = ops.rope_cache(qkv, cache, batch, heads, config.rope_theta)?;
    let attended = ops.attention(&turned, cache, batch, heads)?;
    ops.matmul_add(x, &attended, &layer.attn_output.weight, layer.attn_output.bias.as_ref())
}

/// `x + Wdown (silu(Wgate n) * Wup n)` with `n = norm(x)`.
fn feed_forward<O: Ops>(
    ops: &mut O,
    network: &Network<O>,
    layer: &Layer<O>,
    x: O::Tensor,
) -> Result<O::Tensor, O::Error> {
    let normed = ops.rms_norm(&x, &layer.ffn_norm, network.config.norm_eps)?;
    let inner = ops.matmul_swiglu(&normed, &layer.gate_up.weight, layer.gate_up.bias.as_ref())?;
    ops.matmul_add(x, &inner, &layer.down.weight, layer.down.bias.as_ref())
}
