//! What can be wrong with a file that says it is GGUF.

/// Why a GGUF file was refused. Offsets are bytes from the file's start.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GgufError {
    /// The first four bytes are not `GGUF`.
    #[error("not a GGUF file: it starts with {found:?} instead of \"GGUF\"")]
    Magic { found: String },
    /// A version whose layout is not read here.
    #[error("GGUF version {found} (wanted 2 or 3, little-endian)")]
    Version { found: u32 },
    /// The file ends too early.
    #[error("truncated: {what} at byte {offset} needs {needed} bytes, {left} are left")]
    Truncated { what: &'static str, offset: usize, needed: u64, left: usize },
    /// A count or a length past its cap.
    #[error("{what} at byte {offset}: {found} is past the limit of {limit}")]
    TooMany { what: &'static str, offset: usize, found: u64, limit: u64 },
    /// Text that is not UTF-8.
    #[error("{what} at byte {offset} is not UTF-8")]
    Utf8 { what: &'static str, offset: usize },
    /// A metadata value of a type the format does not have, or an array within an array.
    #[error("metadata {key:?} at byte {offset}: no value type has the number {found}")]
    ValueType { key: String, offset: usize, found: u32 },
    /// Two entries with one name.
    #[error("{what} {name:?} stands there twice")]
    Twice { what: &'static str, name: String },
    /// `general.alignment` is not a power of two within reason.
    #[error("alignment {found} is not a power of two from 1 to {limit}")]
    Alignment { found: u32, limit: u32 },
    /// A weight format that is not read here.
    #[error(
        "tensor {tensor:?}: ggml type {found} is not read here (F32 0, F16 1, Q4_0 2, Q8_0 8, Q4_K 12, Q6_K 14 are)"
    )]
    Dtype { tensor: String, found: u32 },
    /// Dimensions that no vector or matrix of this format has.
    #[error("tensor {tensor:?}: dimensions {found:?}: {why}")]
    Shape { tensor: String, found: Vec<u64>, why: &'static str },
    /// The tensor's bytes do not lie in the file.
    #[error("tensor {tensor:?}: bytes {start} to {end} of a data section of {len}")]
    Range { tensor: String, start: u64, end: u64, len: u64 },
    /// The tensor does not start at a multiple of the alignment.
    #[error("tensor {tensor:?} starts at {start}, which is not a multiple of {alignment}")]
    Unaligned { tensor: String, start: u64, alignment: u32 },
    /// Two tensors share bytes.
    #[error("tensors {first:?} and {second:?} overlap")]
    Overlap { first: String, second: String },
    /// A metadata key that is wanted and absent.
    #[error("metadata {key:?} is missing")]
    NoKey { key: String },
    /// A metadata value of another type than wanted, or out of that type's range.
    #[error("metadata {key:?}: wanted {wanted}, found {found}")]
    WrongType { key: String, wanted: &'static str, found: &'static str },
    /// A tensor that is wanted and absent.
    #[error("tensor {name:?} is missing")]
    NoTensor { name: String },
    /// A tensor that is wanted before it has arrived.
    #[error("tensor {name:?} is still on its way")]
    Awaited { name: String },
}
