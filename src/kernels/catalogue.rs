//! The list of kernels: which file each is written in and which storage buffers it binds.
//!
//! Every kernel has its parameters at `@group(0) @binding(0)` as a uniform, its storage buffers at `@group(1)` from
//! binding 0 on, and one entry point named `main`. A test compares this table with what naga reads in the shaders.

use super::source;

/// How a kernel uses a storage buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Read,
    ReadWrite,
}

/// A compute kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kernel {
    Attention,
    Gather,
    MatmulF32,
    MatmulF16,
    MatmulQ4_0,
    MatmulQ8_0,
    RmsNorm,
    RopeKeep,
}

impl Kernel {
    /// Every kernel, in the order of the declaration.
    pub const ALL: [Kernel; 8] = [
        Kernel::Attention,
        Kernel::Gather,
        Kernel::MatmulF32,
        Kernel::MatmulF16,
        Kernel::MatmulQ4_0,
        Kernel::MatmulQ8_0,
        Kernel::RmsNorm,
        Kernel::RopeKeep,
    ];

    /// The place in [`Kernel::ALL`].
    pub fn idx(self) -> usize {
        self as usize
    }

    /// The file of the kernel, which also names it in error messages.
    pub fn file(self) -> &'static str {
        match self {
            Kernel::Attention => "attention.wgsl",
            Kernel::Gather => "gather.wgsl",
            Kernel::MatmulF32 => "matmul_f32.wgsl",
            Kernel::MatmulF16 => "matmul_f16.wgsl",
            Kernel::MatmulQ4_0 => "matmul_q4_0.wgsl",
            Kernel::MatmulQ8_0 => "matmul_q8_0.wgsl",
            Kernel::RmsNorm => "rms_norm.wgsl",
            Kernel::RopeKeep => "rope_keep.wgsl",
        }
    }

    /// The storage buffers of `@group(1)`, by binding.
    pub fn bindings(self) -> &'static [Access] {
        use Access::{Read, ReadWrite};
        match self {
            Kernel::Attention => &[Read, Read, Read, ReadWrite],
            Kernel::Gather => &[Read, Read, ReadWrite],
            Kernel::MatmulF32 | Kernel::MatmulF16 => &[Read, Read, ReadWrite, Read],
            Kernel::MatmulQ4_0 | Kernel::MatmulQ8_0 => &[Read, Read, ReadWrite, Read, Read],
            Kernel::RmsNorm => &[Read, Read, ReadWrite],
            Kernel::RopeKeep => &[Read, ReadWrite, ReadWrite],
        }
    }

    /// The shader, its imports stitched in.
    pub fn wgsl(self) -> String {
        source::stitch(self.file())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kernels_know_their_places() {
        assert_eq!(Kernel::ALL.map(Kernel::idx), std::array::from_fn(|idx| idx));
    }
}
