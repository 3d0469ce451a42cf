//! The list of kernels: which file each is written in and which storage buffers it binds.
//!
//! Every kernel has its parameters at `@group(0) @binding(0)` as a uniform, its storage buffers at `@group(1)` from
//! binding 0 on, and one entry point named `main`. A test compares this table with what naga reads in the shaders.

use super::source;
use crate::gguf::Dtype;

/// How a kernel uses a storage buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    Read,
    ReadWrite,
}

/// A compute kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kernel {
    Attention,
    Gather,
    /// With weights of this format.
    Matmul(Dtype),
    /// With Q8_0 weights, and activations rounded to signed bytes. Only where the language has such dot products.
    MatmulInt8,
    /// The same as `Matmul` for few rows.
    MatmulThin(Dtype),
    RmsNorm,
    RopeCache,
}

impl Kernel {
    /// The kernels that every model needs.
    pub const COMMON: [Kernel; 4] = [Kernel::Attention, Kernel::Gather, Kernel::RmsNorm, Kernel::RopeCache];

    /// Every kernel.
    pub fn all() -> impl Iterator<Item = Kernel> {
        let matmuls = Dtype::ALL.into_iter().flat_map(|dtype| [Kernel::Matmul(dtype), Kernel::MatmulThin(dtype)]);
        Kernel::COMMON.into_iter().chain(matmuls).chain([Kernel::MatmulInt8])
    }

    /// The file of the kernel, which also names it in error messages.
    pub fn file(self) -> &'static str {
        match self {
            Kernel::Attention => "attention.wgsl",
            Kernel::Gather => "gather.wgsl",
            Kernel::Matmul(_) => "matmul.wgsl",
            Kernel::MatmulInt8 => "matmul_int8.wgsl",
            Kernel::MatmulThin(_) => "matmul_thin.wgsl",
            Kernel::RmsNorm => "rms_norm.wgsl",
            Kernel::RopeCache => "rope_cache.wgsl",
        }
    }

    /// The storage buffers of `@group(1)`, by binding.
    pub fn bindings(self) -> &'static [Access] {
        use Access::{Read, ReadWrite};
        match self {
            Kernel::Attention => &[Read, Read, Read, ReadWrite],
            Kernel::Gather => &[Read, Read, ReadWrite],
            Kernel::Matmul(Dtype::F32 | Dtype::F16) | Kernel::MatmulThin(Dtype::F32 | Dtype::F16) => {
                &[Read, Read, ReadWrite, Read]
            }
            Kernel::Matmul(_) | Kernel::MatmulInt8 | Kernel::MatmulThin(_) => &[Read, Read, ReadWrite, Read, Read],
            Kernel::RmsNorm => &[Read, Read, ReadWrite],
            Kernel::RopeCache => &[Read, ReadWrite, ReadWrite],
        }
    }

    /// The shader, its weights' format and its imports stitched in.
    pub fn wgsl(self) -> String {
        match self {
            Kernel::Matmul(dtype) | Kernel::MatmulThin(dtype) => source::stitch(&[self.file(), weights_file(dtype)]),
            _ => source::stitch(&[self.file()]),
        }
    }
}

/// How weights of a format are read.
fn weights_file(dtype: Dtype) -> &'static str {
    match dtype {
        Dtype::F32 => "weights/f32.wgsl",
        Dtype::F16 => "weights/f16.wgsl",
        Dtype::Q4_0 => "weights/q4_0.wgsl",
        Dtype::Q8_0 => "weights/q8_0.wgsl",
        Dtype::Q4K => "weights/q4_k.wgsl",
        Dtype::Q6K => "weights/q6_k.wgsl",
    }
}
