//! The operations of the network: each checks its shapes and records one launch.

use super::buffers::Tensor;
use super::engine::GpuEngine;
use super::weights::{LayerCache, Matrix, Table, Vector};
use crate::engine::EngineError;
use crate::gguf::TensorRef;
use crate::kernels::{Kernel, attention, gather, matmul, rms_norm, rope_cache};
use crate::model::{HeadShape, Ops, Packed};

// Tensors and weights are checked on allocation to have fewer than 2^32 bytes: their sizes fit a u32.
impl Ops for GpuEngine {
    type Tensor = Tensor;
    type Matrix = Matrix;
    type Table = Table;
    type Vector = Vector;
    type LayerCache = LayerCache;
    type Error = EngineError;

    fn table(&mut self, tensor: TensorRef<'_>) -> Result<Table, EngineError> {
        Table::keep(tensor)
    }

    fn matrix(&mut self, parts: &[TensorRef<'_>]) -> Result<Matrix, EngineError> {
        self.gpu.faults.check()?;
        let matrix = Matrix::upload(&self.gpu, parts)?;
        self.ready(Kernel::Matmul(matrix.dtype))?;
        self.ready(Kernel::MatmulThin(matrix.dtype))?;
        Ok(matrix)
    }

    fn vector(&mut self, values: &[f32]) -> Result<Vector, EngineError> {
        self.gpu.faults.check()?;
        Vector::upload(&self.gpu, values)
    }

    fn layer_cache(&mut self, n_slots: usize, shape: HeadShape) -> Result<LayerCache, EngineError> {
        self.gpu.faults.check()?;
        LayerCache::allocate(&self.gpu, n_slots, shape)
    }

    fn embed(&mut self, table: &Table, tokens: &[u32]) -> Result<Tensor, EngineError> {
        within("embed", tokens, table.n_rows)?;
        let rows: Vec<f32> = tokens.iter().flat_map(|&token| table.row(token as usize)).collect();
        self.upload(&rows, tokens.len(), table.n_cols)
    }

    fn rms_norm(&mut self, x: &Tensor, gain: &Vector, eps: f32) -> Result<Tensor, EngineError> {
        alike("rms_norm", &[gain.n_elems], &[x.n_cols])?;
        let y = self.result(x.n_rows, x.n_cols)?;
        let params = rms_norm::Params { n_rows: x.n_rows as u32, n_cols: x.n_cols as u32, eps };
        self.launch(Kernel::RmsNorm, &params, params.workgroups(), &[&x.buffer, &gain.buffer, &y.buffer])?;
        Ok(y)
    }

    fn matmul(&mut self, x: &Tensor, weight: &Matrix, bias: Option<&Vector>) -> Result<Tensor, EngineError> {
        let y = self.result(x.n_rows, weight.n_out)?;
        self.product(x, weight, bias, &y, Follow::Nothing)?;
        Ok(y)
    }

    fn matmul_add(
        &mut self,
        z: Tensor,
        x: &Tensor,
        weight: &Matrix,
        bias: Option<&Vector>,
    ) -> Result<Tensor, EngineError> {
        alike("matmul_add", &[z.n_rows, z.n_cols], &[x.n_rows, weight.n_out])?;
        self.product(x, weight, bias, &z, Follow::Add)?;
        Ok(z)
    }

    fn matmul_swiglu(&mut self, x: &Tensor, weight: &Matrix, bias: Option<&Vector>) -> Result<Tensor, EngineError> {
        alike("matmul_swiglu", &[weight.n_out % 2], &[0])?;
        let y = self.result(x.n_rows, weight.n_out / 2)?;
        self.product(x, weight, bias, &y, Follow::Swiglu)?;
        Ok(y)
    }

    fn rope_cache(
        &mut self,
        qkv: Tensor,
        cache: &mut LayerCache,
        batch: &Packed,
        shape: HeadShape,
        theta: f32,
    ) -> Result<Tensor, EngineError> {
        let HeadShape { n_heads, n_kv_heads, d_head } = shape;
        alike("rope_cache", &[qkv.n_rows, qkv.n_cols, d_head % 2], &[batch.n_tokens(), shape.qkv_cols(), 0])?;
        if batch.n_slots() > cache.n_slots {
            let (wanted, found) = (format!("at most {} slots", cache.n_slots), batch.n_slots().to_string());
            return Err(EngineError::Shape { op: "rope_cache", wanted, found });
        }
        let turns = self.turns(batch, d_head, theta)?;
        let params = rope_cache::Params {
            n_rows: qkv.n_rows as u32,
            n_heads: n_heads as u32,
            n_kv_heads: n_kv_heads as u32,
            d_head: d_head as u32,
            first_slot: batch.first_slot,
        };
        self.launch(Kernel::RopeCache, &params, params.workgroups(), &[&turns, &qkv.buffer, &cache.buffer])?;
        Ok(qkv)
    }

    fn attention(
        &mut self,
        qkv: &Tensor,
        cache: &LayerCache,
        batch: &Packed,
        shape: HeadShape,
    ) -> Result<Tensor, EngineError> {
        let HeadShape { n_heads, n_kv_heads, d_head } = shape;
        let n_rows = batch.n_tokens();
        alike("attention", &[qkv.n_rows, qkv.n_cols], &[n_rows, shape.qkv_cols()])?;
        if !d_head.is_multiple_of(4) || n_kv_heads == 0 || !n_heads.is_multiple_of(n_kv_heads) {
            return Err(EngineError::Shape {
                op: "attention",
                wanted: "whole fours a head, whole groups of heads".to_owned(),
                found: format!("{shape:?}"),
            });
        }
        let seen = self.seen(batch)?;
        let y = self.result(n_rows, shape.q_cols())?;
        let params = attention::Params {
            n_rows: n_rows as u32,
            n_heads: n_heads as u32,
            n_kv_heads: n_kv_heads as u32,
            d_head: d_head as u32,
            prefix_len: batch.prefix_len,
            scale: 1.0 / (d_head as f32).sqrt(),
        };
        let buffers = [&qkv.buffer, &cache.buffer, &seen, &y.buffer];
        self.launch(Kernel::Attention, &params, params.workgroups(), &buffers)?;
        Ok(y)
    }

    fn gather(&mut self, x: &Tensor, rows: &[u32]) -> Result<Tensor, EngineError> {
        within("gather", rows, x.n_rows)?;
        let uploaded = self.upload(rows, rows.len(), 1)?;
        let y = self.result(rows.len(), x.n_cols)?;
        let params = gather::Params { n_rows: rows.len() as u32, n_cols: x.n_cols as u32 };
        self.launch(Kernel::Gather, &params, params.workgroups(), &[&x.buffer, &uploaded.buffer, &y.buffer])?;
        Ok(y)
    }

    async fn between_layers(&mut self) -> Result<(), EngineError> {
        self.keep_pace().await
    }

    fn give_up(&mut self) {
        self.drop_recorded();
    }

    async fn read(&mut self, x: Tensor) -> Result<Vec<f32>, EngineError> {
        self.read_back(&x).await
    }
}

/// What happens to a product before it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follow {
    Nothing,
    /// It is added to what the result holds.
    Add,
    /// Its left half gates its right.
    Swiglu,
}

