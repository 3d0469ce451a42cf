//! The product with a weight matrix, one for every weight format, and what follows it at once: bias, residual, SwiGLU
//! (Shazeer, "GLU Variants Improve Transformer", 2020). Twin of
//! `matmul.wgsl` and `matmul_thin.wgsl` with each of the `weights`.

use bytemuck::{Pod, Zeroable};

use super::Kernel;
use super::launch::Workgroups;
use crate::gguf::Dtype;

/// Rows and columns of the result a workgroup computes: `TILE` of `matmul.wgsl` and of `matmul_int8.wgsl`.
const TILE: u32 = 64;
/// `TILE` of `matmul_thin.wgsl`, and the most rows for which it is the faster body.
const THIN_TILE: u32 = 32;

/// `Params` of `matmul.wgsl`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
pub struct Params {
    pub n_rows: u32,
    /// A multiple of 4.
    pub n_in: u32,
    /// Columns of the result.
    pub n_out: u32,
    /// 0: the bias is not read.
    pub has_bias: u32,
    /// Not 0: the product is added to what the result holds.
    pub adds: u32,
    /// Not 0: the weight has twice `n_out` rows, and the result is silu of the left half of the product times the right.
    pub gated: u32,
}

impl Params {
    /// The faster kernel for as many rows. `rounds`: activations may be rounded where that saves time.
    pub fn kernel(&self, dtype: Dtype, rounds: bool) -> Kernel {
        match dtype {
            _ if self.n_rows <= THIN_TILE => Kernel::MatmulThin(dtype),
            Dtype::Q8_0 if rounds => Kernel::MatmulInt8,
            _ => Kernel::Matmul(dtype),
        }
    }

    /// A workgroup a tile: columns along x, rows along y. 65535 tiles each way reach a million rows and columns.
    pub fn workgroups(&self, kernel: Kernel) -> Workgroups {
        let tile = if matches!(kernel, Kernel::MatmulThin(_)) { THIN_TILE } else { TILE };
        let n_cols = if self.gated == 0 { tile } else { tile / 2 };
        [self.n_out.div_ceil(n_cols), self.n_rows.div_ceil(tile), 1]
    }
}

/// `x Wᵀ + bias`, added to `y` or gated as the parameters say: `x` is `[n_rows, n_in]`, `weight` `[n_out, n_in]`
/// dequantised (gated: `[2 n_out, n_in]`), `bias` has an element a row of `weight`, the result is `[n_rows, n_out]`.
pub fn reference(params: Params, x: &[f32], weight: &[f32], bias: Option<&[f32]>, y: &[f32]) -> Vec<f32> {
    let (n_in, n_out) = (params.n_in as usize, params.n_out as usize);
    let silu = |g: f64| g / (1.0 + (-g).exp());
    let mut sums = Vec::with_capacity((params.n_rows * params.n_out) as usize);
    for x_row in x.chunks(n_in) {
        let product = |out: usize| -> f64 {
            let terms = x_row.iter().zip(&weight[out * n_in..]).map(|(&x, &w)| f64::from(x) * f64::from(w));
            terms.sum::<f64>() + bias.map_or(0.0, |bias| f64::from(bias[out]))
        };
        let result =
            |out: usize| if params.gated == 0 { product(out) } else { silu(product(out)) * product(n_out + out) };
        sums.extend((0..n_out).map(result));
    }
    if params.adds != 0 {
        sums.iter_mut().zip(y).for_each(|(sum, &y)| *sum += f64::from(y));
    }
    sums.into_iter().map(|sum| sum as f32).collect()
}
