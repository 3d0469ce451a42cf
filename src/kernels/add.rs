//! Addition in place: the residual connection. Twin of `add.wgsl`.

use bytemuck::{Pod, Zeroable};

use super::launch::{Workgroups, spread};

/// `Params` of `add.wgsl`.
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

/// `x + z`, both `[n_elems]`.
pub fn reference(x: &[f32], z: &[f32]) -> Vec<f32> {
    x.iter().zip(z).map(|(x, z)| x + z).collect()
}
