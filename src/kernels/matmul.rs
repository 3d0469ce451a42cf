//! The product with a weight matrix, one for every weight format. Twin of `matmul.wgsl` and of the `matmul_*.wgsl` files
//! that import it.

use bytemuck::{Pod, Zeroable};

use super::launch::Workgroups;

/// Rows and columns of the result a workgroup computes: `TILE` of `matmul.wgsl`.
const TILE: u32 = 64;

/// `Params` of `matmul.wgsl`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
pub struct Params {
    pub n_rows: u32,
    /// A multiple of 4.
    pub n_in: u32,
    pub n_out: u32,
    /// 0: the bias is not read.
    pub has_bias: u32,
}

impl Params {
    /// A workgroup a tile: columns along x, rows along y. 65535 tiles each way reach 4 194 240 rows and columns.
    pub fn workgroups(&self) -> Workgroups {
        [self.n_out.div_ceil(TILE), self.n_rows.div_ceil(TILE), 1]
    }
}

/// `x Wᵀ + bias`: `x` is `[n_rows, n_in]`, `weight` `[n_out, n_in]` dequantised, `bias` `[n_out]`, the result
/// `[n_rows, n_out]`.
pub fn reference(params: Params, x: &[f32], weight: &[f32], bias: Option<&[f32]>) -> Vec<f32> {
    let n_in = params.n_in as usize;
    let mut y = Vec::with_capacity((params.n_rows * params.n_out) as usize);
    for x_row in x.chunks(n_in) {
        for (out, w_row) in weight.chunks(n_in).enumerate() {
            let dot: f64 = x_row.iter().zip(w_row).map(|(&x, &w)| f64::from(x) * f64::from(w)).sum();
            y.push((dot + bias.map_or(0.0, |bias| f64::from(bias[out]))) as f32);
        }
    }
    y
}
