//! [`Ops`] on the CPU.

use super::attention::attention;
use super::exp::exp;
use super::{CpuMatrix, Precision};
use crate::engine::EngineError;
use crate::gguf::{Dtype, TensorRef};
use crate::model::{HeadShape, Ops, Packed};

/// Activations `[n_rows, n_cols]`, row-major.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    pub(super) n_cols: usize,
    pub(super) values: Vec<f32>,
}

impl Rows {
    /// The part of row `row` that belongs to a head.
    pub(super) fn head(&self, row: usize, head: usize, d_head: usize) -> &[f32] {
        &self.values[row * self.n_cols + head * d_head..][..d_head]
    }

    fn rows(&self) -> std::slice::ChunksExact<'_, f32> {
        self.values.chunks_exact(self.n_cols)
    }
}

/// Keys and values of one layer by slot, `[n_slots, n_kv_heads * d_head]` each; they grow as slots are filled.
#[derive(Clone, Debug, Default)]
pub struct CachedRows {
    pub(super) keys: Vec<f32>,
    pub(super) values: Vec<f32>,
}

/// The embedding table as the file has it; a row is dequantised when it is looked up.
pub struct CpuTable {
    dtype: Dtype,
    n_rows: usize,
    n_cols: usize,
    bytes: Vec<u8>,
}

/// The engine that every machine has.
#[derive(Clone, Copy, Debug)]
pub struct CpuEngine {
    precision: Precision,
}

impl CpuEngine {
    pub fn new(precision: Precision) -> CpuEngine {
        CpuEngine { precision }
    }
}

impl Ops for CpuEngine {
    type Tensor = Rows;
    type Matrix = CpuMatrix;
    type Table = CpuTable;
    type Vector = Vec<f32>;
    type LayerCache = CachedRows;
    type Error = EngineError;

    fn table(&mut self, tensor: TensorRef<'_>) -> Result<CpuTable, EngineError> {
        let TensorRef { dtype, n_rows, n_cols, bytes, .. } = tensor;
        Ok(CpuTable { dtype, n_rows, n_cols, bytes: bytes.to_vec() })
    }

