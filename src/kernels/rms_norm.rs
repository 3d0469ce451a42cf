//! Root-mean-square normalisation. Twin of `rms_norm.wgsl`. Source: Zhang and Sennrich, "Root Mean Square Layer
//! Normalization" (2019).

use bytemuck::{Pod, Zeroable};

use super::launch::{Workgroups, spread};

/// `Params` of `rms_norm.wgsl`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
pub struct Params {
    pub n_rows: u32,
    pub n_cols: u32,
    pub eps: f32,
}

impl Params {
    /// Eight rows a workgroup.
    pub fn workgroups(&self) -> Workgroups {
        spread(self.n_rows.div_ceil(8))
    }
}

/// `x / sqrt(mean(x²) + eps) * gain`, row by row: `x` is `[n_rows, n_cols]`, `gain` `[n_cols]`.
pub fn reference(params: Params, x: &[f32], gain: &[f32]) -> Vec<f32> {
    let mut y = Vec::with_capacity(x.len());
    for row in x.chunks(params.n_cols as usize) {
        let mean = row.iter().map(|&v| f64::from(v) * f64::from(v)).sum::<f64>() / row.len() as f64;
        let scale = 1.0 / (mean + f64::from(params.eps)).sqrt();
        y.extend(row.iter().zip(gain).map(|(&v, &g)| (f64::from(v) * scale * f64::from(g)) as f32));
    }
    y
}
