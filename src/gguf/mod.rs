//! The GGUF container: bytes to metadata and tensor directory, and back; the block formats of its weights.
//!
//! In: a file's bytes, untrusted. Out: metadata and [`TensorRef`]s that borrow from them. Source: the GGUF
//! specification in ggml's docs/gguf.md. It does not know what the tensors mean.

mod blocks;
mod bytes;
mod error;
mod k_blocks;
mod reader;
mod tensor;
mod value;
mod writer;

pub use blocks::{BlockQ4_0, BlockQ8_0, blocks, f16_from_f32, f32_from_f16, quantise};
pub use error::GgufError;
pub use k_blocks::{BlockQ4K, BlockQ6K};
pub use reader::Gguf;
pub use tensor::{Dtype, TensorRef};
pub use value::Value;
pub use writer::Writer;

#[cfg(test)]
mod tests;