    fn matrix(&mut self, parts: &[TensorRef<'_>]) -> Result<CpuMatrix, EngineError> {
        CpuMatrix::new(parts, self.precision)
    }

    fn vector(&mut self, values: &[f32]) -> Result<Vec<f32>, EngineError> {
        Ok(values.to_vec())
    }

    fn layer_cache(&mut self, _n_slots: usize, _shape: HeadShape) -> Result<CachedRows, EngineError> {
        Ok(CachedRows::default())
    }

    fn embed(&mut self, table: &CpuTable, tokens: &[u32]) -> Result<Rows, EngineError> {
        let CpuTable { dtype, n_rows, n_cols, ref bytes } = *table;
        let table = TensorRef { name: "the embedding table", dtype, n_rows, n_cols, bytes };
        let mut values = Vec::with_capacity(tokens.len() * n_cols);
        for &token in tokens {
            let row = table.row(token as usize).ok_or_else(|| no_row("embed", token, n_rows))?;
            values.extend(row.dequantise());
        }
        Ok(Rows { n_cols, values })
    }

    fn rms_norm(&mut self, x: &Rows, gain: &Vec<f32>, eps: f32) -> Result<Rows, EngineError> {
        let mut y = x.clone();
        for row in y.values.chunks_exact_mut(x.n_cols) {
            let mean_square = row.iter().map(|x| x * x).sum::<f32>() / x.n_cols as f32;
            let scale = 1.0 / (mean_square + eps).sqrt();
            row.iter_mut().zip(gain).for_each(|(x, gain)| *x *= scale * gain);
        }
        Ok(y)
    }

    fn matmul(&mut self, x: &Rows, weight: &CpuMatrix, bias: Option<&Vec<f32>>) -> Result<Rows, EngineError> {
        let mut y = Rows { n_cols: weight.n_out(), values: weight.product(&x.values)? };
        if let Some(bias) = bias {
            for row in y.values.chunks_exact_mut(y.n_cols) {
                row.iter_mut().zip(bias).for_each(|(y, bias)| *y += bias);
            }
        }
        Ok(y)
    }

    fn matmul_add(
        &mut self,
        mut z: Rows,
        x: &Rows,
        weight: &CpuMatrix,
        bias: Option<&Vec<f32>>,
    ) -> Result<Rows, EngineError> {
        let product = self.matmul(x, weight, bias)?;
        z.values.iter_mut().zip(&product.values).for_each(|(z, y)| *z += y);
        Ok(z)
    }

    fn matmul_swiglu(&mut self, x: &Rows, weight: &CpuMatrix, bias: Option<&Vec<f32>>) -> Result<Rows, EngineError> {
        let both = self.matmul(x, weight, bias)?;
        let n_cols = both.n_cols / 2;
        // From 88 on `e^x` would leave the range of f32; there silu is next to nothing.
        let silu = |x: f32| x / (1.0 + exp(if x < -88.0 { 88.0 } else { -x }));
        let mut values = Vec::with_capacity(both.values.len() / 2);
        for row in both.rows() {
            let (gate, up) = row.split_at(n_cols);
            values.extend(gate.iter().zip(up).map(|(&gate, up)| silu(gate) * up));
        }
        Ok(Rows { n_cols, values })
    }

    fn rope_cache(
        &mut self,
        mut qkv: Rows,
        cache: &mut CachedRows,
        batch: &Packed,
        shape: HeadShape,
        theta: f32,
    ) -> Result<Rows, EngineError> {
        let (d_head, half) = (shape.d_head, shape.d_head / 2);
        let frequencies: Vec<f32> = (0..half).map(|i| theta.powf(-2.0 * i as f32 / d_head as f32)).collect();
        let n_elems = batch.n_slots() * shape.kv_cols();
        cache.keys.resize(cache.keys.len().max(n_elems), 0.0);
        cache.values.resize(cache.values.len().max(n_elems), 0.0);
        // Candidates have their positions in common: each is worked out once.
        let first = batch.positions.iter().copied().min().unwrap_or(0);
        let last = batch.positions.iter().copied().max().unwrap_or(0);
        let turns_at = |position: u32| frequencies.iter().map(move |f| (position as f32 * f).sin_cos());
        let turns: Vec<(f32, f32)> = (first..=last).flat_map(turns_at).collect();
        let rows = qkv.values.chunks_exact_mut(qkv.n_cols).zip(&batch.positions);
        for ((row, &position), slot) in rows.zip(batch.first_slot as usize..) {
            let turns = &turns[(position - first) as usize * half..][..half];
            let (turned, values) = row.split_at_mut(shape.q_cols() + shape.kv_cols());
            for head in turned.chunks_exact_mut(d_head) {
                let (first, second) = head.split_at_mut(half);
                for ((a, b), (sin, cos)) in first.iter_mut().zip(second).zip(turns) {
                    (*a, *b) = (*a * cos - *b * sin, *b * cos + *a * sin);
                }
            }
            let at = slot * shape.kv_cols();
            cache.keys[at..][..shape.kv_cols()].copy_from_slice(&turned[shape.q_cols()..]);
            cache.values[at..][..shape.kv_cols()].copy_from_slice(values);
        }
        Ok(qkv)
    }

    fn attention(
        &mut self,
        qkv: &Rows,
        cache: &CachedRows,
        batch: &Packed,
        shape: HeadShape,
    ) -> Result<Rows, EngineError> {
        Ok(attention(qkv, cache, batch, shape))
    }

    fn gather(&mut self, x: &Rows, rows: &[u32]) -> Result<Rows, EngineError> {
        let mut values = Vec::with_capacity(rows.len() * x.n_cols);
        for &row in rows {
            let n_rows = x.rows().len();
            values.extend_from_slice(x.rows().nth(row as usize).ok_or_else(|| no_row("gather", row, n_rows))?);
        }
        Ok(Rows { n_cols: x.n_cols, values })
    }

    async fn between_layers(&mut self) -> Result<(), EngineError> {
        Ok(())
    }

    fn give_up(&mut self) {}

    async fn read(&mut self, x: Rows) -> Result<Vec<f32>, EngineError> {
        Ok(x.values)
    }
}

fn no_row(op: &'static str, row: u32, n_rows: usize) -> EngineError {
    EngineError::Shape { op, wanted: format!("a row below {n_rows}"), found: row.to_string() }
}
