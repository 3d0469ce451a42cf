//! Rows picked out of a matrix: the hidden rows at the step marks. Twin of `gather.wgsl`.

use bytemuck::{Pod, Zeroable};

use super::launch::{Workgroups, spread};

/// `Params` of `gather.wgsl`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
pub struct Params {
    /// Rows of the result.
    pub n_rows: u32,
    pub n_cols: u32,
}

impl Params {
    /// One invocation an element of the result, 256 a workgroup.
    pub fn workgroups(&self) -> Workgroups {
        spread((self.n_rows * self.n_cols).div_ceil(256))
    }
}

/// `y[i] = x[rows[i]]`: `x` is `[any, n_cols]`, the result `[rows.len(), n_cols]`.
pub fn reference(params: Params, x: &[f32], rows: &[u32]) -> Vec<f32> {
    let n_cols = params.n_cols as usize;
    rows.iter().flat_map(|&row| &x[row as usize * n_cols..][..n_cols]).copied().collect()
}
