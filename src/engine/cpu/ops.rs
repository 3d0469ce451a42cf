//! [`Ops`] on the CPU.

use super::attention::attention;
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
    type Error = EngineError;

    fn table(&mut self, tensor: TensorRef<'_>) -> Result<CpuTable, EngineError> {
        let TensorRef { dtype, n_rows, n_cols, bytes, .. } = tensor;
        Ok(CpuTable { dtype, n_rows, n_cols, bytes: bytes.to_vec() })
    }

    fn matrix(&mut self, tensor: TensorRef<'_>) -> Result<CpuMatrix, EngineError> {
        CpuMatrix::new(&tensor, self.precision)
    }

    fn vector(&mut self, values: &[f32]) -> Result<Vec<f32>, EngineError> {
        Ok(values.to_vec())
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

    fn rope(&mut self, mut x: Rows, batch: &Packed, d_head: usize, theta: f32) -> Result<Rows, EngineError> {
        let half = d_head / 2;
        let frequencies: Vec<f32> = (0..half).map(|i| theta.powf(-2.0 * i as f32 / d_head as f32)).collect();
        for (row, &position) in x.values.chunks_exact_mut(x.n_cols).zip(&batch.positions) {
            let turns: Vec<(f32, f32)> = frequencies.iter().map(|f| (position as f32 * f).sin_cos()).collect();
            for head in row.chunks_exact_mut(d_head) {
                let (first, second) = head.split_at_mut(half);
                for ((a, b), (sin, cos)) in first.iter_mut().zip(second).zip(&turns) {
                    (*a, *b) = (*a * cos - *b * sin, *b * cos + *a * sin);
                }
            }
        }
        Ok(x)
    }

    fn attention(
        &mut self,
        q: &Rows,
        k: &Rows,
        v: &Rows,
        batch: &Packed,
        shape: HeadShape,
    ) -> Result<Rows, EngineError> {
        Ok(attention(q, k, v, batch, shape))
    }

    fn swiglu(&mut self, gate: &Rows, up: &Rows) -> Result<Rows, EngineError> {
        let silu = |x: f32| x / (1.0 + (-x).exp());
        let values = gate.values.iter().zip(&up.values).map(|(&gate, up)| silu(gate) * up).collect();
        Ok(Rows { n_cols: gate.n_cols, values })
    }

    fn add(&mut self, mut x: Rows, z: &Rows) -> Result<Rows, EngineError> {
        x.values.iter_mut().zip(&z.values).for_each(|(x, z)| *x += z);
        Ok(x)
    }

    fn gather(&mut self, x: &Rows, rows: &[u32]) -> Result<Rows, EngineError> {
        let mut values = Vec::with_capacity(rows.len() * x.n_cols);
        for &row in rows {
            let n_rows = x.rows().len();
            values.extend_from_slice(x.rows().nth(row as usize).ok_or_else(|| no_row("gather", row, n_rows))?);
        }
        Ok(Rows { n_cols: x.n_cols, values })
    }

    async fn read(&mut self, x: Rows) -> Result<Vec<f32>, EngineError> {
        Ok(x.values)
    }
}

fn no_row(op: &'static str, row: u32, n_rows: usize) -> EngineError {
    EngineError::Shape { op, wanted: format!("a row below {n_rows}"), found: row.to_string() }
}
