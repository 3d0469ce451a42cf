//! The gate of the feed-forward layer. Twin of `swiglu.wgsl`. Source: Shazeer, "GLU Variants Improve Transformer"
//! (2020).

use bytemuck::{Pod, Zeroable};

use super::launch::{Workgroups, spread};

/// `Params` of `swiglu.wgsl`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
pub struct Params {
    pub n_elems: u32,
}

impl Params {
    /// One invocation an element, 256 a workgroup.
    pub fn workgroups(&self) -> Workgroups {
        spread(self.n_elems.div_ceil(256))
    }
}

/// `silu(gate) * up`, all `[n_elems]`.
pub fn reference(gate: &[f32], up: &[f32]) -> Vec<f32> {
    let silu = |g: f64| g / (1.0 + (-g).exp());
    gate.iter().zip(up).map(|(&g, &u)| (silu(g.into()) * f64::from(u)) as f32).collect()
}