impl GpuEngine {
    fn product(
        &mut self,
        x: &Tensor,
        weight: &Matrix,
        bias: Option<&Vector>,
        y: &Tensor,
        follow: Follow,
    ) -> Result<(), EngineError> {
        alike("matmul", &[weight.n_in], &[x.n_cols])?;
        if let Some(bias) = bias {
            alike("bias", &[bias.n_elems], &[weight.n_out])?;
        }
        let params = matmul::Params {
            n_rows: x.n_rows as u32,
            n_in: weight.n_in as u32,
            n_out: y.n_cols as u32,
            has_bias: bias.is_some().into(),
            adds: (follow == Follow::Add).into(),
            gated: (follow == Follow::Swiglu).into(),
        };
        self.pace.count(x.n_rows, weight.n_in, weight.n_out);
        let bias = bias.map_or(&self.no_bias, |bias| &bias.buffer).clone();
        let mut buffers = vec![&x.buffer, &bias, &y.buffer, &weight.weights];
        buffers.extend(&weight.scales);
        let kernel = params.kernel(weight.dtype, self.rounds);
        self.launch(kernel, &params, params.workgroups(kernel), &buffers)
    }
}

/// An error unless the found shape is the wanted one.
fn alike(op: &'static str, found: &[usize], wanted: &[usize]) -> Result<(), EngineError> {
    if found == wanted {
        return Ok(());
    }
    Err(EngineError::Shape { op, wanted: format!("{wanted:?}"), found: format!("{found:?}") })
}

/// An error if an index is past the rows of what it looks up.
fn within(op: &'static str, indices: &[u32], n_rows: usize) -> Result<(), EngineError> {
    match indices.iter().find(|&&idx| idx as usize >= n_rows) {
        None => Ok(()),
        Some(idx) => {
            Err(EngineError::Shape { op, wanted: format!("rows below {n_rows}"), found: format!("row {idx}") })
        }
    }
}
