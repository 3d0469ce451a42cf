//! The operations of the network: each checks its shapes and records one launch.

use super::buffers::Tensor;
use super::engine::GpuEngine;
use super::weights::{Matrix, Table, Vector};
use crate::engine::EngineError;
use crate::gguf::TensorRef;
use crate::kernels::{Kernel, add, attention, gather, matmul, rms_norm, rope, swiglu};
use crate::model::{HeadShape, Ops, Packed};

// Tensors and weights are checked on allocation to have fewer than 2^32 bytes: their sizes fit a u32.
impl Ops for GpuEngine {
    type Tensor = Tensor;
    type Matrix = Matrix;
    type Table = Table;
    type Vector = Vector;
    type Error = EngineError;

    fn table(&mut self, tensor: TensorRef<'_>) -> Result<Table, EngineError> {
        Table::keep(tensor)
    }

    fn matrix(&mut self, tensor: TensorRef<'_>) -> Result<Matrix, EngineError> {
        self.gpu.faults.check()?;
        Matrix::upload(&self.gpu, tensor)
    }

    fn vector(&mut self, values: &[f32]) -> Result<Vector, EngineError> {
        self.gpu.faults.check()?;
        Vector::upload(&self.gpu, values)
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
        alike("matmul", &[weight.n_in], &[x.n_cols])?;
        if let Some(bias) = bias {
            alike("bias", &[bias.n_elems], &[weight.n_out])?;
        }
        let y = self.result(x.n_rows, weight.n_out)?;
        let params = matmul::Params {
            n_rows: x.n_rows as u32,
            n_in: weight.n_in as u32,
            n_out: weight.n_out as u32,
            has_bias: bias.is_some().into(),
        };
        let bias = bias.map_or(&self.no_bias, |bias| &bias.buffer).clone();
        let mut buffers = vec![&x.buffer, &bias, &y.buffer, &weight.weights];
        buffers.extend(&weight.scales);
        self.launch(weight.kernel, &params, params.workgroups(), &buffers)?;
        Ok(y)
    }

    fn rope(&mut self, x: Tensor, batch: &Packed, d_head: usize, theta: f32) -> Result<Tensor, EngineError> {
        let n_heads = x.n_cols / d_head.max(1);
        let even = d_head.next_multiple_of(2).max(2);
        alike("rope", &[x.n_rows, x.n_cols], &[batch.positions.len(), n_heads * even])?;
        let turns = self.turns(batch, d_head, theta)?;
        let params = rope::Params { n_rows: x.n_rows as u32, n_heads: n_heads as u32, d_head: d_head as u32 };
        self.launch(Kernel::Rope, &params, params.workgroups(), &[&turns, &x.buffer])?;
        Ok(x)
    }

    fn attention(
        &mut self,
        q: &Tensor,
        k: &Tensor,
        v: &Tensor,
        batch: &Packed,
        shape: HeadShape,
    ) -> Result<Tensor, EngineError> {
        let HeadShape { n_heads, n_kv_heads, d_head } = shape;
        let n_rows = batch.seq_start.len();
        alike("attention's queries", &[q.n_rows, q.n_cols], &[n_rows, n_heads * d_head])?;
        alike("attention's keys", &[k.n_rows, k.n_cols], &[n_rows, n_kv_heads * d_head])?;
        alike("attention's values", &[v.n_rows, v.n_cols], &[n_rows, n_kv_heads * d_head])?;
        if !d_head.is_multiple_of(4) || n_kv_heads == 0 || !n_heads.is_multiple_of(n_kv_heads) {
            return Err(EngineError::Shape {
                op: "attention",
                wanted: "whole fours a head, whole groups of heads".to_owned(),
                found: format!("{shape:?}"),
            });
        }
        let seq_start = self.seq_start(batch)?;
        let y = self.result(n_rows, q.n_cols)?;
        let params = attention::Params {
            n_rows: n_rows as u32,
            n_heads: n_heads as u32,
            n_kv_heads: n_kv_heads as u32,
            d_head: d_head as u32,
            prefix_len: batch.prefix_len,
            scale: 1.0 / (d_head as f32).sqrt(),
        };
        let buffers = [&q.buffer, &k.buffer, &v.buffer, &seq_start, &y.buffer];
        self.launch(Kernel::Attention, &params, params.workgroups(), &buffers)?;
        Ok(y)
    }

    fn swiglu(&mut self, gate: &Tensor, up: &Tensor) -> Result<Tensor, EngineError> {
        alike("swiglu", &[up.n_rows, up.n_cols], &[gate.n_rows, gate.n_cols])?;
        let y = self.result(gate.n_rows, gate.n_cols)?;
        let params = swiglu::Params { n_elems: gate.n_elems() as u32 };
        self.launch(Kernel::Swiglu, &params, params.workgroups(), &[&gate.buffer, &up.buffer, &y.buffer])?;
        Ok(y)
    }

    fn add(&mut self, x: Tensor, z: &Tensor) -> Result<Tensor, EngineError> {
        alike("add", &[z.n_rows, z.n_cols], &[x.n_rows, x.n_cols])?;
        let params = add::Params { n_elems: x.n_elems() as u32 };
        self.launch(Kernel::Add, &params, params.workgroups(), &[&z.buffer, &x.buffer])?;
        Ok(x)
    }

    fn gather(&mut self, x: &Tensor, rows: &[u32]) -> Result<Tensor, EngineError> {
        within("gather", rows, x.n_rows)?;
        let uploaded = self.upload(rows, rows.len(), 1)?;
        let y = self.result(rows.len(), x.n_cols)?;
        let params = gather::Params { n_rows: rows.len() as u32, n_cols: x.n_cols as u32 };
        self.launch(Kernel::Gather, &params, params.workgroups(), &[&x.buffer, &uploaded.buffer, &y.buffer])?;
        Ok(y)
    }

    async fn read(&mut self, x: Tensor) -> Result<Vec<f32>, EngineError> {
        self.read_back(&x).await
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
