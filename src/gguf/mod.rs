//! The GGUF container: bytes to metadata and tensor directory, and back; the block formats of its weights.
//!
//! In: a file's bytes, untrusted. Out: metadata and [`TensorRef`]s that borrow from them. Source: the GGUF
//! specification in ggml's docs/gguf.md. It does not know what the tensors mean.

mod tensor;

pub use tensor::{Dtype, TensorRef};
